using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Features.Citations;

/// <summary>Says how to cite what a permanent link shows.</summary>
internal sealed class CiteLink(OwnLinks ownLinks, Catalogs catalogs) : DataEndpoint<CiteLink.Request, CiteLink.Question, CiteLink.Response>
{
    // What the title of a citation leaves out: how the answer is shown, not what it is.
    private static readonly string[] Presentation = ["release", "format", "lang", "bom", "limit", "cursor", "explain"];

    // What the cited link keeps of its form.
    private static readonly string[] KeptForm = ["bom", "format", "lang"];

    /// <summary>What each route shows; a test sees to it that none is missing.</summary>
    public static readonly IReadOnlyDictionary<string, Text> Titles = new Dictionary<string, Text>
    {
        ["/v1"] = new("Tài liệu dịch vụ", "Service document"),
        ["/v1/provinces"] = new("Các tỉnh, thành phố", "Provinces"),
        ["/v1/provinces/{id}"] = new("Tỉnh, thành phố", "Province"),
        ["/v1/indicators"] = new("Các chỉ tiêu", "Indicators"),
        ["/v1/indicators/{id}"] = new("Chỉ tiêu", "Indicator"),
        ["/v1/targets"] = new("Các mục tiêu", "Targets"),
        ["/v1/targets/{id}"] = new("Mục tiêu", "Target"),
        ["/v1/observations"] = new("Các giá trị quan sát", "Observations"),
        ["/v1/sources"] = new("Các nguồn", "Sources"),
        ["/v1/sources/{id}"] = new("Nguồn", "Source"),
        ["/v1/comparisons"] = new("So sánh các tỉnh, thành phố", "Comparison of provinces"),
        ["/v1/gaps"] = new("Khoảng cách đến mục tiêu", "Gaps to targets"),
        ["/v1/rankings"] = new("Bảng xếp hạng", "Ranking"),
        ["/v1/scorecards"] = new("Bảng điểm", "Scorecard"),
        ["/v1/releases"] = new("Các bản phát hành dữ liệu", "Releases of the data"),
        ["/v1/releases/{id}"] = new("Bản phát hành dữ liệu", "Release of the data"),
        ["/v1/releases/{id}/changes"] = new("Thay đổi của một bản phát hành", "Changes of a release"),
        ["/v1/changes"] = new("Thay đổi của dữ liệu", "Changes of the data"),
        ["/v1/methods"] = new("Các phương pháp tính", "Methods"),
        ["/v1/methods/{id}"] = new("Phương pháp tính", "Method"),
    };

    public override void Configure() => Reads(
        "/v1/citations",
        "Cite a link",
        "How to cite what a permanent link shows (`links.permanent` of every answer, which names its release): as BibTeX, RIS, CSL-JSON, or a sentence in both languages. "
            + "The link is followed first: only what answers can be cited.",
        typeof(Citation));

    public override async Task<Question> AskAsync(Request request, CancellationToken cancellation)
    {
        var address = request.Asked.Address;
        if (!Uri.TryCreate(new Uri(address), request.Url.Value, out var link) || link.GetLeftPart(UriPartial.Authority) != address)
            return Wrong(request, ErrorCodes.ForeignLink, $"Phải là liên kết của máy chủ này, như {address}/v1/….", $"Must be a link of this server, like {address}/v1/….");
        // Whatever file the link gives, the figures and their sources are those of the JSON.
        var parameters = QueryHelpers.ParseQuery(link.Query);
        var plain = QueryString.Create(parameters.Where(parameter => !KeptForm.Contains(parameter.Key))).Value ?? "";
        if (await ownLinks.FollowAsync(Uri.UnescapeDataString(link.AbsolutePath), plain, cancellation) is not { } found)
            return Wrong(request, ErrorCodes.UnknownPath, "Không có dữ liệu nào ở đường dẫn này; xem /v1.", "There are no data at this path; see /v1.");
        if (found.Problem is { } problem)
            return Wrong(request, ErrorCodes.BrokenLink, $"Liên kết không trả lời được: {problem.Detail.Vi}", $"The link does not answer: {problem.Detail.En}");

        var permanent = WithForm(found.Links!.Permanent!, parameters);
        if (!parameters.ContainsKey("release"))
            return Wrong(request, ErrorCodes.NotPermanent, "Liên kết không nêu bản phát hành nên số liệu có thể thay đổi.", "The link names no release, so its figures can change.", permanent);
        var release = request.History.Single(release => release.Release.Id == found.Meta!.Release).Release;
        return new Question(new FollowedLink(permanent, found.Route, [.. found.Meta!.Sources.Select(TitleOf)]), await catalogs.OfAsync(release, cancellation), null);
    }

    public override Answer<Response> Answer(Request request, Question question)
    {
        var (link, catalog) = (question.Link!, question.Catalog!);
        var citation = new Citation($"{request.Asked.Address}{link.Permanent}", TitleOf(link, catalog), catalog.Release.Release, link.Sources);
        var response = new Response(citation.Url, citation.Title, citation.Sentence(), citation.Release.Id, citation.Release.PublishedAt, citation.Sources);
        return new Answer<Response>(response).As(() => citation);
    }

    protected override string ScopeOf(Request request) => request.Asked.Address;

    protected override Problem? FindProblem(Question question) => question.Fault is { } fault ? Problem.Invalid(ProblemKind.InvalidQuery, [fault]) : null;

    private static string WithForm(string permanent, Dictionary<string, Microsoft.Extensions.Primitives.StringValues> parameters)
    {
        foreach (var name in KeptForm.Where(parameters.ContainsKey))
            permanent = QueryHelpers.AddQueryString(permanent, name, parameters[name].ToString());
        return permanent;
    }

    /// <summary>What the link shows, and of what: provinces and indicators by their names, everything else as the link says it.</summary>
    private static Text TitleOf(FollowedLink link, Catalog catalog)
    {
        var title = Titles[link.Route];
        var question = link.Permanent.IndexOf('?', StringComparison.Ordinal);
        var chosen = QueryHelpers.ParseQuery(link.Permanent[question..]).Where(parameter => !Presentation.Contains(parameter.Key)).Select(parameter => Named(parameter.Key, parameter.Value.ToString(), catalog)).ToList();
        if (link.Route.EndsWith("{id}", StringComparison.Ordinal))
            chosen.Insert(0, NameOf(Uri.UnescapeDataString(link.Permanent[..question].Split('/')[^1]), catalog));
        return chosen.Count == 0 ? title : new Text($"{title.Vi} ({string.Join("; ", chosen.Select(each => each.Vi))})", $"{title.En} ({string.Join("; ", chosen.Select(each => each.En))})");
    }

    private static Text Named(string parameter, string value, Catalog catalog)
    {
        if (parameter is not ("province" or "indicator" or "reference"))
            return new Text($"{parameter}: {value}", $"{parameter}: {value}");
        var names = value.Split(',').Select(id => NameOf(id, catalog)).ToList();
        var list = new Text(string.Join(", ", names.Select(name => name.Vi)), string.Join(", ", names.Select(name => name.En)));
        return parameter == "reference" ? new Text($"so với {list.Vi}", $"against {list.En}") : list;
    }

    private static Text NameOf(string id, Catalog catalog) => (catalog.FindProvince(id) as INoun ?? catalog.FindIndicator(id))?.Label ?? new Text(id, id);

    private static string TitleOf(CitedSource source) => source.Number is { } number ? $"{source.Title.Vi} ({number})" : source.Title.Vi;

    private static Question Wrong(Request request, ErrorCode code, string vi, string en, params IReadOnlyList<string> didYouMean) =>
        new(null, null, new Fault("url", request.Url.Value, code, new Text(vi, en)) { DidYouMean = didYouMean });

    /// <summary>What the link to cite shows, or why it cannot be cited.</summary>
    /// <param name="Link">The link; null when it cannot be cited.</param>
    /// <param name="Catalog">The catalog of its release; null when it cannot be cited.</param>
    /// <param name="Fault">Why it cannot be cited; null when it can.</param>
    internal sealed record Question(FollowedLink? Link, Catalog? Catalog, Fault? Fault);

    /// <summary>What a link shows.</summary>
    /// <param name="Permanent">The link that shows it for good.</param>
    /// <param name="Route">The pattern of its route.</param>
    /// <param name="Sources">The titles of its sources.</param>
    internal sealed record FollowedLink(string Permanent, string Route, IReadOnlyList<string> Sources);

    internal sealed record Request : AnswerRequest
    {
        [Parameter("The permanent link, as `links.permanent` gives it, with or without the address of the server; encode it as one value.", Required = true, Example = "/v1/gaps?province=ha-noi&release=2026-11-21.1")]
        public LinkParameter Url { get; init; } = null!;
    }

    /// <summary>How to cite what a link shows.</summary>
    /// <param name="Url">The link.</param>
    /// <param name="Title">What it shows.</param>
    /// <param name="Sentence">The citation as a sentence to print.</param>
    /// <param name="Release">The release the link is pinned to.</param>
    /// <param name="PublishedAt">When it was published.</param>
    /// <param name="Sources">The titles of the sources and documents of its figures, with the number of each that has one.</param>
    public new sealed record Response(string Url, Text Title, Text Sentence, string Release, DateTimeOffset PublishedAt, IReadOnlyList<string> Sources);
}
