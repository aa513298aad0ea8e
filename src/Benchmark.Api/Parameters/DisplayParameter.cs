using Benchmark.Api.Http;
using Benchmark.Core.Gaps;

namespace Benchmark.Api.Parameters;

/// <summary>Whether figures also stand as text.</summary>
/// <param name="IsOn">Whether they do.</param>
/// <param name="IsAsked">Whether the request asks for it.</param>
internal sealed record DisplayParameter(bool IsOn, bool IsAsked) : IParameter<DisplayParameter>
{
    public const string Meaning = "`true` writes `text` beside values, targets and gaps: the figure with its unit as a sentence has it, in both languages.";

    public static Shape Shape => Shape.Flag;

    public IReadOnlyList<string> Canonical => [IsAsked ? "true" : "false"];

    public static DisplayParameter Read(Reading reading)
    {
        var isOn = reading.Flag() == true;
        if (isOn && !reading.Format.HasFields)
        {
            reading.Refuse(Fault.NotApplicable(
                "",
                reading.Text,
                new Text(
                    $"Định dạng {reading.Format.Id} không có chỗ cho con số viết thành chữ.",
                    $"The format {reading.Format.Id} has no room for figures as text.")));
        }

        // A page shows its figures as they are read.
        return new(isOn || reading.Format.IsPage, isOn);
    }
}

/// <summary>How the way of a row is drawn.</summary>
/// <param name="Shape">The shape.</param>
internal sealed record TrajectoryParameter(TrajectoryShape Shape) : IParameter<TrajectoryParameter>
{
    private const string Rows = "rows";

    private static readonly IReadOnlyList<string> Allowed = [.. Reading.Flags, Rows];

    static Shape IParameter<TrajectoryParameter>.Shape { get; } = new()
    {
        Name = "TrajectoryForm",
        Meaning = "Whether the way of a row is drawn: `false` not at all, `true` as lines, `rows` as one row for each year.",
        Allowed = Allowed,
    };

    public IReadOnlyList<string> Canonical => [Shape switch
    {
        TrajectoryShape.Rows => Rows,
        TrajectoryShape.Lines => "true",
        _ => "false",
    }];

    public static TrajectoryParameter Read(Reading reading)
    {
        var text = reading.Text switch { "1" => "true", "0" => "false", _ => reading.OneOf(Allowed) };
        return new(text switch
        {
            Rows => TrajectoryShape.Rows,
            "true" => TrajectoryShape.Lines,
            _ => TrajectoryShape.None,
        });
    }
}
