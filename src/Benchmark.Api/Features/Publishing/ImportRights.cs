using Benchmark.Api.Http;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;

namespace Benchmark.Api.Features.Publishing;

/// <summary>
/// Finds the rows that a key may not write, before anything is read from them. Only who rests on a source is known later, when the rows are in place.
/// </summary>
internal static class ImportRights
{
    // Where a row names sources.
    private static readonly IReadOnlyList<(Noun Noun, string Column)> Naming =
    [
        (Noun.Observation, "source"),
        (Noun.Observation, "second_source"),
        (Noun.Target, "source"),
        (Noun.Target, "document"),
    ];

    /// <summary>Whose sources a key may write; null for every source.</summary>
    public static SourceLimits? LimitsOf(ApiKey key) => key.WritesEverything ? null : new SourceLimits(key.Provinces);

    /// <summary>What is known of the sources of an import; null where a key needs no more than its scopes.</summary>
    public static async Task<SourceStanding?> StandingAsync(ApiKey key, PostedImport import, SourceRights rights, CancellationToken cancellation) =>
        !key.WritesEverything && TableOf(import, Noun.Source) is not null ? await rights.ReadAsync(cancellation) : null;

    public static Problem Refuse(IReadOnlyList<Fault> faults) => new(
        ProblemKind.Forbidden,
        new Text(
            $"Khóa không được ghi {faults.Count} dòng; không có gì bị thay đổi.",
            $"The key may not write {faults.Count} of the rows; nothing was changed."),
        faults);

    /// <summary>The rows that a key may not write.</summary>
    /// <param name="key">The key.</param>
    /// <param name="import">What was posted.</param>
    /// <param name="standing">What is known of its sources; null where that makes no difference.</param>
    public static IReadOnlyList<Fault> FindForbidden(ApiKey key, PostedImport import, SourceStanding? standing)
    {
        var faults = new List<Fault>();
        var named = standing is null ? [] : NamedIn(import);
        foreach (var table in import.Tables)
        {
            foreach (var row in table.Rows)
            {
                if (faults.Count >= JsonFields.MostFaults)
                    return faults;
                if (table.File == DataSetFiles.Deletions.File)
                    CheckDeletion(row);
                else
                    CheckRow(table, row);
            }
        }

        return faults;

        void CheckRow(ImportTable table, ImportRow row)
        {
            var noun = DataSetFiles.Find(table.File)!.Noun!.Value;
            var path = import.PathOf(table.File, row.Line, null);
            if (noun == Noun.Source && standing is not null)
            {
                CheckSource(CellsOf(table, row, "id"), path);
                return;
            }

            // A target is known by an id that begins with its province; both must be allowed, before any other check.
            var provinces = noun switch
            {
                Noun.Observation => CellsOf(table, row, "province"),
                Noun.Target => [.. CellsOf(table, row, "province"), .. CellsOf(table, row, "id").Select(id => id.Split('.')[0])],
                _ => [],
            };
            Check(noun, provinces, path);
        }

        void CheckSource(IReadOnlyList<string> ids, string path)
        {
            if (ids.Select(id => standing.Find(LimitsOf(key)!, id, named.Contains(id))).FirstOrDefault(found => found is not null) is { } forbidden)
                faults.Add(FaultOf(key, forbidden, path));
        }

        void CheckDeletion(ImportRow row)
        {
            // An invalid noun or id is reported by the import itself, which then changes nothing.
            if (row.Values is not [var word, var id] || !Code.TryParse<Noun>(word, out var noun))
                return;
            Check(noun, noun is Noun.Observation or Noun.Target ? [id.Split('.')[0]] : [], import.PathOf(DataSetFiles.Deletions.File, row.Line, null));
        }

        void Check(Noun noun, IReadOnlyList<string> provinces, string path)
        {
            if (!key.MayWrite(noun))
                faults.Add(new Fault(path, null, ErrorCodes.ScopeForbidden, OutOfScope(key, noun)));
            else if (provinces.FirstOrDefault(province => province.Length > 0 && !key.MayWriteOf(province)) is { } foreign)
                faults.Add(new Fault(path, foreign, ErrorCodes.ProvinceForbidden, OfOtherProvince(key)));
        }
    }

    /// <summary>The sources of an import that its key may not write, where they stand in what was posted.</summary>
    public static IEnumerable<Fault> FaultsOf(ApiKey key, PostedImport import, IReadOnlyList<ForbiddenSource> sources)
    {
        var table = TableOf(import, Noun.Source)!;
        var lines = table.Rows.Select(row => (Id: CellsOf(table, row, "id").FirstOrDefault(""), row.Line)).ToLookup(row => row.Id, row => row.Line);
        return sources.Take(JsonFields.MostFaults).Select(source => FaultOf(key, source, import.PathOf(table.File, lines[source.Source].First(), null)));
    }

    private static Fault FaultOf(ApiKey key, ForbiddenSource source, string path) => source.Fault switch
    {
        SourceFault.OfNoProvince => new Fault(path, source.Source, ErrorCodes.ScopeForbidden, OutOfScope(key, Noun.Source)),
        SourceFault.OfOtherProvince => new Fault(path, source.Province, ErrorCodes.ProvinceForbidden, OfOtherProvince(key)),
        SourceFault.NotNamed => new Fault(
            path,
            source.Source,
            ErrorCodes.SourceNotNamed,
            new Text(
                "Không dòng nào trong lần nhập này dẫn tới nguồn mới này. Hãy gửi nó cùng với số liệu hoặc mục tiêu lấy từ nó.",
                "No row of this import names this new source. Send it together with an observation or a target that comes from it.")),
        _ => new Fault(
            path,
            source.Source,
            ErrorCodes.SourceShared,
            source.Province is { } other
                ? new Text(
                    $"Dòng của {other} cũng dựa vào nguồn này. Hãy gửi một nguồn mới với mã khác, hoặc nhờ người vận hành sửa nguồn này.",
                    $"Rows of {other} rest on this source too. Send a new source with an id of its own, or ask the operator to change this one.")
                : new Text(
                    "Một chỉ tiêu cũng dựa vào nguồn này. Hãy gửi một nguồn mới với mã khác, hoặc nhờ người vận hành sửa nguồn này.",
                    "An indicator rests on this source too. Send a new source with an id of its own, or ask the operator to change this one.")),
    };

    private static Text OutOfScope(ApiKey key, Noun noun)
    {
        var scopes = string.Join(", ", key.EffectiveScopes);
        var next = noun == Noun.Source
            ? new Text(
                "Nguồn riêng của một đơn vị có mã bắt đầu bằng mã đơn vị và gạch nối, hoặc doc-, mã đơn vị và gạch nối; nguồn dùng chung do người vận hành "
                    + "ghi.",
                "A source of a province has an id that begins with the id of the province and a hyphen, or with doc-, that id and a hyphen; those that all "
                    + "share are written by the operator.")
            : new Text("Hãy bỏ dòng này, hoặc nhờ người vận hành ghi nó.", "Leave the row out, or ask the operator to write it.");
        return new Text($"Khóa này chỉ được ghi: {scopes}. {next.Vi}", $"This key may do no more than {scopes}. {next.En}");
    }

    private static Text OfOtherProvince(ApiKey key)
    {
        var own = string.Join(", ", key.Provinces!);
        return new Text(
            $"Khóa này chỉ được ghi dữ liệu của: {own}. Hãy bỏ dòng này, hoặc nhờ đơn vị kia gửi nó.",
            $"This key may write rows of {own} alone. Leave the row out, or let the other province send it.");
    }

    private static ImportTable? TableOf(PostedImport import, Noun noun) => import.Tables.FirstOrDefault(table => table.File == DataSetFiles.Of(noun).File);

    private static HashSet<string> NamedIn(PostedImport import) =>
    [
        .. from naming in Naming
        let table = TableOf(import, naming.Noun)
        where table is not null
        from row in table.Rows
        from cell in CellsOf(table, row, naming.Column)
        select cell,
    ];

    private static IReadOnlyList<string> CellsOf(ImportTable table, ImportRow row, string column) =>
        [.. table.Columns.Zip(row.Values).Where(cell => cell.First == column).Select(cell => cell.Second)];
}
