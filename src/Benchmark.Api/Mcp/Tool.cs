using System.Text.Json.Nodes;

namespace Benchmark.Api.Mcp;

/// <summary>A question that assistants may ask. Each is one question of the API, and answers with the figures of its answer and no others.</summary>
internal abstract class Tool
{
    /// <summary>The argument that every tool has: the language of its texts.</summary>
    public static readonly Argument Language = new("language") { Allowed = ["vi", "en"] };

    /// <summary>The argument of the release to answer from.</summary>
    protected static readonly Argument Release = new("release");

    /// <summary>The day on which names are read.</summary>
    protected static readonly Argument On = new("on");

    /// <summary>The unit that is expected.</summary>
    protected static readonly Argument Unit = new("unit");

    /// <summary>The year a target is for.</summary>
    protected static readonly Argument Horizon = new("horizon", ArgumentKind.YearOrText);

    // Behind the arguments, which the tools are made of.
    /// <summary>Every tool, in the order in which they are listed.</summary>
    public static readonly IReadOnlyList<Tool> All =
        [new FindTool(), new TargetsTool(), new ObservationsTool(), new CompareTool(), new GapTool(), new ChangesTool(), new VerifyTool()];

    /// <summary>Its name; part of the contract.</summary>
    public abstract string Name { get; }

    /// <summary>What it answers.</summary>
    public abstract string Description { get; }

    /// <summary>Its own arguments.</summary>
    protected abstract IReadOnlyList<Argument> Own { get; }

    /// <summary>All its arguments.</summary>
    public IReadOnlyList<Argument> Arguments => field ??= [.. Own, Language];

    /// <summary>Answers a call whose arguments are of the right form.</summary>
    public abstract Task AnswerAsync(ToolCall call);

    /// <summary>The schema of its arguments.</summary>
    public JsonObject InputSchema()
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(Arguments.Select(argument => KeyValuePair.Create(argument.Name, (JsonNode?)argument.Schema()))),
            ["additionalProperties"] = false,
        };
        if (Arguments.Any(argument => argument.IsRequired))
            schema["required"] = new JsonArray([.. Arguments.Where(argument => argument.IsRequired).Select(argument => JsonValue.Create(argument.Name))]);
        return schema;
    }

    /// <summary>The one thing that was named, or null.</summary>
    protected static T? Only<T>(IReadOnlyList<T> named)
        where T : class => named is [var only, ..] ? only : null;

    /// <summary>The one text that an argument names, as a list; empty for none.</summary>
    protected static IReadOnlyList<string> One(ToolCall call, string name) => call.Find(name) is { } value ? [value] : [];
}
