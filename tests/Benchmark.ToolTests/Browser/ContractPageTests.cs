using Benchmark.Tests.Support;
using Microsoft.Playwright;

namespace Benchmark.ToolTests.Browser;

/// <summary>The page of the contract, as a developer meets it: the first press of "Execute" on any route that is read shows data.</summary>
public sealed class ContractPageTests(HeadlessBrowser browser) : IClassFixture<HeadlessBrowser>
{
    // What needs a key.
    private static readonly string[] NeedsKey = ["/v1/imports/{id}"];

    [Fact]
    public async Task Execute_shows_data_on_every_route_that_is_read()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve();
        var page = await browser.Open();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync($"{program.Client.BaseAddress}swagger/");
        await page.WaitForSelectorAsync(".opblock-get");

        var operations = page.Locator(".opblock-get");
        var count = await operations.CountAsync();
        Assert.True(count > 30, $"{count} operations are shown.");
        var wrong = new List<string>();
        for (var number = 0; number < count; number++)
        {
            var operation = operations.Nth(number);
            var path = (await operation.Locator(".opblock-summary-path").InnerTextAsync()).Replace("\u200b", "", StringComparison.Ordinal);
            if (NeedsKey.Contains(path))
                continue;
            await operation.Locator(".opblock-summary-control").ClickAsync();
            await operation.Locator(".try-out__btn").ClickAsync();
            await operation.Locator("button.execute").ClickAsync();
            var status = operation.Locator(".live-responses-table .response-col_status").Last;
            await status.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Visible });
            var said = (await status.InnerTextAsync()).Trim();
            if (!said.StartsWith("200", StringComparison.Ordinal))
                wrong.Add($"{path}: {said}");
            // What is open makes the page slow.
            await operation.Locator(".opblock-summary-control").ClickAsync();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(errors);
    }
}
