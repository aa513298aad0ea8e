using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Http;

/// <summary>The format of an answer: the parameter, then the Accept header.</summary>
/// <param name="Value">The format.</param>
/// <param name="IsUsual">Whether it is the one that the route gives where nothing is said.</param>
internal sealed record FormatParameter(Format Value, bool IsUsual) : IParameter<FormatParameter>
{
    public static Shape Shape { get; } = Shape.OneOf(ValueSet.DataFormat);

    public IReadOnlyList<string> Canonical => IsUsual ? [] : [Value.Id];

    public static FormatParameter Read(Reading reading)
    {
        reading.OneOf(FormatRegister.Ids);
        return new(reading.Format, reading.Format == reading.Asked.Formats[0]);
    }

    /// <summary>The format a request asks for; null when the route cannot give it.</summary>
    public static Format? Find(Asked asked, IReadOnlyList<string> given) =>
        given is [var id, ..] ? asked.Formats.FirstOrDefault(format => format.Id == id) : asked.Accepted;

    /// <summary>The problem that the route does not have the requested format. An unknown format is an error of the query instead.</summary>
    public static Problem? NotAcceptable(Asked asked, IReadOnlyList<string> given)
    {
        if (given is [var word, ..] && !FormatRegister.Ids.Contains(word))
            return null;
        var byParameter = given.Count > 0;
        var value = byParameter ? given[0] : asked.Accept;
        IReadOnlyList<string> offered = [.. asked.Formats.Select(format => byParameter ? format.Id : format.MediaType)];
        return Problem.NotAcceptable(byParameter ? "format" : "Accept", value, offered);
    }
}

/// <summary>The language of what is written in one.</summary>
/// <param name="Value">The language.</param>
/// <param name="Canonical">It shapes only what is written in one language.</param>
/// <param name="StandsAtDefault">Whether a format leaves out the other language because this one was asked for.</param>
internal sealed record LanguageParameter(Language Value, IReadOnlyList<string> Canonical, bool StandsAtDefault) : IParameter<LanguageParameter>
{
    public static Shape Shape => Shape.OneOf<Language>();

    public static LanguageParameter Read(Reading reading)
    {
        reading.OneOf(Code.All<Language>());
        return new(
            reading.Asked.Language,
            reading.Format.InLanguage ? [Code.Of(reading.Asked.Language)] : [],
            reading.IsGiven && reading.Format.LeavesOutOtherLanguage);
    }
}

/// <summary>The release to answer from, by its id.</summary>
/// <param name="IsGiven">Whether it was asked for.</param>
/// <param name="Canonical">The release, however it was asked for.</param>
internal sealed record ReleaseParameter(bool IsGiven, IReadOnlyList<string> Canonical) : IParameter<ReleaseParameter>
{
    public static Shape Shape => Shape.Text;

    public static ReleaseParameter Read(Reading reading)
    {
        if (reading.Text is { } id && reading.History.All(release => release.Release.Id != id))
            reading.Refuse(Unknown(id, [.. reading.History.Select(release => release.Release)]));
        return new(reading.IsGiven, reading.IsGiven || reading.ValuesOf("asOf").Count > 0 ? [reading.Release.Id] : []);
    }

    /// <summary>The release to answer from: the one named, the newest of a day that was not withdrawn, the one a walk through pages began on, or the
    /// newest.</summary>
    public static LoadedRelease Choose(IReadOnlyList<LoadedRelease> history, string? id, string? asOf, string? walked)
    {
        if (Parse.Date(asOf) is { } day)
            return history.LastOrDefault(release => release.Withdrawn is null && release.Release.Day() <= day) ?? history[^1];
        return history.FirstOrDefault(release => release.Release.Id == (id ?? walked)) ?? history[^1];
    }

    /// <summary>The error that there is no release of this id.</summary>
    public static Fault Unknown(string id, IReadOnlyList<Release> releases) => new(
        "release",
        id,
        ErrorCodes.UnknownRelease,
        new Text(
            $"Không có bản phát hành này; từ {releases[0].Id} đến {releases[^1].Id}, xem /v1/releases.",
            $"There is no such release; there are {releases[0].Id} to {releases[^1].Id}, see /v1/releases."))
    {
        Stage = FaultStage.Answer,
        // A long list is left to its own route.
        Allowed = releases.Count <= 20 ? [.. releases.Select(release => release.Id)] : [],
        DidYouMean = Nearest.To(id, releases.Select(release => release.Id)),
    };
}

/// <summary>A day on whose newest release to answer from; the canonical form names that release.</summary>
/// <param name="Text">What was written; null for nothing.</param>
internal sealed record AsOfParameter(string? Text) : IParameter<AsOfParameter>
{
    public static Shape Shape => Shape.Day;

    public bool IsGiven => Text is not null;

    public IReadOnlyList<string> Canonical => [];

    public static AsOfParameter Read(Reading reading)
    {
        var earliest = reading.History.First(release => release.Withdrawn is null).Release;
        if (reading.Date() is { } day && earliest.Day() > day)
        {
            reading.Refuse(new Fault(
                "asOf",
                reading.Text,
                ErrorCodes.NoReleaseYet,
                new Text(
                    $"Bản phát hành sớm nhất là {earliest.Id}, ngày {earliest.Day():yyyy-MM-dd}.",
                    $"The earliest release is {earliest.Id} of {earliest.Day():yyyy-MM-dd}."))
            {
                Stage = FaultStage.Answer,
            });
        }

        return new(reading.Text);
    }
}

/// <summary>Whether a CSV begins with the mark by which Excel knows UTF-8.</summary>
/// <param name="Value">Whether it does.</param>
/// <param name="Text">What was written, or the default.</param>
/// <param name="Canonical">A comma for the decimals implies it.</param>
internal sealed record ByteOrderMarkParameter(bool Value, string? Text, IReadOnlyList<string> Canonical) : IParameter<ByteOrderMarkParameter>
{
    public static Shape Shape => Shape.Flag;

    public static ByteOrderMarkParameter Read(Reading reading)
    {
        var isOn = reading.Flag() == true;
        return new(isOn, reading.Text, reading.ValuesOf("decimal") is [DecimalParameter.Comma, ..] ? [] : [isOn ? "true" : "false"]);
    }
}

/// <summary>What stands before the decimals in a CSV.</summary>
/// <param name="Text">What was written, or the default.</param>
internal sealed record DecimalParameter(string? Text) : IParameter<DecimalParameter>
{
    /// <summary>The value for a comma.</summary>
    public const string Comma = "comma";

    private const string Point = "point";

    private static readonly IReadOnlyList<string> Allowed = [Comma, Point];

    public static Shape Shape => new() { Name = "DecimalMark", Allowed = Allowed };

    public bool IsComma => Text == Comma;

    public IReadOnlyList<string> Canonical => [IsComma ? Comma : Point];

    public static DecimalParameter Read(Reading reading)
    {
        reading.OneOf(Allowed);
        return new(reading.Text);
    }
}

/// <summary>How many rows a page holds.</summary>
/// <param name="Text">What was written; null for nothing.</param>
/// <param name="Value">The number.</param>
internal sealed record LimitParameter(string? Text, int Value) : IParameter<LimitParameter>
{
    public static Shape Shape => new() { Name = "PageSize", Minimum = 1, Maximum = Paging.MaximumLimit };

    public IReadOnlyList<string> Canonical => Text is null ? [] : [Text];

    public static LimitParameter Read(Reading reading) =>
        new(reading.IsGiven ? reading.Text : null, reading.WholeNumber(1, Paging.MaximumLimit) ?? Paging.DefaultLimit);
}

/// <summary>Where a page begins.</summary>
/// <param name="Text">What was written; null for nothing.</param>
/// <param name="After">The key of the last row of the page before; empty on the first.</param>
/// <param name="Selection">The fingerprint of the request that is walked through; null on the first page.</param>
internal sealed record CursorParameter(string? Text, IReadOnlyList<string> After, string? Selection) : IParameter<CursorParameter>
{
    public static Shape Shape => Shape.Text;

    public IReadOnlyList<string> Canonical => Text is null ? [] : [Text];

    public static CursorParameter Read(Reading reading)
    {
        if (reading.Text is not { } text || !reading.Format.IsPaged)
            return new(reading.Text, [], null);
        if (Paging.Read(text) is not { } cursor)
        {
            reading.Refuse(Fault.InvalidCursor(text));
            return new(text, [], null);
        }

        var release = reading.Catalog.Release;
        if (cursor.Release == release.Release.Id && cursor.Checksum == release.ChecksumStart)
            return new(text, cursor.Key, cursor.Selection);
        // Two databases can make the same id on one day, with other content.
        var (read, now) = cursor.Release == release.Release.Id
            ? ($"{cursor.Release} ({cursor.Checksum})", $"{cursor.Release} ({release.ChecksumStart})")
            : (cursor.Release, release.Release.Id);
        reading.Refuse(new Problem(
            ProblemKind.ReleaseGone,
            new Text(
                $"Con trỏ thuộc bản phát hành {read}; dữ liệu nay là bản {now}. Hãy bắt đầu lại từ trang đầu.",
                $"The cursor belongs to release {read}; the data are at {now} now. Start again from the first page.")));
        return new(text, [], null);
    }
}
