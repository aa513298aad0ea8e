using System.Globalization;
using System.Xml.Linq;
using Benchmark.Api.Formats;

namespace Benchmark.Tests.Support;

/// <summary>An SVG as its readers see it: where its texts stand, on which ground, and what lies over them.</summary>
public sealed class SvgText
{
    // Parts of the size of the letters, as a text of our alphabet takes room above and below its line.
    private const double Ascent = 0.8;
    private const double Descent = 0.2;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly List<XElement> _shapes;

    public SvgText(string svg)
    {
        Root = XElement.Parse(svg);
        _shapes = [.. Root.Elements().Where(element => element.Name.LocalName is not ("title" or "desc"))];
        Texts = [.. _shapes.Index().Where(shape => shape.Item.Name == Svg + "text").Select(shape => TextOf(shape.Item, shape.Index))];
    }

    public XElement Root { get; }

    public double Width => Number(Root, "width");

    public double Height => Number(Root, "height");

    public string Title => Root.Element(Svg + "title")!.Value;

    public string Description => Root.Element(Svg + "desc")!.Value;

    public IReadOnlyList<Text> Texts { get; }

    /// <summary>What is wrong with how it is laid out; nothing where all is well.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var text in Texts)
        {
            if (text.Left < -0.5 || text.Right > Width + 0.5 || text.Top < -0.5 || text.Bottom > Height + 0.5)
                yield return $"“{text.Value}” stands outside the frame ({text.Left:0},{text.Top:0})–({text.Right:0},{text.Bottom:0})";
            if (text.Size < 10.95)
                yield return $"“{text.Value}” has letters of {text.Size:0.##} px";
            if (Math.Min(ContrastOf(text, 0.1), Math.Min(ContrastOf(text, 0.5), ContrastOf(text, 0.9))) is < 4.5 and var contrast)
                yield return $"“{text.Value}” has a contrast of {contrast:0.##}";
            foreach (var line in _shapes.Skip(text.Place + 1).Where(shape => shape.Name == Svg + "line" && Crosses(shape, text)))
                yield return $"a line crosses “{text.Value}”";
        }

        for (var one = 0; one < Texts.Count; one++)
        {
            for (var other = one + 1; other < Texts.Count; other++)
            {
                if (Overlap(Texts[one], Texts[other]))
                    yield return $"“{Texts[one].Value}” and “{Texts[other].Value}” overlap";
            }
        }

        foreach (var shape in _shapes.Where(shape => shape.Name == Svg + "rect" || shape.Name == Svg + "circle" || shape.Name == Svg + "line"))
        {
            var (left, top, right, bottom) = BoundsOf(shape);
            if (left < -1.5 || top < -1.5 || right > Width + 1.5 || bottom > Height + 1.5 || double.IsNaN(left + top + right + bottom))
                yield return $"{shape.Name.LocalName} stands outside the frame ({left:0},{top:0})–({right:0},{bottom:0})";
        }
    }

    private double ContrastOf(Text text, double part)
    {
        var (x, y) = (text.Left + (part * (text.Right - text.Left)), text.Bottom - (0.45 * text.Size));
        var ground = _shapes.Take(text.Place).LastOrDefault(shape => Covers(shape, x, y))?.Attribute("fill")?.Value ?? "#ffffff";
        return Contrast(text.Fill, ground);
    }

    private static bool Covers(XElement shape, double x, double y)
    {
        if (shape.Attribute("fill")?.Value is null or "none" || shape.Name.LocalName is not ("rect" or "circle"))
            return false;
        var (left, top, right, bottom) = BoundsOf(shape);
        return x >= left && x <= right && y >= top && y <= bottom;
    }

    private static bool Crosses(XElement line, Text text)
    {
        var (left, top, right, bottom) = BoundsOf(line);
        // Of a line that leans only the ends are known to be where they are.
        return (left == right || top == bottom)
            && left < text.Right - 1 && right > text.Left + 1 && top < text.Bottom - (0.25 * text.Size) && bottom > text.Top + (0.2 * text.Size);
    }

    private static (double Left, double Top, double Right, double Bottom) BoundsOf(XElement shape)
    {
        switch (shape.Name.LocalName)
        {
            case "rect":
                var (x, y) = (Number(shape, "x"), Number(shape, "y"));
                return (x, y, x + Number(shape, "width"), y + Number(shape, "height"));
            case "circle":
                var (cx, cy, r) = (Number(shape, "cx"), Number(shape, "cy"), Number(shape, "r"));
                return (cx - r, cy - r, cx + r, cy + r);
            default:
                var (x1, y1, x2, y2) = (Number(shape, "x1"), Number(shape, "y1"), Number(shape, "x2"), Number(shape, "y2"));
                return (Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2));
        }
    }

    private static bool Overlap(Text one, Text other) =>
        one.Left < other.Right - 0.3 && other.Left < one.Right - 0.3 && one.Top < other.Bottom - 0.3 && other.Top < one.Bottom - 0.3;

    private Text TextOf(XElement element, int place)
    {
        var size = Number(element.Attribute("font-size") is null ? Root : element, "font-size");
        var width = TextWidth.Of(element.Value, size, element.Attribute("font-weight") is not null);
        var x = Number(element, "x");
        var left = element.Attribute("text-anchor")?.Value switch { "middle" => x - (width / 2), "end" => x - width, _ => x };
        var y = Number(element, "y");
        return new Text(
            element.Value,
            size,
            element.Attribute("font-weight") is not null,
            element.Attribute("fill")!.Value,
            left,
            y - (Ascent * size),
            left + width,
            y + (Descent * size),
            place);
    }

    /// <summary>The contrast of two colors (WCAG 2.2, relative luminance).</summary>
    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance(string color)
    {
        var channels = Enumerable.Range(0, 3)
            .Select(channel => int.Parse(color.AsSpan(1 + (2 * channel), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))
            .ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    private static double Number(XElement element, string name) =>
        element.Attribute(name) is { } attribute ? double.Parse(attribute.Value, CultureInfo.InvariantCulture) : 0;

    /// <summary>A text of the drawing, with the most room it takes in any of the fonts.</summary>
    public sealed record Text(string Value, double Size, bool IsBold, string Fill, double Left, double Top, double Right, double Bottom, int Place);
}
