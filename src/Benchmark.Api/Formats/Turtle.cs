using System.Text;

namespace Benchmark.Api.Formats;

/// <summary>RDF as Turtle (W3C Recommendation 2014), which people can read.</summary>
internal static class Turtle
{
    public static readonly Format Format = new()
    {
        Id = "ttl",
        MediaType = "text/turtle",
        Extension = "ttl",
        Charset = "utf-8",
        MadeOf = [typeof(RdfGraph)],
        Write = (content, stream) => Write(content.Get<RdfGraph>(), stream),
    };

    private static void Write(RdfGraph graph, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        foreach (var (name, iri) in graph.Prefixes)
            text.WriteLine($"@prefix {name}: {Iri(iri)} .");
        foreach (var node in graph.Nodes)
        {
            text.WriteLine();
            text.Write($"{Iri(node.Iri)} a {string.Join(", ", node.Types)}");
            foreach (var (name, values) in node.ByName)
            {
                text.WriteLine(" ;");
                text.Write($"    {name} {string.Join(", ", values.Select(Value))}");
            }

            text.WriteLine(" .");
        }
    }

    private static string Value(RdfValue value) => value switch
    {
        { IsIri: true } => Iri(value.Text),
        { Language: { } language } => $"{Quoted(value.Text)}@{language}",
        { Type: { } type } => $"{Quoted(value.Text)}^^{type}",
        _ => Quoted(value.Text),
    };

    // What may not stand between the brackets is written by its number.
    private static string Iri(string iri) => $"<{Escaped(iri, static letter => letter <= ' ' || "<>\"{}|^`\\".Contains(letter))}>";

    private static string Quoted(string text) => $"\"{Escaped(text, static letter => letter < ' ' || letter is '"' or '\\')}\"";

    private static string Escaped(string text, Func<char, bool> isEscaped) =>
        text.Any(isEscaped) ? string.Concat(text.Select(letter => isEscaped(letter) ? $"\\u{(int)letter:X4}" : $"{letter}")) : text;
}
