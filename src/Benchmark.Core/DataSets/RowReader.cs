using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Benchmark.Core.Numbers;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.DataSets;

/// <summary>Reads the cells of one row of a file or a posted document into values and records every cell that is not what its column asks for.</summary>
/// <param name="file">The file.</param>
/// <param name="columns">The position of each column; a missing one is empty.</param>
/// <param name="row">The row.</param>
/// <param name="problems">Takes the problems.</param>
internal sealed partial class RowReader(string file, IReadOnlyDictionary<string, int> columns, ImportRow row, ImportProblems problems) : IRow
{
    private const int SignificantDigits = 15;

    private static readonly SearchValues<char> Delimiters = SearchValues.Create("\"<>\\^`{|}");

    // A cell may be read several times; its fault is reported once.
    private HashSet<ImportProblem>? _said;

    /// <summary>Whether every cell read so far was valid.</summary>
    public bool IsWhole { get; private set; } = true;

    public int Line => row.Line;

    [GeneratedRegex("^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$")]
    public static partial Regex IdPattern();

    // What is written like a number and still cannot be read as one has too many digits.
    [GeneratedRegex("^[-+]?[0-9]+(\\.[0-9]*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainNumber();

    public void Problem(string? column, string? value, DataFault fault)
    {
        IsWhole = false;
        var problem = new ImportProblem(file, row.Line, column, value, fault);
        if ((_said ??= []).Add(problem))
            problems.Add(problem);
    }

    /// <summary>Reports a fault of the cell of a column.</summary>
    public void Problem(string column, DataFault fault) => Problem(column, Raw(column) is { Length: > 0 } text ? text : null, fault);

    public string? OptionalCell(string column)
    {
        var text = Raw(column);
        if (text.Length == 0)
            return null;
        if (!Ascii.IsValid(text) && !text.IsNormalized(NormalizationForm.FormC))
            Problem(column, text, DataFaults.NotNormalized);
        // As spreadsheets and forms of Windows end a line (RFC 4180, section 2, allows it within quotes).
        if (text.Contains('\r'))
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (FindControl(text) is { } control)
            Problem(column, text, DataFaults.ControlCharacter(control));
        if (IsName(column) && text.FirstOrDefault(SearchText.LooksLikeD) is var letter and not '\0')
            Problem(column, text, DataFaults.LookAlike(letter, char.IsLower(letter) ? '\u0111' : '\u0110'));
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            Problem(column, text, DataFaults.OuterSpace);
        return text;
    }

    public string RequiredCell(string column)
    {
        if (OptionalCell(column) is { } text)
            return text;
        Problem(column, null, DataFaults.Required);
        return "";
    }

    public string? RequiredOrNone(string column, string none) => RequiredCell(column) is var text && text == none ? null : text;

    public string Id(string column)
    {
        var text = RequiredCell(column);
        if (text.Length > 0 && !IdPattern().IsMatch(text))
            Problem(column, text, DataFaults.NotAnId);
        return text;
    }

    public string? Matching(string column, Regex pattern, Text what)
    {
        var text = OptionalCell(column);
        if (text is not null && !pattern.IsMatch(text))
            Problem(column, text, DataFaults.NotOfPattern(what));
        return text;
    }

    public string? Address(string column)
    {
        var text = OptionalCell(column);
        if (text is not null && !IsAddress(text))
            Problem(column, text, DataFaults.NotAnAddress);
        return text;
    }

    public T Code<T>(string column)
        where T : struct, Enum
    {
        var text = RequiredCell(column);
        if (text.Length > 0 && !Language.Code.TryParse<T>(text, out _))
            Problem(column, text, DataFaults.NotOneOf(Language.Code.All<T>()));
        return Language.Code.TryParse<T>(text, out var value) ? value : default;
    }

    public T? OptionalCode<T>(string column)
        where T : struct, Enum => OptionalCell(column) is null ? null : Code<T>(column);

    public int? WholeNumber(string column, int lowest, int highest)
    {
        var text = OptionalCell(column);
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest)
            return number;
        Problem(column, text, DataFaults.NotAnInteger(lowest, highest));
        return null;
    }

    public int RequiredWholeNumber(string column, int lowest, int highest)
    {
        RequiredCell(column);
        return WholeNumber(column, lowest, highest) ?? lowest;
    }

    public decimal? Number(string column)
    {
        var text = OptionalCell(column);
        if (text is null)
            return null;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            Problem(column, text, PlainNumber().IsMatch(text) ? DataFaults.NumberOutOfRange : DataFaults.NotANumber);
            return null;
        }

        // The digits are looked at as they are written: reading them as a decimal drops what is too small for one silently.
        var digits = new string([.. text.Where(char.IsAsciiDigit)]).Trim('0').Length;

        // Tables hold doubles: up to 15 significant digits they and our decimals always agree.
        if (digits > SignificantDigits)
            Problem(column, text, DataFaults.TooManyDigits(SignificantDigits));
        if (!Exact.InRange(number) || (number == 0 && digits > 0))
            Problem(column, text, DataFaults.NumberOutOfRange);
        return Exact.Normalize(number);
    }

    public decimal RequiredNumber(string column)
    {
        RequiredCell(column);
        return Number(column) ?? 0;
    }

    public DateOnly? Day(string column)
    {
        var text = OptionalCell(column);
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Problem(column, text, DataFaults.NotADate);
        return null;
    }

    public string? PartialDate(string column)
    {
        var text = OptionalCell(column);
        if (text is not null && !IsPartialDate(text))
            Problem(column, text, DataFaults.NotAPartialDate);
        return text;
    }

    public bool Flag(string column)
    {
        var text = RequiredCell(column);
        if (text.Length > 0 && text is not ("yes" or "no"))
            Problem(column, text, DataFaults.NotAFlag);
        return text == "yes";
    }

    public IReadOnlyList<string> List(string column, char between) => OptionalCell(column)?.Split(between) ?? [];

    public IReadOnlyList<int> Years(string column, char between)
    {
        var years = new List<int>();
        foreach (var part in List(column, between))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= Period.FirstYear and <= Period.LastYear
                && !years.Contains(year))
            {
                years.Add(year);
            }
            else
                Problem(column, part, DataFaults.NotYears);
        }

        return [.. years.Order()];
    }

    public Text? OptionalText(string name)
    {
        var vi = OptionalCell($"{name}_vi");
        var en = OptionalCell($"{name}_en");
        if (vi is null != en is null)
            Problem(vi is null ? $"{name}_vi" : $"{name}_en", null, DataFaults.LanguageMissing);
        return vi is null || en is null ? null : new Text(vi, en);
    }

    public Text RequiredText(string name) => new(RequiredCell($"{name}_vi"), RequiredCell($"{name}_en"));

    public Period? OptionalPeriod(string first, string last)
    {
        var start = WholeNumber(first, Period.FirstYear, Period.LastYear);
        var end = WholeNumber(last, Period.FirstYear, Period.LastYear);
        if (start is null != end is null)
            Problem(start is null ? first : last, null, DataFaults.PeriodEndMissing);
        if (start > end)
            Problem(last, DataFaults.PeriodReversed);
        return start is null || end is null || start > end ? null : new Period(start.Value, end.Value);
    }

    /// <summary>
    /// Whether a text is an address that can be printed in every answer and every citation: of the web, without the name and password of a reader, and
    /// without letters that no address holds (RFC 3986, appendix C names the delimiters).
    /// </summary>
    private static bool IsAddress(string text)
    {
        var isOfTheWeb = text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal);
        if (!isOfTheWeb || text.AsSpan().ContainsAny(Delimiters) || text.Any(char.IsWhiteSpace) || text.Any(char.IsControl))
            return false;
        // An empty name counts too, which the framework drops.
        var authority = text.AsSpan(text.IndexOf("//", StringComparison.Ordinal) + 2);
        var end = authority.IndexOfAny('/', '?', '#');
        return !(end < 0 ? authority : authority[..end]).Contains('@') && Uri.TryCreate(text, UriKind.Absolute, out _);
    }

    private string Raw(string column) => columns.TryGetValue(column, out var index) ? row.Values[index] : "";

    // By hand, since a million observations may have one: DateOnly takes longer for it than everything else takes for the row.
    private static bool IsPartialDate(ReadOnlySpan<char> text)
    {
        static int Digits(ReadOnlySpan<char> part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (text.Length is not (4 or 7 or 10) || Digits(text[..4]) is not (> 0 and var year))
            return false;
        if (text.Length == 4)
            return true;
        if (text[4] != '-' || Digits(text[5..7]) is not (> 0 and <= 12 and var month))
            return false;
        return text.Length == 7 || (text[7] == '-' && Digits(text[8..10]) is > 0 and var day && day <= DateTime.DaysInMonth(year, month));
    }

    private static char? FindControl(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter) && letter is not '\n')
                return letter;
        }

        return null;
    }

    /// <summary>Whether a column holds what something is called by, which readers search for and compare.</summary>
    private static bool IsName(string column) => column is "aliases" || column.StartsWith("name_", StringComparison.Ordinal)
        || column.StartsWith("short_", StringComparison.Ordinal) || column.StartsWith("title", StringComparison.Ordinal)
        || column.StartsWith("issuer", StringComparison.Ordinal) || column.StartsWith("country_", StringComparison.Ordinal);
}

internal static class ReadOnlyListExtensions
{
    public static int IndexOf(this IReadOnlyList<string> list, string item)
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (list[index] == item)
                return index;
        }

        return -1;
    }
}
