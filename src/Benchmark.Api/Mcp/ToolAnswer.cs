using System.Text.Json.Nodes;
using Benchmark.Api.Http;

namespace Benchmark.Api.Mcp;

/// <summary>A name that was resolved.</summary>
/// <param name="Asked">What was written.</param>
/// <param name="Id">What it is.</param>
/// <param name="Label">What that is called.</param>
internal sealed record ResolvedName(string Asked, string Id, Text Label);

/// <summary>Something that is not answered.</summary>
/// <param name="What">What was asked for: an argument, a province, a year, a figure.</param>
/// <param name="Reason">The code of the reason, one of the API.</param>
/// <param name="Say">The reason in words, and what may be asked instead.</param>
internal sealed record Missing(string What, string Reason, Text Say)
{
    /// <summary>What may have been meant.</summary>
    public IReadOnlyList<ProblemOption> Options { get; init; } = [];

    /// <summary>How many rows there are in all, where not all are given; null otherwise.</summary>
    public int? Total { get; init; }

    /// <summary>What is wrong with a request.</summary>
    public static Missing Of(Fault fault) => new(fault.Parameter, fault.Code.Id, fault.Message)
    {
        Options = fault.Options.Count > 0 ? fault.Options : [.. fault.DidYouMean.Select(each => new ProblemOption(each, Text.Same(each), null))],
    };
}

/// <summary>The answer of a tool. All tools answer in this shape, whether there is an answer or not.</summary>
internal sealed class ToolAnswer
{
    /// <summary>The most rows of an answer.</summary>
    public const int MostItems = 100;

    /// <summary>The schema of every answer.</summary>
    // It stands with each tool in the list, so it says what a reader relies on and no more.
    public const string Schema =
        """
        {
          "type": "object",
          "required": ["answered", "release", "frontier", "resolved", "items", "missing", "cite", "link"],
          "properties": {
            "answered": {"type": "boolean"},
            "items": {
              "type": "array",
              "maxItems": 100,
              "items": {"type": "object", "required": ["value", "unit", "year", "series", "source", "link", "claim"]}
            },
            "missing": {"type": "array", "items": {"type": "object", "required": ["what", "reason", "say"]}}
          }
        }
        """;

    /// <summary>The fields that every row has; the rest depends on the tool.</summary>
    public static readonly IReadOnlyList<string> FieldsOfRows = ["value", "unit", "year", "series", "source", "link", "claim"];

    /// <summary>The language of what is written in one.</summary>
    public required Language Language { get; init; }

    /// <summary>Whether the call itself is wrong.</summary>
    public bool IsError { get; set; }

    /// <summary>Whether there is no answer.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether no rows are an answer too.</summary>
    public bool MayBeEmpty { get; set; }

    /// <summary>Whether nothing was found that figures could be of, so that there is no newest year of it.</summary>
    public bool IsOfNothing { get; set; }

    /// <summary>The release; null where none was reached.</summary>
    public string? Release { get; set; }

    /// <summary>The newest year that is known of what was asked about, and its series.</summary>
    public (int? Year, string? Series) Frontier { get; set; }

    /// <summary>The names that were resolved.</summary>
    public List<ResolvedName> Resolved { get; } = [];

    /// <summary>The rows.</summary>
    public List<JsonObject> Items { get; } = [];

    /// <summary>What is not answered.</summary>
    public List<Missing> Missing { get; } = [];

    /// <summary>How to cite it.</summary>
    public string? Cite { get; set; }

    /// <summary>The same answer of the API.</summary>
    public string? Link { get; set; }

    /// <summary>Whether there is an answer.</summary>
    public bool IsAnswered => !IsError && !IsRefused && (Items.Count > 0 || MayBeEmpty);

    /// <summary>Says that there is no answer.</summary>
    public ToolAnswer Refuse(params IEnumerable<Missing> reasons)
    {
        IsRefused = true;
        Missing.AddRange(reasons);
        return this;
    }

    /// <summary>Says that the call is wrong.</summary>
    public ToolAnswer Fail(params IEnumerable<Missing> reasons)
    {
        IsError = true;
        return Refuse(reasons);
    }

    /// <summary>The answer as it is sent. What is not answered has no figure anywhere, but for the frontier.</summary>
    public JsonObject ToJson() => new()
    {
        ["answered"] = IsAnswered,
        ["release"] = Release,
        ["frontier"] = new JsonObject { ["newestYear"] = Frontier.Year, ["series"] = Frontier.Series },
        ["resolved"] = new JsonArray([.. Resolved.DistinctBy(each => (each.Asked, each.Id)).Select(each => new JsonObject
        {
            ["asked"] = each.Asked,
            ["id"] = each.Id,
            ["label"] = each.Label.In(Language),
        })]),
        ["items"] = IsAnswered ? new JsonArray([.. Items]) : [],
        ["missing"] = new JsonArray([.. Missing.Select(JsonOf)]),
        ["cite"] = IsAnswered ? Cite : null,
        ["link"] = Link,
    };

    /// <summary>A row, with the fields that every row has at its head.</summary>
    /// <param name="fields">The fields of the tool, and those of every row that are not null.</param>
    public static JsonObject Row(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var row = new JsonObject();
        foreach (var name in FieldsOfRows)
            row[name] = null;
        foreach (var (name, value) in fields)
            row[name] = value;
        return row;
    }

    private JsonObject JsonOf(Missing missing)
    {
        var json = new JsonObject { ["what"] = missing.What, ["reason"] = missing.Reason, ["say"] = missing.Say.In(Language) };
        if (missing.Options.Count > 0)
        {
            json["options"] = new JsonArray([.. missing.Options.Take(10).Select(option => new JsonObject
            {
                ["id"] = option.Id,
                ["label"] = option.Name.In(Language),
            })]);
        }

        if (missing.Total is { } total && IsAnswered)
            json["total"] = total;
        return json;
    }
}
