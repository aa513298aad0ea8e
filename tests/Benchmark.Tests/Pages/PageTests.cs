using System.Net;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Pages;

/// <summary>Who gets a page, and what every page keeps to.</summary>
public sealed partial class PageTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    /// <summary>What Chromium asks for when somebody types an address.</summary>
    public const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8";

    private const string Gaps = "/v1/gaps?indicator=grdp-digital-share&province=ha-noi";

    [Theory]
    [InlineData(Browser)]
    // Firefox and Safari.
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    // Internet Explorer 11.
    [InlineData("text/html, application/xhtml+xml, */*")]
    [InlineData("text/html")]
    [InlineData("TEXT/HTML; charset=utf-8")]
    [InlineData("text/html, application/json;q=0.5")]
    public async Task A_browser_gets_the_page(string accept)
    {
        foreach (var path in new[] { Gaps, "/v1/profiles/ha-noi", "/", "/v1/nothing", "/v1/changes", "/v1/comparisons" })
        {
            using var response = await Send(path, accept);
            Assert.True(response.Content.Headers.ContentType?.ToString() == "text/html; charset=utf-8", $"{path}: {response.Content.Headers.ContentType}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("*")]
    // Java's HttpURLConnection.
    [InlineData("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2")]
    // Excel, when it opens an address.
    [InlineData("image/gif, image/jpeg, image/pjpeg, application/x-ms-application, application/vnd.ms-excel, */*")]
    [InlineData("application/json")]
    [InlineData("application/json, text/plain, */*")]
    [InlineData("application/json, text/html")]
    [InlineData("text/html;q=0.5, application/json")]
    [InlineData("text/html;q=0, */*")]
    [InlineData("text/html, application/xhtml+xml;q=0, */*")]
    [InlineData("application/*, text/html;q=0.1")]
    public async Task A_program_gets_what_it_got(string? accept)
    {
        foreach (var path in new[] { Gaps, "/v1/profiles/ha-noi", "/v1/targets?limit=3", "/v1/rankings?indicator=dti-rank", "/v1", "/v1/releases" })
        {
            using var response = await Send(path, accept);
            Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            Assert.Equal(await api.Download(path), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        using var problem = await Send("/v1/targets?province=nowhere", accept);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    // Feed readers: Feedly, NetNewsWire, FreshRSS, Thunderbird's own order.
    [InlineData("application/atom+xml, application/rss+xml;q=0.9, application/xml;q=0.8, text/html;q=0.7, */*;q=0.5")]
    [InlineData("application/rss+xml, application/rdf+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8, text/html;q=0.7")]
    [InlineData("application/atom+xml, text/html, application/xhtml+xml")]
    public async Task A_feed_reader_gets_the_feed(string accept)
    {
        using var response = await Send("/v1/changes", accept);

        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("text/csv, */*", "text/csv")]
    [InlineData("text/*", "text/csv")]
    [InlineData("text/csv, text/html", "text/csv")]
    public async Task Who_names_a_file_gets_it(string accept, string type)
    {
        using var response = await Send(Gaps, accept);

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/", "/v1")]
    [InlineData("/?q=hai+phong", "/v1/search?q=hai+phong")]
    [InlineData("/?q=", "/")]
    public async Task The_bare_address_leads_programs_on(string path, string to)
    {
        using var response = await Send(path, "*/*");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(to, response.Headers.Location?.ToString());
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task What_a_form_leaves_empty_is_taken_out_of_the_address()
    {
        using var response = await Send("/v1/gaps?province=&indicator=grdp-digital-share&horizon=&lang=en", Browser);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/v1/gaps?indicator=grdp-digital-share&lang=en", response.Headers.Location?.ToString());
        // A program learns that it sent nothing.
        using var data = await Send("/v1/gaps?province=", "*/*");
        Assert.Equal(HttpStatusCode.BadRequest, data.StatusCode);
    }

    [Fact]
    public async Task Every_format_of_an_address_says_the_same_of_what_it_varies_by()
    {
        var said = new HashSet<string>();
        foreach (var accept in new[] { Browser, "*/*", "application/json", "text/csv", "application/x-ndjson", "application/json-stat+json" })
        {
            using var response = await Send("/v1/targets?limit=5", accept);
            // Those without pages hold every row.
            said.Add(response.StatusCode == HttpStatusCode.OK ? string.Join(", ", response.Headers.Vary) : "Accept, Accept-Language, Accept-Encoding");
        }

        Assert.Equal("Accept, Accept-Language, Accept-Encoding", Assert.Single(said));
    }

    [Theory]
    [InlineData("/v1/profiles/ha-noi?format=html")]
    [InlineData("/v1/targets?format=html&limit=10")]
    [InlineData("/v1?format=html")]
    public async Task A_page_is_kept_as_data_are(string path)
    {
        using var first = await Send(path, null);
        using var again = await Send(path, null);
        using var known = await Send(path, null, ("If-None-Match", first.Headers.ETag!.ToString()));
        using var json = await Send(path.Replace("format=html", "format=json", StringComparison.Ordinal), null);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        foreach (var header in new[] { "Cache-Control", "Benchmark-Release", "Vary" })
        {
            Assert.Equal(json.Headers.TryGetValues(header, out var said) ? Without(said, header) : "", Without(first.Headers.GetValues(header), header));
            Assert.Equal(first.Headers.GetValues(header), again.Headers.GetValues(header));
        }

        Assert.NotEqual(json.Headers.ETag, first.Headers.ETag);
        // The second comes from the cache, before requests are routed: it must be as safe as the first.
        Assert.Equal(first.Headers.GetValues("Content-Security-Policy"), again.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("script-src", first.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(await first.Content.ReadAsStringAsync(cancellation), await again.Content.ReadAsStringAsync(cancellation));

        // A page in an explicit format varies by the language too.
        static string Without(IEnumerable<string> values, string header) =>
            header == "Vary" ? string.Join(", ", values).Replace("Accept-Language, ", "", StringComparison.Ordinal) : string.Join(", ", values);
    }

    [Theory]
    [InlineData("/v1/profiles/ha-noi")]
    [InlineData("/v1/profiles/hai-duong")]
    [InlineData("/v1/comparisons")]
    [InlineData("/v1/rankings?indicator=grdp-growth")]
    [InlineData("/v1/targets/ha-noi.grdp-digital-share.2025.kh-205")]
    [InlineData("/v1/search?q=hai+phong")]
    [InlineData("/v1/indicators/grdp-growth")]
    [InlineData("/v1/changes")]
    [InlineData("/v1")]
    public async Task A_page_is_small_and_holds_neither_script_nor_style(string path)
    {
        var html = await Html(path);

        Assert.InRange(html.Length, 1_000, 100_000);
        Assert.DoesNotContain("<script", WithoutLinkedData(html), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=\"", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("""\son[a-z]+=""", html);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "<h1"));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "rel=\"stylesheet\""));
        var sheet = new PageText(html).Links.Single(link => link.EndsWith(".css", StringComparison.Ordinal));
        using var style = await Send(sheet, "text/css");
        Assert.Contains("immutable", style.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.InRange(style.Content.Headers.ContentLength ?? 0, 1, 30_000);
    }

    [Fact]
    public async Task What_was_typed_is_written_as_text()
    {
        const string typed = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%3Cimg%20src%3Dx%20onerror%3D1%3E";
        foreach (var path in new[] { $"/v1/search?q={typed}", $"/v1/targets?province={typed}", $"/v1/{typed}", $"/v1/profiles/{typed}", $"/v1/gaps?{typed}=1" })
        {
            using var response = await Send(path, Browser);
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("<script", WithoutLinkedData(html), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("/v1/targets?province=hai+phong", 400)]
    [InlineData("/v1/targets?province=nowhere", 400)]
    [InlineData("/v1/rankings", 400)]
    [InlineData("/v1/profiles/nowhere", 404)]
    [InlineData("/v1/provincess", 404)]
    public async Task A_problem_has_the_status_and_the_words_of_its_document(string path, int status)
    {
        var problem = await api.GetProblem(path, status);
        using var response = await Send(path, Browser);
        var page = new PageText(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEmpty(page.Heading);
        Assert.All(problem.Items("errors"), error => Assert.Contains(error.Text("code")!, page.Main, StringComparison.Ordinal));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        foreach (var option in problem.Items("errors").SelectMany(error => error.Items("options")))
            Assert.Contains(option.Text("name.vi")!, page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_choices_of_a_problem_lead_on()
    {
        string[] mistyped =
            ["/v1/targets?province=hai+phong", "/v1/gaps?indicator=grdp-digital-shar", "/v1/targets?provnce=ha-noi", "/v1/profiles/ha-noii", "/v1/provincess"];
        foreach (var path in mistyped)
        {
            using var response = await Send(path, Browser);
            var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var main = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
            var choices = new PageText(main[..main.IndexOf("class=\"acts", StringComparison.Ordinal)]).Links.Where(link => link != "/").ToList();
            Assert.NotEmpty(choices);
            foreach (var choice in choices)
            {
                using var answer = await Send(choice, Browser);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} leads to {choice}: {(int)answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Both_languages_are_whole_and_lead_to_each_other()
    {
        var vi = new PageText(await Html("/v1/profiles/ha-noi", "vi"));
        var en = new PageText(await Html("/v1/profiles/ha-noi", "en"));

        Assert.Contains("mục tiêu có con số", vi.Main, StringComparison.Ordinal);
        Assert.Contains("targets with a number", en.Main, StringComparison.Ordinal);
        Assert.Contains("/v1/profiles/ha-noi?lang=en", vi.Links);
        Assert.Contains("/v1/profiles/ha-noi?lang=vi", en.Links);
        // Whoever chose a language keeps it.
        var targets = en.Links.Where(link => link.StartsWith("/v1/targets/", StringComparison.Ordinal));
        Assert.All(targets, link => Assert.Contains("lang=en", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pinned_page_leads_to_pages_of_its_release()
    {
        var release = (await api.Get("/v1/releases/latest")).Text("data.id")!;
        var page = new PageText(await Html($"/v1/profiles/ha-noi?release={release}"));

        Assert.All(
            page.Links.Where(link => link.StartsWith("/v1/targets/", StringComparison.Ordinal) || link.StartsWith("/v1/documents/", StringComparison.Ordinal)),
            link => Assert.Contains($"release={release}", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_found_is_said_in_words()
    {
        var page = new PageText(await Html("/v1/targets?province=lai-chau&indicator=grdp-digital-share&horizon=2041"));

        Assert.Contains("Chưa tìm thấy", page.Main, StringComparison.Ordinal);
        Assert.Contains("không có nghĩa là", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_ended_unit_says_so_first()
    {
        var page = new PageText(await Html("/v1/profiles/hai-duong"));

        var note = page.Main.IndexOf("không còn là một đơn vị riêng", StringComparison.Ordinal);
        Assert.True(note >= 0 && note < page.Main.IndexOf("mục tiêu có con số", StringComparison.Ordinal));
        Assert.Contains("/v1/profiles/hai-phong-2025?lang=vi", page.Links);
        Assert.Contains("chưa tìm thấy", page.Main, StringComparison.Ordinal);
    }

    private async Task<string> Html(string path, string language = "vi")
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return System.Text.Encoding.UTF8.GetString(await api.Download($"{path}{separator}format=html&lang={language}"));
    }

    /// <summary>A page without what it tells search engines, which no browser executes.</summary>
    private static string WithoutLinkedData(string html) => LinkedDataPattern().Replace(html, "");

    private async Task<HttpResponseMessage> Send(string path, string? accept, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [System.Text.RegularExpressions.GeneratedRegex("<script type=\"application/ld\\+json\">[^<]*</script>")]
    private static partial System.Text.RegularExpressions.Regex LinkedDataPattern();
}
