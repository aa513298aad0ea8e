using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Benchmark.Api.Http;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data.Imports;

namespace Benchmark.Api.Features.Publishing;

/// <summary>How a posted import is to be made.</summary>
/// <param name="Reason">Why the release is made; null where that could not be read.</param>
internal sealed record ImportTerms(Text? Reason)
{
    /// <summary>Check everything and change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether what is allowed and rarely meant is an error.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether what is left out of a row stays as it is.</summary>
    public bool Merge { get; init; }

    /// <summary>The release that the sender read; null where it does not say.</summary>
    public string? IfRelease { get; init; }

    /// <summary>Them in short, beside the rows: what was sent again is the same only under the same terms.</summary>
    public string Words =>
        $"\n{Reason?.Vi}\n{Reason?.En}\n{DryRun}{(Strict ? "\nstrict" : "")}{(Merge ? "\nmerge" : "")}{(IfRelease is null ? "" : $"\n{IfRelease}")}";
}

/// <summary>What was posted, as the tables an import takes.</summary>
internal sealed class PostedImport
{
    // The key of each list of rows, in the order in which they stand in the contract.
    private static readonly IReadOnlyList<(string Field, Noun Noun)> Lists =
    [
        ("provinces", Noun.Province),
        ("indicators", Noun.Indicator),
        ("series", Noun.Series),
        ("sources", Noun.Source),
        ("targets", Noun.Target),
        ("observations", Noun.Observation),
        ("themes", Noun.Theme),
    ];

    // How much of an invalid value an answer repeats, in characters.
    private const int LongestEcho = 100;

    private readonly Dictionary<int, string> _deletions = [];
    private readonly Form _form;

    private PostedImport(Form form) => _form = form;

    public IReadOnlyList<ImportTable> Tables { get; private init; } = [];

    /// <summary>The problems found before its rows are read.</summary>
    public ImportProblems Problems { get; } = new();

    /// <summary>How it is to be made.</summary>
    public ImportTerms Terms { get; private set; } = new(null);

    /// <summary>What was sent, in short: the same twice is a retry.</summary>
    public string Fingerprint { get; private init; } = "";

    /// <summary>A JSON document. Its rows have the columns of the data set in camelCase; a field that is left out is empty.</summary>
    public static PostedImport Read(JsonElement document, List<Fault> faults)
    {
        var fields = new JsonFields(document, "", faults);
        var tables = new List<ImportTable>();
        var import = new PostedImport(Form.Document) { Tables = tables, Fingerprint = Hash(Encoding.UTF8.GetBytes(document.GetRawText())) };
        if (!fields.IsObject)
            return import;
        import.Terms = new ImportTerms(ReadReason(document, fields))
        {
            DryRun = fields.Flag("dryRun") ?? false,
            Strict = fields.Flag("strict") ?? false,
            Merge = fields.Flag("merge") ?? false,
            IfRelease = fields.Text("ifRelease"),
        };
        foreach (var (field, noun) in Lists)
        {
            var schema = DataSetFiles.Of(noun);
            var columns = schema.FileColumns;
            IReadOnlyList<(string Name, FieldType Type)> cells = [.. schema.Fields.Where(each => each.InFiles).Select(
                each => (NameOf(each.Column!), each.Type))];
            // The rows are counted as lines behind a header, so that a problem leads back to its row.
            var rows = new List<ImportRow>();
            foreach (var row in fields.Array(field, 0, ApiKeys.MostRows))
            {
                rows.Add(new ImportRow(rows.Count + 2, [.. cells.Select(cell => row.Cell(cell.Name, cell.Type))])
                {
                    LeftOut = import.Terms.Merge ? [.. cells.Index().Where(cell => !row.Has(cell.Item.Name)).Select(cell => cell.Index)] : [],
                });
                row.Finish();
            }

            if (rows.Count > 0)
                tables.Add(new ImportTable(schema.File, columns, rows));
        }

        if (fields.Object("delete") is { } delete)
        {
            var rows = new List<ImportRow>();
            foreach (var (field, noun) in Lists)
            {
                foreach (var (index, id) in delete.Texts(field, ApiKeys.MostRows).Index())
                {
                    rows.Add(new ImportRow(rows.Count + 2, [Code.Of(noun), id]));
                    import._deletions[rows.Count + 1] = $"delete.{field}[{index}]";
                }
            }

            delete.Finish();
            if (rows.Count > 0)
                tables.Add(new ImportTable(DataSetFiles.Deletions.File, DataSetFiles.Deletions.FileColumns, rows));
        }

        fields.Finish();
        if (tables.Sum(table => table.Rows.Count()) is var count and > ApiKeys.MostRows)
            faults.Add(TooManyRows(count));
        return import;
    }

    /// <summary>A CSV of the rows of one noun.</summary>
    public static PostedImport Read(ReadOnlyMemory<byte> csv, Noun noun, ImportTerms terms, List<Fault> faults)
    {
        var words = $"\n{Code.Of(noun)}{terms.Words}";
        var tables = new List<ImportTable>();
        var import = new PostedImport(Form.Table)
        {
            Tables = tables,
            Terms = terms,
            Fingerprint = Hash([.. csv.Span, .. Encoding.UTF8.GetBytes(words)]),
        };
        if (CsvRows.Read(csv.Span, DataSetFiles.Of(noun).File, import.Problems) is not { } table)
            return import;
        tables.Add(table);
        if (table.Rows.Count() is var count and > ApiKeys.MostRows)
            faults.Add(TooManyRows(count));
        return import;
    }

    /// <summary>Several tables, each the content of a file of the data set.</summary>
    /// <param name="files">The files by their names in the data set.</param>
    /// <param name="terms">How the import is to be made.</param>
    /// <param name="faults">Takes what is wrong with them as a whole.</param>
    public static PostedImport Read(IReadOnlyList<(string File, ReadOnlyMemory<byte> Bytes)> files, ImportTerms terms, List<Fault> faults)
    {
        var tables = new List<ImportTable>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\n{bytes.Length}\n"));
            hash.AppendData(bytes.Span);
        }

        hash.AppendData(Encoding.UTF8.GetBytes(terms.Words));
        var import = new PostedImport(Form.Tables) { Tables = tables, Terms = terms, Fingerprint = Convert.ToHexStringLower(hash.GetHashAndReset()) };
        foreach (var (file, bytes) in files)
        {
            if (CsvRows.Read(bytes.Span, file, import.Problems) is { } table)
                tables.Add(table);
        }

        if (tables.Sum(table => table.Rows.Count()) is var count and > ApiKeys.MostRows)
            faults.Add(TooManyRows(count));
        return import;
    }

    /// <summary>A copy of the problems found before its rows are read, for one attempt; each attempt finds the others again.</summary>
    public ImportProblems CopyProblems()
    {
        var problems = new ImportProblems();
        foreach (var problem in Problems.InOrder())
            problems.Add(problem);
        return problems;
    }

    /// <summary>Where a row or a cell stands in what was posted.</summary>
    public string PathOf(string file, int? line, string? column)
    {
        if (file == ImportOptions.IfReleaseName)
            return file;
        if (_form != Form.Document)
        {
            var name = _form == Form.Tables ? file : null;
            if (line is null)
                return name ?? "body";
            var place = name is null ? $"line {line}" : $"{name} line {line}";
            return column is null ? place : $"{place}: {column}";
        }

        if (file == DataSetFiles.Deletions.File)
            return line is { } deleted && _deletions.TryGetValue(deleted, out var path) ? path : "delete";
        var list = Lists.Where(list => DataSetFiles.Of(list.Noun).File == file).Select(list => list.Field).FirstOrDefault("body");
        var row = line is null ? list : $"{list}[{line - 2}]";
        return column is null ? row : $"{row}.{NameOf(column)}";
    }

    /// <summary>Where a problem stands in what was posted, or the row that it concerns where that is part of the data already.</summary>
    public string PlaceOf(ImportProblem problem) => problem.Existing is null
        ? PathOf(problem.File, problem.Line, problem.Column)
        : $"{problem.Existing}{(problem.Column is null ? "" : $".{NameOf(problem.Column)}")}";

    /// <summary>A problem of the import as an error of the body.</summary>
    public Fault FaultOf(ImportProblem problem)
    {
        var value = problem.Value is { Length: > LongestEcho } text ? text[..LongestEcho] + "…" : problem.Value;
        return new Fault(PlaceOf(problem), value, ErrorCodes.Of(problem.Fault.Code), problem.Fault.Sentence());
    }

    /// <summary>A row that others changed since its sender read it.</summary>
    public Fault FaultOf(OutdatedRow row) =>
        new(PlaceOf(row.Problem), row.Id, ErrorCodes.ReleaseChanged, row.Problem.Fault.Sentence()) { Changes = row.Fields };

    /// <summary>The name of a column in a posted document: that of the file in camelCase, flat as the file is.</summary>
    private static string NameOf(string column) =>
        string.Concat(column.Split('_').Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    internal static Text? ReadReason(JsonElement document, JsonFields fields)
    {
        if (document.TryGetProperty("reason", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            var pair = fields.Object("reason", required: true)!;
            var (vi, en) = (pair.Text("vi", required: true, int.MaxValue), pair.Text("en", required: true, int.MaxValue));
            pair.Finish();
            return vi is null || en is null ? null : new Text(vi, en);
        }

        return fields.Text("reason", required: true, int.MaxValue) is { } reason ? new Text(reason, reason) : null;
    }

    private static Fault TooManyRows(int count) => new(
        "body",
        count.ToString(CultureInfo.InvariantCulture),
        ErrorCodes.TooManyRows,
        new Text(
            $"Nhiều nhất {ApiKeys.MostRows} dòng một lần; nhiều hơn thì nhập từ tệp.",
            $"At most {ApiKeys.MostRows} rows at a time; what is larger is imported from a file."));

    /// <summary>The form in which rows were posted.</summary>
    private enum Form
    {
        /// <summary>A JSON document.</summary>
        Document,

        /// <summary>A CSV of one noun.</summary>
        Table,

        /// <summary>Several CSV files.</summary>
        Tables,
    }

    internal static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
