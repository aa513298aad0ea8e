using Benchmark.Core.DataSets;

namespace Benchmark.Api.Data;

/// <summary>
/// A table of the data set: what it is called, what a row is known by and what it holds. Releases and history treat all of them alike, so their SQL is
/// written once, with these names.
/// </summary>
/// <param name="Noun">What a row is.</param>
/// <param name="Key">The columns that name a row.</param>
/// <param name="Others">The other columns.</param>
internal sealed record DataTable(Noun Noun, IReadOnlyList<string> Key, IReadOnlyList<string> Others)
{
    public static readonly DataTable Source = new(Noun.Source, ["id"], ["kind", "number", "title", "issuer", "published_on", "url", "note_vi", "note_en"]);

    public static readonly DataTable Province = new(
        Noun.Province,
        ["id"],
        [
            "name_vi", "name_en", "aliases", "kind", "region_vi", "region_en", "gso", "iso", "valid_from", "valid_to", "successor", "headline", "source",
            "note_vi", "note_en",
        ]);

    public static readonly DataTable Indicator = new(
        Noun.Indicator,
        ["id"],
        [
            "name_vi", "name_en", "kind", "unit", "unit_name_vi", "unit_name_en", "direction", "theme", "headline", "minimum", "maximum", "worst",
            "worst_reason_vi", "worst_reason_en", "score_method", "pace", "ratio_scale", "decimals", "source", "note_vi", "note_en",
        ]);

    public static readonly DataTable Series = new(
        Noun.Series,
        ["indicator", "id"],
        ["name_vi", "name_en", "field_size", "map", "average_start", "average_end", "judges_targets", "preferred", "breaks", "note_vi", "note_en"]);

    public static readonly DataTable Target = new(
        Noun.Target,
        ["id"],
        [
            "province", "indicator", "horizon", "horizon_stated", "horizon_reading", "period_start", "period_end", "basis", "comparator", "low", "high",
            "unit", "direction", "band", "field_size", "series", "standing", "superseded_by", "statement_vi", "statement_en", "document", "source",
            "certainty", "note_vi", "note_en",
        ]);

    public static readonly DataTable Observation = new(
        Noun.Observation,
        ["province", "indicator", "year", "series", "revision"],
        ["value", "vintage", "certainty", "source", "second_source", "note_vi", "note_en"]);

    public static readonly IReadOnlyList<DataTable> All = [Source, Province, Indicator, Series, Target, Observation];

    public string Name { get; } = Code.Of(Noun);

    public string History => $"{Name}_history";

    /// <summary>Every column but the releases between which a row holds.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Key, .. Others];

    /// <summary>The tables as they were in an older release, under the names they have: put before a statement, it makes the statement answer from that release.</summary>
    public static string AsOf(int release) => $"with {string.Join(", ", All.Select(table => table.ReadAsOf(release)))}";

    /// <summary>Columns of this table, each behind the name of a table when one is given.</summary>
    public static string List(IEnumerable<string> columns, string? of = null) => string.Join(", ", columns.Select(column => of is null ? column : $"{of}.{column}"));

    /// <summary>That two tables name the same row.</summary>
    public string SameKey(string one, string other) => string.Join(" and ", Key.Select(column => $"{one}.{column} = {other}.{column}"));

    // The number is no parameter, so that the statements need not know whether they look back. "Not materialized" lets their conditions reach both tables, and
    // "main" means the table itself, whose name is taken here; PostgreSQL would say "public".
    private string ReadAsOf(int release) =>
        $"""
        {Name} as not materialized (
            select {List(Columns)} from main.{Name} where since <= {release}
            union all
            select {List(Columns)} from {History} where since <= {release} and until > {release})
        """;
}
