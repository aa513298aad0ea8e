using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>Changes in the words of the feed, by release, newest first.</summary>
/// <param name="Releases">The releases that changed something of what is asked for.</param>
/// <param name="Older">How many more there are, which are too old to be told of.</param>
internal sealed record ToldChanges(IReadOnlyList<ToldChanges.Entry> Releases, int Older)
{
    public static ToldChanges Of(ChangesQuestion question) =>
        new([.. question.News.Select(EntryOf)], Math.Max(0, question.Releases - question.News.Count));

    private static Entry EntryOf(ReleaseNews news)
    {
        var words = new ChangeSentences(news);
        return new Entry(news.Release, ChangesFeed.Counted(news), [.. news.Shown.Select(words.Of)], news.Total);
    }

    /// <summary>What a release changed.</summary>
    /// <param name="Release">The release.</param>
    /// <param name="Counted">How much of what it changed; of the first release how much it brought.</param>
    /// <param name="Sentences">The changes, the most important first; empty of the first release.</param>
    /// <param name="Total">How many changes there are.</param>
    internal sealed record Entry(LoadedRelease Release, Text Counted, IReadOnlyList<Text> Sentences, int Total);
}
