using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Keys;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Formats;

/// <summary>
/// Every route gives what it offers: each format is asked for on each route by the example of that route, and its content held against the JSON answer.
/// </summary>
public sealed class FormatTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>, IAsyncLifetime
{
    /// <summary>What the content of each format must be. A format without a line here fails.</summary>
    private static readonly Dictionary<string, Action<Given>> Checks = new()
    {
        ["json"] = CheckJson,
        ["csv"] = CheckCsv,
        ["xlsx"] = CheckXlsx,
        ["json-stat"] = CheckJsonStat,
        ["ndjson"] = CheckNdjson,
        ["atom"] = CheckAtom,
        ["bibtex"] = given => Assert.StartsWith($"@dataset{{{given.Answer.Text("data.key")},", given.Text, StringComparison.Ordinal),
        ["ris"] = CheckRis,
        ["csl-json"] = given => Assert.Equal(given.Answer.Text("data.url"), JsonNode.Parse(given.Body)!.AsArray().Single()!.Text("URL")),
        ["html"] = CheckHtml,
        ["text"] = given => Assert.Equal($"{given.Answer.Text("data.sentence.vi")}\n{given.Answer.Text("data.sentence.en")}\n", given.Text),
    };

    private string? _key;

    public static TheoryData<string> All => [.. FormatRegister.Ids];

    /// <summary>Without a second release nothing has changed, and a list of changes would have no rows to look at.</summary>
    public async ValueTask InitializeAsync() => await RequestOf("GetImport");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_route_that_offers_a_format_gives_it(string id)
    {
        var format = FormatRegister.All.Single(format => format.Id == id);
        var isPicture = format.IsMadeOf<Picture>();
        Assert.True(Checks.TryGetValue(id, out var check) || isPicture, $"Nothing here checks what a {id} holds.");
        var routes = Routes().Where(route => route.Offered.Contains(format)).ToList();
        Assert.NotEmpty(routes);

        foreach (var route in routes)
        {
            var request = await RequestOf(route.Name);
            using var response = await Send(request with { Path = $"{request.Path}{(request.Path.Contains('?') ? '&' : '?')}format={id}" });
            var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{route.Name} as {id}: {(int)response.StatusCode} {Encoding.UTF8.GetString(body)}");
            var headers = response.Content.Headers;
            Assert.Equal((route.Name, format.ContentType), (route.Name, headers.ContentType?.ToString()));
            Assert.Equal(
                (route.Name, format.IsFile ? $".{format.Extension}" : null),
                (route.Name, Path.GetExtension(headers.ContentDisposition?.FileName?.Trim('"'))));
            Assert.Equal((route.Name, format.InLanguage), (route.Name, headers.ContentLanguage.Count > 0));
            // A picture has no JSON to be held against: what it shows has tests of its own.
            if (route.Request.IsAssignableTo(typeof(IPictureRequest)))
            {
                CheckPicture(id, body);
                continue;
            }

            var (answer, rows) = await JsonOf(request);
            check!(new Given(route.Name, answer, rows, body));
        }
    }

    [Fact]
    public async Task The_contract_names_the_formats_of_each_route()
    {
        var operations = OpenApiContract.Plain(await api.Get("/openapi/v1.json"))["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .ToDictionary(each => each.Value!.Text("operationId")!, each => each.Value!["responses"]!["200"]!["content"]!.AsObject());

        foreach (var route in Routes())
            Assert.Equal(route.Offered.Select(format => format.MediaType), operations[route.Name].Select(content => content.Key));
    }

    [Fact]
    public async Task Every_list_gives_all_its_rows_line_by_line_as_the_pages_have_them()
    {
        var lists = Routes()
            .Where(route => RequestDescription.HasPages(route.Request))
            .ToList();
        Assert.Equal(Routes().Where(route => route.Offered.Contains(Ndjson.Format)).Select(route => route.Name), lists.Select(route => route.Name));

        foreach (var list in lists)
        {
            var path = Example.Find(list.Name)!.Request.Split('?')[0];
            // What a list cannot do without is asked as its contract shows it.
            var required = list.Request.GetProperties()
                .Select(property => (property.Name, About: property.GetCustomAttribute<ParameterAttribute>()))
                .Where(parameter => parameter.About is { Required: true })
                .Select(parameter => $"{parameter.Name.ToLowerInvariant()}={Uri.EscapeDataString(parameter.About!.Example!)}&");
            path = $"{path}?{string.Concat(required)}";
            var (answer, rows) = await JsonOf(new Sent(path.TrimEnd('?', '&'), null, null));
            Assert.Equal((list.Name, (int)answer.Number("meta.total")!.Value), (list.Name, rows.Count));
            Assert.Equal(rows, LinesOf(await api.Download($"{path}format=ndjson")));
            var problem = await api.GetProblem($"{path}format=ndjson&limit=2", 400);
            Assert.Equal(("limit", "not-applicable"), (problem.Text("errors[0].parameter"), problem.Text("errors[0].code")));
        }
    }

    [Fact]
    public void Rows_are_written_while_they_are_read()
    {
        using var stream = new MemoryStream();
        // {"vi":"một","en":"00000"} and the end of the line, in UTF-8.
        const int row = 28;
        var behind = 0;
        var rows = Enumerable.Range(0, 100_000).Select(number =>
        {
            behind = Math.Max(behind, (number * row) - (int)stream.Length);
            return new Text("một", $"{number:D5}");
        });

        Assert.Equal(100_000, Ndjson.Write(Rows.Of(rows), Benchmark.Api.JsonBodies.Writing, stream).Count());

        Assert.Equal("{\"vi\":\"một\",\"en\":\"00000\"}", Encoding.UTF8.GetString(stream.ToArray()).Split('\n')[0]);
        Assert.Equal(100_000 * row, stream.Length);
        // Never more than a buffer behind: 100,000 rows are 2.8 MB.
        Assert.True(behind < 200_000, $"{behind}");
    }

    private static void CheckJson(Given given)
    {
        var answer = JsonNode.Parse(given.Body)!;
        Assert.Equal(["data", "meta", "links"], answer.AsObject().Select(part => part.Key));
        if (answer["data"] is JsonArray rows)
            Assert.Equal((given.Route, answer.Number("meta.count")), (given.Route, rows.Count));
    }

    private static void CheckCsv(Given given)
    {
        var table = CsvText.Read(given.Body);
        Assert.Equal((given.Route, given.Total), (given.Route, table.Rows.Count));
        Assert.All(table.Rows, row => Assert.Equal(table.Header.Count, row.Count));
    }

    private static void CheckXlsx(Given given)
    {
        var book = Workbook.ReadValid(given.Body);
        Assert.Equal((given.Route, given.Total), (given.Route, book.Rows.Count));
        // A new table cannot forget what is read first: headings in words, as many as fit on a page, and a row for each row.
        var headings = book.Summary[0].Cast<string>().ToList();
        Assert.True(headings.Count is > 1 and <= Summary<object>.MostColumns, $"{given.Route}: {headings.Count} columns");
        Assert.All(headings, heading => Assert.True(char.IsUpper(heading[0]) || heading[0] == '%', $"{given.Route}: {heading}"));
        Assert.Equal((given.Route, given.Total), (given.Route, book.Summary.Count - 1));
        var release = given.Answer.Text("meta.release")!;
        Assert.Contains(book.Notes.SelectMany(row => row).OfType<string>(), note => note.Contains(release, StringComparison.Ordinal));
    }

    private static void CheckJsonStat(Given given)
    {
        var document = JsonNode.Parse(given.Body)!;
        Assert.Equal("2.0", document.Text("version"));
        if (document.Text("class") == "collection")
            Assert.NotEmpty(document.Items("link.item"));
        else
            Assert.True(JsonStatData.Read(document).Filled > 0, given.Route);
    }

    private static void CheckNdjson(Given given)
    {
        Assert.NotEmpty(given.Rows);
        Assert.Equal(given.Rows, LinesOf(given.Body));
    }

    private static void CheckAtom(Given given)
    {
        using var stream = new MemoryStream(given.Body);
        var feed = XDocument.Load(stream).Root!;
        Assert.Equal(XName.Get("feed", "http://www.w3.org/2005/Atom"), feed.Name);
        // The first release is an entry too; the list of changes leaves out what it brought.
        var releases = given.Rows.Select(row => JsonNode.Parse(row)!.Text("release")).Distinct().Count() + 1;
        Assert.Equal(releases, feed.Elements(feed.Name.Namespace + "entry").Count());
    }

    private static void CheckHtml(Given given)
    {
        var page = new PageText(given.Text);
        Assert.NotEmpty(page.Heading);
        Assert.NotEmpty(page.Answers);
        Assert.StartsWith("<!doctype html>\n<html lang=\"vi\">", given.Text, StringComparison.Ordinal);
        Assert.Contains(given.Answer.Text("meta.release")!, given.Text, StringComparison.Ordinal);
    }

    private static void CheckRis(Given given)
    {
        var lines = given.Text.Split("\r\n");
        Assert.Equal(("TY  - DATA", "ER  - ", ""), (lines[0], lines[^2], lines[^1]));
        Assert.Contains($"UR  - {given.Answer.Text("data.url")}", lines);
    }

    private static string[] LinesOf(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        Assert.EndsWith("\n", text.Length == 0 ? "\n" : text, StringComparison.Ordinal);
        return text.Length == 0 ? [] : text[..^1].Split('\n');
    }

    /// <summary>The first page of an answer, and the rows of all pages in the very letters they are written in.</summary>
    private async Task<(JsonNode First, IReadOnlyList<string> Rows)> JsonOf(Sent request)
    {
        JsonNode? first = null;
        var rows = new List<string>();
        for (string? link = request.Path; link is not null;)
        {
            using var response = await Send(request with { Path = link });
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{link}: {(int)response.StatusCode} {body}");
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.GetProperty("data") is { ValueKind: JsonValueKind.Array } data)
                rows.AddRange(data.EnumerateArray().Select(row => row.GetRawText()));
            var page = JsonNode.Parse(body)!;
            first ??= page;
            link = page.Text("links.next");
        }

        return (first!, rows);
    }

    /// <summary>What the example of a route sends, without the page, which files have none of.</summary>
    private async Task<Sent> RequestOf(string route)
    {
        var example = Example.Find(route)!;
        var (path, query) = example.Request.Split('?') is [var before, var after] ? (before, after.Split('&')) : (example.Request, []);
        var kept = string.Join('&', query.Where(parameter => !parameter.StartsWith("limit=", StringComparison.Ordinal)));
        var needsKey = Routes().Single(each => each.Name == route).NeedsKey;
        if (needsKey)
            _key ??= await api.Services.GetRequiredService<KeyStore>().AddAsync("Formats", [ApiKey.WriteData], null, TestContext.Current.CancellationToken);
        if (needsKey && example.Body is null)
            path = await Import(_key!);
        return new Sent(kept.Length == 0 ? path : $"{path}?{kept}", example.Body, needsKey ? _key : null);
    }

    /// <summary>Makes an import, which can be asked about only then.</summary>
    private async Task<string> Import(string key)
    {
        var body = Example.Find("ImportData")!.Body!.DeepClone();
        body["dryRun"] = false;
        using var response = await Send(new Sent("/v1/imports", body, key));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Text("data.links.self")!;
    }

    private async Task<HttpResponseMessage> Send(Sent request)
    {
        using var content = request.Body is null ? null : new StringContent(request.Body.ToJsonString(), Encoding.UTF8, "application/json");
        using var message = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, request.Path) { Content = content };
        if (request.Key is not null)
            message.Headers.Add("X-API-Key", request.Key);
        return await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private List<Route> Routes() =>
    [
        .. api.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequestDescription>()?.Request.IsAssignableTo(typeof(AnswerRequest)) == true)
            .Select(endpoint => new Route(
                endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName,
                endpoint.Metadata.GetRequiredMetadata<RequestDescription>().Request,
                endpoint.Metadata.GetRequiredMetadata<RequestDescription>().Formats,
                endpoint.Metadata.GetMetadata<ApiKeys>() is not null)),
    ];

    private sealed record Route(string Name, Type Request, IReadOnlyList<Format> Offered, bool NeedsKey);

    private sealed record Sent(string Path, JsonNode? Body, string? Key);

    /// <summary>What a format is held against: the JSON answer to the same request, its rows, and what came.</summary>
    private static void CheckPicture(string format, byte[] body)
    {
        switch (format)
        {
            case "svg":
                Assert.Empty(new SvgText(Encoding.UTF8.GetString(body)).Faults());
                break;
            case "png":
                Assert.Equal([0x89, 0x50, 0x4E, 0x47], body[..4]);
                break;
            default:
                Assert.Contains("class=\"emb ", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
                break;
        }
    }

    private sealed record Given(string Route, JsonNode Answer, IReadOnlyList<string> Rows, byte[] Body)
    {
        public int Total => (int)Answer.Number("meta.total")!.Value;

        public string Text => Encoding.UTF8.GetString(Body);
    }
}
