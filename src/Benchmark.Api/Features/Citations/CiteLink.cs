using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Data.Catalog;
using FluentValidation;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Features.Citations;

/// <summary>Says how to cite what a permanent link shows.</summary>
internal sealed class CiteLink(OwnLinks ownLinks, Catalogs catalogs) : DataEndpoint<CiteLink.Request, CiteLink.Question, CiteLink.Response>
{
    // What the cited link keeps of its form.
    private static readonly string[] KeptForm = ["bom", "decimal", "format", "lang"];

    public override void Configure() => Reads<Rules>(
        "/v1/citations",
        "Cite a link",
        "How to cite what a permanent link shows (`links.permanent` of every answer, which names its release): as BibTeX, RIS, CSL-JSON, or a sentence in both "
            + "languages. The link is followed first: only what answers can be cited.",
        typeof(Citation));

    public override async Task<Question> AskAsync(Request request, CancellationToken cancellation)
    {
        var address = request.Asked.Address;
        if (OwnLinks.FindOwn(request.Url.Value, request.Asked.Origin, request.Asked.Prefix) is not { } link)
        {
            return Invalid(
                request,
                ErrorCodes.ForeignLink,
                $"Phải là liên kết của máy chủ này, như {address}/v1/….",
                $"Must be a link of this server, like {address}/v1/….");
        }
        // In every format the figures and their sources are those of the JSON answer.
        var parameters = QueryHelpers.ParseQuery(link.Query);
        var plain = QueryString.Create(parameters.Where(parameter => !KeptForm.Contains(parameter.Key))).Value ?? "";
        if (await ownLinks.FollowAsync(Uri.UnescapeDataString(link.Path), plain, cancellation) is not { } found)
            return Invalid(
                request,
                ErrorCodes.UnknownPath,
                $"Không có dữ liệu nào ở đường dẫn này; xem {request.Asked.Own("/v1")}.",
                $"There are no data at this path; see {request.Asked.Own("/v1")}.");
        if (found.Problem is { } problem)
        {
            return Invalid(
                request,
                ErrorCodes.BrokenLink,
                $"Liên kết không trả lời được: {problem.Detail.Vi}",
                $"The link does not answer: {problem.Detail.En}");
        }

        var permanent = WithForm(found.Envelope!.Links.Permanent!, parameters);
        if (!parameters.ContainsKey("release"))
        {
            return Invalid(
                request,
                ErrorCodes.NotPermanent,
                "Liên kết không nêu bản phát hành nên số liệu có thể thay đổi.",
                "The link names no release, so its figures can change.",
                request.Asked.Own(permanent));
        }

        var release = request.History.Single(release => release.Release.Id == found.Envelope.Meta.Release).Release;
        return new Question(
            // Whoever follows a printed link is no program, unless the link names a file.
            new FollowedLink(parameters.ContainsKey("format") ? permanent : Publication.PageOf(permanent), found.Route, found.Envelope.Meta.Sources),
            await catalogs.OfAsync(release, cancellation),
            null);
    }

    public override Answer<Response> Answer(Request request, Question question)
    {
        var (link, catalog) = (question.Link!, question.Catalog!);
        var title = LinkTitles.Of(link.Route, link.Permanent, catalog, link.Sources);
        var citation = new Citation(request.Asked.Address, link.Permanent, title, request.Asked.Publisher, catalog.Release.Release, link.Sources)
        {
            Style = request.Style.Value,
        };
        return new Answer<Response>(new Response(
            citation.Key,
            citation.Url,
            citation.Title,
            citation.Sentence(),
            citation.Press(),
            citation.Publisher,
            citation.Release.Id,
            citation.Release.PublishedAt,
            citation.Sources)).As(() => citation);
    }

    // The link may name any release there is.
    protected override string ScopeOf(Request request) => $"{request.HistoryMark()}{request.Asked.Origin}";

    protected override bool NamesHost(Request request) => true;

    protected override Problem? FindProblem(Question question) => question.Fault is { } fault ? Problem.Invalid(ProblemKind.InvalidQuery, [fault]) : null;

    private static string WithForm(string permanent, Dictionary<string, Microsoft.Extensions.Primitives.StringValues> parameters)
    {
        foreach (var name in KeptForm.Where(parameters.ContainsKey))
            permanent = QueryHelpers.AddQueryString(permanent, name, parameters[name].ToString());
        return permanent;
    }

    private static Question Invalid(Request request, ErrorCode code, string vi, string en, params IReadOnlyList<string> didYouMean) =>
        new(null, null, new Fault("url", request.Url.Value, code, new Text(vi, en)) { DidYouMean = didYouMean });

    /// <summary>What the link to cite shows, or why it cannot be cited.</summary>
    /// <param name="Link">The link; null when it cannot be cited.</param>
    /// <param name="Catalog">The catalog of its release; null when it cannot be cited.</param>
    /// <param name="Fault">Why it cannot be cited; null when it can.</param>
    internal sealed record Question(FollowedLink? Link, Catalog? Catalog, Fault? Fault);

    /// <summary>What a link shows.</summary>
    /// <param name="Permanent">The link that shows it for good.</param>
    /// <param name="Route">The pattern of its route.</param>
    /// <param name="Sources">Its sources.</param>
    internal sealed record FollowedLink(string Permanent, string Route, IReadOnlyList<CitedSource> Sources);

    internal sealed record Request : AnswerRequest
    {
        [Parameter(
            "The permanent link, as `links.permanent` gives it, with or without the address of the server; encode it as one value.",
            Required = true,
            Example = "/v1/gaps?province=ha-noi&release=2026-11-21.1")]
        public LinkParameter Url { get; init; } = null!;

        [Parameter(
            "`press` is the one sentence that a newspaper prints beneath a table, in at most 200 letters; goes with `format=text` only. JSON has both.",
            Default = "full")]
        public StyleParameter Style { get; init; } = null!;
    }

    /// <summary>The rules of a citation.</summary>
    internal sealed class Rules : RequestRules<Request>
    {
        public Rules() => RuleFor(request => request.Style)
            .Must((request, style) => style.Value == CitationStyle.Full || request.Format.Value == PlainText.Format)
            .WithState(request => Fault.NotApplicable(
                "style",
                Code.Of(request.Style.Value),
                new Text("Giá trị này chỉ dùng với format=text.", "This value goes with format=text only.")));
    }

    /// <summary>How to cite what a link shows.</summary>
    /// <param name="Key">What reference managers know it by: of the publisher, the release and the link, whatever the address of the server.</param>
    /// <param name="Url">The link.</param>
    /// <param name="Title">What it shows.</param>
    /// <param name="Sentence">The citation in full.</param>
    /// <param name="Press">The citation as the sentence that a newspaper prints beneath a table; at most 200 letters.</param>
    /// <param name="Publisher">Who publishes it.</param>
    /// <param name="Release">The release the link is pinned to.</param>
    /// <param name="PublishedAt">When it was published.</param>
    /// <param name="Sources">The sources and documents of its figures.</param>
    [SchemaName("CitedLink")]
    public new sealed record Response(
        string Key,
        string Url,
        Text Title,
        Text Sentence,
        Text Press,
        string Publisher,
        string Release,
        DateTimeOffset PublishedAt,
        IReadOnlyList<CitedSource> Sources);
}
