using System.Xml;

namespace Benchmark.Api.Formats;

/// <summary>RDF as XML (W3C Recommendation 2014), which harvesters ask for unless they are told otherwise.</summary>
internal static class RdfXml
{
    public static readonly Format Format = new()
    {
        Id = "rdf",
        MediaType = "application/rdf+xml",
        Extension = "rdf",
        Charset = "utf-8",
        MadeOf = [typeof(RdfGraph)],
        Write = (content, stream) => Write(content.Get<RdfGraph>(), stream),
    };

    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private static void Write(RdfGraph graph, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, Xml.Indented);
        xml.WriteStartElement("rdf", "RDF", Rdf);
        foreach (var (name, iri) in graph.Prefixes)
            xml.WriteAttributeString("xmlns", name, null, iri);
        foreach (var node in graph.Nodes)
        {
            xml.WriteStartElement("rdf", "Description", Rdf);
            xml.WriteAttributeString("rdf", "about", Rdf, node.Iri);
            foreach (var type in node.Types)
            {
                xml.WriteStartElement("rdf", "type", Rdf);
                xml.WriteAttributeString("rdf", "resource", Rdf, graph.Expand(type));
                xml.WriteEndElement();
            }

            foreach (var (name, value) in node.Properties)
                Write(xml, graph, name, value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, RdfGraph graph, string name, RdfValue value)
    {
        var (prefix, local) = RdfGraph.Split(name);
        xml.WriteStartElement(prefix, local, graph.Prefixes.First(each => each.Name == prefix).Iri);
        if (value.IsIri)
            xml.WriteAttributeString("rdf", "resource", Rdf, value.Text);
        if (value.Language is not null)
            xml.WriteAttributeString("xml", "lang", null, value.Language);
        if (value.Type is not null)
            xml.WriteAttributeString("rdf", "datatype", Rdf, graph.Expand(value.Type));
        if (!value.IsIri)
            xml.WriteString(value.Text);
        xml.WriteEndElement();
    }
}
