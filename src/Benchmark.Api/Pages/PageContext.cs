using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Api.Charts;
using Benchmark.Api.Features;
using Benchmark.Api.Features.Charts;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Pages;

/// <summary>What a page is made of: the answer at its address, and the other answers it shows and links.</summary>
public sealed partial record PageContext
{
    private const int MostDecimals = 2;

    private static readonly NumberFormatInfo Vietnamese = NumbersWith(",", ".");
    private static readonly NumberFormatInfo English = NumbersWith(".", ",");

    internal PageContext(Language language, string prefix) => (Language, Prefix) = (language, prefix);

    /// <summary>The pattern of the route; empty of a page that is no answer.</summary>
    internal string Route { get; init; } = "";

    internal Language Language { get; }

    /// <summary>What every own path begins with; empty for nothing.</summary>
    internal string Prefix { get; }

    /// <summary>The language as it stands in links; null where the reader's browser says it.</summary>
    internal string? LanguageInLinks { get; init; }

    /// <summary>The release as it stands in links; null where the newest is read.</summary>
    internal string? ReleaseInLinks { get; init; }

    /// <summary>The document of what is wrong; null of a page that shows an answer.</summary>
    internal string? Document { get; init; }

    /// <summary>What was asked; null of a page that is no answer.</summary>
    internal AnswerRequest? Request { get; init; }

    /// <summary>What was answered; null of a page that is no answer.</summary>
    internal Content? Content { get; init; }

    /// <summary>The other answers, by the paths they were asked by.</summary>
    internal IReadOnlyDictionary<string, IEnvelope> Further { get; init; } = new Dictionary<string, IEnvelope>();

    /// <summary>What is wrong; null of a page that shows an answer.</summary>
    internal ProblemDocument? Problem { get; init; }

    /// <summary>The kinds of problem that it describes; empty of every other page.</summary>
    internal IReadOnlyList<ProblemKind> Kinds { get; init; } = [];

    /// <summary>The data set that it describes; null of every other page.</summary>
    internal DatasetAnswer? Dataset { get; init; }

    internal Publication Publication => Content!.Publication;

    internal IEnvelope Envelope => (IEnvelope)Content!.Envelope;

    internal Meta Meta => Envelope.Meta;

    internal Links Links => Envelope.Links;

    internal Names Names => Envelope.Meta.Names;

    internal Catalog Catalog => Request!.Catalog;

    /// <summary>The newest release, where the page is of an older one; null otherwise.</summary>
    internal string? Newer => Request is { } request && request.History[^1].Release.Id != request.Published.Id ? request.History[^1].Release.Id : null;

    /// <summary>The year in which the release was made: what is due by then is told from what is due later.</summary>
    internal int Year => Request!.Published.Day().Year;

    /// <summary>The data of the answer at the address of the page.</summary>
    internal T Data<T>() => (T)Envelope.Data;

    /// <summary>The data of another answer; null where there is none.</summary>
    internal T? Find<T>(string path)
        where T : class => Further.GetValueOrDefault(path)?.Data as T;

    internal string Say(Text text) => text.In(Language);

    internal string Say(string vi, string en) => Language == Language.Vi ? vi : en;

    /// <summary>A count: 1.804.</summary>
    internal string Count(long number) => number.ToString("N0", Language == Language.Vi ? Vietnamese : English);

    /// <summary>A number as a column of a table has it: with a fixed number of decimals, or as it is.</summary>
    internal string Number(decimal number, int? decimals = null)
    {
        var numbers = Language == Language.Vi ? Vietnamese : English;
        return number.ToString(decimals is { } places ? $"N{places}" : "#,##0.##########", numbers);
    }

    /// <summary>A difference in a column: with its sign, and as many decimals as keep it from nothing.</summary>
    internal string Difference(decimal number, int decimals)
    {
        var isHidden = number != 0 && decimal.Round(number, decimals, MidpointRounding.AwayFromZero) == 0;
        return (number > 0 ? "+" : "") + Number(number, isHidden ? null : decimals);
    }

    /// <summary>How many decimals a column of differences has: those of its figures, at most two.</summary>
    internal static int DecimalsOf(IEnumerable<decimal?> numbers) =>
        numbers.OfType<decimal>().Select(number => Math.Min((int)Exact.Normalize(number).Scale, MostDecimals)).DefaultIfEmpty().Max();

    internal string Day(DateOnly day) => Citation.DayOf(day, Language);

    /// <summary>A link to another page of the same release, in the language that was asked for.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="parameters">Its parameters; what has no value is left out.</param>
    internal string LinkTo(string path, params IEnumerable<(string Name, string? Value)> parameters)
    {
        var all = parameters.Append(("lang", LanguageInLinks)).Append(("release", ReleaseInLinks)).OrderBy(each => each.Item1, StringComparer.Ordinal);
        var link = new CanonicalRequest(path, capacity: 4, Prefix);
        foreach (var (name, value) in all)
            link.Add(name, value is null ? [] : [value]);
        return link.Link();
    }

    /// <summary>A link of an answer as a link of the page: it keeps the language, and names the release only where the page does.</summary>
    internal string Follow(string link)
    {
        var parts = link.Split('?', 2);
        var kept = parts.Length == 1
            ? []
            : parts[1].Split('&').Where(each => ReleaseInLinks is not null || !each.StartsWith("release=", StringComparison.Ordinal));
        var query = string.Join('&', LanguageInLinks is null ? kept : kept.Append($"lang={LanguageInLinks}"));
        return query.Length == 0 ? parts[0] : $"{parts[0]}?{query}";
    }

    /// <summary>The page of the same address in another language.</summary>
    internal string InLanguage(Language language)
    {
        if (Request is not null)
            return Address(Request.Canonical.Link(["lang", "format"], "lang", Code.Of(language)));
        // What is wrong with an address stays in it.
        var query = QueryHelpers.ParseQuery(Problem?.Instance.Split('?', 2).ElementAtOrDefault(1) ?? "");
        query["lang"] = Code.Of(language);
        return QueryString.Create(query).Value!;
    }

    /// <summary>A link with the address of the server before it, where that is known.</summary>
    internal string Whole(string link) => Publication.Follow(link);

    /// <summary>A chart as the page shows it: of the release of the page where that is pinned.</summary>
    internal string Followed(string chart) => ReleaseInLinks is { } release ? ChartLinks.Pinned(chart, release) : chart;

    /// <summary>The address of a chart in the language of the page, in a format.</summary>
    internal string ChartIn(string chart, string format) =>
        Prefix + ChartLinks.With(ChartLinks.With(chart, "lang", Code.Of(Language)), "format", format);

    /// <summary>The address of a chart as a page for a frame.</summary>
    internal string Framed(string chart) => ChartIn(chart, Html.Format.Id);

    /// <summary>The code by which a chart stands in a page of another.</summary>
    internal string FrameOf(string chart, EmbedSize size, string title) => EmbedLink.FrameOf(Whole(Framed(chart)), size, title);

    /// <summary>The address under which a page is known: the first page has none but that of the server.</summary>
    internal string Address(string link) => Route == "/v1" ? Prefix + "/" + link[(Prefix + "/v1").Length..] : link;

    /// <summary>The page of the same address at the newest release.</summary>
    internal string Newest() => Follow(Request!.Canonical.Link(["release", "format", "lang"]));

    /// <summary>The same request as the data of a file.</summary>
    internal string InFormat(string format) => Publication.Alternates.First(each => each.Format == format).Link;

    /// <summary>What was asked, by parameter: as the canonical link has it, so that two spellings of one request have one page. Without its form.</summary>
    internal IReadOnlyDictionary<string, string> Asked => QueryHelpers
        .ParseQuery(Request!.Canonical.Bare(["format", "lang"]).Split('?', 2).ElementAtOrDefault(1))
        .ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.Ordinal);

    /// <summary>What a form does not show, and passes on as it was asked; a page that is changed begins anew.</summary>
    /// <param name="shown">What the form shows.</param>
    internal IEnumerable<KeyValuePair<string, string>> Kept(params IEnumerable<string> shown) =>
        Asked.Where(parameter => parameter.Key != "cursor" && !shown.Contains(parameter.Key));

    /// <summary>Whether the route takes a parameter.</summary>
    internal bool Takes(string parameter) => Request!.GetType().GetProperty(char.ToUpperInvariant(parameter[0]) + parameter[1..]) is not null;

    /// <summary>The answers in which everything stands that the page says.</summary>
    internal IEnumerable<string> Answers()
    {
        // The figures of a page stand as text in the answers that can hold them.
        var display = Takes("display") ? "&display=true" : "";
        // What is a picture has no figures of its own.
        if (Request is not IPictureRequest)
            yield return Request!.Canonical.Link(["lang", "format"], "format", Json.Format.Id) + display;
        foreach (var path in Further.Keys)
            yield return $"{Prefix}{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format={Json.Format.Id}&release={Request.Published.Id}";
    }

    /// <summary>A source that one of the answers cites; null where none does.</summary>
    internal CitedSource? Source(string id) =>
        Further.Values.Prepend(Envelope).SelectMany(answer => answer.Meta.Sources).FirstOrDefault(source => source.Id == id);

    /// <summary>The short name of a province.</summary>
    internal string Province(string id) => Find(id, static names => names.Provinces) is { } named ? Say(named.ShortLabel) : id;

    /// <summary>The name of an indicator.</summary>
    internal string Indicator(string id) => Find(id, static names => names.Indicators) is { } named ? Say(named.Name) : id;

    /// <summary>The name of an indicator as it is said of a province, or of the country.</summary>
    internal string Indicator(string id, string province) =>
        Say(IndicatorName.Of(Catalog.FindIndicator(id)!, province == Catalog.Country.Id).Full.Capital());

    /// <summary>A number with its unit.</summary>
    internal string WithUnit(decimal number, string unit)
    {
        var named = Find(unit, static names => names.Units);
        var symbol = named is null ? "" : Say(named.Symbol);
        return symbol.Length == 0 ? Number(number) : $"{Number(number)}{(named!.Space ? "\u00a0" : "")}{symbol}";
    }

    /// <summary>The value that is judged, as text: the observed one, or the mean of several.</summary>
    internal string Judged(GapRow row) => Say(Told.Value(row, Measured.By(Catalog.FindIndicator(row.Indicator)!))!.Capital());

    /// <summary>The pass mark of a target as text; null where it has none.</summary>
    internal string? PassMark(Target target) => target.Normalized.PassMark is not { } mark ? null : target.Unit switch
    {
        Core.Indicators.Unit.Rank => Say($"thứ {Number(mark)}", $"place {Number(mark)}"),
        Core.Indicators.Unit.Group => Say($"nhóm {Number(mark)}", $"group {Number(mark)}"),
        // Of one year it is a rate; only of several is it one a year.
        Core.Indicators.Unit.PercentPerYear when target.Basis == Basis.AtYear => $"{Number(mark)}%",
        _ => WithUnit(mark, target.Unit),
    };

    /// <summary>A formula with its numbers as the language writes them.</summary>
    internal string Formula(string formula) => Language == Language.Vi ? DecimalPoint().Replace(formula, ",") : formula;

    /// <summary>The name of a series.</summary>
    internal string Series(string id) => Find(id, static names => names.Series) is { } named ? Say(named.Name) : id;

    /// <summary>The name of a unit of figures.</summary>
    internal string Unit(string id) => Find(id, static names => names.Units) is { } named ? Say(named.Name) : id;

    /// <summary>Of the rows of each target the one that is counted: that of the preferred series, else the first.</summary>
    internal IReadOnlyList<GapRow> OneOfEach(IEnumerable<GapRow> rows) => GapCharts.OneOfEach(rows, Catalog);

    private T? Find<T>(string id, Func<Names, IReadOnlyDictionary<string, T>> named)
        where T : class =>
        Further.Values.Prepend(Envelope).Select(answer => named(answer.Meta.Names).GetValueOrDefault(id)).FirstOrDefault(each => each is not null);

    [GeneratedRegex(@"(?<=[0-9])\.(?=[0-9])")]
    private static partial Regex DecimalPoint();

    private static NumberFormatInfo NumbersWith(string point, string group) => new()
    {
        NumberDecimalSeparator = point,
        NumberGroupSeparator = group,
        NegativeSign = "−",
    };
}
