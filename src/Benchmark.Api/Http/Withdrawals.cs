using Benchmark.Api.Formats;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Http;

/// <summary>What an answer from a release that was withdrawn says of it.</summary>
internal static class Withdrawals
{
    /// <summary>The warning; none while the release stands.</summary>
    public static IReadOnlyList<Warning> Of(LoadedRelease content)
    {
        if (content.Withdrawn is not { } withdrawn)
            return [];
        var message = Words.Say(
            WarningCode.WithdrawnRelease,
            ("release", Text.Same(content.Release.Id)),
            ("day", new Text(Citation.DayOf(withdrawn.Day(), Language.Vi), Citation.DayOf(withdrawn.Day(), Language.En))),
            ("why", withdrawn.Reason));
        return [new Warning(WarningCode.WithdrawnRelease, message, "meta.release")];
    }
}
