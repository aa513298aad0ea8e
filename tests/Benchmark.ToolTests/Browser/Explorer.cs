using System.Net.Http.Json;
using System.Text.Json;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Browser;

/// <summary>
/// The pages, from a process of their own: those of the sample, or with <c>RECORD_PICTURES=1</c> those of <c>seed/</c>, which a reader has. Data is content, so
/// what they are about is chosen from the answers.
/// </summary>
public sealed class Explorer : IAsyncLifetime
{
    private const string Data = "data";

    private readonly CliFolder _folder = new();
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private CliProcess? _program;

    /// <summary>Whether the pages are of <c>seed/</c>, and their pictures are kept.</summary>
    public static bool IsRecording { get; } = Environment.GetEnvironmentVariable("RECORD_PICTURES") == "1";

    /// <summary>Those that stand in pages of others, where they have nothing around them.</summary>
    public static IReadOnlyList<string> Framed { get; } = ["chart", "card", "chart-of-all"];

    /// <summary>Pages of every kind, by what they show.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "home", "home-in-english", "search", "profile", "profile-in-english", "merged", "ended", "country", "comparison", "comparison-of-all", "gaps",
        "target", "target-without-number", "ranking", "ranking-partial", "scorecards", "provinces", "indicators", "indicator", "documents",
        "document", "sources", "source", "observations", "targets", "methods", "method", "codes", "changes", "releases", "nothing-found",
        "search-without-result", "not-known", "choice-needed", "misspelled", "charts", .. Framed,
    ];

    /// <summary>A unit that exists today and always did, of those that come first.</summary>
    public string City { get; private set; } = "";

    /// <summary>A unit that ended, of those that come first, whose name lives on in another one.</summary>
    public string Ended { get; private set; } = "";

    /// <summary>That other one.</summary>
    public string Successor { get; private set; } = "";

    /// <summary>The name of the two.</summary>
    public string SharedName { get; private set; } = "";

    /// <summary>The address of the server.</summary>
    public Uri Address => _program!.Client.BaseAddress!;

    public async ValueTask InitializeAsync()
    {
        if (IsRecording)
            Assert.Equal(0, (await _folder.Run("import", Repository.File("seed"))).ExitCode);
        _program = await _folder.Serve();

        var provinces = await List("/v1/provinces?limit=1000");
        var first = provinces.Where(province => province.GetProperty("headline").ValueKind == JsonValueKind.Number)
            .OrderBy(province => province.GetProperty("headline").GetInt32())
            .ToList();
        var named = provinces.ToDictionary(Id, province => province.GetProperty("name").GetProperty("vi").GetString()!);
        City = Id(first.First(province => !Has(province, "validTo")));
        var ended = first.Where(province => Has(province, "successor")).ToList();
        var renewed = ended.First(province => named[province.GetProperty("successor").GetString()!] == named[Id(province)]);
        (Ended, Successor, SharedName) = (Id(renewed), renewed.GetProperty("successor").GetString()!, named[Id(renewed)]);

        await Choose();
    }

    /// <summary>The path of a page.</summary>
    public string PathOf(string page) => _paths[page];

    /// <summary>The address of a page.</summary>
    public string AddressOf(string page) => At(_paths[page]);

    /// <summary>The address of a path.</summary>
    public string At(string path) => new Uri(Address, path).ToString();

    /// <summary>An answer.</summary>
    public async Task<JsonElement> Get(string path) => await _program!.Get(path);

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Choose()
    {
        var country = (await List("/v1/provinces?limit=1000")).First(province => province.GetProperty("kind").GetString() == "country");
        var indicators = (await List("/v1/indicators?limit=1000"))
            .OrderBy(each => each.GetProperty("headline") is { ValueKind: JsonValueKind.Number } place ? place.GetInt32() : int.MaxValue)
            .ToList();
        var gap = (await List($"/v1/gaps?province={City}&hasValue=true&indicator={Id(indicators[0])}"))[0];
        var milestones = await List($"/v1/targets?province={City}&comparator=milestone&limit=1");
        var (whole, partial) = await Rankings(indicators);
        var target = gap.GetProperty("target");
        var (indicator, horizon) = (Id(indicators[0]), target.GetProperty("horizon"));

        void Add(string page, string path) => _paths.Add(page, path);
        Add("home", "/");
        Add("home-in-english", "/?lang=en");
        Add("search", $"/?q={Uri.EscapeDataString(SharedName)}");
        Add("profile", $"/v1/profiles/{City}");
        Add("profile-in-english", $"/v1/profiles/{City}?lang=en");
        Add("merged", $"/v1/profiles/{Successor}");
        Add("ended", $"/v1/profiles/{Ended}");
        Add("country", $"/v1/profiles/{Id(country)}");
        Add("comparison", "/v1/comparisons");
        Add("comparison-of-all", $"/v1/comparisons?province=group:current&indicator={indicator}&horizon={horizon}");
        Add("gaps", $"/v1/gaps?province={City}");
        Add("target", $"/v1/targets/{Id(target)}");
        Add("target-without-number", $"/v1/targets/{Id(milestones[0])}");
        Add("ranking", whole);
        Add("ranking-partial", partial);
        Add("scorecards", "/v1/scorecards");
        Add("provinces", "/v1/provinces");
        Add("indicators", "/v1/indicators");
        Add("indicator", $"/v1/indicators/{indicator}");
        Add("documents", "/v1/documents");
        Add("document", $"/v1/documents/{target.GetProperty("document").GetString()}");
        Add("sources", "/v1/sources");
        Add("source", $"/v1/sources/{target.GetProperty("source").GetString()}");
        Add("observations", $"/v1/observations?province={City}");
        Add("targets", $"/v1/targets?province={City}");
        Add("methods", "/v1/methods");
        Add("method", $"/v1/methods/{Id((await List("/v1/methods"))[0])}");
        Add("codes", "/v1/codes");
        Add("changes", "/v1/changes");
        Add("releases", "/v1/releases");
        Add("nothing-found", $"/v1/observations?province={Ended}&year=1900");
        Add("search-without-result", "/?q=zzzzzzzz");
        Add("not-known", $"/v1/profiles/{City}-x");
        Add("choice-needed", "/v1/rankings");
        Add("charts", "/v1/charts");
        Add("chart", $"/v1/charts/target-gap?indicator={indicator}&horizon={horizon}&province={City},{Id(country)}");
        Add("chart-of-all", whole.Replace("/v1/rankings", "/v1/charts/ranking", StringComparison.Ordinal));
        Add("card", $"/v1/charts/target-card?id={Id(target)}&series={gap.GetProperty("series").GetString()}");
        Add("misspelled", $"/v1/gaps?province={City}x");
        Assert.Equal(Pages.Order(StringComparer.Ordinal), _paths.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>A ranking in which every unit has a value, and one in which some have none.</summary>
    private async Task<(string Whole, string Partial)> Rankings(IReadOnlyList<JsonElement> indicators)
    {
        var (whole, partial) = ("", "");
        var years = indicators.Select(indicator => (Id: Id(indicator), Coverage: indicator.GetProperty("coverage")))
            .Where(indicator => Has(indicator.Coverage, "lastYear"))
            .SelectMany(indicator => YearsOf(indicator.Coverage).Select(year => (indicator.Id, year)));
        foreach (var (indicator, year) in years)
        {
            var path = $"/v1/rankings?indicator={indicator}&year={year}";
            using var answer = await _program!.Client.GetAsync(new Uri(path, UriKind.Relative));
            // Of some indicators only the country has values.
            if (!answer.IsSuccessStatusCode)
                continue;
            var ranking = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(Data);
            var (known, units) = (ranking.GetProperty("known").GetInt32(), ranking.GetProperty("units").GetInt32());
            if (known == units && whole.Length == 0)
                whole = path;
            else if (known > 2 && known < units && partial.Length == 0)
                partial = path;
            if (whole.Length > 0 && partial.Length > 0)
                break;
        }

        Assert.True(whole.Length > 0 && partial.Length > 0, "There is no whole ranking, or none in part.");
        return (whole, partial);
    }

    /// <summary>The years of an indicator, newest first.</summary>
    private static IEnumerable<int> YearsOf(JsonElement coverage)
    {
        var first = coverage.GetProperty("firstYear").GetInt32();
        return Enumerable.Range(first, coverage.GetProperty("lastYear").GetInt32() - first + 1).Reverse();
    }

    private async Task<IReadOnlyList<JsonElement>> List(string path) => [.. (await Get(path)).GetProperty(Data).EnumerateArray()];

    private static string Id(JsonElement resource) => resource.GetProperty("id").GetString()!;

    private static bool Has(JsonElement resource, string key) => resource.GetProperty(key).ValueKind != JsonValueKind.Null;
}
