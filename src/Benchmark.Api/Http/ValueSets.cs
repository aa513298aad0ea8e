using Benchmark.Api.Formats;

namespace Benchmark.Api.Http;

/// <summary>
/// What a text of the contract may be: one code of a set, which has a name in the OpenAPI document, so that a client has one type for it wherever it stands;
/// or a text of some form.
/// </summary>
/// <param name="Name">What the document calls it.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Codes">Its values; empty where they are not counted.</param>
internal sealed record ValueSet(string Name, string Meaning, IReadOnlyList<string> Codes)
{
    /// <summary>Beside the name of a problem type stands the prefix that a gateway shows the paths under.</summary>
    public const string Prefix = "{prefix}";

    public static readonly ValueSet DataFormat = new(
        "DataFormat",
        "A format of answers; a route gives some of them.\n\n"
            + $"{string.Join('\n', FormatRegister.All.Select(format => $"- `{format.Id}`: `{format.MediaType}`"))}",
        FormatRegister.Ids);

    public static readonly ValueSet ErrorCode = new(
        "ErrorCode",
        $"What is wrong.\n\n{string.Join('\n', ErrorCodes.All.Select(each => $"- `{each.Id}`: {each.Meaning.En}"))}",
        [.. ErrorCodes.All.Select(each => each.Id)]);

    public static readonly ValueSet ProblemTypePath = new(
        "ProblemTypePath",
        "The path of the page that describes a kind of problem.\n\n"
            + $"{string.Join('\n', ProblemKind.All.Select(kind => $"- `{Prefix}/problems/{kind.Slug}`: {kind.Title.En}"))}",
        [.. ProblemKind.All.Select(kind => $"{Prefix}/problems/{kind.Slug}")]);

    public static readonly ValueSet CaveatCode = new(
        "CaveatCode",
        "The code of a warning (`WarningCode`) or of a reason (`Reason`).",
        [.. Code.All<WarningCode>().Union(Code.All<Reason>())]);

    public static readonly ValueSet Unit = new(
        "Unit",
        "The code of a unit. The set is open, because units are made of words (`thousand-vnd-per-person`): a client shows what it does not know by `unitName`.",
        [])
    {
        Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$",
    };

    public static readonly ValueSet PartialDate = new("PartialDate", "A date as far as it is known: a day, a month or a year.", [])
    {
        Pattern = @"^\d{4}(-\d{2}(-\d{2})?)?$",
    };

    public static readonly ValueSet RankOn = new("RankOn", "What ranks stand on: the values as they are, or rounded to so many decimals.", [])
    {
        Pattern = "^(raw|rounded-([0-9]|10))$",
    };

    // By the name of a property, or of one of a single type; whatever answers have a property of this name later, it is the same there.
    private static readonly IReadOnlyDictionary<string, ValueSet> Properties = new Dictionary<string, ValueSet>
    {
        ["unit"] = Unit,
        ["gapUnit"] = Unit,
        ["rankOn"] = RankOn,
        ["publishedOn"] = PartialDate,
        ["vintage"] = PartialDate,
        ["formats"] = DataFormat,
        ["Caveat.code"] = CaveatCode,
        ["ProblemError.code"] = ErrorCode,
        ["ProblemCode.code"] = ErrorCode,
        ["ImportWarning.code"] = ErrorCode,
        ["ProblemDocument.type"] = ProblemTypePath,
        ["ProblemType.type"] = ProblemTypePath,
    };

    /// <summary>The form of what is not counted; null for that of a set.</summary>
    public string? Pattern { get; init; }

    /// <summary>The set that a property of text belongs to; null for none.</summary>
    /// <param name="others">The sets that another layer knows, by the names of their properties.</param>
    /// <param name="schema">The name of the schema.</param>
    /// <param name="property">The name of the property.</param>
    public static ValueSet? Of(IReadOnlyDictionary<string, ValueSet> others, string schema, string property) =>
        new[] { $"{schema}.{property}", property }.Select(name => Properties.GetValueOrDefault(name) ?? others.GetValueOrDefault(name))
            .FirstOrDefault(set => set is not null);
}
