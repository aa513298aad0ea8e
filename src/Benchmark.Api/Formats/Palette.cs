namespace Benchmark.Api.Formats;

/// <summary>The colors of a drawing.</summary>
internal sealed class Palette
{
    /// <summary>On white.</summary>
    public static readonly Palette Light = new(
        "#ffffff", "#1a1e23", "#474f59", "#5f6873", "#dfdcd4", "#868c94", "#0b5c8c", "#7895ad", "#1a1e23", "#e9edf0", "#e6e4dd", "#875400",
        "#00667a", "#1f5fae", "#875400", "#b02e16", "#5a6370", "#5f4b8b");

    /// <summary>On black.</summary>
    public static readonly Palette Dark = new(
        "#14171b", "#eceae5", "#c0c5cc", "#a3abb5", "#333a43", "#7f8893", "#6fb6e6", "#577188", "#f2f0eb", "#262c33", "#2b3138", "#e9b85c",
        "#63cbd9", "#93bdf5", "#e9b85c", "#ff9a80", "#b1b8c1", "#c3b3ee");

    /// <summary>Black and grey, for paper: what the colors told is told by shapes and words.</summary>
    public static readonly Palette Print = new(
        "#ffffff", "#000000", "#333333", "#444444", "#bbbbbb", "#777777", "#333333", "#8c8c8c", "#000000", "#e8e8e8", "#dddddd", "#555555",
        "#000000", "#000000", "#000000", "#000000", "#333333", "#000000");

    /// <summary>Those of the page that the drawing stands in, whatever they are.</summary>
    public static readonly Palette OfPage = new(
        "var(--c-paper)", "var(--ink)", "var(--ink2)", "var(--ink3)", "var(--line)", "var(--line2)", "var(--c-val)", "var(--c-soft)", "var(--c-goal)",
        "var(--c-zone)", "var(--c-grid)", "var(--c-ref)", "var(--met)", "var(--track)", "var(--slow)", "var(--missed)", "var(--none)", "var(--swap)");

    private readonly string[] _colors;

    private Palette(params string[] colors) => _colors = colors;

    /// <summary>The color of an ink as SVG writes it.</summary>
    public string Of(Ink ink) => _colors[(int)ink];
}
