using System.Net;
using System.Text.RegularExpressions;
using Benchmark.Tests.Support;
using SkiaSharp;

namespace Benchmark.Tests.Charts;

/// <summary>Pictures of figures, as their readers ask for them.</summary>
public sealed class ChartTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string Goals = "/v1/charts/target-gap?indicator=grdp-digital-share&horizon=2030&province=ha-noi,hai-phong-2025,viet-nam";

    public static TheoryData<string> Kinds => [.. ChartAddresses.Kinds];

    [Theory]
    [InlineData("*/*", "image/svg+xml")]
    [InlineData("image/*", "image/svg+xml")]
    [InlineData("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "image/svg+xml")]
    [InlineData("image/png", "image/png")]
    [InlineData("image/svg+xml;q=0.5,image/png", "image/png")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", "text/html")]
    [InlineData("text/html", "text/html")]
    public async Task A_chart_is_given_in_the_form_that_is_asked_for(string accept, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Goals);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Accept, Accept-Language, Accept-Encoding", string.Join(", ", response.Headers.Vary));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/csv")]
    public async Task A_picture_has_no_rows(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Goals);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Theory]
    [InlineData("wide", 1200, 675)]
    [InlineData("small", 600, 400)]
    [InlineData("square", 1080, 1080)]
    public async Task A_picture_has_the_size_that_is_asked_for(string size, int width, int height)
    {
        var svg = new SvgText(await Svg($"{Goals}&size={size}"));
        using var png = SKBitmap.Decode(await api.Download($"{Goals}&size={size}&format=png"));

        Assert.Equal((width, height), (svg.Width, svg.Height));
        Assert.Equal((width, height), (png.Width, png.Height));
    }

    [Theory]
    [InlineData("light", 255, 255, 255)]
    [InlineData("dark", 0x14, 0x17, 0x1b)]
    [InlineData("print", 255, 255, 255)]
    public async Task A_picture_has_the_colors_that_are_asked_for(string scheme, byte red, byte green, byte blue)
    {
        using var png = SKBitmap.Decode(await api.Download($"{Goals}&scheme={scheme}&format=png"));
        var ground = png.GetPixel(2, 2);
        Assert.Equal((red, green, blue), (ground.Red, ground.Green, ground.Blue));
        // Nothing but grey on paper.
        if (scheme == "print")
            Assert.All(png.Pixels.Distinct(), pixel => Assert.True(pixel.Red == pixel.Green && pixel.Green == pixel.Blue, $"{pixel}"));
    }

    [Theory]
    [InlineData("light", ":root{")]
    [InlineData("dark", "@media (prefers-color-scheme:dark){:root{")]
    [InlineData("print", "@media print{\n  :root{")]
    public async Task A_picture_has_the_colors_of_the_pages(string scheme, string block)
    {
        var home = await api.Client.GetStringAsync("/?format=html", TestContext.Current.CancellationToken);
        var css = await api.Client.GetStringAsync(Regex.Match(home, "/page[^\"]*css").Value, TestContext.Current.CancellationToken);
        var tokens = css.Split(block, 2)[1].Split('}', 2)[0];
        var colors = Regex.Matches(tokens, ":(#[0-9a-f]+)").Select(match => Whole(match.Groups[1].Value)).ToHashSet();

        foreach (var kind in ChartAddresses.Kinds)
        {
            var svg = await Svg($"{(await ChartAddresses.Of(kind, api))[0]}&scheme={scheme}");
            var used = Regex.Matches(svg, "\"(#[0-9a-f]+)\"").Select(match => Whole(match.Groups[1].Value)).Distinct().ToList();
            Assert.True(used.Count > 3, kind);
            Assert.All(used, color => Assert.Contains(color, colors));
        }

        static string Whole(string color) => color.Length == 4 ? $"#{color[1]}{color[1]}{color[2]}{color[2]}{color[3]}{color[3]}" : color;
    }

    [Fact]
    public async Task The_pixels_show_what_the_drawing_shows()
    {
        // A goal is a stroke in the color of goals, at the place where the drawing has it.
        var svg = new SvgText(await Svg(Goals));
        var strokes = svg.Root.Elements().Where(shape => shape.Name.LocalName == "line" && shape.Attribute("stroke-width") is { Value: "4.7" }).ToList();
        Assert.Equal(4, strokes.Count);
        using var png = SKBitmap.Decode(await api.Download($"{Goals}&format=png"));
        Assert.All(strokes, stroke =>
        {
            var (x, y) = ((double)stroke.Attribute("x1")!, ((double)stroke.Attribute("y1")! + (double)stroke.Attribute("y2")!) / 2);
            var pixel = png.GetPixel((int)x, (int)(y - ((double)stroke.Attribute("y2")! - (double)stroke.Attribute("y1")!) / 2 + 3));
            Assert.True(pixel.Red < 60 && pixel.Green < 60 && pixel.Blue < 60, $"{x},{y}: {pixel}");
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_picture_tells_every_figure_in_words(string kind)
    {
        foreach (var address in (await ChartAddresses.Of(kind, api)).Index().Where(each => each.Index % 9 == 0).Select(each => each.Item))
        {
            var drawing = new SvgText(await Svg($"{address}&lang=vi"));
            var title = drawing.Texts.Where(text => text.IsBold).TakeWhile(text => text.Size > 25).Select(text => text.Value);
            Assert.StartsWith(drawing.Title, string.Join(' ', title), StringComparison.Ordinal);
            // What is drawn as a figure, with its decimals, stands in the description too.
            // The numbers of an axis are no figures.
            var figures = drawing.Texts.Where(text => text.IsBold).Select(text => text.Value).Where(text => Regex.IsMatch(text, "^[+−]?[0-9.]+,[0-9]+%$"));
            Assert.All(figures, figure => Assert.Contains(figure.TrimStart('+', '−').TrimEnd('%').TrimEnd('0'), drawing.Description, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/v1/charts/target-gap?province=ha-noi", "indicator", "mixed-units")]
    [InlineData("/v1/charts/target-gap?standing=all&indicator=grdp-growth,labour-productivity-growth", "horizon", "too-many-marks")]
    [InlineData("/v1/charts/target-gap?province=viet-nam&standing=all", "indicator", "too-many-marks")]
    [InlineData("/v1/charts/trajectory?province=ha-noi", "indicator", "ambiguous-selection")]
    [InlineData("/v1/charts/trajectory?province=ha-noi&indicator=grdp-digital-share", "horizon", "ambiguous-selection")]
    [InlineData("/v1/charts/target-card?id=ha-noi.grdp-digital-share.2025.kh-205", "series", "ambiguous-selection")]
    [InlineData("/v1/charts/target-card", "id", "required")]
    [InlineData("/v1/charts/target-card?id=nothing", "id", "unknown-target")]
    [InlineData("/v1/charts/time-series?indicator=grdp-growth", "province", "too-many-marks")]
    [InlineData("/v1/charts/ranking?indicator=grdp-growth&limit=10", "limit", "unknown-parameter")]
    [InlineData("/v1/charts/ranking?indicator=grdp-growth&fields=province", "fields", "unknown-parameter")]
    [InlineData("/v1/charts/ranking?indicator=grdp-growth&size=huge", "size", "unknown-value")]
    public async Task What_cannot_be_drawn_says_how_it_can(string path, string parameter, string code)
    {
        var problem = await api.GetProblem(path, 400);

        var error = problem.Items("errors").Single();
        Assert.Equal((parameter, code), (error.Text("parameter"), error.Text("code")));
        if (code == "too-many-marks")
            await ChoosingLeadsOn(path, parameter, error.Items("allowed"));
        // Each choice leads on.
        if (code == "ambiguous-selection")
        {
            Assert.NotEmpty(error.Items("options"));
            Assert.All(error.Items("options"), option => Assert.False(string.IsNullOrWhiteSpace(option.Text("name.vi"))));
        }
    }

    [Theory]
    [InlineData("/v1/charts/target-gap?province=ha-noi&indicator=grdp-growth&horizon=1999")]
    [InlineData("/v1/charts/difference?province=ha-noi&indicator=grdp-growth&horizon=1999")]
    [InlineData("/v1/charts/trajectory?province=ha-noi&indicator=grdp-growth&horizon=1999")]
    [InlineData("/v1/charts/time-series?province=ha-noi&indicator=grdp-growth&year=1950")]
    public async Task Nothing_to_draw_is_said_and_is_not_none(string path)
    {
        var drawing = new SvgText(await Svg($"{path}&lang=vi"));

        Assert.Equal("Chưa tìm thấy số liệu nào để vẽ.", drawing.Title);
        Assert.Contains(drawing.Texts, text => text.Value == "Điều đó không có nghĩa là không có.");
        Assert.Empty(drawing.Faults());
    }

    [Fact]
    public async Task A_partial_field_has_no_ranks_and_names_who_is_missing()
    {
        var league = (await api.Get("/v1/rankings?indicator=grdp-digital-share&year=2025"))["data"]!;
        Assert.True(league.Number("known") < league.Number("units"));

        var drawing = new SvgText(await Svg("/v1/charts/ranking?indicator=grdp-digital-share&year=2025&lang=vi"));

        var said = string.Join(' ', drawing.Texts.Select(text => text.Value)).Replace('\u00a0', ' ');
        Assert.All(league.Items("excluded"), unit => Assert.Contains(unit.Text("name.vi")!, said, StringComparison.Ordinal));
        Assert.DoesNotContain(drawing.Texts, text => text.Value is "1" or "2" or "3");
    }

    [Fact]
    public async Task Values_before_and_after_a_change_of_the_measure_are_not_joined()
    {
        var all = (await api.Get("/v1/indicators?limit=1000")).Items("data")
            .SelectMany(indicator => indicator.Items("series").Select(each => (Indicator: indicator.Text("id"), Series: each)))
            .Where(each => each.Series.Items("breaks").Count > 0);
        var lines = new List<(string Path, int Count)>();
        foreach (var (indicator, series) in all)
        {
            var broken = series.Items("breaks")[0].GetValue<int>();
            var path = $"indicator={indicator}&series={series.Text("id")}";
            var values = (await api.Get($"/v1/observations?{path}&limit=1000")).Items("data");
            lines.AddRange(values.GroupBy(value => value.Text("province"))
                .Where(each => each.Any(value => value.Number("year") < broken) && each.Count(value => value.Number("year") >= broken) > 1)
                .Select(each => ($"{path}&province={each.Key}", each.Count())));
        }

        Assert.NotEmpty(lines);
        var (line, count) = lines[0];
        var drawing = new SvgText(await Svg($"/v1/charts/time-series?{line}"));

        var joined = drawing.Root.Elements().Where(shape => shape.Name.LocalName == "path")
            .Select(path => path.Attribute("d")!.Value.Count(letter => letter is 'M' or 'L'));
        Assert.NotEmpty(joined);
        Assert.True(joined.All(points => points < count), string.Join(' ', joined));
    }

    [Fact]
    public async Task A_picture_is_kept_by_its_release()
    {
        using var first = await api.Client.GetAsync(Goals, TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, Goals);
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await api.Client.SendAsync(again, TestContext.Current.CancellationToken);
        var release = first.Headers.GetValues("Benchmark-Release").Single().Split(';')[0];
        using var pinned = await api.Client.GetAsync($"{Goals}&release={release}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains("max-age", pinned.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_different_pictures_take_little_memory()
    {
        var addresses = (await ChartAddresses.Of("target-card", api)).Concat(await ChartAddresses.Of("time-series", api)).ToList();
        await Draw(100);
        var before = Settled();
        await Draw(1000);
        var after = Settled();

        // Native memory of the painter is in it; the cache of answers holds 64 MB at most.
        Assert.True(after - before < 160L * 1024 * 1024, $"{before / 1048576} MB before, {after / 1048576} MB after.");

        async Task Draw(int count)
        {
            for (var number = 0; number < count; number++)
            {
                var form = number % 2 == 0 ? "svg" : "png";
                var scheme = (number % 3) switch { 0 => "light", 1 => "dark", _ => "print" };
                await api.Download($"{addresses[number % addresses.Count]}&format={form}&size=small&scheme={scheme}");
            }
        }

        static long Settled()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.WorkingSet64;
        }
    }

    [Fact]
    public async Task The_country_beside_itself_is_drawn_once()
    {
        var country = (await api.Get("/v1/provinces?limit=1000")).Items("data").First(province => province.Text("kind") == "country").Text("id");
        var told = 0;
        foreach (var address in (await ChartAddresses.Of("time-series", api)).Where(each => each.Contains($"province={country}&", StringComparison.Ordinal)))
        {
            var drawing = new SvgText(await Svg($"{address}&lang=en"));
            if (Regex.Match(drawing.Title, "([0-9]+) of ([0-9]+) goals of a year reached") is not { Success: true } title)
                continue;
            told++;
            // Each goal of a year is one year of the description.
            var goals = drawing.Description.Split("Goals: ")[1].Split(';').Length;
            Assert.True(int.Parse(title.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) <= goals, drawing.Title);
        }

        Assert.True(told > 0, "No title counts goals.");
    }

    [Theory]
    [InlineData("target-gap", "upTo=2023")]
    [InlineData("difference", "upTo=2023")]
    [InlineData("trajectory", "upTo=2023")]
    [InlineData("target-gap", "thresholds=sdsn")]
    public async Task A_judgement_is_kept_where_nothing_is_chosen(string kind, string query)
    {
        var open = new SvgText(await Svg($"/v1/charts/{kind}?{query}&lang=en"));
        // The picture bears the address of its figures, which asks for the same.
        var page = await api.Client.GetStringAsync($"/v1/charts/{kind}?{query}&lang=en&format=html", TestContext.Current.CancellationToken);
        var figures = WebUtility.HtmlDecode(Regex.Match(page, "href=\"([^\"]*)\" target=\"_top\"").Groups[1].Value);
        Assert.All(query.Split('&'), part => Assert.Contains(part, figures, StringComparison.Ordinal));

        var chosen = figures.Split('?', 2)[1];
        if (kind != "trajectory")
            Assert.Equal(open.Description, new SvgText(await Svg($"/v1/charts/{kind}?{Without(chosen, "lang", "release", "format")}&lang=en")).Description);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lang=vi")]
    [InlineData("lang=en")]
    public async Task Every_page_that_announces_a_frame_or_a_picture_has_it(string lang)
    {
        var provinces = (await api.Get("/v1/provinces?limit=1000")).Items("data").Select(province => province.Text("id")!).ToList();
        var target = (await ChartAddresses.Of("target-card", api))[0].Split("id=")[1].Split('&')[0];
        string[] pages =
        [
            "/v1/charts/target-gap", "/v1/charts/difference", "/v1/charts/trajectory", "/v1/charts/time-series",
            "/v1/rankings?indicator=grdp-growth", "/v1/comparisons?horizon=2030", "/v1/gaps", "/v1/gaps?indicator=grdp-growth",
            $"/v1/targets/{target}", "/v1/observations?indicator=grdp-growth", "/v1/charts",
            .. provinces.Select(province => $"/v1/profiles/{province}"),
        ];
        var announced = 0;
        foreach (var page in pages)
        {
            var address = $"{page}{(page.Contains('?') ? '&' : '?')}{lang}".TrimEnd('?', '&');
            using var response = await api.Client.GetAsync($"{address}{(address.Contains('?') ? '&' : '?')}format=html", TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
                continue;
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            const string Picture = "(?:content|href|src)=\"([^\"]*(?:/oembed\\?|format=png|format=svg)[^\"]*)\"";
            var links = Regex.Matches(html, Picture).Select(match => match.Groups[1].Value)
                .Concat(Regex.Matches(html, "src=&quot;([^ ]*?)&quot;").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)));
            foreach (var link in links.Select(WebUtility.HtmlDecode).Distinct())
            {
                var path = link!.StartsWith('/') ? link : new Uri(link).PathAndQuery;
                using var answer = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {path} is {(int)answer.StatusCode}.");
                announced++;
            }
        }

        Assert.True(announced > 30, $"{announced}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_address_on_a_picture_leads_to_a_page(string kind)
    {
        foreach (var address in (await ChartAddresses.Of(kind, api)).Index().Where(each => each.Index % 9 == 0).Select(each => each.Item))
        {
            var texts = new SvgText(await Svg(address)).Texts.Select(text => text.Value);
            var path = texts.Select(text => Regex.Match(text, "/v1/[^ ]+$").Value).Last(found => found.Length > 0);
            using var answer = await api.Client.GetAsync($"{path}{(path.Contains('?') ? '&' : '?')}format=html", TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {path} is {(int)answer.StatusCode}.");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_title_names_no_wrong_number_of_things(string kind)
    {
        foreach (var address in await ChartAddresses.Of(kind, api))
        {
            var title = new SvgText(await Svg($"{address}&lang=en")).Title;
            Assert.DoesNotMatch("\\b1 (provinces|goals|indicators|figures)\\b", title);
        }
    }

    [Theory]
    [InlineData("target-gap")]
    [InlineData("ranking")]
    public async Task A_key_explains_what_was_drawn_and_nothing_else(string kind)
    {
        const string Preliminary = "preliminary figure";
        var found = 0;
        foreach (var address in await ChartAddresses.Of(kind, api))
        {
            var drawing = new SvgText(await Svg($"{address}&size=small&lang=en"));
            var says = drawing.Texts.Any(text => text.Value == Preliminary);
            var isWhole = !drawing.Texts.Any(text => text.Value.Contains("no room", StringComparison.Ordinal));
            var has = drawing.Description.Contains(", preliminary", StringComparison.Ordinal);
            Assert.True(has || !says, $"{address}: no figure is preliminary.");
            Assert.True(says || !has || !isWhole, $"{address}: nothing says what a preliminary figure looks like.");
            found += says ? 1 : 0;
        }

        Assert.True(found > 0, "No preliminary figure was drawn.");
    }

    private async Task ChoosingLeadsOn(string path, string parameter, IReadOnlyList<System.Text.Json.Nodes.JsonNode> allowed)
    {
        foreach (var choice in allowed.Take(3).Select(each => each.GetValue<string>()))
        {
            using var answer = await api.Client.GetAsync($"{path}&{parameter}={choice}", TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var asksAgain = text.Contains($"\"parameter\":\"{parameter}\"", StringComparison.Ordinal);
            Assert.True(answer.IsSuccessStatusCode || !asksAgain, $"{parameter}={choice}: {text}");
        }
    }

    private static string Without(string query, params string[] names) =>
        string.Join('&', query.Split('&').Where(part => !names.Contains(part.Split('=')[0])));

    private async Task<string> Svg(string path) =>
        System.Text.Encoding.UTF8.GetString(await api.Download($"{path}{(path.Contains('?') ? '&' : '?')}format=svg"));
}
