using System.Globalization;
using System.Text;
using Benchmark.Tests.Support;
using Microsoft.Playwright;

namespace Benchmark.ToolTests.Browser;

/// <summary>What a reader does on the pages, step by step as a person does it, in a browser that runs no scripts.</summary>
public sealed class ExplorerTests(Explorer explorer, HeadlessBrowser browser) : IClassFixture<Explorer>, IClassFixture<HeadlessBrowser>
{
    [Fact]
    public async Task From_a_question_to_a_figure_that_is_explained_cited_and_saved()
    {
        var page = await OpenHome();

        // Typed as on a keyboard without diacritics.
        await page.FillAsync("main input[name=q]", Plain(explorer.SharedName));
        await page.ClickAsync("main form[role=search] button");
        var (today, ended) = (page.Locator($"main {LinkTo(explorer.Successor)}").First, page.Locator($"main {LinkTo(explorer.Ended)}").First);
        await today.WaitForAsync();
        Assert.NotEqual(await today.InnerTextAsync(), await ended.InnerTextAsync());
        var end = (await explorer.Get($"/v1/provinces/{explorer.Ended}")).GetProperty("data").GetProperty("validTo").GetString()!;
        Assert.Contains(DayOf(end), await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await today.ClickAsync();
        Assert.Contains(explorer.SharedName, await page.InnerTextAsync("h1"), StringComparison.Ordinal);

        await page.Locator(".tr:has(.track) .tr-goal a").First.ClickAsync();
        await page.WaitForSelectorAsync(".promise");
        var target = new Uri(page.Url).AbsolutePath.Split('/')[^1];
        var gap = (await explorer.Get($"/v1/gaps?province={explorer.Successor}&hasValue=true&display=true&limit=1000")).GetProperty("data").EnumerateArray()
            .First(row => row.GetProperty("target").GetProperty("id").GetString() == target);
        Assert.Contains(gap.GetProperty("narrative").GetProperty("vi").GetString()!, await page.InnerTextAsync("section.verdict"), StringComparison.Ordinal);

        // One step for each formula, and the verdict.
        Assert.Equal(gap.GetProperty("explain").GetArrayLength() + 1, await page.Locator("#arithmetic .steps li").CountAsync());
        await page.ClickAsync("#arithmetic a[href^='/v1/methods']");
        Assert.Equal("/v1/methods", new Uri(page.Url).AbsolutePath);
        await page.GoBackAsync();

        var release = (await explorer.Get("/v1")).GetProperty("meta").GetProperty("release").GetString()!;
        Assert.Contains(release, await page.InnerTextAsync("#reuse .copy.prose"), StringComparison.Ordinal);
        Assert.Contains(release, await Saved(page, "#reuse a[href*='format=bibtex']"), StringComparison.Ordinal);
        await page.ClickAsync("#reuse a[href*='format=text']");
        Assert.Contains(release, await page.InnerTextAsync("body"), StringComparison.Ordinal);
        await page.GoBackAsync();

        await page.ClickAsync(".crumbs a >> nth=-1");
        await page.ClickAsync("main a[href^='/v1/gaps?province=']");
        Assert.Contains(target, await Saved(page, "#reuse a[type='text/csv']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_is_changed_by_its_form()
    {
        var page = await Open("comparison");
        var form = page.Locator("main form:has([name=indicator])").First;
        var indicators = form.Locator("[name=indicator]").First;
        var others = await indicators.Locator("option:not([selected])").EvaluateAllAsync<string[]>("all => all.map(each => each.value).filter(each => each)");
        var before = await page.InnerTextAsync("main");

        await indicators.SelectOptionAsync(others[0]);
        await form.Locator("button").First.ClickAsync();

        Assert.Contains($"indicator={others[0]}", page.Url, StringComparison.Ordinal);
        Assert.NotEqual(before, await page.InnerTextAsync("main"));
        Assert.Equal(others[0], await page.Locator("main form [name=indicator]").First.InputValueAsync());
    }

    [Fact]
    public async Task A_ranking_in_part_has_no_ranks_and_names_who_is_missing()
    {
        var page = await Open("ranking-partial");
        var ranking = (await explorer.Get(explorer.PathOf("ranking-partial"))).GetProperty("data");

        var (known, units) = (ranking.GetProperty("known").GetInt32(), ranking.GetProperty("units").GetInt32());
        Assert.Contains($"{known}/{units}", await page.InnerTextAsync("main header"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main .rk").CountAsync());
        var text = await page.InnerTextAsync("main");
        Assert.All(ranking.GetProperty("excluded").EnumerateArray(), unit =>
            Assert.Contains(unit.GetProperty("name").GetProperty("vi").GetString()!, text, StringComparison.Ordinal));
        Assert.Equal(units, known + ranking.GetProperty("excluded").GetArrayLength());
    }

    [Fact]
    public async Task A_province_that_ended_says_so_first_and_leads_to_its_successor()
    {
        var page = await Open("ended");

        Assert.Equal(1, await page.Locator(".note.gone ~ header h1").CountAsync());
        await page.ClickAsync($".note.gone {LinkTo(explorer.Successor)}");

        Assert.Equal(explorer.PathOf("merged"), new Uri(page.Url).AbsolutePath);
        Assert.Equal(0, await page.Locator(".note.gone").CountAsync());
    }

    [Theory]
    [InlineData("misspelled", 400)]
    [InlineData("choice-needed", 400)]
    [InlineData("not-known", 404)]
    public async Task An_error_offers_choices_that_lead_on(string name, int status)
    {
        var page = await Open();
        var answer = await page.GotoAsync(explorer.AddressOf(name));
        Assert.Equal(status, answer!.Status);
        // For developers the document is on the page, of use to no one else.
        Assert.False(await page.IsVisibleAsync("details .copy"));

        var next = await page.RunAndWaitForResponseAsync(() => page.Locator("main ul.list a").First.ClickAsync(), each => each.Request.IsNavigationRequest);

        Assert.Equal(200, next.Status);
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }

    [Fact]
    public async Task The_other_language_is_one_click_away_and_stays()
    {
        var page = await Open("profile");
        Assert.Equal("vi", await page.GetAttributeAsync("html", "lang"));
        var title = await page.TitleAsync();

        await page.ClickAsync("header .lang a[lang=en]");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        Assert.NotEqual(title, await page.TitleAsync());
        await page.Locator(".tr-goal a").First.ClickAsync();
        await page.WaitForSelectorAsync(".promise");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));

        await page.ClickAsync("header .lang a[lang=vi]");
        Assert.Equal("vi", await page.GetAttributeAsync("html", "lang"));
    }

    [Fact]
    public async Task Nothing_found_says_what_that_means_and_leads_on()
    {
        var page = await Open("nothing-found");

        // Never as if there were none.
        Assert.Contains("Chưa tìm thấy", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        var links = await page.Locator("main ul.list a").EvaluateAllAsync<string[]>("all => all.map(each => each.href)");
        Assert.True(links.Length >= 3, string.Join('\n', links));
        foreach (var link in links)
        {
            var answer = await page.GotoAsync(link);
            Assert.Equal(200, answer!.Status);
            Assert.DoesNotContain("Chưa tìm thấy gì", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Search_is_submitted_by_the_keyboard_alone()
    {
        var page = await Open("home");
        await page.FocusAsync("main input[name=q]");

        await page.Keyboard.TypeAsync(Plain(explorer.SharedName));
        var answer = await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), each => each.Request.IsNavigationRequest);

        Assert.Contains("q=", answer.Url, StringComparison.Ordinal);
        await page.Locator($"main {LinkTo(explorer.Successor)}").First.WaitForAsync();
    }

    private Task<IPage> OpenHome() => Open("home");

    private async Task<IPage> Open(string name)
    {
        var page = await Open();
        await page.GotoAsync(explorer.AddressOf(name));
        return page;
    }

    private Task<IPage> Open() => browser.Open(new BrowserNewContextOptions { JavaScriptEnabled = false, Locale = "vi-VN" });

    private static string LinkTo(string province) => $"a[href='/v1/profiles/{province}']";

    /// <summary>What a link saves as a file.</summary>
    private static async Task<string> Saved(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(link));
        await using var content = await Wait.For(download.CreateReadStreamAsync(), () => $"{link} is not saved.");
        using var reader = new StreamReader(content);
        return await Wait.For(reader.ReadToEndAsync(), () => $"{link} is not saved.");
    }

    /// <summary>A name in lower case without diacritics.</summary>
    private static string Plain(string name) => string
        .Concat(name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        .Replace('Đ', 'D').Replace('đ', 'd').ToLowerInvariant();

    private static string DayOf(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture).ToString("d/M/yyyy", CultureInfo.InvariantCulture);
}
