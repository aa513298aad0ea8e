using System.Text.Json;
using Benchmark.Tests.Support;
using Benchmark.ToolTests.Formats;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Benchmark.ToolTests.Browser;

/// <summary>Charts and cards in the pages of others: how they are found, framed and previewed.</summary>
public sealed class EmbedTests(Explorer explorer, HeadlessBrowser browser, NodeTools tools)
    : IClassFixture<Explorer>, IClassFixture<HeadlessBrowser>, IClassFixture<NodeTools>
{
    private static readonly string[] Embedded = ["target", "ranking", "comparison"];

    [Fact]
    public async Task A_reader_of_links_finds_the_picture_and_the_frame()
    {
        foreach (var name in Embedded)
        {
            var found = await tools.Read("unfurl.js", [], explorer.AddressOf(name));

            var image = found.At("open_graph.images[0]")!;
            Assert.Equal(("1200", "675"), (image.Text("width"), image.Text("height")));
            Assert.StartsWith(explorer.Address.ToString(), image.Text("url"), StringComparison.Ordinal);
            Assert.Contains("release=", image.Text("url"), StringComparison.Ordinal);
            using var client = new HttpClient();
            using var picture = await client.GetAsync(image.Text("url"), TestContext.Current.CancellationToken);
            Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
            Assert.Equal("summary_large_image", found.Text("twitter_card.card"));
            Assert.Equal("rich", found.Text("oEmbed.type"));
            Assert.StartsWith("<iframe src=\"" + explorer.Address, found.Text("oEmbed.html"), StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(found.Text("open_graph.title")));
        }
    }

    [Fact]
    public async Task A_chart_and_a_card_stand_in_a_page_of_another_origin()
    {
        var frames = new List<string>();
        foreach (var name in Embedded)
            frames.Add((await explorer.Get($"/oembed?url={Uri.EscapeDataString(explorer.PathOf(name))}")).GetProperty("html").GetString()!);
        await using var other = await Serve(string.Concat(frames));
        var page = await browser.Open();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);

        await page.GotoAsync(AddressOf(other));

        await page.EvaluateAsync("document.querySelectorAll('iframe').forEach(frame => frame.loading = 'eager')");
        foreach (var number in Enumerable.Range(0, frames.Count))
        {
            var frame = page.Locator("iframe").Nth(number).ContentFrame;
            await Assertions.Expect(frame.Locator("h1")).ToBeVisibleAsync();
            // Nothing of it is behind its edge.
            var size = await frame.Locator("html").EvaluateAsync<int[]>("root => [root.scrollWidth, root.clientWidth, root.scrollHeight, root.clientHeight]");
            Assert.True(size[0] <= size[1] && size[2] <= size[3], $"{frames[number]}: {string.Join(' ', size)}");
            // What is followed leaves the frame.
            Assert.All(
                await frame.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.target)"),
                target => Assert.Equal("_top", target));
        }

        Assert.Empty(said);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task No_other_page_can_be_framed()
    {
        await using var other = await Serve($"<iframe src=\"{explorer.AddressOf("target")}\"></iframe>");
        var page = await browser.Open();
        var refused = new TaskCompletionSource();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("frame-ancestors", StringComparison.Ordinal))
                refused.TrySetResult();
        };

        await page.GotoAsync(AddressOf(other));

        await refused.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task A_card_fits_320_pixels(string language)
    {
        var page = await browser.Open(width: 320, height: 330);
        var rows = (await explorer.Get($"/v1/gaps?province={explorer.City}&hasValue=true&explain=false&limit=100")).GetProperty("data");
        foreach (var row in rows.EnumerateArray().Where((_, number) => number % 3 == 0))
        {
            var id = row.GetProperty("target").GetProperty("id").GetString();
            await page.GotoAsync(explorer.At($"/v1/charts/target-card?id={id}&series={row.GetProperty("series").GetString()}&format=html&lang={language}"));
            Assert.True(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"),
                $"The card of {id} is wider than 320 px.");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_card_with_much_to_say_is_whole_in_the_frame_that_is_offered()
    {
        const int Longest = 60;
        var page = await browser.Open();
        var rows = (await explorer.Get("/v1/gaps?display=true&explain=false&standing=all&limit=1000")).GetProperty("data").EnumerateArray()
            .Where(row => row.GetProperty("target").GetProperty("normalized").GetProperty("passMark").ValueKind == JsonValueKind.Number)
            .OrderByDescending(row => row.GetProperty("caveats").EnumerateArray()
                .Select(caveat => caveat.GetProperty("text").GetProperty("vi").GetString()!.Length)
                .FirstOrDefault())
            .ToList();
        Assert.True(rows.Count > Longest, $"{rows.Count} cards.");
        var wrong = new List<string>();
        foreach (var (number, row) in rows.Take(Longest).Index())
        {
            var series = row.GetProperty("series").GetString() is { } id ? $"&series={id}" : "";
            var link = Uri.EscapeDataString($"/v1/charts/target-card?id={row.GetProperty("target").GetProperty("id").GetString()}{series}");
            var frame = await explorer.Get($"/oembed?url={link}&lang={(number % 2 == 0 ? "vi" : "en")}");
            var (width, height) = (frame.GetProperty("width").GetInt32(), frame.GetProperty("height").GetInt32());
            await page.SetViewportSizeAsync(width, height);
            await page.GotoAsync(frame.GetProperty("html").GetString()!.Split('"')[1].Replace("&amp;", "&", StringComparison.Ordinal));

            var needed = await page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]");
            if (needed[0] > width || needed[1] > height)
                wrong.Add($"{page.Url}: {needed[0]} × {needed[1]} in {width} × {height}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("Noto Sans")]
    [InlineData("Liberation Sans")]
    public async Task No_text_of_a_chart_is_wider_than_its_room_in_the_fonts_of_readers(string font)
    {
        using var api = new BenchmarkApi();
        var texts = await ChartTexts.Of(api);
        var page = await browser.Open();
        await page.SetContentAsync("<!doctype html><canvas></canvas>");
        Assert.True(
            await page.EvaluateAsync<bool>(
                "font => { const c = document.querySelector('canvas').getContext('2d'); "
                    + "c.font = `100px '${font}', monospace`; const one = c.measureText('illm').width; "
                    + "c.font = '100px monospace'; return one !== c.measureText('illm').width }",
                font),
            $"{font} is not installed.");

        var widths = await page.EvaluateAsync<double[]>(
            "([font, texts]) => { const c = document.querySelector('canvas').getContext('2d'); "
                + "return texts.map(([text, bold]) => { c.font = `${bold ? 600 : 400} 100px '${font}'`; return c.measureText(text).width }) }",
            new object[] { font, texts.Select(text => new object[] { text.Value, text.IsBold }).ToArray() });

        var wrong = texts.Zip(widths)
            .Where(each => each.Second > 1.005 * Benchmark.Api.Formats.TextWidth.Of(each.First.Value, 100, each.First.IsBold))
            .Select(each => $"{each.First.Value}: {each.Second:0}")
            .ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {texts.Count}:\n{string.Join('\n', wrong.Take(40))}");
        await page.Context.CloseAsync();
    }

    private static string AddressOf(WebApplication other) => other.Urls.First();

    /// <summary>A page of somebody else.</summary>
    private static async Task<WebApplication> Serve(string body)
    {
        var html = $"<!doctype html><link rel=\"icon\" href=\"data:,\"><title>Article</title>{body}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var other = builder.Build();
        other.MapGet("/", () => Results.Content(html, "text/html; charset=utf-8"));
        await other.StartAsync(TestContext.Current.CancellationToken);
        return other;
    }
}
