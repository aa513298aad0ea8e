using Benchmark.Api.Http;
using Benchmark.Core.Claims;
using Benchmark.Core.Releases;
using Benchmark.Core.Statements;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;
using Text = Benchmark.Core.Language.Text;

namespace Benchmark.Api.Features.Claims;

/// <summary>Says whether a sentence, or a figure for a row, agrees with a release.</summary>
internal sealed class PostVerify(FigureStore store, Catalogs catalogs) : ComputeEndpoint<PostVerify.RequestBody, Verification>
{
    // What a figure agreed with before is looked for in so many releases.
    private const int MostEarlier = 5;

    public override void Configure() => Computes(
        "/v1/verify",
        "Verify a sentence or a figure",
        "Takes either `text`, up to 4,000 characters with up to 50 numbers in Vietnamese or English, or `claim` with `value`. Every figure found is compared "
            + "with the row it is about: `verified`, `rounded`, `stale`, `unknown` or `contradicted`, and why. A sentence is read whole or not at all: what is "
            + "not understood is `unknown`. Nothing is fetched.",
        readsReleases: true);

    public override RequestBody? ReadBody(JsonFields fields, Catalog catalog) => RequestBody.Read(fields, [catalog.Release]);

    public override Answer<Verification> Answer(RequestBody body, Catalog catalog) => throw new NotSupportedException("The answer needs figures.");

    // A text has few figures; and a full collection of the garbage behind each, as behind what is costly, would take longer than the answer.
    protected override bool IsCostly => false;

    protected override RequestBody? ReadBody(JsonFields fields, ComputeRequest request) => RequestBody.Read(fields, request.History);

    protected override async ValueTask<(Answer<Verification> Answer, Release Release)> AnswerAsync(
        RequestBody body,
        ComputeRequest request,
        CancellationToken cancellation)
    {
        var asked = request.History.FirstOrDefault(release => release.Release.Id == body.Release) ?? request.Catalog.Release;
        var catalog = await catalogs.OfAsync(asked.Release, cancellation);
        var rows = new VerifiedRows(store, catalog);
        var figures = body.Text is { } text
            ? await CheckAsync(text, body.Language, rows, request, cancellation)
            : [await CheckClaimAsync(body, rows, request, cancellation)];
        IReadOnlyList<CheckedFigure> linked =
            [.. figures.Select(figure => figure.Row is { } row ? figure with { Row = row with { Link = LinkOf(row, request) } } : figure)];
        var named = linked.Select(figure => figure.Row).OfType<StatedRow>().ToList();
        var answer = new Answer<Verification>(new Verification(StatementCheck.Worst(linked), linked), linked.Count, linked.Count)
        {
            Warnings = Withdrawals.Of(asked),
            Sources = catalog.Cite(named.SelectMany(row => new[] { row.Source, row.Document })
                .Where(id => id is not null && catalog.FindSource(id) is not null)),
            Names = new NameList(catalog)
                .Each(
                    named.Where(row => catalog.FindIndicator(row.Indicator) is not null
                        && (row.Province is null || catalog.FindProvince(row.Province) is not null)),
                    static (names, row) => names.Provinces(row.Province).Indicators(row.Indicator).Series(row.Indicator, row.Series).Units(row.Unit))
                .ToNames(),
        };
        return (answer, asked.Release);
    }

    private async Task<IReadOnlyList<CheckedFigure>> CheckAsync(
        string text,
        Language? language,
        VerifiedRows rows,
        ComputeRequest request,
        CancellationToken cancellation)
    {
        var catalog = rows.Catalog;
        var statement = StatementReader.Of(catalog.Provinces, catalog.Indicators).Read(text, language);
        var now = await rows.FiguresAsync(statement.Provinces, statement.Indicators, cancellation);
        var own = statement.IsUnderstood ? [] : await rows.SentencesAsync(statement, cancellation);
        var figures = new StatementCheck(statement, now, [], own).Check();
        if (!figures.Any(figure => figure.Verdict == Verdict.Contradicted || figure.Reason is VerdictReason.NoRow or VerdictReason.NotOfThisTime))
            return figures;

        var earlier = new List<StatementFigures>();
        foreach (var release in request.History.Where(release => release.Number < catalog.Release.Number).Reverse().Take(MostEarlier))
        {
            var before = new VerifiedRows(store, await catalogs.OfAsync(release.Release, cancellation));
            earlier.Add(await before.FiguresAsync(statement.Provinces, statement.Indicators, cancellation));
        }

        return earlier.Count == 0 ? figures : new StatementCheck(statement, now, earlier, own).Check();
    }

    private async Task<CheckedFigure> CheckClaimAsync(RequestBody body, VerifiedRows rows, ComputeRequest request, CancellationToken cancellation)
    {
        var (claim, value) = (ClaimId.Parse(body.Claim!)!, body.Value!.Value);
        var stated = request.History.LastOrDefault(release => release.ChecksumOfClaims == claim.Checksum);
        if (stated is null)
            return ClaimCheck.OfUnknownRelease(body.Claim!, value, body.Unit);
        var now = await rows.OfClaimAsync(claim.Row, cancellation);
        var named = stated.Number == rows.Catalog.Release.Number
            ? now
            : await new VerifiedRows(store, await catalogs.OfAsync(stated.Release, cancellation)).OfClaimAsync(claim.Row, cancellation);
        return ClaimCheck.Check(body.Claim!, value, body.Unit, named, now);
    }

    /// <summary>Where a row can be read in its release.</summary>
    private static string LinkOf(StatedRow row, ComputeRequest request)
    {
        var (path, names) = row.Kind switch
        {
            StatedRowKind.Observation => ("/v1/observations", new[] { "indicator", "province", "release", "series", "vintage", "year" }),
            StatedRowKind.Target => ($"/v1/targets/{row.Id}", ["release"]),
            StatedRowKind.Gap => ("/v1/gaps", ["indicator", "province", "release", "standing"]),
            StatedRowKind.Ranking => ("/v1/rankings", ["indicator", "release", "series", "year"]),
            _ => ("/v1/comparisons", ["indicator", "release"]),
        };
        var link = new CanonicalRequest(path, names.Length, request.Asked.Prefix);
        foreach (var name in names)
        {
            var value = name switch
            {
                "indicator" => row.Indicator,
                "province" => row.Province,
                "release" => row.Release,
                "series" => row.Series,
                "year" => row.Year is { } year ? $"{year}" : null,
                _ => "all",
            };
            link.Add(name, value is null ? [] : [value]);
        }

        return link.Link();
    }

    /// <summary>What to verify: a text, or a figure for a claim.</summary>
    /// <param name="Text">Sentences; exactly one of this and <c>claim</c> is given.</param>
    /// <param name="Claim">The claim of a row, as answers have it; goes with <c>value</c>.</param>
    /// <param name="Value">The figure that is said to be that of the row.</param>
    /// <param name="Unit">Its unit as a code; absent for that of the row.</param>
    /// <param name="Release">The release by its id; absent for the newest.</param>
    /// <param name="Language">The language of the text; absent where it is to be found.</param>
    [SchemaName("VerifyRequest")]
    [OneOfFields("text")]
    [OneOfFields("claim", "value")]
    public sealed record RequestBody(
        [property: MayBeLeftOut] string? Text,
        [property: MayBeLeftOut] string? Claim,
        [property: MayBeLeftOut] decimal? Value,
        [property: MayBeLeftOut] string? Unit,
        [property: MayBeLeftOut] string? Release,
        [property: MayBeLeftOut] Language? Language)
    {
        private const int LongestId = 200;

        internal static RequestBody? Read(JsonFields fields, IReadOnlyList<LoadedRelease> history)
        {
            if (!fields.IsObject)
                return null;
            var text = fields.Text("text", most: StatementReader.LongestText);
            var claim = fields.Text("claim", most: LongestId);
            var isText = fields.IsGiven("text");
            var isClaim = fields.IsGiven("claim");
            var value = fields.Number("value", required: isClaim && !isText);
            var unit = fields.Text("unit");
            var release = fields.Text("release");
            var language = fields.Code<Language>("language");
            fields.Finish();
            if (!isText && !isClaim)
                fields.AddFault("text", ErrorCodes.Required, new Text("Cần text, hoặc claim cùng value.", "Either text, or claim with value, is required."));
            if (isText && isClaim)
                fields.AddFault("claim", ErrorCodes.Contradiction, new Text("Chỉ gửi text hoặc claim.", "Send either text or claim."), claim);
            if (isText && value is not null)
                fields.AddFault("value", ErrorCodes.Contradiction, new Text("value chỉ đi với claim.", "value goes with claim only."));
            if (isText && unit is not null)
                fields.AddFault("unit", ErrorCodes.Contradiction, new Text("unit chỉ đi với claim.", "unit goes with claim only."), unit);
            if (isClaim && !isText && language is not null)
                fields.AddFault("language", ErrorCodes.Contradiction, new Text("language chỉ đi với text.", "language goes with text only."));
            if (text is not null && StatementReader.CountNumbers(text) is var numbers and > StatementReader.MostNumbers)
            {
                fields.AddFault(
                    "text",
                    ErrorCodes.OutOfRange,
                    new Text(
                        $"Văn bản có {numbers} con số; nhiều nhất {StatementReader.MostNumbers}.",
                        $"The text has {numbers} numbers; at most {StatementReader.MostNumbers}."),
                    $"{numbers}");
            }

            if (claim is not null && ClaimId.Parse(claim) is null)
            {
                fields.AddFault(
                    "claim",
                    ErrorCodes.UnknownValue,
                    new Text("Phải là claim của một dòng: mã, @ và 12 chữ số.", "Must be the claim of a row: an id, @ and 12 digits."),
                    claim);
            }

            if (value is { } given && JsonFields.IsBeyondDecimals(given))
                fields.AddFault("value", ErrorCodes.OutOfRange, new Text("Con số quá lớn hoặc quá nhỏ.", "The number is too large or too small."));
            if (release is not null && history.All(each => each.Release.Id != release))
            {
                var unknown = ReleaseParameter.Unknown(release, [.. history.Select(each => each.Release)]);
                fields.AddFault("release", unknown.Code, unknown.Message, release, unknown.Allowed.Count > 0 ? unknown.Allowed : null);
            }

            return new RequestBody(text, claim, value, unit, release, language);
        }
    }
}

/// <summary>What was found of a text or a claim.</summary>
/// <param name="Verdict">The worst of its figures.</param>
/// <param name="Figures">Every figure in its order; a sentence without one that was not understood is an entry too.</param>
internal sealed record Verification(Verdict Verdict, IReadOnlyList<CheckedFigure> Figures);
