using Benchmark.Core.Sources;

namespace Benchmark.Api.Features;

/// <summary>How sources are searched.</summary>
internal static class SourceSearch
{
    /// <summary>Whether its id, number, title or issuer holds words that were folded.</summary>
    public static bool Holds(this Source source, string folded)
    {
        string[] texts = [source.Id, source.Number ?? "", source.Title.Vi, source.Title.En, source.Issuer.Vi, source.Issuer.En];
        return texts.Any(text => SearchText.Holds(text, folded));
    }
}
