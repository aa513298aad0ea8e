using System.Text.RegularExpressions;
using Benchmark.Tests.Support;
using Microsoft.Playwright;

namespace Benchmark.ToolTests.Browser;

/// <summary>
/// The page of docs/examples/web, built as its README says and opened from another origin than the API: what it shows, what that costs, and that it does
/// nothing which the API is there for.
/// </summary>
public sealed partial class ExampleWebTests(ExampleWeb example, HeadlessBrowser browser) : IClassFixture<ExampleWeb>, IClassFixture<HeadlessBrowser>
{
    [Fact]
    public async Task The_page_shows_targets_results_gaps_and_a_chart_in_both_languages_from_25_kB()
    {
        var page = await browser.Open();
        var errors = new List<string>();
        var answers = new List<IResponse>();
        page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);
        page.PageError += (_, error) => errors.Add(error);
        page.Response += (_, response) => answers.AddRange(response.Url.StartsWith(example.Api, StringComparison.Ordinal) ? [response] : []);

        await page.GotoAsync(example.Address);
        await page.WaitForSelectorAsync("svg .observed");

        Assert.Equal("Mục tiêu và kết quả", await page.TextContentAsync("h1"));
        // Sample and seed: of 17.34% in 2025 against about 30% (doc-kh-205-hn).
        var gaps = await page.InnerTextAsync("table >> nth=0");
        Assert.Contains("khoảng 30%", gaps, StringComparison.Ordinal);
        Assert.Contains("17,34% (2025)", gaps, StringComparison.Ordinal);
        Assert.Contains("−12,16 điểm %", gaps, StringComparison.Ordinal);
        Assert.Contains("Không đạt", gaps, StringComparison.Ordinal);
        Assert.Contains("Hải Phòng (đến 30/6/2025)", await page.InnerTextAsync("table >> nth=1"), StringComparison.Ordinal);
        Assert.True(await page.Locator("svg circle").CountAsync() > 1);
        Assert.True(await page.Locator("datalist option").CountAsync() > 30);

        var size = 0;
        foreach (var answer in answers)
            size += (await answer.Request.SizesAsync()).ResponseBodySize;
        Assert.Equal(4, answers.Count);
        Assert.InRange(size, 3_000, 25_000);

        await page.ClickAsync("text=English");
        await page.WaitForSelectorAsync("text=Targets and results");
        Assert.Contains("−12.16 percentage points", await page.InnerTextAsync("table >> nth=0"), StringComparison.Ordinal);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_misspelled_province_is_answered_with_what_may_have_been_meant()
    {
        var page = await browser.Open();
        await page.GotoAsync(example.Address);
        await page.WaitForSelectorAsync("table");

        await page.FillAsync("input", "hai duongg");
        await page.ClickAsync("text=Xem");
        var suggestion = page.Locator("[role=alert] button").First;
        Assert.Equal("Hải Dương (đến 30/6/2025)", await suggestion.TextContentAsync());
        await suggestion.ClickAsync();
        await page.WaitForSelectorAsync("h2:has-text('Mục tiêu đã có số liệu')");

        Assert.Equal("hai-duong", await page.InputValueAsync("input"));
        Assert.Equal(0, await page.Locator("[role=alert]").CountAsync());
    }

    [Fact]
    public void The_page_is_short_and_leaves_names_numbers_and_joins_to_the_API()
    {
        string[] files = ["index.html", "src/main.ts", "src/page.css"];
        var lines = files.Sum(file => File.ReadAllLines(Repository.File("docs", "examples", "web", file)).Length);
        var code = File.ReadAllText(Repository.File("docs", "examples", "web", "src", "main.ts"));

        // The issue of the page names the length.
        Assert.InRange(lines, 50, 150);
        Assert.DoesNotMatch(Formatting(), code);
    }

    // What formats numbers, and what joins rows to names.
    [GeneratedRegex(@"toFixed|toLocaleString|Intl\.|new Map\(|\.names\b")]
    private static partial Regex Formatting();
}
