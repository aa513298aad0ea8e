using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;

namespace Benchmark.Data.Tables;

/// <summary>
/// A table of the data set: what it is called, what a row is known by and what it holds. Releases and history treat all of them alike, so their SQL is
/// written once, with these names.
/// </summary>
/// <param name="Schema">The fields of its rows.</param>
internal sealed record DataTable(Schema Schema)
{
    public static readonly IReadOnlyList<DataTable> All = [.. DataSetFiles.Nouns.Select(schema => new DataTable(schema))];

    public static readonly DataTable Observation = Of(Noun.Observation);

    private readonly Dictionary<string, FieldType> _types =
        Schema.StoredFields.ToDictionary(field => field.Column!, field => field.Type, StringComparer.Ordinal);

    /// <summary>What a row is.</summary>
    public Noun Noun { get; } = Schema.Noun!.Value;

    public string Name { get; } = Code.Of(Schema.Noun!.Value);

    public string History => $"{Name}_history";

    /// <summary>The columns that name a row.</summary>
    public IReadOnlyList<string> Key => Schema.Key;

    /// <summary>The other columns.</summary>
    public IReadOnlyList<string> Others { get; } = [.. Schema.TableColumns.Except(Schema.Key)];

    /// <summary>Every column but the releases between which a row holds.</summary>
    public IReadOnlyList<string> Columns => Schema.TableColumns;

    /// <summary>What a column holds.</summary>
    public FieldType TypeOf(string column) => _types[column];

    public static DataTable Of(Noun noun) => All[(int)noun];

    public static DataTable Of(Schema schema) => Of(schema.Noun!.Value);

    /// <summary>
    /// The tables as they were in an older release, under the names they have: put before a statement, it makes the statement answer from that release.
    /// </summary>
    // The number is no parameter, so that the statements are the same for every release.
    public static string AsOf(Database database, int release) => $"with {string.Join(", ", All.Select(table => table.ReadAsOf(database, $"{release}")))}";

    /// <summary>That a row of a table holds in a release.</summary>
    public static string Holds(string row, string release) => $"{row}.since <= {release}";

    /// <summary>That a row of a history held in a release.</summary>
    public static string Held(string row, string release) => $"{row}.since <= {release} and {row}.until > {release}";

    /// <summary>Columns of this table, each behind the name of a table when one is given.</summary>
    public static string List(IEnumerable<string> columns, string? of = null) =>
        string.Join(", ", columns.Select(column => NameOf(column, of)));

    /// <summary>A column, behind the name of a table when one is given. It is quoted: a column may be called what SQL calls something else.</summary>
    public static string NameOf(string column, string? of = null) => of is null ? $"\"{column}\"" : $"{of}.\"{column}\"";

    /// <summary>That two tables name the same row.</summary>
    public string SameKey(string one, string other) => string.Join(" and ", Key.Select(column => $"{one}.{column} = {other}.{column}"));

    // "Not materialized" lets conditions reach both tables behind the name.
    private string ReadAsOf(Database database, string release) =>
        $"""
        {Name} as not materialized (
            select {List(Columns)} from {database.Own(Name)} as present where {Holds("present", release)}
            union all
            select {List(Columns)} from {History} as past where {Held("past", release)})
        """;
}
