using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Data.Keys;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features.Publishing;

/// <summary>The everyday changes of a steward over HTTP, on a copy of the data of its own each.</summary>
public sealed class StewardTests
{
    public static TheoryData<string> Changes() => [.. StewardChanges.All.Keys];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_dry_run_says_what_the_real_run_says(string what)
    {
        using var api = Start();
        var change = StewardChanges.All[what];

        foreach (var (language, sentence) in new[] { ("vi", change.Vi), ("en", change.En) })
        {
            var (dryStatus, dry) = await Upload(api, change.Files, language, ("reason", "Why"), ("dryRun", "true"), ("merge", Flag(change.Merges)));
            Assert.Equal(change.IsRefused ? HttpStatusCode.BadRequest : HttpStatusCode.OK, dryStatus);
            if (change.IsRefused)
            {
                Assert.Contains(dry.Items("errors"), error => error.Text("code") == change.Code
                    && error.Text("message")!.Contains(sentence, StringComparison.Ordinal));
            }
            else
            {
                Assert.Equal(change.Code is null ? [] : [change.Code], dry.Items("data.warnings").Select(warning => warning.Text("code")!).Distinct());
                Assert.All(dry.Items("data.warnings"), warning => Assert.Contains(sentence, warning.Text($"message.{language}"), StringComparison.Ordinal));
            }
        }

        Assert.Equal("1", (await api.Get("/v1/releases")).Text("meta.total"));
        var (_, before) = await Upload(api, change.Files, "en", ("reason", "Why"), ("dryRun", "true"), ("merge", Flag(change.Merges)));
        var (status, real) = await Upload(api, change.Files, "en", ("reason", "Why"), ("merge", Flag(change.Merges)));

        if (change.IsRefused)
        {
            Assert.Equal(before["errors"]!.ToJsonString(), real["errors"]!.ToJsonString());
            return;
        }

        Assert.Equal(HttpStatusCode.Created, status);
        foreach (var part in new[] { "inserts", "changes", "deletions", "rows", "moreRows", "warnings" })
            Assert.Equal(before["data"]![part]!.ToJsonString(), real["data"]![part]!.ToJsonString());
        // The rows are those that the list of changes gives.
        var listed = (await api.Get(real.Text("data.links.changes")!)).Items("data");
        Assert.Equal(listed.Select(Change), real.Items("data.rows").Select(Change));
        Assert.Equal(real["data"]!.ToJsonString(), (await Get(api, real.Text("data.links.self")!))["data"]!.ToJsonString());

        static string Change(JsonNode row) => string.Join(
            ' ',
            new[] { "noun", "id", "action", "province", "indicator", "fields", "source" }.Select(field => row[field]?.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_strict_import_refuses_what_is_only_warned_of(string what)
    {
        using var api = Start();
        var change = StewardChanges.All[what];

        var (status, answer) = await Upload(api, change.Files, "en", ("reason", "Why"), ("strict", "1"), ("merge", Flag(change.Merges)));

        Assert.Equal(change.Code is null ? HttpStatusCode.Created : HttpStatusCode.BadRequest, status);
        if (change.Code is not null)
            Assert.Contains(change.Code, answer.Items("errors").Select(error => error.Text("code")));
    }

    /// <summary>Factors of two years or provinces of a share differ by less than three; a rate has no true zero.</summary>
    [Theory]
    [InlineData("grdp-digital-share", "gso-value-added", 2025, 2, "0.175", "wrong-scale")]
    [InlineData("grdp-digital-share", "gso-value-added", 2024, 1, "0.16", "wrong-scale")]
    [InlineData("grdp-digital-share", "gso-value-added", 2024, 1, "12", null)]
    [InlineData("grdp-growth", "annual-constant-prices", 2024, 2, "0.0652", "wrong-scale")]
    [InlineData("grdp-growth", "annual-constant-prices", 2024, 2, "-0.4", null)]
    [InlineData("grdp-growth", "annual-constant-prices", 2024, 2, "652", "wrong-scale")]
    [InlineData("grdp-growth", "annual-constant-prices", 2024, 2, "5000", "outlier")]
    [InlineData("grdp-growth", "annual-constant-prices", 2199, 1, "6", "future-year")]
    [InlineData("grdp-growth", "annual-constant-prices", 2024, 2, "6.6", null)]
    public async Task A_value_is_held_against_its_neighbors_and_its_series(
        string indicator,
        string series,
        int year,
        int revision,
        string value,
        string? code)
    {
        using var api = Start();
        var row = new JsonObject
        {
            ["province"] = "ha-noi",
            ["indicator"] = indicator,
            ["year"] = year,
            ["series"] = series,
            ["revision"] = revision,
            ["value"] = decimal.Parse(value, CultureInfo.InvariantCulture),
            ["certainty"] = "official",
            ["source"] = "doc-kh-205-hn",
        };

        var (status, answer) = await Post(api, new JsonObject { ["reason"] = "Why", ["dryRun"] = true, ["observations"] = new JsonArray(row) });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(code is null ? [] : [code], answer.Items("data.warnings").Select(warning => warning.Text("code")));
        if (code is not null)
        {
            Assert.Equal(
                (code == "future-year" ? "observations[0].year" : "observations[0].value", $"ha-noi.{indicator}.{year}.{series}.r{revision}"),
                (answer.Items("data.warnings")[0].Text("at"), answer.Items("data.warnings")[0].Text("id")));
        }
    }

    /// <summary>Two stewards: A corrects a value, B sends the row that it had read before.</summary>
    [Fact]
    public async Task A_row_that_another_steward_changed_is_not_overwritten_unseen()
    {
        using var api = Start();
        var read = (await api.Get("/v1/releases")).Items("data")[0].Text("id")!;
        var (_, theirs) = await Post(api, Merge(read, "value", 17.5m));
        var newest = theirs.Text("data.release")!;

        var (status, problem) = await Post(api, Merge(read, "certainty", "official"));
        var (again, _) = await Post(api, Merge(newest, "certainty", "official"));
        var (unknown, reason) = await Post(api, Merge("2026-11-21.99", "certainty", "reported"));

        Assert.Equal(HttpStatusCode.Conflict, status);
        var error = problem.Items("errors").Single();
        Assert.Equal(
            ("observations[0]", "release-changed", "ha-noi.grdp-digital-share.2025.gso-value-added"),
            (error.Text("parameter"), error.Text("code"), error.Text("value")));
        Assert.Equal(
            ["value 17.34 17.5 17.5", "certainty preliminary preliminary official"],
            error.Items("changes").Select(field => $"{field.Text("field")} {field.Text("old")} {field.Text("theirs")} {field.Text("yours")}"));
        Assert.Equal(HttpStatusCode.Created, again);
        Assert.Equal((HttpStatusCode.BadRequest, "unknown-release"), (unknown, reason.Items("errors").Single().Text("code")));
        Assert.Equal("ifRelease", reason.Items("errors").Single().Text("parameter"));
    }

    /// <summary>RFC 9110, section 13.1.1: a strong comparison, and 412 where it fails.</summary>
    [Theory]
    [InlineData("\"{0}\"", true)]
    [InlineData("\"2026-01-01.1\", \"{0}\"", true)]
    [InlineData("*", true)]
    [InlineData("W/\"{0}\"", false)]
    [InlineData("\"2026-01-01.1\"", false)]
    [InlineData("{0}", false)]
    public async Task If_match_names_the_release_that_is_the_newest(string tag, bool passes)
    {
        using var api = Start();
        var read = (await api.Get("/v1/releases")).Items("data")[0].Text("id")!;

        var (status, _) = await Post(
            api,
            Merge(null, "value", 17.5m),
            ("If-Match", string.Format(CultureInfo.InvariantCulture, tag, read)));

        Assert.Equal(passes ? HttpStatusCode.Created : HttpStatusCode.PreconditionFailed, status);
    }

    [Fact]
    public async Task A_field_that_is_left_out_keeps_its_value_and_null_clears_it()
    {
        using var api = Start();

        var (status, answer) = await Post(api, Merge(null, "vintage", null));

        Assert.Equal(HttpStatusCode.Created, status);
        var row = Assert.Single(answer.Items("data.rows"));
        Assert.Equal(["vintage"], row.Items("fields").Select(field => field.Text("field")));
        Assert.Null(row.Items("fields")[0].Text("new"));
    }

    [Theory]
    [InlineData("application/zip")]
    [InlineData("application/vnd.ms-excel")]
    [InlineData("text/plain")]
    public async Task What_is_taken_is_named_where_something_else_comes(string type)
    {
        using var api = Start();
        using var message = await Message(api, "/v1/imports");
        message.Content = new ByteArrayContent("PK\u0003\u0004"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

        using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["application/json", "text/csv", "multipart/form-data"], problem.Items("errors").Single().Texts("allowed"));
    }

    [Fact]
    public async Task A_form_with_something_else_in_it_says_what_is_wrong()
    {
        using var api = Start();
        var deletion = StewardChanges.All["a deletion"].Files;

        var (none, empty) = await Upload(api, [], "en", ("reason", "Why"));
        var (unnamed, file) = await Upload(api, [("observation.csv", "x\n")], "en", ("reason", "Why"));
        var (whole, release) = await Upload(api, [("release.csv", "x\n")], "en", ("reason", "Why"));
        var (twice, repeated) = await Upload(api, [.. deletion, ("DELETIONS.csv", "noun,id\n")], "en", ("reason", "Why"));
        var (field, unknown) = await Upload(api, deletion, "en", ("reason", "Why"), ("dryrun", "true"), ("strict", "yes"));
        var (archive, _) = await Upload(api, [("set.zip", "PK\u0003\u0004")], "en", ("reason", "Why"));
        var (reasonless, missing) = await Upload(api, deletion, "en");

        Assert.All([none, unnamed, whole, twice, field, reasonless], status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, archive);
        Assert.Equal("body required", Line(empty));
        Assert.Equal("observation.csv unknown-file", Line(file));
        Assert.Equal(["observations.csv"], file.Items("errors").Single().Texts("didYouMean"));
        Assert.Equal("release.csv unknown-file", Line(release));
        Assert.Equal("DELETIONS.csv repeated-id", Line(repeated));
        Assert.Equal("dryrun unknown-field, strict not-a-flag", Line(unknown));
        Assert.Equal("reason required", Line(missing));

        static string Line(JsonNode problem) =>
            string.Join(", ", problem.Items("errors").Select(error => $"{error.Text("parameter")} {error.Text("code")}"));
    }

    [Fact]
    public async Task A_problem_of_a_form_names_the_file_and_the_line()
    {
        using var api = Start();
        var change = StewardChanges.All["a decimal comma in quotes"];

        var (_, problem) = await Upload(api, change.Files, "en", ("reason", "Why"));

        Assert.Equal("observations.csv line 2: value", problem.Items("errors").Single().Text("parameter"));
    }

    /// <summary>An id is written as it is, also at the beginning of a sentence.</summary>
    [Fact]
    public async Task A_sentence_does_not_change_an_id()
    {
        using var api = Start();
        var (name, text) = StewardChanges.All["a correction as a new revision"].Files[0];
        var row = text.Split('\n')[1];

        var (_, problem) = await Upload(api, [(name, $"{text}{row}\n")], "en", ("reason", "Why"));

        Assert.Equal(
            "ha-noi, grdp-digital-share, 2025, gso-value-added, revision 2 stands on line 2 already.",
            problem.Items("errors").Single().Text("message"));
    }

    /// <summary>One limit in every way in: a document, a parameter, a form. The command line is tested with the other verbs.</summary>
    [Theory]
    [InlineData(500, HttpStatusCode.Created)]
    [InlineData(501, HttpStatusCode.BadRequest)]
    public async Task A_reason_has_one_limit(int length, HttpStatusCode expected)
    {
        var reason = new string('x', length);
        var files = StewardChanges.All["a correction as a new revision"].Files;
        foreach (var way in new[] { "document", "parameter", "form" })
        {
            using var api = Start();
            var (status, _) = way switch
            {
                "document" => await Post(api, Merge(null, "value", 17.5m, reason)),
                "parameter" => await PostCsv(api, files[0].Text, $"?noun=observation&reason={reason}"),
                _ => await Upload(api, files, "en", ("reason", reason)),
            };
            Assert.Equal(expected, status);
        }
    }

    private static string Flag(bool flag) => flag ? "true" : "false";

    private static JsonObject Merge(string? ifRelease, string field, JsonNode? value, string reason = "Why")
    {
        var row = new JsonObject
        {
            ["province"] = "ha-noi",
            ["indicator"] = "grdp-digital-share",
            ["year"] = 2025,
            ["series"] = "gso-value-added",
            ["revision"] = 1,
            [field] = value,
        };
        var body = new JsonObject { ["reason"] = reason, ["merge"] = true, ["observations"] = new JsonArray(row) };
        if (ifRelease is not null)
            body["ifRelease"] = ifRelease;
        return body;
    }

    private static BenchmarkApi Start() => new();

    private static async Task<HttpRequestMessage> Message(BenchmarkApi api, string path, HttpMethod? method = null)
    {
        var message = new HttpRequestMessage(method ?? HttpMethod.Post, path);
        message.Headers.Add("X-API-Key", await KeyOf(api));
        return message;
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<BenchmarkApi, string> Keys = [];

    private static async Task<string> KeyOf(BenchmarkApi api)
    {
        if (!Keys.TryGetValue(api, out var key))
        {
            key = await api.Services.GetRequiredService<KeyStore>().AddAsync("Office", [ApiKey.WriteData], null, TestContext.Current.CancellationToken);
            Keys.Add(api, key);
        }

        return key;
    }

    private static Task<(HttpStatusCode Status, JsonNode Answer)> Post(BenchmarkApi api, JsonObject body, params (string Name, string Value)[] headers) =>
        Send(api, "/v1/imports?lang=en", new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), headers);

    private static Task<(HttpStatusCode Status, JsonNode Answer)> PostCsv(BenchmarkApi api, string csv, string query) =>
        Send(api, $"/v1/imports{query}", new StringContent(csv, Encoding.UTF8, "text/csv"));

    private static Task<(HttpStatusCode Status, JsonNode Answer)> Upload(
        BenchmarkApi api,
        IReadOnlyList<(string Name, string Text)> files,
        string language,
        params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        foreach (var (name, text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "file", name);
        return Send(api, $"/v1/imports?lang={language}", form);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> Send(
        BenchmarkApi api,
        string path,
        HttpContent content,
        params (string Name, string Value)[] headers)
    {
        using var message = await Message(api, path);
        message.Content = content;
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private static async Task<JsonNode> Get(BenchmarkApi api, string path)
    {
        using var message = await Message(api, path, HttpMethod.Get);
        using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
