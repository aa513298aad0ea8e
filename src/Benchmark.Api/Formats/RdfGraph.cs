namespace Benchmark.Api.Formats;

/// <summary>
/// What is known of things, as RDF: made once and written in several forms that say the same. Every thing has an address of its own, so that nothing is
/// told apart by its place.
/// </summary>
/// <param name="Prefixes">The vocabularies: what names begin with, and what that stands for.</param>
/// <param name="Nodes">The things, each once.</param>
internal sealed record RdfGraph(IReadOnlyList<(string Name, string Iri)> Prefixes, IReadOnlyList<RdfNode> Nodes)
{
    /// <summary>The name that a vocabulary gives, as a whole.</summary>
    public string Expand(string name)
    {
        var (prefix, local) = Split(name);
        return Prefixes.First(each => each.Name == prefix).Iri + local;
    }

    /// <summary>The two parts of a name such as <c>dct:title</c>.</summary>
    public static (string Prefix, string Local) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return (name[..colon], name[(colon + 1)..]);
    }
}

/// <summary>A thing, and what is known of it.</summary>
/// <param name="Iri">Its address, by which everybody knows it.</param>
/// <param name="Types">What it is, by names of the vocabularies.</param>
/// <param name="Properties">What is known: the name of a property, and its value. One that has several values stands there several times in a row.</param>
internal sealed record RdfNode(string Iri, IReadOnlyList<string> Types, IReadOnlyList<(string Name, RdfValue Value)> Properties)
{
    /// <summary>The properties, each once with all of its values.</summary>
    public IEnumerable<(string Name, IReadOnlyList<RdfValue> Values)> ByName =>
        Properties.GroupBy(property => property.Name).Select(property => (property.Key, (IReadOnlyList<RdfValue>)[.. property.Select(each => each.Value)]));
}

/// <summary>A value of a property: the address of a thing, or a text.</summary>
/// <param name="Text">The address or the text.</param>
internal sealed record RdfValue(string Text)
{
    /// <summary>Whether it is the address of a thing.</summary>
    public bool IsIri { get; private init; }

    /// <summary>The language of a text; null where it has none.</summary>
    public string? Language { get; private init; }

    /// <summary>What a text is, by a name of the vocabularies; null for a plain text.</summary>
    public string? Type { get; private init; }

    /// <summary>A thing.</summary>
    public static RdfValue Iri(string iri) => new(iri) { IsIri = true };

    /// <summary>A text of a type.</summary>
    public static RdfValue Typed(string text, string type) => new(text) { Type = type };

    /// <summary>A text in both languages.</summary>
    public static IEnumerable<RdfValue> Of(Text text) =>
        [new(text.Vi) { Language = Code.Of(Core.Language.Language.Vi) }, new(text.En) { Language = Code.Of(Core.Language.Language.En) }];
}
