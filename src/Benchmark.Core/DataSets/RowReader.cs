using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.DataSets;

/// <summary>Reads the cells of one row into values and records every cell that is not what its column asks for.</summary>
/// <param name="file">The file.</param>
/// <param name="columns">Where each column stands.</param>
/// <param name="row">The row.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed partial class RowReader(string file, IReadOnlyDictionary<string, int> columns, ImportRow row, ImportProblems problems)
{
    private const int SignificantDigits = 15;

    // A cell may be looked at several times; what is wrong with it is said once.
    private HashSet<ImportProblem>? _said;

    /// <summary>Whether every cell read so far was right.</summary>
    public bool IsWhole { get; private set; } = true;

    public int Line => row.Line;

    [GeneratedRegex("^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$")]
    public static partial Regex IdPattern();

    public void Problem(string? column, string? value, string message)
    {
        IsWhole = false;
        var problem = new ImportProblem(file, row.Line, column, value, message);
        if ((_said ??= []).Add(problem))
            problems.Add(problem);
    }

    /// <summary>Something is wrong with the cell of a column.</summary>
    public void Problem(string column, string message) => Problem(column, Raw(column) is { Length: > 0 } text ? text : null, message);

    public string? Optional(string column)
    {
        var text = Raw(column);
        if (text.Length == 0)
            return null;
        if (!Ascii.IsValid(text) && !text.IsNormalized(NormalizationForm.FormC))
            Problem(column, text, "the text is not in Unicode normalization form C");
        if (HoldsControl(text))
            Problem(column, text, "the text holds a control character");
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            Problem(column, text, "the text begins or ends with a space");
        return text;
    }

    public string Required(string column)
    {
        if (Optional(column) is { } text)
            return text;
        Problem(column, null, "is required");
        return "";
    }

    public string Id(string column)
    {
        var text = Required(column);
        if (text.Length > 0 && !IdPattern().IsMatch(text))
            Problem(column, text, "must be lower-case ASCII words joined by hyphens, with at least one letter");
        return text;
    }

    public string? Matching(string column, Regex pattern, string what)
    {
        var text = Optional(column);
        if (text is not null && !pattern.IsMatch(text))
            Problem(column, text, $"must be {what}");
        return text;
    }

    public T Code<T>(string column)
        where T : struct, Enum
    {
        var text = Required(column);
        if (text.Length > 0 && !Language.Code.TryParse<T>(text, out _))
            Problem(column, text, $"must be one of {string.Join(", ", Language.Code.All<T>())}");
        return Language.Code.TryParse<T>(text, out var value) ? value : default;
    }

    public int? Integer(string column, int from, int to)
    {
        var text = Optional(column);
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
            return number;
        Problem(column, text, $"must be a whole number from {from} to {to}");
        return null;
    }

    public int? Year(string column) => Integer(column, 1900, 2200);

    public int RequiredInteger(string column, int from, int to)
    {
        Required(column);
        return Integer(column, from, to) ?? from;
    }

    public decimal? Number(string column)
    {
        var text = Optional(column);
        if (text is null)
            return null;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            Problem(column, text, "must be a number with a point for the decimals and no exponent or thousands separator");
            return null;
        }

        // The digits are looked at as they are written: reading them as a decimal drops what is too small for one without a word.
        var digits = new string([.. text.Where(char.IsAsciiDigit)]).Trim('0').Length;

        // Tables hold doubles: up to 15 significant digits they and our decimals always agree.
        if (digits > SignificantDigits)
            Problem(column, text, $"must have at most {SignificantDigits} significant digits");
        if (!Exact.InRange(number) || (number == 0 && digits > 0))
            Problem(column, text, "must be 0 or have a magnitude from 1e-10 to 1e17");
        return Exact.Normalize(number);
    }

    public DateOnly? Date(string column)
    {
        var text = Optional(column);
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Problem(column, text, "must be a date like 2025-07-01");
        return null;
    }

    /// <summary>A day, a month or a year: as much of a date as is known.</summary>
    public string? PartialDate(string column)
    {
        var text = Optional(column);
        if (text is null)
            return null;
        if (!IsPartialDate(text))
            Problem(column, text, "must be a date as far as it is known, like 2022-08-09, 2022-08 or 2022");
        return text;
    }

    public bool YesNo(string column)
    {
        var text = Required(column);
        if (text.Length > 0 && text is not ("yes" or "no"))
            Problem(column, text, "must be yes or no");
        return text == "yes";
    }

    /// <summary>A text in both languages, or null when both are empty.</summary>
    public Text? OptionalText(string name)
    {
        var vi = Optional($"{name}_vi");
        var en = Optional($"{name}_en");
        if (vi is null != en is null)
            Problem(vi is null ? $"{name}_vi" : $"{name}_en", null, "is empty while the other language is not");
        return vi is null || en is null ? null : new Text(vi, en);
    }

    public Text RequiredText(string name) => new(Required($"{name}_vi"), Required($"{name}_en"));

    public Period? OptionalPeriod(string start, string end)
    {
        var first = Year(start);
        var last = Year(end);
        if (first is null != last is null)
            Problem(first is null ? start : end, null, "is empty while the other end of the period is not");
        if (first > last)
            Problem(end, "lies before the start of the period");
        return first is null || last is null || first > last ? null : new Period(first.Value, last.Value);
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

    private static bool HoldsControl(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter) && letter is not '\n')
                return true;
        }

        return false;
    }
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
