using System.Reflection;
using System.Text;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;

namespace Benchmark.Api.Http;

/// <summary>
/// A query string, read strictly: what is unknown, repeated, empty, misshapen or means nothing is an error, and all errors are found before the first is
/// told. Also knows the canonical form of the request.
/// </summary>
/// <typeparam name="T">The parameters of the endpoint.</typeparam>
internal sealed class Query<T>
    where T : AnswerRequest, new()
{
    private readonly HttpRequest _http;
    private readonly IReadOnlyList<Format> _formats;
    private readonly IReadOnlyList<Release> _releases;
    private readonly List<Fault> _faults = [];
    private readonly CanonicalRequest _canonical;
    private Problem? _problem;
    private bool _bodyHasFaults;
    private string? _cursorSelection;
    private (Links Links, Representation Representation)? _represented;

    private Query(HttpRequest http, T request, IReadOnlyList<Release> releases)
    {
        _http = http;
        var endpoint = (RouteEndpoint)http.HttpContext.GetEndpoint()!;
        _formats = endpoint.Metadata.GetRequiredMetadata<RequestDescription>().Formats;
        // The router takes other spellings of a path too: capitals, a slash at the end.
        var pattern = endpoint.RoutePattern.RawText!;
        _canonical = new CanonicalRequest(http.RouteValues.Aggregate(pattern, (path, value) => path.Replace($"{{{value.Key}}}", Uri.EscapeDataString($"{value.Value}"), StringComparison.Ordinal)));
        _releases = releases;
        Release = releases[^1];
        Request = request;
    }

    /// <summary>The parameters as they were written.</summary>
    public T Request { get; }

    /// <summary>The page asked for; meaningful for lists only.</summary>
    public Page Page { get; private set; } = new([], Paging.DefaultLimit);

    /// <summary>The release to answer from: the newest, or the one asked for.</summary>
    public Release Release { get; private set; }

    /// <summary>What the answer depends on beside the request and the release; empty for nothing.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The format to answer in.</summary>
    public Format Format { get; private set; } = FormatRegister.All[0];

    /// <summary>What was asked.</summary>
    /// <param name="http">The request.</param>
    /// <param name="request">The parameters as they were written.</param>
    /// <param name="faults">What the binder and the rules found wrong.</param>
    /// <param name="releases">The releases there are, oldest first.</param>
    public static Query<T> Of(HttpContext http, T request, IEnumerable<Fault> faults, IReadOnlyList<Release> releases)
    {
        var query = new Query<T>(http.Request, request, releases);
        query._faults.AddRange(faults);
        query.ReadRelease();
        query.ReadFormat();
        if (request is TabularRequest tabular)
            query.ReadByteOrderMark(tabular);
        if (request is ListRequest list)
            query.ReadPage(list);
        return query;
    }

    /// <summary>Adds the errors of the body, which are told together with those of the query.</summary>
    public void AddBodyFaults(IReadOnlyList<Fault> faults)
    {
        _faults.AddRange(faults);
        _bodyHasFaults = faults.Count > 0;
    }

    /// <summary>The problem document of everything found so far; null when nothing was.</summary>
    public Problem? FindProblem()
    {
        if (_cursorSelection is not null && _cursorSelection != Paging.Fingerprint(Selection()) && _faults.Count == 0)
            _faults.Add(Fault.InvalidCursor((Request as ListRequest)!.Cursor!));
        return FoundProblem();
    }

    /// <summary>The answer, where it needs no data: the client has it, or it was made before. Null when it has to be made. Asked for once the request is read in whole.</summary>
    public CachedAnswer? FindCached()
    {
        var cache = Cache();
        var links = MakeLinks(null);
        var representation = Represent(links, cache);
        if (Negotiation.IsUnchanged(_http, representation.Head, exists: false))
            return new CachedAnswer(representation.Head, null);
        if (cache.Find(representation.Key) is not { } body)
            return null;
        if (body.Next is not null)
            representation = Represent(links with { Next = body.Next }, cache);
        cache.Keep(_http, representation.Head, representation.Key, representation.Published);
        return new CachedAnswer(representation.Head, Negotiation.IsUnchanged(_http, representation.Head, exists: true) ? null : body);
    }

    private Problem? FoundProblem() => _faults.Count > 0 ? Problem.Invalid(_bodyHasFaults ? ProblemKind.InvalidBody : ProblemKind.InvalidQuery, _faults) : _problem;

    /// <summary>Reads a list of nouns; empty when none was asked for. Each value must mean exactly one.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="values">What was written.</param>
    /// <param name="match">What a text can mean.</param>
    /// <param name="noun">The noun of the error codes, where it is not the parameter.</param>
    /// <param name="keepOrder">Whether the order of the values shapes the answer.</param>
    public IReadOnlyList<TNoun> Many<TNoun>(
        string parameter,
        IReadOnlyList<string> values,
        Func<string, Match<TNoun>> match,
        string? noun = null,
        bool keepOrder = false)
        where TNoun : INoun
    {
        var found = new List<TNoun>();
        foreach (var value in values)
        {
            var (candidates, near) = match(value);
            if (candidates.Count == 1)
                found.Add(candidates[0]);
            else
                _faults.Add(candidates.Count == 0 ? Unknown(parameter, noun ?? parameter, value, near) : Ambiguous(parameter, noun ?? parameter, value, [.. candidates.Select(candidate => new ProblemOption(candidate.Id, candidate.Label))]));
        }

        var distinct = found.DistinctBy(item => item.Id).ToList();
        SetCanonical(parameter, [.. distinct.Select(item => item.Id)], keepOrder);
        return distinct;
    }

    /// <summary>As <see cref="Many"/>, for a parameter that takes one value.</summary>
    public TNoun? One<TNoun>(string parameter, string? value, Func<string, Match<TNoun>> match, string? noun = null)
        where TNoun : class, INoun =>
        value is null ? null : Many(parameter, [value], match, noun) is [var found] ? found : null;

    /// <summary>A list of ids that name themselves.</summary>
    public IReadOnlyList<string> Ids(string parameter, IReadOnlyList<string> values, Func<string, Match<string>> match)
    {
        foreach (var value in values)
        {
            if (match(value) is { Candidates.Count: 0 } unknown)
                _faults.Add(Unknown(parameter, parameter, value, unknown.Near));
        }

        SetCanonical(parameter, values);
        return [.. values.Distinct()];
    }

    /// <summary>Members of a closed set whose codes the validator has checked; null when none was asked for.</summary>
    public IReadOnlyList<TCode>? Codes<TCode>(string parameter, IReadOnlyList<string> values)
        where TCode : struct, Enum
    {
        SetCanonical(parameter, values);
        return values.Count == 0 ? null : [.. values.Where(value => Code.TryParse<TCode>(value, out _)).Select(Code.Parse<TCode>).Distinct()];
    }

    /// <summary>Puts a parameter into the canonical form; nothing when it was not given or equals its default.</summary>
    public void SetCanonical(string parameter, IReadOnlyList<string> values, bool keepOrder = false) => _canonical.Set(parameter, values, keepOrder);

    public void SetCanonical(string parameter, string? value, string? leftOut = null)
    {
        if (value is not null && value != leftOut)
            SetCanonical(parameter, [value]);
    }

    /// <summary>Takes a parameter out of the canonical form when it says no more than its default.</summary>
    public void LeaveOut(string parameter, params IReadOnlyList<string> @default) => _canonical.LeaveOut(parameter, @default);

    public void LeaveOut<TNoun>(string parameter, IReadOnlyList<TNoun> @default)
        where TNoun : INoun => LeaveOut(parameter, [.. @default.Select(noun => noun.Id)]);

    public void AddFault(Fault fault) => _faults.Add(fault);

    /// <summary>The answer: the data in their envelope.</summary>
    /// <param name="data">The data.</param>
    /// <param name="count">How many rows they are.</param>
    /// <param name="total">How many rows the request has in all.</param>
    /// <param name="warnings">What a reader must know.</param>
    /// <param name="sources">The sources the data name.</param>
    /// <param name="lastKey">The key of the last row of a list, when more rows follow.</param>
    public Answer<TData> Answer<TData>(
        TData data,
        int count,
        int total,
        IReadOnlyList<Warning>? warnings = null,
        IReadOnlyList<CitedSource>? sources = null,
        string[]? lastKey = null)
        where TData : notnull
    {
        var links = lastKey is null && _represented is { } represented ? represented.Links : MakeLinks(lastKey);
        var isKept = HttpMethods.IsGet(_http.Method) || HttpMethods.IsHead(_http.Method);
        return new Answer<TData>(
            new Envelope<TData>(data, new Meta(Release.Id, count, total, warnings ?? [], sources ?? []), isKept ? links : links with { Permanent = null }),
            Release,
            isKept ? Represent(links, Cache()) : null);
    }

    private AnswerCache Cache() => _http.HttpContext.RequestServices.GetRequiredService<AnswerCache>();

    private Links MakeLinks(string[]? lastKey)
    {
        var canonical = _canonical.Link();
        return new Links(
            $"{_http.Path}{_http.QueryString}",
            canonical,
            Request is DataRequest ? _canonical.Link(["release"], "release", Release.Id) : canonical,
            lastKey is null ? null : _canonical.Link(["cursor"], "cursor", Paging.Cursor(Release.Id, Selection(), lastKey)));
    }

    private Representation Represent(Links links, AnswerCache cache)
    {
        // Most answers have no page behind them and are what was looked for in the cache.
        if (_represented is { } represented && represented.Links == links)
            return represented.Representation;
        var header = new StringBuilder(1024)
            .Append('<').Append(links.Self).Replace("<", "%3C", 1, links.Self.Length).Replace(">", "%3E", 1, links.Self.Length).Append(">; rel=\"self\"")
            .Append(", <").Append(links.Canonical).Append(">; rel=\"canonical\"")
            .Append(", <").Append(links.Permanent).Append(">; rel=\"bookmark\"");
        if (links.Next is not null)
            header.Append(", <").Append(links.Next).Append(">; rel=\"next\"");
        foreach (var format in _formats)
        {
            if (format != Format)
                header.Append(", <").Append(FormatLink(format)).Append(">; rel=\"alternate\"; type=\"").Append(format.MediaType).Append('"');
        }

        header.Append(", </openapi/v1.json>; rel=\"describedby\"; type=\"application/json\"");
        var representation = Representation.Of(_http, Format, RequestLanguage.Of(_http), Release, cache.Published(), Scope, links, header.ToString(), Request is DataRequest { Release: not null }) with
        {
            ByteOrderMark = Request is TabularRequest { Bom: "1" },
        };
        _represented = (links, representation);
        return representation;
    }

    /// <summary>The whole of the request in another format.</summary>
    private string FormatLink(Format format) => _canonical.Link(["format", "lang", "bom", "cursor", "limit"], format == FormatRegister.All[0] ? null : "format", format.Id);

    private static Fault Unknown(string parameter, string noun, string value, IReadOnlyList<string> near)
    {
        var hint = near.Count == 0 ? new Text("", "") : new Text($" Có phải bạn muốn: {string.Join(", ", near)}?", $" Did you mean {string.Join(", ", near)}?");
        return new Fault(parameter, value, ErrorCodes.UnknownOf(noun), new Text($"Dữ liệu không có \"{value}\".{hint.Vi}", $"There is no {noun} \"{value}\".{hint.En}")) { DidYouMean = near };
    }

    private static Fault Ambiguous(string parameter, string noun, string value, IReadOnlyList<ProblemOption> options)
    {
        var vi = string.Join("; ", options.Select(option => $"{option.Id} – {option.Name.Vi}"));
        var en = string.Join("; ", options.Select(option => $"{option.Id} – {option.Name.En}"));
        return new Fault(
            parameter,
            value,
            ErrorCodes.AmbiguousOf(noun),
            new Text($"\"{value}\" có thể là nhiều đơn vị: {vi}. Hãy dùng mã, hoặc thêm on=YYYY-MM-DD.", $"\"{value}\" can be several: {en}. Use the id, or add on=YYYY-MM-DD."))
        {
            Options = options,
            DidYouMean = [.. options.Select(option => option.Id)],
        };
    }

    private void ReadRelease()
    {
        if (Request is not DataRequest request)
            return;
        if (request.Release is not null && request.AsOf is not null)
        {
            _faults.Add(new Fault(
                "asOf",
                request.AsOf,
                ErrorCodes.ConflictingParameter,
                new Text("Chỉ dùng release hoặc asOf, không dùng cả hai.", "Use release or asOf, not both.")));
        }

        if (request.Release is { } id)
        {
            if (_releases.FirstOrDefault(release => release.Id == id) is { } named)
                Release = named;
            else
                AddUnknownRelease(id);
        }

        if (Parse.Date(request.AsOf) is { } day)
        {
            if (_releases.LastOrDefault(release => release.Day() <= day) is { } newest)
                Release = newest;
            else
                AddNoReleaseYet(request.AsOf!);
        }

        if (request.Release is not null || request.AsOf is not null)
            SetCanonical("release", Release.Id);
    }

    private void AddUnknownRelease(string id)
    {
        var near = Nearest.To(id, _releases.Select(release => release.Id));
        _faults.Add(new Fault(
            "release",
            id,
            ErrorCodes.UnknownRelease,
            new Text($"Không có bản phát hành này; từ {_releases[0].Id} đến {_releases[^1].Id}, xem /v1/releases.", $"There is no such release; there are {_releases[0].Id} to {_releases[^1].Id}, see /v1/releases."))
        {
            // A few say it all; many stand in their own list.
            Allowed = _releases.Count <= 20 ? [.. _releases.Select(release => release.Id)] : [],
            DidYouMean = near,
        });
    }

    private void AddNoReleaseYet(string asOf)
    {
        var earliest = _releases[0];
        _faults.Add(new Fault(
            "asOf",
            asOf,
            ErrorCodes.NoReleaseYet,
            new Text($"Bản phát hành sớm nhất là {earliest.Id}, ngày {earliest.Day():yyyy-MM-dd}.", $"The earliest release is {earliest.Id} of {earliest.Day():yyyy-MM-dd}.")));
    }

    private void ReadFormat()
    {
        var known = Request.Format is { } asked ? _formats.FirstOrDefault(format => format.Id == asked) : Negotiation.FormatOf(_http, _formats);
        if (known is not null)
        {
            Format = known;
            SetCanonical("format", known.Id, leftOut: FormatRegister.All[0].Id);
            if (known.InLanguage)
                SetCanonical("lang", Code.Of(RequestLanguage.Of(_http)), leftOut: Code.Of(default(Language)));
            return;
        }

        // A word that names no format at all is an error of the query.
        if (Request.Format is { } word && !FormatRegister.Ids.Contains(word))
            return;
        var value = Request.Format ?? _http.Headers.Accept.ToString();
        IReadOnlyList<string> given = [.. _formats.Select(format => Request.Format is null ? format.MediaType : format.Id)];
        var message = new Text($"Không có định dạng \"{value}\"; có: {string.Join(", ", given)}.", $"The format \"{value}\" cannot be given; there is {string.Join(", ", given)}.");
        _problem = new Problem(
            ProblemKind.NotAcceptable,
            message,
            new Fault(Request.Format is null ? "Accept" : "format", value, ErrorCodes.NotAcceptable, message) { Allowed = given });
    }

    private void ReadByteOrderMark(TabularRequest request)
    {
        if (request.Bom is null)
            return;
        SetCanonical("bom", request.Bom, leftOut: "0");
        if (!Format.TakesByteOrderMark)
            AddNotApplicable("bom", request.Bom, new Text("Tham số này chỉ dùng với format=csv.", "This parameter goes with format=csv only."));
    }

    private void AddNotApplicable(string parameter, string value, Text message) => _faults.Add(new Fault(parameter, value, ErrorCodes.NotApplicable, message));

    private void ReadPage(ListRequest list)
    {
        var limit = int.TryParse(list.Limit, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : Paging.DefaultLimit;
        SetCanonical("limit", list.Limit, leftOut: $"{Paging.DefaultLimit}");
        SetCanonical("cursor", list.Cursor);
        if (!Format.IsPaged)
        {
            Page = new Page([], int.MaxValue - 1);
            foreach (var (name, value) in new[] { ("limit", list.Limit), ("cursor", list.Cursor) }.Where(each => each.Item2 is not null))
                AddNotApplicable(name, value!, new Text($"Định dạng {Format.Id} luôn gồm mọi dòng, không chia trang.", $"The format {Format.Id} always holds every row and has no pages."));
            return;
        }

        if (list.Cursor is null)
        {
            Page = new Page([], limit);
            return;
        }

        if (Paging.Read(list.Cursor) is not { } cursor)
        {
            _faults.Add(Fault.InvalidCursor(list.Cursor));
            return;
        }

        // A walk stays on the release it began on, whatever is published meanwhile.
        if (list.Release is null && list.AsOf is null && _releases.FirstOrDefault(release => release.Id == cursor.Release) is { } walked)
            Release = walked;
        if (cursor.Release != Release.Id)
        {
            _problem = new Problem(
                ProblemKind.ReleaseGone,
                new Text(
                    $"Con trỏ thuộc bản phát hành {cursor.Release}; dữ liệu nay là bản {Release.Id}. Hãy bắt đầu lại từ trang đầu.",
                    $"The cursor belongs to release {cursor.Release}; the data are at {Release.Id} now. Start again from the first page."));
            return;
        }

        _cursorSelection = cursor.Selection;
        Page = new Page(cursor.Key, limit);
    }

    /// <summary>What is walked through: the request without the page. A cursor of another list, or of other filters, would skip rows.</summary>
    private string Selection() => _canonical.Link(["cursor", "limit"]);
}

/// <summary>The parameters of a request record, by the name they have in a query string.</summary>
internal static class RequestProperties
{
    public static IReadOnlyDictionary<string, PropertyInfo> Of(Type request) =>
        request.GetProperties().Where(property => property.CanWrite).ToDictionary(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..], StringComparer.Ordinal);
}
