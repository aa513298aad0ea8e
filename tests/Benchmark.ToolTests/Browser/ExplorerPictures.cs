using Benchmark.Tests.Support;
using Microsoft.Playwright;

namespace Benchmark.ToolTests.Browser;

/// <summary>
/// Pictures of the pages, to be looked at: with <c>RECORD_PICTURES=1</c> every page in four forms, in a folder that git ignores, and the one of the README.
/// Otherwise the first page alone, which is thrown away, so that the command works when it is needed.
/// </summary>
public sealed class ExplorerPictures(Explorer explorer, HeadlessBrowser browser) : IClassFixture<Explorer>, IClassFixture<HeadlessBrowser>
{
    private const int LargestPicture = 100 * 1024;

    private const int ReadmeHeight = 640;

    // More of a long list shows nothing new.
    private const int Highest = 9_000;

    private static readonly string Readme = Repository.File("docs", "images", "explorer.png");

    // English is a form.
    private static readonly IReadOnlyList<string> Pages =
        Explorer.IsRecording ? [.. Explorer.Pages.Where(page => !page.EndsWith("-in-english", StringComparison.Ordinal))] : ["home"];

    private static readonly Form[] Forms =
    [
        new("desktop-light", 1280, ColorScheme.Light, "vi"),
        new("desktop-dark", 1280, ColorScheme.Dark, "vi"),
        new("mobile-light", 360, ColorScheme.Light, "vi"),
        new("desktop-english", 1280, ColorScheme.Light, "en"),
    ];

    [Fact]
    public async Task Every_page_is_pictured_in_four_forms()
    {
        using var thrownAway = new CliFolder();
        var folder = Explorer.IsRecording ? Repository.File("pictures") : thrownAway.Path;
        Directory.CreateDirectory(folder);
        foreach (var form in Forms)
        {
            var page = await Open(form);
            foreach (var name in Pages)
            {
                await page.GotoAsync(explorer.AddressOf(name));
                await page.SetViewportSizeAsync(form.Width, Math.Min(Highest, await page.EvaluateAsync<int>("document.documentElement.scrollHeight")));
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{form.Name}.png") });
                await page.SetViewportSizeAsync(form.Width, 900);
            }

            await page.Context.CloseAsync();
        }

        Assert.Equal(Forms.Length * Pages.Count, Directory.GetFiles(folder, "*.png").Length);
    }

    [Fact]
    public async Task The_README_shows_the_first_page_in_at_most_100_KB()
    {
        var page = await Open(Forms[0]);
        await page.SetViewportSizeAsync(Forms[0].Width, ReadmeHeight);
        await page.GotoAsync(explorer.AddressOf("home"));

        var picture = await page.ScreenshotAsync(new PageScreenshotOptions { Path = Explorer.IsRecording ? Readme : null });

        Assert.InRange(picture.Length, 1_000, LargestPicture);
        Assert.InRange(new FileInfo(Readme).Length, 1_000, LargestPicture);
        await page.Context.CloseAsync();
    }

    private Task<IPage> Open(Form form) => browser.Open(new BrowserNewContextOptions
    {
        ViewportSize = new ViewportSize { Width = form.Width, Height = 900 },
        ColorScheme = form.Scheme,
        Locale = form.Language == "vi" ? "vi-VN" : "en-US",
    });

    private sealed record Form(string Name, int Width, ColorScheme Scheme, string Language);
}
