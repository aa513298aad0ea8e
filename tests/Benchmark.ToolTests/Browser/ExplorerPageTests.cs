using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Benchmark.ToolTests.Browser;

/// <summary>What holds of every page, whatever it is about: that all can use it, on every screen and on paper, and what it costs.</summary>
public sealed class ExplorerPageTests(Explorer explorer, HeadlessBrowser browser) : IClassFixture<Explorer>, IClassFixture<HeadlessBrowser>
{
    private const int LargestPage = 100 * 1024;
    private const int LargestList = 140 * 1024;
    private const int LargestStylesheet = 30 * 1024;
    private const int MostSheets = 4;
    private const int Narrow = 320;
    private const string Locale = "vi-VN";

    // A window of 1280 px at a zoom of 200 % lays a page out as one of 640 px does. A sheet of A4 without its margins is 694 px wide.
    private static readonly Form[] Forms =
    [
        new("1280 px, light", 1280, ColorScheme.Light, Media.Screen),
        new("1280 px, dark", 1280, ColorScheme.Dark, Media.Screen),
        new("200 %", 640, ColorScheme.Light, Media.Screen),
        new("320 px, light", Narrow, ColorScheme.Light, Media.Screen),
        new("320 px, dark", Narrow, ColorScheme.Dark, Media.Screen),
        new("paper", 694, ColorScheme.Light, Media.Print),
    ];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    // A list has as many rows as its answer, a hundred where nothing is said.
    private static readonly string[] Lists = ["gaps", "targets", "observations", "provinces", "indicators", "documents", "sources", "changes"];

    public static TheoryData<string> Pages => [.. Explorer.Pages];

    public static TheoryData<string> WholePages => [.. Explorer.Pages.Except(Explorer.Framed)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task All_can_read_it_and_nothing_is_wider_than_the_screen(string name)
    {
        // The rules are checked by a script, which the policy of the pages would not let in.
        var page = await browser.Open(new BrowserNewContextOptions { BypassCSP = true, Locale = Locale });
        await page.GotoAsync(explorer.AddressOf(name));
        var wrong = new List<string>();
        foreach (var form in Forms)
        {
            await page.SetViewportSizeAsync(form.Width, 900);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = form.Scheme, Media = form.Media });
            foreach (var wide in await page.EvaluateAsync<string[]>(ExplorerScripts.TooWide))
                wrong.Add($"{form.Name}: too wide: {wide}");
            // No finger meets what is printed.
            var violations = (await page.RunAxe(Rules)).Violations.Where(violation => form.Media == Media.Screen || violation.Id != "target-size");
            foreach (var violation in violations)
                wrong.AddRange(violation.Nodes.Select(node => $"{form.Name}: {violation.Id}: {node.Target} {node.Html}"));
        }

        Assert.True(wrong.Count == 0, $"{explorer.PathOf(name)}\n{string.Join('\n', wrong)}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_is_two_small_requests_to_its_own_host_and_breaks_no_policy(string name)
    {
        var page = await browser.Open(In(1280));
        var (said, requests, answers) = (new List<string>(), new List<string>(), new List<IResponse>());
        page.Console += (_, message) => said.Add($"{message.Type}: {message.Text} {message.Location}");
        page.PageError += (_, error) => said.Add(error);
        // What a frame shows is a page of its own.
        page.Request += (_, request) => requests.AddRange(request.Frame == page.MainFrame ? [request.Url] : Array.Empty<string>());
        page.Response += (_, response) => answers.AddRange(response.Frame == page.MainFrame ? [response] : Array.Empty<IResponse>());

        var answer = (await page.GotoAsync(explorer.AddressOf(name), new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle }))!;

        // Of an error the browser itself says that it is one.
        Assert.DoesNotContain(said, line => answer.Ok || !line.Contains($"the server responded with a status of {answer.Status}", StringComparison.Ordinal));
        Assert.Equal([answer.Url, await page.EvaluateAsync<string>("document.querySelector('link[rel=stylesheet]').href")], requests);
        Assert.All(requests, request => Assert.Equal(explorer.Address.Authority, new Uri(request).Authority));
        var (html, css) = ((await answer.BodyAsync()).Length, (await answers[1].BodyAsync()).Length);
        Assert.InRange(html + css, 1_000, Lists.Contains(name) ? LargestList : LargestPage);
        Assert.InRange(css, 1_000, LargestStylesheet);
        Assert.Equal(0, await page.Locator("[style],style,script:not([type='application/ld+json'])").CountAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(WholePages))]
    public async Task The_keyboard_reaches_everything_in_order_and_shows_where_it_is(string name)
    {
        var page = await browser.Open(In(1280));
        await page.GotoAsync(explorer.AddressOf(name));
        var count = await page.EvaluateAsync<int>(ExplorerScripts.ListReachable);
        Assert.True(count > 10, $"{count} things can be reached.");
        var reached = new List<int>();
        var wrong = new List<string>();
        for (var press = 0; reached.Count < count && press < 2 * count; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<JsonElement>(ExplorerScripts.Focused);
            // An area that scrolls is reached too.
            if (at.GetProperty("number").GetInt32() is >= 0 and var number)
                reached.Add(number);
            if (at.GetProperty("wrong").GetString() is { } what)
                wrong.Add(what);
            if (press == 0)
                Assert.Equal("#main", at.GetProperty("link").GetString());
        }

        Assert.True(wrong.Count == 0, $"{explorer.PathOf(name)}\n{string.Join('\n', wrong)}");
        Assert.Equal(Enumerable.Range(0, count), reached);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_finger_meets_what_stands_on_its_own(string name)
    {
        var page = await browser.Open(In(Narrow));
        await page.GotoAsync(explorer.AddressOf(name));

        var small = await page.EvaluateAsync<string[]>(ExplorerScripts.TooSmall);

        Assert.True(small.Length == 0, $"{explorer.PathOf(name)}\n{string.Join('\n', small)}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_profile_fits_four_sheets()
    {
        var page = await browser.Open(In(1280));
        await page.GotoAsync(explorer.AddressOf("profile"));

        var pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });

        // In the page tree, which is not compressed, each page is an object of this type.
        var sheets = System.Text.Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;
        Assert.InRange(sheets, 1, MostSheets);
        await page.Context.CloseAsync();
    }

    private static BrowserNewContextOptions In(int width) =>
        new() { ViewportSize = new ViewportSize { Width = width, Height = 900 }, Locale = Locale, ReducedMotion = ReducedMotion.Reduce };

    private sealed record Form(string Name, int Width, ColorScheme Scheme, Media Media);
}
