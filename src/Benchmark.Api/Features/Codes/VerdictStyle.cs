using Benchmark.Core.Gaps;

namespace Benchmark.Api.Features.Codes;

/// <summary>How a verdict is shown: by its shape, then its word, then its color.</summary>
/// <param name="Tone">Whether it is good news.</param>
/// <param name="Shape">The shape of its mark.</param>
/// <param name="Color">The color on a light ground.</param>
internal sealed record VerdictStyle(Tone Tone, MarkShape Shape, string Color)
{
    private const string Blue = "#1f5fae";
    private const string Grey = "#5a6370";
    private const string Ocher = "#875400";
    private const string Red = "#b02e16";
    private const string Teal = "#00667a";
    private const string Violet = "#5f4b8b";

    public static VerdictStyle Of(Status status) => status switch
    {
        Status.HorizonMet => new(Tone.Good, MarkShape.Circle, Teal),
        Status.Met => new(Tone.Good, MarkShape.HalfCircle, Teal),
        Status.OnTrack => new(Tone.Good, MarkShape.TriangleUp, Blue),
        Status.Progressing or Status.Slow => new(Tone.Warning, MarkShape.TriangleDown, Ocher),
        Status.Regressing => new(Tone.Bad, MarkShape.TriangleDown, Red),
        Status.HorizonMissed => new(Tone.Bad, MarkShape.Square, Red),
        Status.NotAssessable => new(Tone.None, MarkShape.Ring, Grey),
        Status.Lapsed => new(Tone.None, MarkShape.Cross, Grey),
        Status.Replaced => new(Tone.None, MarkShape.Arrow, Violet),
        _ => throw new InvalidOperationException($"{status} has no style."),
    };
}

/// <summary>Whether a verdict is good news.</summary>
public enum Tone
{
    /// <summary>Reached, or on the way.</summary>
    Good,

    /// <summary>Too slow.</summary>
    Warning,

    /// <summary>Missed, or going backward.</summary>
    Bad,

    /// <summary>No verdict either way.</summary>
    None,
}

/// <summary>The shape of the mark of a verdict.</summary>
public enum MarkShape
{
    /// <summary>A filled circle.</summary>
    Circle,

    /// <summary>A circle, half of it filled.</summary>
    HalfCircle,

    /// <summary>A filled triangle that points up.</summary>
    TriangleUp,

    /// <summary>An open triangle that points down.</summary>
    TriangleDown,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>An open circle.</summary>
    Ring,

    /// <summary>Two strokes that cross.</summary>
    Cross,

    /// <summary>An arrow bent to a circle.</summary>
    Arrow,
}
