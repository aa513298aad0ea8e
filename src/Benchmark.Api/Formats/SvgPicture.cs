using System.Globalization;
using System.Text;
using System.Xml;

namespace Benchmark.Api.Formats;

/// <summary>A drawing as SVG (SVG 1.1): presentation attributes and real text alone, so that editors, slides and browsers show it alike.</summary>
internal static class SvgPicture
{
    public const string Fonts =
        "'Be Vietnam Pro',Inter,system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif";

    public static readonly Format Format = new()
    {
        Id = "svg",
        MediaType = "image/svg+xml",
        Extension = "svg",
        Meaning = "The picture as SVG with real text, in one language.",
        MadeOf = [typeof(Picture)],
        InLanguage = true,
        NamesAddress = true,
        WriteInMemory = content =>
        {
            var picture = content.Get<Picture>();
            return Encoding.UTF8.GetBytes(OfFile(picture.Draw(content.Publication), picture.Palette));
        },
    };

    private const string Namespace = "http://www.w3.org/2000/svg";
    // What painters of SVG know; browsers take the nearest that a font has.
    private const string SemiBold = "600";

    /// <summary>A drawing as a file that needs nothing beside it.</summary>
    public static string OfFile(Drawing drawing, Palette palette) => Write(drawing, palette, xml =>
    {
        xml.WriteAttributeString("lang", Code.Of(drawing.Language));
        xml.WriteAttributeString("font-family", Fonts);
        xml.WriteAttributeString("role", "img");
        xml.WriteAttributeString("aria-labelledby", "t d");
        Element(xml, "title", "t", drawing.Title);
        Element(xml, "desc", "d", drawing.Description);
        xml.WriteStartElement("rect", Namespace);
        Attribute(xml, "width", drawing.Width);
        Attribute(xml, "height", drawing.Height);
        xml.WriteAttributeString("fill", palette.Of(Ink.Paper));
        xml.WriteEndElement();
    });

    /// <summary>A drawing as part of a page, whose fonts and colors it takes.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="id">What tells it from the others of the page.</param>
    /// <param name="class">When it is shown.</param>
    public static string OfPage(Drawing drawing, string id, string @class) => Write(drawing, Palette.OfPage, xml =>
    {
        xml.WriteAttributeString("class", @class);
        xml.WriteAttributeString("role", "img");
        xml.WriteAttributeString("aria-labelledby", $"{id}t {id}d");
        Element(xml, "title", $"{id}t", drawing.Title);
        Element(xml, "desc", $"{id}d", drawing.Description);
    });

    private static string Write(Drawing drawing, Palette palette, Action<XmlWriter> writeHead)
    {
        var text = new StringBuilder(8192);
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("svg", Namespace);
            xml.WriteAttributeString("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {drawing.Width:0.#} {drawing.Height:0.#}"));
            Attribute(xml, "width", drawing.Width);
            Attribute(xml, "height", drawing.Height);
            // What most texts have stands once.
            var size = drawing.Labels.GroupBy(label => SizeOf(label.Size)).OrderByDescending(labels => labels.Count()).FirstOrDefault()?.Key ?? "";
            if (size.Length > 0)
                xml.WriteAttributeString("font-size", size);
            writeHead(xml);
            foreach (var shape in drawing.Shapes)
                Write(xml, shape, palette, size);
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Write(XmlWriter xml, DrawnShape shape, Palette palette, string usualSize)
    {
        switch (shape)
        {
            case Box box:
                xml.WriteStartElement("rect", Namespace);
                Attribute(xml, "x", box.X);
                Attribute(xml, "y", box.Y);
                Attribute(xml, "width", box.Width);
                Attribute(xml, "height", box.Height);
                Paint(xml, palette, box.Fill, box.Stroke, box.StrokeWidth);
                break;
            case Segment line:
                xml.WriteStartElement("line", Namespace);
                Attribute(xml, "x1", line.X1);
                Attribute(xml, "y1", line.Y1);
                Attribute(xml, "x2", line.X2);
                Attribute(xml, "y2", line.Y2);
                Stroke(xml, palette, line.Stroke, line.StrokeWidth, line.Dash);
                break;
            case Dot dot:
                xml.WriteStartElement("circle", Namespace);
                Attribute(xml, "cx", dot.X);
                Attribute(xml, "cy", dot.Y);
                Attribute(xml, "r", dot.Radius);
                Paint(xml, palette, dot.Fill, dot.Stroke, dot.StrokeWidth);
                break;
            case Trace trace:
                xml.WriteStartElement("path", Namespace);
                xml.WriteAttributeString("d", PathOf(trace));
                Paint(xml, palette, trace.Fill, trace.Stroke, trace.StrokeWidth, trace.Dash);
                break;
            case Label label:
                xml.WriteStartElement("text", Namespace);
                Attribute(xml, "x", label.X);
                Attribute(xml, "y", label.Y);
                if (SizeOf(label.Size) is var size && size != usualSize)
                    xml.WriteAttributeString("font-size", size);
                xml.WriteAttributeString("fill", palette.Of(label.Fill));
                if (label.Anchor != Anchor.Start)
                    xml.WriteAttributeString("text-anchor", label.Anchor == Anchor.Middle ? "middle" : "end");
                if (label.IsBold)
                    xml.WriteAttributeString("font-weight", SemiBold);
                xml.WriteString(label.Text);
                break;
        }

        xml.WriteEndElement();
    }

    private static void Paint(XmlWriter xml, Palette palette, Ink? fill, Ink? stroke, double strokeWidth, Dash dash = Dash.None)
    {
        xml.WriteAttributeString("fill", fill is { } ink ? palette.Of(ink) : "none");
        if (stroke is { } line)
            Stroke(xml, palette, line, strokeWidth, dash);
    }

    private static void Stroke(XmlWriter xml, Palette palette, Ink stroke, double width, Dash dash)
    {
        xml.WriteAttributeString("stroke", palette.Of(stroke));
        if (width != 1)
            Attribute(xml, "stroke-width", width);
        if (dash == Dash.Dashed)
            xml.WriteAttributeString("stroke-dasharray", string.Create(CultureInfo.InvariantCulture, $"{3 * width:0.#} {2 * width:0.#}"));
        else if (dash == Dash.Dotted)
            xml.WriteAttributeString("stroke-dasharray", string.Create(CultureInfo.InvariantCulture, $"{width:0.#} {1.5 * width:0.#}"));
    }

    private static string PathOf(Trace trace)
    {
        var path = new StringBuilder();
        foreach (var (number, point) in trace.Points.Index())
            path.Append(CultureInfo.InvariantCulture, $"{(number == 0 ? 'M' : 'L')}{point.X:0.#} {point.Y:0.#}");
        if (trace.IsClosed)
            path.Append('Z');
        return path.ToString();
    }

    private static void Element(XmlWriter xml, string name, string id, string text)
    {
        xml.WriteStartElement(name, Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, double value) =>
        xml.WriteAttributeString(name, value.ToString("0.#", CultureInfo.InvariantCulture));

    private static string SizeOf(double size) => size.ToString("0.#", CultureInfo.InvariantCulture);
}
