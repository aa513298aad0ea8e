using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Api.Features.Citations;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;
using Microsoft.AspNetCore.Http.Extensions;

namespace Benchmark.Api.Mcp;

/// <summary>A call of a tool: what was asked, against which release, and how the API is asked for it.</summary>
/// <param name="links">Asks the API.</param>
/// <param name="known">How readers know the server.</param>
/// <param name="catalog">The catalog of the release.</param>
/// <param name="history">The releases there are.</param>
/// <param name="arguments">What was given.</param>
/// <param name="answer">The answer.</param>
/// <param name="address">What whole addresses begin with.</param>
/// <param name="json">How answers of the API are written.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class ToolCall(
    OwnLinks links,
    PublicAddress known,
    Catalog catalog,
    IReadOnlyList<LoadedRelease> history,
    Arguments arguments,
    ToolAnswer answer,
    string address,
    JsonSerializerOptions json,
    CancellationToken cancellation)
{
    // That of everything takes as long as ten answers, and stays as long as its release.
    private static readonly ConditionalWeakTable<Catalog, object> Newest = [];

    private readonly NameResolver _names = new(catalog);

    // What the frontier is of, as parameters.
    private IReadOnlyList<(string Name, string? Value)> _subject = [];

    /// <summary>The catalog of the release.</summary>
    public Catalog Catalog => catalog;

    /// <summary>The releases there are, oldest first.</summary>
    public IReadOnlyList<LoadedRelease> History => history;

    /// <summary>The answer.</summary>
    public ToolAnswer Answer => answer;

    /// <summary>The language of the answer.</summary>
    public Language Language => answer.Language;

    /// <summary>The release that is answered from.</summary>
    public string Release => catalog.Release.Release.Id;

    /// <summary>The value of an argument; null where none was given.</summary>
    public string? Find(string name) => arguments.Find(name);

    /// <summary>The values of an argument; none where none was given.</summary>
    public IReadOnlyList<string> All(string name) => arguments.All(name);

    /// <summary>A path of this API with the address of the server.</summary>
    public string Whole(string path) => path.StartsWith('/') ? address + path : path;

    /// <summary>The years that an argument names: null for none, and for the newest.</summary>
    public YearRange? Years() => Find("year") is { } text && text != Parse.LatestYear ? Parse.Years(text) : null;

    /// <summary>The years whose units are meant: those of the values, else that of the targets.</summary>
    private YearRange? YearsOfNames() => Years() ?? (Find("horizon") is { } horizon && horizon != Parse.OpenHorizon ? Parse.Years(horizon) : null);

    /// <summary>Whether the arguments are of the right form; what is not is reported.</summary>
    public bool HasForm()
    {
        if (Find("year") is { } year && year != Parse.LatestYear && Parse.Years(year) is null)
        {
            answer.Fail(new Missing("year", ErrorCodes.NotAYear.Id, new Text(
                "Phải là năm (2024), khoảng năm (2020..2024) hoặc latest.",
                "Must be a year (2024), a range of years (2020..2024) or latest.")));
        }

        if (Find("horizon") is { } horizon && horizon != Parse.OpenHorizon && Parse.Year(horizon) is null)
        {
            answer.Fail(new Missing("horizon", ErrorCodes.NotAHorizon.Id, new Text(
                "Phải là năm có dạng 2030, hoặc open cho mục tiêu không nêu năm.",
                "Must be a year like 2030, or open for targets without a year.")));
        }

        if (Find("on") is { } on && Parse.Date(on) is null)
            answer.Fail(new Missing("on", ErrorCodes.NotADate.Id, new Text("Phải là ngày có dạng YYYY-MM-DD.", "Must be a day, as YYYY-MM-DD.")));
        return !answer.IsError;
    }

    /// <summary>The provinces that texts name; null where one of them is refused, which is reported.</summary>
    public IReadOnlyList<Province>? Provinces(IReadOnlyList<string> texts) =>
        Resolve(texts, text => _names.Province(text, YearsOfNames(), Parse.Date(Find("on"))));

    /// <summary>The indicators that texts name; null where one of them is refused, which is reported.</summary>
    public IReadOnlyList<Indicator>? Indicators(IReadOnlyList<string> texts) => Resolve(texts, _names.Indicator);

    /// <summary>
    /// Whether the unit that was named is that of the indicator; where it is not, that is reported. A figure in another unit than the asker has in mind is a
    /// wrong one.
    /// </summary>
    public bool HasUnit(IReadOnlyList<Indicator> indicators)
    {
        if (Find("unit") is not { } asked)
            return true;
        var others = indicators.Where(indicator => !IsUnit(asked, indicator)).ToList();
        if (indicators.Count == 0)
            answer.Refuse(new Missing("unit", ErrorCodes.NotApplicable.Id, new Text("Đơn vị đi với một chỉ tiêu.", "A unit goes with an indicator.")));
        foreach (var indicator in others)
        {
            var unit = NameOf(indicator);
            answer.Refuse(new Missing("unit", ErrorCodes.MixedUnits.Id, new Text(
                $"Chỉ tiêu này tính bằng {unit.Vi}, không phải \"{asked}\". Không quy đổi.",
                $"This indicator is in {unit.En}, not in \"{asked}\". Nothing is converted."))
            {
                Options = [new ProblemOption(indicator.Unit, unit, null)],
            });
        }

        return indicators.Count > 0 && others.Count == 0;
    }

    /// <summary>Whether the series that was named measures the indicator; where it does not, that is reported.</summary>
    public bool HasSeries(IReadOnlyList<Indicator> indicators)
    {
        if (Find("series") is not { } asked || indicators.Count == 0 || indicators.All(each => each.Series.Any(series => series.Id == asked)))
            return true;
        var indicator = indicators.First(each => each.Series.All(series => series.Id != asked));
        answer.Refuse(new Missing("series", ErrorCodes.UnknownSeries.Id, new Text(
            $"Không có chuỗi \"{asked}\" của chỉ tiêu này.",
            $"This indicator has no series \"{asked}\"."))
        {
            Options = [.. indicator.Series.Select(series => new ProblemOption(series.Id, series.Name, null))],
        });
        return false;
    }

    /// <summary>Asks the API. Null where it has no answer, which is reported.</summary>
    /// <param name="path">The path.</param>
    /// <param name="parameters">The parameters; what is null is left out.</param>
    public async Task<JsonNode?> AskAsync(string path, params IReadOnlyList<(string Name, string? Value)> parameters) =>
        Take(await FollowAsync(path, [.. parameters, ("release", Release)]));

    /// <summary>The same of a question that is posted.</summary>
    public async Task<(JsonNode Answer, IReadOnlyList<CitedSource> Sources)?> PostAsync(string path, JsonObject body)
    {
        var found = await links.PostAsync(path, McpJson.Element(McpJson.Write(body)), cancellation);
        return Take(found) is { } answer ? (answer, found!.Envelope!.Meta.Sources) : null;
    }

    /// <summary>Finds the newest year that is known of something, and its series.</summary>
    public async Task FindFrontierAsync(IReadOnlyCollection<string> provinces, IReadOnlyCollection<string> indicators)
    {
        var isOfAll = provinces.Count == 0 && indicators.Count == 0 && Find("series") is null;
        if (isOfAll && Newest.TryGetValue(catalog, out var known))
        {
            answer.Frontier = ((int?, string?))known;
            return;
        }

        var (some, others) = (string.Join(',', provinces.Distinct()), string.Join(',', indicators.Distinct()));
        _subject = [("province", some.Length == 0 ? null : some), ("indicator", others.Length == 0 ? null : others), ("series", Find("series"))];
        var found = await FollowAsync(
            "/v1/observations",
            [.. _subject, ("year", Parse.LatestYear), ("sort", "-year"), ("limit", "10"), ("release", Release)]);
        var rows = (found.Envelope is { } envelope ? NodeOf(envelope)["data"] : null).Rows().ToList();
        if (rows.Count == 0)
            return;
        var newest = rows.Max(row => row["year"]!.GetValue<int>());
        // Of several series that reach as far the one that stands for its indicator.
        var series = rows.Where(row => row["year"]!.GetValue<int>() == newest)
            .OrderByDescending(row => catalog.FindIndicator(row.TextOf("indicator")!)!.Series.Any(each => each.Preferred && each.Id == row.TextOf("series")))
            .First();
        answer.Frontier = (newest, series.TextOf("series"));
        if (isOfAll)
            Newest.AddOrUpdate(catalog, answer.Frontier);
    }

    /// <summary>The first year that is known of what the frontier is of, where years before it are asked about; null otherwise.</summary>
    public async Task<int?> FindFirstYearAsync()
    {
        if (Years() is not { } years || answer.Frontier.Year is null)
            return null;
        var found = await FollowAsync("/v1/observations", [.. _subject, ("sort", "year"), ("limit", "1"), ("release", Release)]);
        var first = (found.Envelope is { } envelope ? NodeOf(envelope)["data"] : null).Rows().FirstOrDefault()?["year"]!.GetValue<int>();
        return first > years.From ? first : null;
    }

    /// <summary>Says that there are more rows than are given.</summary>
    /// <param name="total">How many there are.</param>
    public void Bound(int total)
    {
        if (total <= ToolAnswer.MostItems)
            return;
        answer.Missing.Add(new Missing("items", ErrorCodes.TooManyRows.Id, new Text(
            $"Chỉ có {ToolAnswer.MostItems} dòng đầu trong {total} dòng; hãy hỏi hẹp hơn, hoặc đọc tiếp ở link.",
            $"Only the first {ToolAnswer.MostItems} of {total} rows are given; ask for less, or read on at link."))
        {
            Total = total,
        });
    }

    /// <summary>The name of a unit.</summary>
    public Text NameOf(Indicator indicator) => UnitText.Of(indicator.Unit, catalog.FindUnitName).Name;

    /// <summary>Cites a link of the API as the API cites it.</summary>
    /// <param name="route">The pattern of its route.</param>
    /// <param name="permanent">The link.</param>
    /// <param name="sources">The sources of its figures.</param>
    public void Cite(string route, string permanent, IReadOnlyList<CitedSource> sources)
    {
        answer.Link = Whole(permanent);
        var title = LinkTitles.Of(route, permanent, catalog, sources);
        answer.Cite = new Citation(address, permanent, title, known.Publisher, catalog.Release.Release, sources).Sentence().In(Language);
    }

    /// <summary>Keeps a parameter in the link though it is what the API takes where it is left out: a reader sees what was asked.</summary>
    public void KeepInLink(string name, string value)
    {
        if (answer.Link is not { } link || link.Contains($"{name}=", StringComparison.Ordinal))
            return;
        answer.Link = $"{link}{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
        answer.Cite = answer.Cite?.Replace(link, answer.Link, StringComparison.Ordinal);
    }

    /// <summary>Cites a link that is followed first: what it shows, with the sources of the answer.</summary>
    public async Task CiteAsync(string link, IReadOnlyList<CitedSource> sources)
    {
        if (OwnAddress.Find(link, "", null) is var (path, query)
            && await links.FollowAsync(path, query, cancellation) is { Envelope.Links.Permanent: { } permanent } found)
        {
            Cite(found.Route, permanent, sources);
        }
    }

    /// <summary>Asks the API without taking what it says for the answer.</summary>
    public async Task<OwnLinks.Found> FollowAsync(string path, IReadOnlyList<(string Name, string? Value)> parameters)
    {
        var query = new QueryBuilder(parameters.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value!)));
        return (await links.FollowAsync(path, query.ToString(), cancellation))!;
    }

    /// <summary>An answer of the API as JSON.</summary>
    public JsonNode NodeOf(IEnvelope envelope) => JsonSerializer.SerializeToNode(envelope, json.GetTypeInfo(envelope.GetType()))!;

    private bool IsUnit(string asked, Indicator indicator)
    {
        var unit = UnitText.Of(indicator.Unit, catalog.FindUnitName);
        string?[] names = [indicator.Unit, unit.Name.Vi, unit.Name.En, unit.Symbol.Vi, unit.Symbol.En, indicator.UnitName?.Vi, indicator.UnitName?.En];
        return names.Any(name => name is { Length: > 0 } && name.Trim().Equals(asked.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    private JsonNode? Take(OwnLinks.Found? found)
    {
        if (found?.Envelope is not { } envelope)
        {
            Report(found!.Problem!);
            return null;
        }

        if (envelope.Links.Permanent is { } permanent)
            Cite(found.Route, permanent, envelope.Meta.Sources);
        return NodeOf(envelope);
    }

    /// <summary>Reports that the API has no answer: what is not there is no fault of the call.</summary>
    private void Report(Problem problem)
    {
        IReadOnlyList<Missing> reasons = problem.Faults.Count == 0
            ? [new Missing("request", problem.Kind.Slug, problem.Detail)]
            : [.. problem.Faults.Select(Missing.Of)];
        if (problem.Faults.Count > 0 && problem.Faults.All(fault => IsAbsence(fault.Code)))
            answer.Refuse(reasons);
        else
            answer.Fail(reasons);
    }

    private static bool IsAbsence(ErrorCode code) => code == ErrorCodes.NoReleaseYet || code == ErrorCodes.NoValues || code == ErrorCodes.NotRankable
        || code == ErrorCodes.Deleted || code == ErrorCodes.ReleaseWithdrawn
        || (code.Id.StartsWith("unknown-", StringComparison.Ordinal) && code != ErrorCodes.UnknownParameter && code != ErrorCodes.UnknownValue)
        || code.Id.StartsWith("ambiguous-", StringComparison.Ordinal);

    private IReadOnlyList<T>? Resolve<T>(IReadOnlyList<string> texts, Func<string, Resolution<T>> resolve)
        where T : class, INoun
    {
        var found = new List<T>();
        foreach (var text in texts)
        {
            var (thing, missing) = resolve(text);
            if (missing is not null)
                answer.Refuse(missing);
            if (thing is null)
                continue;
            found.Add(thing);
            answer.Resolved.Add(new ResolvedName(text, thing.Id, thing.Label));
        }

        return answer.IsRefused ? null : [.. found.DistinctBy(each => each.Id)];
    }
}
