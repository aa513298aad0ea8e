using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Parameters;

/// <summary>The release that a reader knows already: by its id, or as the newest of a day or a time; the first where none is named.</summary>
/// <param name="Release">The release.</param>
/// <param name="Canonical">Its id; empty for the first.</param>
internal sealed record SinceParameter(LoadedRelease Release, IReadOnlyList<string> Canonical) : IParameter<SinceParameter>
{
    public static Shape Shape => Shape.Text;

    public static SinceParameter Read(Reading reading)
    {
        var history = reading.History;
        var earliest = history[0];
        if (reading.Text is not { } since)
            return new(earliest, []);
        var found = history.FirstOrDefault(release => release.Release.Id == since);
        if (found is null && Parse.Date(since) is { } day)
            found = history.LastOrDefault(release => release.Withdrawn is null && release.Release.Day() <= day) ?? TooEarly(reading, earliest);
        else if (found is null && TimeOf(since) is { } time)
            found = history.LastOrDefault(release => release.Withdrawn is null && release.Release.PublishedAt <= time) ?? TooEarly(reading, earliest);
        else if (found is null)
            RefuseUnknown(reading, since, earliest);
        return found is null || found == earliest ? new(earliest, []) : new(found, [found.Release.Id]);
    }

    private static void RefuseUnknown(Reading reading, string since, LoadedRelease earliest) => reading.RefuseMeaning(
        since,
        ErrorCodes.UnknownRelease,
        $"Phải là mã bản phát hành, ngày (YYYY-MM-DD) hoặc thời điểm (RFC 3339); bản sớm nhất là {earliest.Release.Id}, xem /v1/releases.",
        $"Must be the id of a release, a day (YYYY-MM-DD) or a time (RFC 3339); the earliest release is {earliest.Release.Id}, see /v1/releases.",
        didYouMean: Nearest.To(since, reading.History.Select(release => release.Release.Id)));

    private static LoadedRelease? TooEarly(Reading reading, LoadedRelease earliest)
    {
        var time = Columns.TimeOf(earliest.Release.PublishedAt);
        reading.RefuseMeaning(
            reading.Text,
            ErrorCodes.NoReleaseYet,
            $"Bản phát hành sớm nhất là {earliest.Release.Id}, công bố lúc {time}.",
            $"The earliest release is {earliest.Release.Id}, published at {time}.");
        return null;
    }

    /// <summary>A time with its offset. In a query string a plus sign means a space.</summary>
    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParseExact(
            text.Replace(' ', '+'),
            ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : null;
}
