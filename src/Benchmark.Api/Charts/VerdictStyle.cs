using Benchmark.Api.Formats;
using Benchmark.Core.Gaps;

namespace Benchmark.Api.Charts;

/// <summary>How a verdict is shown: by its shape, then its word, then its color.</summary>
/// <param name="Tone">Whether it is good news.</param>
/// <param name="Shape">The shape of its mark.</param>
/// <param name="Ink">What its mark is drawn in.</param>
internal sealed record VerdictStyle(Tone Tone, MarkShape Shape, Ink Ink)
{
    /// <summary>The color on a light ground.</summary>
    public string Color => Palette.Light.Of(Ink);

    public static VerdictStyle Of(Status status) => status switch
    {
        Status.HorizonMet => new(Tone.Good, MarkShape.Circle, Ink.Met),
        Status.Met => new(Tone.Good, MarkShape.HalfCircle, Ink.Met),
        Status.OnTrack => new(Tone.Good, MarkShape.TriangleUp, Ink.Track),
        Status.Progressing or Status.Slow => new(Tone.Warning, MarkShape.TriangleDown, Ink.Slow),
        Status.Regressing => new(Tone.Bad, MarkShape.TriangleDown, Ink.Missed),
        Status.HorizonMissed => new(Tone.Bad, MarkShape.Square, Ink.Missed),
        Status.NotAssessable => new(Tone.None, MarkShape.Ring, Ink.None),
        Status.Lapsed => new(Tone.None, MarkShape.Cross, Ink.None),
        Status.Replaced => new(Tone.None, MarkShape.Arrow, Ink.Swap),
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
