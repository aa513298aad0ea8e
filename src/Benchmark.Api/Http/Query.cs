using System.Reflection;
using Benchmark.Core;
using Benchmark.Core.Sources;
using FluentValidation;

namespace Benchmark.Api.Http;

/// <summary>
/// A query string, read strictly: what is unknown, repeated, empty, misshapen or means nothing is an error, and all errors are found before the first is
/// told. Also knows the canonical form of the request.
/// </summary>
/// <typeparam name="T">The parameters of the endpoint.</typeparam>
internal sealed class Query<T>
    where T : AnswerRequest, new()
{
    private static readonly IReadOnlyDictionary<string, PropertyInfo> Properties = RequestProperties.Of(typeof(T));

    private readonly HttpRequest _http;
    private readonly string _path;
    private readonly Release _release;
    private readonly List<Fault> _faults = [];
    private readonly SortedDictionary<string, (IReadOnlyList<string> Values, bool KeepOrder)> _canonical = new(StringComparer.Ordinal);
    private Problem? _problem;
    private bool _bodyHasFaults;
    private string? _cursorSelection;

    private Query(HttpRequest http, Release release)
    {
        _http = http;
        // The router takes other spellings of a path too: capitals, a slash at the end.
        var pattern = ((RouteEndpoint)http.HttpContext.GetEndpoint()!).RoutePattern.RawText!;
        _path = http.RouteValues.Aggregate(pattern, (path, value) => path.Replace($"{{{value.Key}}}", Uri.EscapeDataString($"{value.Value}"), StringComparison.Ordinal));
        _release = release;
        Request = new T();
    }

    /// <summary>The parameters as they were written.</summary>
    public T Request { get; }

    /// <summary>The page asked for; meaningful for lists only.</summary>
    public Page Page { get; private set; } = new([], Paging.DefaultLimit);

    public string ReleaseId => _release.Id;

    public static Query<T> Read(HttpContext http, IValidator<T> validator, Release release)
    {
        var query = new Query<T>(http.Request, release);
        query.ReadParameters();
        query._faults.AddRange(validator.Validate(query.Request).Errors.Select(error => (Fault)error.CustomState));
        query.ReadRelease();
        query.ReadFormat();
        if (query.Request is ListRequest list)
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
    public void SetCanonical(string parameter, IReadOnlyList<string> values, bool keepOrder = false)
    {
        if (values.Count > 0)
            _canonical[parameter] = (keepOrder ? [.. values.Distinct()] : [.. values.Distinct().Order(StringComparer.Ordinal)], keepOrder);
    }

    public void SetCanonical(string parameter, string? value, string? leftOut = null)
    {
        if (value is not null && value != leftOut)
            SetCanonical(parameter, [value]);
    }

    /// <summary>Takes a parameter out of the canonical form when it says no more than its default.</summary>
    public void LeaveOut(string parameter, params IReadOnlyList<string> @default)
    {
        if (_canonical.TryGetValue(parameter, out var given) && given.Values.SequenceEqual(given.KeepOrder ? @default : @default.Order(StringComparer.Ordinal)))
            _canonical.Remove(parameter);
    }

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
        var canonical = Link(_canonical);
        string? next = null;
        if (lastKey is not null)
        {
            var cursor = Paging.Cursor(_release.Id, Selection(), lastKey);
            SetCanonical("cursor", [cursor]);
            next = Link(_canonical);
        }

        var links = new Links(_http.Path + _http.QueryString, canonical, next);
        return new Answer<TData>(new Envelope<TData>(data, new Meta(_release.Id, count, total, warnings ?? [], sources ?? []), links));
    }

    private static Fault Unknown(string parameter, string noun, string value, IReadOnlyList<string> near)
    {
        var hint = near.Count == 0 ? new Text("", "") : new Text($" Có phải bạn muốn: {string.Join(", ", near)}?", $" Did you mean {string.Join(", ", near)}?");
        return new Fault(parameter, value, $"unknown-{noun}", new Text($"Dữ liệu không có \"{value}\".{hint.Vi}", $"There is no {noun} \"{value}\".{hint.En}")) { DidYouMean = near };
    }

    private static Fault Ambiguous(string parameter, string noun, string value, IReadOnlyList<ProblemOption> options)
    {
        var vi = string.Join("; ", options.Select(option => $"{option.Id} – {option.Name.Vi}"));
        var en = string.Join("; ", options.Select(option => $"{option.Id} – {option.Name.En}"));
        return new Fault(
            parameter,
            value,
            $"ambiguous-{noun}",
            new Text($"\"{value}\" có thể là nhiều đơn vị: {vi}. Hãy dùng mã, hoặc thêm on=YYYY-MM-DD.", $"\"{value}\" can be several: {en}. Use the id, or add on=YYYY-MM-DD."))
        {
            Options = options,
            DidYouMean = [.. options.Select(option => option.Id)],
        };
    }

    private void ReadParameters()
    {
        foreach (var (name, raw) in _http.Query)
        {
            if (!Properties.TryGetValue(name, out var property))
            {
                var known = Properties.Keys.Order(StringComparer.Ordinal).ToList();
                _faults.Add(new Fault(
                    name,
                    string.Join(',', raw.Select(value => value ?? "")),
                    "unknown-parameter",
                    new Text($"Không có tham số này; các tham số: {string.Join(", ", known)}.", $"There is no such parameter; there are {string.Join(", ", known)}."))
                {
                    DidYouMean = Nearest.To(name, known),
                    Allowed = known,
                });
                continue;
            }

            var isList = property.PropertyType != typeof(string);
            var values = raw.SelectMany(value => isList ? (value ?? "").Split(',') : [value ?? ""]).Select(value => value.Trim()).ToList();
            if (values.Any(value => value.Length == 0))
                _faults.Add(new Fault(name, string.Join(',', values), "empty-value", new Text("Tham số có giá trị trống.", "The parameter has an empty value.")));
            if (!isList && values.Count > 1)
                _faults.Add(new Fault(name, string.Join(',', values), "repeated-parameter", new Text("Tham số này chỉ được ghi một lần.", "This parameter may stand only once.")));

            var given = values.Where(value => value.Length > 0).ToList();
            if (isList)
                property.SetValue(Request, given);
            else if (given.Count == 1)
                property.SetValue(Request, given[0]);
        }
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
                "conflicting-parameter",
                new Text("Chỉ dùng release hoặc asOf, không dùng cả hai.", "Use release or asOf, not both.")));
        }

        if (request.Release is { } id && id != _release.Id)
        {
            _faults.Add(new Fault("release", id, "unknown-release", new Text($"Không có bản phát hành này; hiện có {_release.Id}.", $"There is no such release; there is {_release.Id}."))
            {
                Allowed = [_release.Id],
                DidYouMean = Nearest.To(id, [_release.Id]),
            });
        }

        var day = _release.Day();
        if (Parse.Date(request.AsOf) < day)
        {
            _faults.Add(new Fault(
                "asOf",
                request.AsOf,
                "no-release-yet",
                new Text($"Bản phát hành sớm nhất là {_release.Id}, ngày {day:yyyy-MM-dd}.", $"The earliest release is {_release.Id} of {day:yyyy-MM-dd}.")));
        }

        if (request.Release is not null || request.AsOf is not null)
            SetCanonical("release", _release.Id);
    }

    private void ReadFormat()
    {
        var asked = Request.Format is { } format ? Formats.Known.Contains(format) && !Formats.Given.Contains(format) : !Formats.AcceptsJson(_http);
        if (!asked)
            return;
        var value = Request.Format ?? _http.Headers.Accept.ToString();
        var given = string.Join(", ", Formats.Given);
        var message = new Text($"Không có định dạng \"{value}\"; có: {given}.", $"The format \"{value}\" cannot be given; there is {given}.");
        _problem = new Problem(
            ProblemKind.NotAcceptable,
            message,
            new Fault(Request.Format is null ? "Accept" : "format", value, "not-acceptable", message) { Allowed = Formats.Given });
    }

    private void ReadPage(ListRequest list)
    {
        var limit = int.TryParse(list.Limit, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : Paging.DefaultLimit;
        SetCanonical("limit", list.Limit, leftOut: $"{Paging.DefaultLimit}");
        SetCanonical("cursor", list.Cursor);
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

        if (cursor.Release != _release.Id)
        {
            _problem = new Problem(
                ProblemKind.ReleaseGone,
                new Text(
                    $"Con trỏ thuộc bản phát hành {cursor.Release}; dữ liệu nay là bản {_release.Id}. Hãy bắt đầu lại từ trang đầu.",
                    $"The cursor belongs to release {cursor.Release}; the data are at {_release.Id} now. Start again from the first page."));
            return;
        }

        _cursorSelection = cursor.Selection;
        Page = new Page(cursor.Key, limit);
    }

    /// <summary>What is walked through: the request without the page. A cursor of another list, or of other filters, would skip rows.</summary>
    private string Selection() => Link(_canonical.Where(parameter => parameter.Key is not ("cursor" or "limit")));

    private string Link(IEnumerable<KeyValuePair<string, (IReadOnlyList<string> Values, bool KeepOrder)>> parameters)
    {
        var pairs = parameters.Select(parameter => $"{parameter.Key}={string.Join(',', parameter.Value.Values.Select(Uri.EscapeDataString))}").ToList();
        return pairs.Count == 0 ? _path : $"{_path}?{string.Join('&', pairs)}";
    }
}

/// <summary>The parameters of a request record, by the name they have in a query string.</summary>
internal static class RequestProperties
{
    public static IReadOnlyDictionary<string, PropertyInfo> Of(Type request) =>
        request.GetProperties().Where(property => property.CanWrite).ToDictionary(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..], StringComparer.Ordinal);
}
