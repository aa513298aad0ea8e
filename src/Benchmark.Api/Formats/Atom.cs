using System.Xml;

namespace Benchmark.Api.Formats;

/// <summary>What a feed reader follows.</summary>
/// <param name="Id">What the feed is known by, whatever its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subtitle">What it leaves out; null for nothing.</param>
/// <param name="Updated">When something in it was published last.</param>
/// <param name="Author">Who publishes it.</param>
/// <param name="Self">Its own address.</param>
/// <param name="InOtherLanguage">The address of the same in the other language.</param>
/// <param name="Page">The page of the same.</param>
/// <param name="Alternate">The address of the same as JSON.</param>
/// <param name="Language">The language of its texts.</param>
/// <param name="Entries">The entries, newest first.</param>
internal sealed record Feed(
    string Id,
    string Title,
    string? Subtitle,
    DateTimeOffset Updated,
    string Author,
    string Self,
    string InOtherLanguage,
    string Page,
    string Alternate,
    Language Language,
    IReadOnlyList<FeedEntry> Entries);

/// <summary>An entry of a feed.</summary>
/// <param name="Id">What it is known by for good.</param>
/// <param name="Title">Its title.</param>
/// <param name="Updated">When it was published; it never changes.</param>
/// <param name="Author">Who published it.</param>
/// <param name="Summary">What it says in short, as text.</param>
/// <param name="Content">What it says, as HTML.</param>
/// <param name="Page">The page of what it is about.</param>
/// <param name="Alternate">The address of what it is about.</param>
/// <param name="Related">The address of what it stands in.</param>
/// <param name="Categories">What it is about.</param>
internal sealed record FeedEntry(
    string Id,
    string Title,
    DateTimeOffset Updated,
    string Author,
    string Summary,
    string Content,
    string Page,
    string Alternate,
    string Related,
    IReadOnlyList<FeedCategory> Categories);

/// <summary>What an entry is about.</summary>
/// <param name="Term">Its id.</param>
/// <param name="Scheme">The list that the id stands in.</param>
/// <param name="Label">Its name.</param>
internal sealed record FeedCategory(string Term, string Scheme, string Label);

/// <summary>An Atom feed (RFC 4287).</summary>
internal static class Atom
{
    public static readonly Format Format = new()
    {
        Id = "atom",
        MediaType = "application/atom+xml",
        Extension = "xml",
        Charset = "utf-8",
        Meaning = "An Atom feed (RFC 4287), an entry for each release.",
        MadeOf = [typeof(Feed)],
        InLanguage = true,
        Write = (content, stream) => Write(content.Get<Feed>(), stream),
    };

    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static void Write(Feed feed, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, Xml.Indented);
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, Code.Of(feed.Language));
        Element(xml, "id", feed.Id);
        Element(xml, "title", feed.Title);
        if (feed.Subtitle is not null)
            Element(xml, "subtitle", feed.Subtitle);
        Element(xml, "updated", Time(feed.Updated));
        Author(xml, feed.Author);
        Link(xml, "self", Format.MediaType, feed.Self);
        Link(xml, "alternate", Html.Format.MediaType, feed.Page);
        Link(xml, "alternate", Json.Format.MediaType, feed.Alternate);
        var other = feed.Language == Language.Vi ? Language.En : Language.Vi;
        Link(xml, "alternate", Format.MediaType, feed.InOtherLanguage, Code.Of(other));
        foreach (var entry in feed.Entries)
        {
            xml.WriteStartElement("entry", Namespace);
            Element(xml, "id", entry.Id);
            Element(xml, "title", entry.Title);
            Element(xml, "updated", Time(entry.Updated));
            Element(xml, "published", Time(entry.Updated));
            Author(xml, entry.Author);
            // The only one: of several some readers open the first, and others the last.
            Link(xml, "alternate", Html.Format.MediaType, entry.Page);
            Link(xml, "related", Json.Format.MediaType, entry.Alternate);
            Link(xml, "related", Json.Format.MediaType, entry.Related);
            foreach (var category in entry.Categories)
            {
                xml.WriteStartElement("category", Namespace);
                xml.WriteAttributeString("term", Allowed(category.Term));
                xml.WriteAttributeString("scheme", category.Scheme);
                xml.WriteAttributeString("label", Allowed(category.Label));
                xml.WriteEndElement();
            }

            Element(xml, "summary", entry.Summary);
            xml.WriteStartElement("content", Namespace);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(Allowed(entry.Content));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Allowed(text));

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Namespace);
        Element(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address, string? language = null)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        if (language is not null)
            xml.WriteAttributeString("hreflang", language);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>XML has no way to write most control characters, which nothing keeps out of the name of an author.</summary>
    private static string Allowed(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException)
        {
            return new string([.. text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '\uFFFD')]);
        }
    }
}
