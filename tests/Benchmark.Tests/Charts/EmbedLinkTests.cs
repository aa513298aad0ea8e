using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Tests.Support;
using SkiaSharp;

namespace Benchmark.Tests.Charts;

/// <summary>What systems that publish articles are told of an address (oEmbed 1.0).</summary>
public sealed class EmbedLinkTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string Ranking = "/v1/rankings?indicator=grdp-growth&year=2025";

    [Theory]
    [InlineData(Ranking)]
    [InlineData("/v1/gaps?indicator=grdp-growth&horizon=2025")]
    [InlineData("/v1/comparisons?horizon=2030")]
    [InlineData("/v1/targets/ha-noi.grdp-digital-share.2025.kh-205")]
    [InlineData("/v1/observations?indicator=grdp-growth&province=ha-noi")]
    [InlineData("/v1/charts/ranking?indicator=grdp-growth&year=2025")]
    [InlineData("/v1/charts/ranking?indicator=grdp-growth&year=2025&size=square&scheme=dark&format=png")]
    public async Task A_page_gives_the_frame_and_the_picture_of_its_chart(string page)
    {
        var frame = await Ask(page);

        Assert.Equal(("rich", "1.0"), (frame.Text("type"), frame.Text("version")));
        Assert.Contains($"width=\"{frame.Number("width")}\" height=\"{frame.Number("height")}\"", frame.Text("html"), StringComparison.Ordinal);
        var html = await api.Client.GetStringAsync(PathOf(frame), TestContext.Current.CancellationToken);
        Assert.Contains(frame.Text("title")!, Plain(html), StringComparison.Ordinal);
        using var png = SKBitmap.Decode(await api.Download(new Uri(frame.Text("thumbnail_url")!).PathAndQuery));
        Assert.Equal((frame.Number("thumbnail_width"), frame.Number("thumbnail_height")), (png.Width, png.Height));
    }

    [Theory]
    [InlineData("/v1/gaps?indicator=grdp-growth&horizon=2025&hasValue=true", "hasValue=true")]
    [InlineData("/v1/gaps?indicator=grdp-growth&horizon=2025&upTo=2024", "upTo=2024")]
    [InlineData("/v1/gaps?indicator=grdp-growth&horizon=2025&sort=province&limit=5", "horizon=2025")]
    [InlineData(Ranking, "year=2025")]
    public async Task The_frame_shows_what_the_page_selects(string page, string kept)
    {
        var path = PathOf(await Ask(page));

        Assert.Contains(kept, path, StringComparison.Ordinal);
        Assert.DoesNotContain("limit=", path, StringComparison.Ordinal);
        Assert.DoesNotContain("sort=", path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "en", "en", false)]
    [InlineData("", "", "vi", "vi", false)]
    [InlineData("&lang=en", "", "vi", "en", true)]
    [InlineData("&lang=vi", "", "en", "vi", true)]
    [InlineData("", "&lang=en", "vi", "en", true)]
    public async Task A_language_that_is_asked_for_stays_and_another_follows_the_reader(
        string ofPage,
        string ofLink,
        string accept,
        string language,
        bool stays)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/oembed?url={Uri.EscapeDataString(Ranking + ofPage)}{ofLink}");
        request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var frame = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(language == "en", frame.Text("title")!.Contains("growth", StringComparison.Ordinal));
        Assert.Equal(stays, PathOf(frame).Contains($"lang={language}", StringComparison.Ordinal));
        Assert.DoesNotMatch("lang=.*lang=", PathOf(frame));
    }

    [Fact]
    public async Task A_frame_is_pinned_where_the_page_is()
    {
        var release = (await api.Get("/v1/releases?limit=1")).Items("data")[0];

        Assert.DoesNotContain("release=", PathOf(await Ask(Ranking)), StringComparison.Ordinal);
        Assert.Contains($"release={release.Text("id")}", PathOf(await Ask($"{Ranking}&release={release.Text("id")}")), StringComparison.Ordinal);
        var day = release.Text("publishedAt")![..10];
        Assert.Contains($"release={release.Text("id")}", PathOf(await Ask($"{Ranking}&asOf={day}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("maxwidth=320", 320)]
    [InlineData("maxwidth=5000", 600)]
    public async Task A_frame_is_no_wider_than_the_room(string room, int width) =>
        Assert.Equal(width, (await api.Get($"/oembed?url={Uri.EscapeDataString(Ranking)}&{room}")).Number("width"));

    [Theory]
    [InlineData("", 400, "url", "required")]
    [InlineData("url=", 400, "url", "empty-value")]
    [InlineData("url=https://elsewhere.example/v1/gaps", 400, "url", "foreign-link")]
    [InlineData("url=/v1/gaps&maxwidth=0", 400, "maxwidth", "not-a-whole-number")]
    [InlineData("url=/v1/gaps&format=xml", 400, "format", "unknown-value")]
    [InlineData("url=/v1/sources", 404, "url", "unknown-path")]
    [InlineData("url=/v1/nothing", 404, "url", "unknown-path")]
    public async Task What_has_no_frame_says_why(string query, int status, string parameter, string code)
    {
        var error = (await api.GetProblem($"/oembed?{query}", status)).Items("errors").Single();

        Assert.Equal((parameter, code), (error.Text("parameter"), error.Text("code")));
    }

    [Fact]
    public async Task A_fault_within_the_address_is_told_with_what_was_meant()
    {
        var link = Uri.EscapeDataString("/v1/rankings?indicator=grdp-grwth");
        var error = (await api.GetProblem($"/oembed?url={link}&lang=en", 404)).Items("errors").Single();

        Assert.Contains("indicator=grdp-grwth", error.Text("messages.en"), StringComparison.Ordinal);
        Assert.Contains("grdp-growth", error.Items("didYouMean").Select(each => each.GetValue<string>()));
    }

    private static string Plain(string html) => Regex.Replace(WebUtility.HtmlDecode(html), "\\s+", " ");

    private static string PathOf(JsonNode frame) =>
        new Uri(WebUtility.HtmlDecode(Regex.Match(frame.Text("html")!, "src=\"([^\"]*)\"").Groups[1].Value)).PathAndQuery;

    private async Task<JsonNode> Ask(string page) => await api.Get($"/oembed?url={Uri.EscapeDataString(page)}");
}
