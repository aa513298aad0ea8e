namespace Benchmark.Api.Formats;

/// <summary>A page for people. What a page looks like is known above, where the answers are; here stands what the format promises.</summary>
internal static class Html
{
    public static readonly Format Format = new()
    {
        Id = "html",
        MediaType = "text/html",
        Extension = "html",
        Charset = "utf-8",
        Meaning = "The page for readers, in one language. A browser gets it without asking.",
        MadeOf = [typeof(Readable)],
        InLanguage = true,
        IsPaged = true,
        IsPage = true,
        HasFields = true,
        NamesRequest = true,
        NamesAddress = true,
    };
}

/// <summary>What a route offers whose answer people read: a page is drawn of the answer itself, and of nothing that is posted.</summary>
internal abstract class Readable;
