namespace Benchmark.Api.Mcp.Tools;

/// <summary>Whether a figure or a sentence agrees with a release.</summary>
internal sealed class VerifyTool : Tool
{
    private const int LongestText = 4000;

    public override string Name => "verify";

    public override string Description =>
        "Check a sentence (text), or a value against the claim of a row. verdict: verified, rounded, stale, unknown or contradicted.";

    protected override IReadOnlyList<Argument> Own { get; } =
        [new("text") { Longest = LongestText }, new("claim"), new("value", ArgumentKind.Number), Unit, Release];

    public override Task AnswerAsync(ToolCall call) => Task.CompletedTask;
}
