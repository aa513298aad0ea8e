using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Data.Keys;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features.Publishing;

/// <summary>Publishing over HTTP, on the real program.</summary>
public sealed class ImportDataTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string Source = "doc-kh-205-hn";

    [Fact]
    public async Task An_import_makes_a_release_that_is_there_at_once()
    {
        var key = await Key("Portal of Hà Nội", [ApiKey.WriteObservations], "ha-noi");

        using var response = await Post(key, Body(Observation("ha-noi", 2001, 3.25)));

        var answer = await Json(response, HttpStatusCode.Created);
        Assert.Equal("published", answer.Text("data.state"));
        Assert.Equal("1", answer.Text("data.inserts.observations"));
        Assert.Equal(answer.Text("data.links.self"), response.Headers.Location!.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var release = answer.Text("data.release")!;
        var row = await api.Get("/v1/observations?province=ha-noi&indicator=grdp-growth&year=2001");
        Assert.Equal((release, "3.25"), (row.Text("meta.release"), row.Items("data").Single().Text("value")));
        var made = await api.Get($"/v1/releases/{release}");
        Assert.Equal(("Portal of Hà Nội", "Why"), (made.Text("data.author"), made.Text("data.reason.en")));
        Assert.Equal(
            "3.25",
            (await api.Get(answer.Text("data.links.changes")!)).Items("data").Single().Items("fields").Single(field => field.Text("field") == "value").Text(
                "new"));
        Assert.Equal(answer["data"]!.ToJsonString(), (await Json(await Get(key, answer.Text("data.links.self")!), HttpStatusCode.OK))["data"]!.ToJsonString());
        // Of no concern to other keys.
        var other = await Key("Other", [ApiKey.WriteData]);
        using var foreign = await Get(other, answer.Text("data.links.self")!);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task What_is_there_already_and_a_dry_run_make_no_release()
    {
        var key = await Key("Steward", [ApiKey.WriteData]);
        var before = (await api.Get("/v1/releases")).Text("meta.total");
        var fresh = Body(Observation("ha-noi", 2002, 1));
        fresh["dryRun"] = true;
        var known = (await api.Get("/v1/observations?province=hai-duong&indicator=grdp-growth&limit=1")).Items("data").Single();
        var same = new JsonObject();
        foreach (var name in new[] { "province", "indicator", "year", "series", "revision", "value", "vintage", "certainty", "source", "secondSource" })
            same[name] = known[name]?.DeepClone();
        (same["noteVi"], same["noteEn"]) = (known["note"]?["vi"]?.DeepClone(), known["note"]?["en"]?.DeepClone());

        var dry = await Json(await Post(key, fresh), HttpStatusCode.OK);
        var unchanged = await Json(await Post(key, Body(same)), HttpStatusCode.OK);

        Assert.Equal(("dry-run", null, "1"), (dry.Text("data.state"), dry.Text("data.id"), dry.Text("data.inserts.observations")));
        Assert.Equal(("unchanged", null), (unchanged.Text("data.state"), unchanged.Text("data.release")));
        Assert.Equal(before, (await api.Get("/v1/releases")).Text("meta.total"));
    }

    [Fact]
    public async Task Missing_invalid_and_revoked_keys_are_answered_alike()
    {
        var revoked = await Key("Gone", [ApiKey.WriteData]);
        var good = await Key("Good", [ApiKey.WriteData]);
        Assert.True(await api.Services.GetRequiredService<KeyStore>().RevokeAsync(revoked.Split('_')[1], TestContext.Current.CancellationToken));
        string?[] keys = [null, "nonsense", $"{good}0", good[..^1], $"benchmark_000000000000_{new string('0', 64)}", revoked];

        var bodies = new List<string>();
        foreach (var key in keys)
        {
            using var response = await Post(key, Body(Observation("ha-noi", 2003, 1)));
            var problem = await Json(response, HttpStatusCode.Unauthorized);
            Assert.Equal("/problems/unauthorized", problem.Text("type"));
            Assert.Contains("X-API-Key", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            problem["traceId"] = "";
            bodies.Add(problem.ToJsonString());
        }

        Assert.Single(bodies.Distinct());
    }

    [Theory]
    [InlineData(
        """{"observations":[{"province":"hai-phong","indicator":"grdp-growth","year":2004,"series":"annual-constant-prices","revision":1,"value":1"""
            + ""","certainty":"official","source":"doc-kh-205-hn"}]}""",
        "observations[0]",
        "province-forbidden")]
    [InlineData("""{"delete":{"observations":["hai-phong.grdp-digital-share.2022.mic-estimate"]}}""", "delete.observations[0]", "province-forbidden")]
    [InlineData("""{"delete":{"targets":["ha-noi.grdp-digital-share.2025.kh-205"]}}""", "delete.targets[0]", "scope-forbidden")]
    [InlineData("""{"delete":{"provinces":["ha-noi"]}}""", "delete.provinces[0]", "scope-forbidden")]
    [InlineData("""{"sources":[{"id":"mine","kind":"web","title":"Mine","issuer":"Me"}]}""", "sources[0]", "scope-forbidden")]
    [InlineData("""{"targets":[{"id":"ha-noi.x.2030.y","province":"ha-noi"}]}""", "targets[0]", "scope-forbidden")]
    [InlineData("""{"delete":{"series":["grdp-growth/annual-constant-prices"],"indicators":["grdp-growth"]}}""", "delete.indicators[0]", "scope-forbidden")]
    public async Task A_key_of_one_province_writes_nothing_else(string body, string path, string code)
    {
        var document = JsonNode.Parse(body)!.AsObject();
        document["reason"] = "Why";
        // A row that it may write does not take the others along.
        document["observations"] ??= new JsonArray(Observation("ha-noi", 2005, 1));

        var problem = await Json(await Post(await Key("Portal", [ApiKey.WriteObservations], "ha-noi"), document), HttpStatusCode.Forbidden);

        Assert.Equal("/problems/forbidden", problem.Text("type"));
        Assert.Contains((path, code), problem.Items("errors").Select(error => (error.Text("parameter")!, error.Text("code")!)));
        Assert.Equal("0", (await api.Get("/v1/observations?province=ha-noi&indicator=grdp-growth&year=2005")).Text("meta.total"));
    }

    [Fact]
    public async Task A_target_of_another_province_cannot_be_reached_by_its_id()
    {
        var key = await Key("Targets of Hà Nội", [ApiKey.WriteTargets], "ha-noi");
        var body = new JsonObject
        {
            ["reason"] = "Why",
            ["targets"] = new JsonArray(new JsonObject { ["id"] = "hai-phong.grdp-digital-share.2025.nq-03", ["province"] = "ha-noi" }),
        };

        Assert.Equal("hai-phong", (await Json(await Post(key, body), HttpStatusCode.Forbidden)).Items("errors").Single().Text("value"));
    }

    [Fact]
    public async Task Every_problem_is_reported_by_its_path()
    {
        var wrong = Observation("atlantis", 2006, 1);
        wrong["value"] = "=1+1";
        wrong["colour"] = "red";
        var body = Body(Observation("ha-noi", 2006, 1), wrong);

        var unknown = await Json(await Post(await Key("Steward", [ApiKey.WriteData]), body), HttpStatusCode.BadRequest);
        Assert.Equal(
            ("observations[1].colour", "unknown-field"),
            (unknown.Items("errors").Single().Text("parameter"), unknown.Items("errors").Single().Text("code")));

        wrong.Remove("colour");
        body = Body(Observation("ha-noi", 2006, 1), wrong);
        var problem = await Json(await Post(await Key("Steward", [ApiKey.WriteData]), body), HttpStatusCode.BadRequest);
        Assert.Equal("/problems/invalid-body", problem.Text("type"));
        Assert.Contains(problem.Items("errors"), error => error.Text("parameter") == "observations[1].value" && error.Text("value") == "=1+1");
        Assert.Equal("0", (await api.Get("/v1/observations?province=ha-noi&indicator=grdp-growth&year=2006")).Text("meta.total"));
    }

    [Theory]
    [InlineData(
        "value",
        "9,5",
        "not-a-number",
        "Phải là số, dấu chấm trước phần thập phân, không có số mũ và không có dấu phân cách hàng nghìn.",
        "Must be a number with a point for the decimals and no exponent or thousands separator.")]
    [InlineData("certainty", "sure", "unknown-value", "Phải là một trong official, reported, preliminary.", "Must be one of official, reported, preliminary.")]
    [InlineData("source", "nowhere", "unknown-reference", "Không có trong sources.csv.", "Is not in sources.csv.")]
    [InlineData(
        "vintage",
        "2025-13",
        "not-a-date",
        "Phải là ngày, tháng hoặc năm theo mức đã biết, như 2022-08-09, 2022-08 hoặc 2022.",
        "Must be a date as far as it is known, like 2022-08-09, 2022-08 or 2022.")]
    [InlineData("noteVi", "Một", "language-missing", "Trống trong khi ngôn ngữ kia có.", "Is empty while the other language is not.")]
    public async Task A_problem_has_a_code_of_its_own_and_the_language_of_the_reader(string field, string value, string code, string vi, string en)
    {
        var wrong = Observation("ha-noi", 2007, 1);
        wrong[field] = value;
        foreach (var (language, words) in new[] { ("vi", vi), ("en", en) })
        {
            using var message = Message(HttpMethod.Post, $"/v1/imports?lang={language}", await Key("Steward", [ApiKey.WriteData]));
            message.Content = new StringContent(Body(wrong).ToJsonString(), Encoding.UTF8, "application/json");
            using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);

            var error = (await Json(response, HttpStatusCode.BadRequest)).Items("errors")[0];
            Assert.Equal((code, words), (error.Text("code"), error.Text("message")));
        }
    }

    [Fact]
    public async Task A_csv_of_one_noun_is_taken_too()
    {
        var key = await Key("Steward", [ApiKey.WriteData]);
        const string header = "province,indicator,year,series,revision,value,vintage,certainty,source,second_source,note_vi,note_en\n";

        var made = await Json(
            await PostCsv(key, $"{header}ha-noi,grdp-growth,2007,annual-constant-prices,1,4.5,,official,{Source},,,\n", "?noun=observation&reason=Why"),
            HttpStatusCode.Created);
        var wrong = await Json(
            await PostCsv(key, $"{header}ha-noi,grdp-growth,2008,annual-constant-prices,1,much,,official,{Source},,,\n", "?noun=observation&reason=Why"),
            HttpStatusCode.BadRequest);
        var incomplete = await Json(await PostCsv(key, header, ""), HttpStatusCode.BadRequest);

        Assert.Equal("1", made.Text("data.inserts.observations"));
        Assert.Equal(("line 2: value", "much"), (wrong.Items("errors").Single().Text("parameter"), wrong.Items("errors").Single().Text("value")));
        Assert.Equal(["noun", "reason"], incomplete.Items("errors").Select(error => error.Text("parameter")!));
        var foreign = await Json(
            await PostCsv(
                await Key("Portal", [ApiKey.WriteObservations], "hai-phong"),
                $"{header}ha-noi,grdp-growth,2008,annual-constant-prices,1,1,,official,{Source},,,\n",
                "?noun=observation&reason=Why"),
            HttpStatusCode.Forbidden);
        Assert.Equal("line 2", foreign.Items("errors").Single().Text("parameter"));
    }

    [Theory]
    [InlineData("text/csv", "?noun=observation&reason=Why", 400)]
    [InlineData("application/json", "", 400)]
    [InlineData("application/xml", "", 415)]
    [InlineData("application/json; charset=utf-16", "", 415)]
    public async Task Bytes_that_are_no_text_end_in_a_problem(string type, string query, int status)
    {
        using var message = Message(HttpMethod.Post, $"/v1/imports{query}", await Key("Steward", [ApiKey.WriteData]));
        message.Content = new ByteArrayContent([0xFF, 0xFE, 0x00, 0x80, 0x22, 0x0A, 0x22]);
        message.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Too_much_is_refused_in_a_short_answer()
    {
        var key = await Key("Steward", [ApiKey.WriteData]);
        var huge = await PostCsv(key, new string('a', (16 * 1024 * 1024) + 1), "?noun=observation&reason=Why");
        var rows = new JsonArray();
        for (var index = 0; index < 5000; index++)
            rows.Add(new JsonObject { ["province"] = "nowhere" });

        var problem = await Json(await Post(key, new JsonObject { ["reason"] = "Why", ["observations"] = rows }), HttpStatusCode.BadRequest);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        Assert.Equal(1000, problem.Items("errors").Count);
        huge.Dispose();
    }

    [Fact]
    public async Task A_retry_answers_what_the_first_did()
    {
        var key = await Key("Retrying", [ApiKey.WriteData]);
        var body = Body(Observation("ha-noi", 2009, 1));

        var first = await Json(await Post(key, body, "once"), HttpStatusCode.Created);
        var second = await Json(await Post(key, body, "once"), HttpStatusCode.Created);
        var other = await Json(await Post(key, Body(Observation("ha-noi", 2009, 2)), "once"), HttpStatusCode.Conflict);

        Assert.Equal(first["data"]!.ToJsonString(), second["data"]!.ToJsonString());
        Assert.Equal("idempotency-key-reused", other.Items("errors").Single().Text("code"));
        // The same word of another key is another word.
        Assert.Equal("unchanged", (await Json(await Post(await Key("Another", [ApiKey.WriteData]), body, "once"), HttpStatusCode.OK)).Text("data.state"));
        // A program that starts now knows it too.
        using var later = BenchmarkApi.On(api.Database);
        using var message = Message(HttpMethod.Post, "/v1/imports", key, "once");
        message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        Assert.Equal(
            first["data"]!.ToJsonString(),
            (await Json(await later.Client.SendAsync(message, TestContext.Current.CancellationToken), HttpStatusCode.Created))["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Two_at_once_make_one_release()
    {
        var key = await Key("Twice", [ApiKey.WriteData]);
        var body = Body(Observation("ha-noi", 2010, 1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await Json(await Post(key, body, "at-once"), HttpStatusCode.Created)));

        Assert.Single(answers.Select(answer => answer["data"]!.ToJsonString()).Distinct());
    }

    [Fact]
    public async Task A_key_has_so_many_imports_a_minute()
    {
        var key = await Key("Eager", [ApiKey.WriteObservations], "ha-noi");
        HttpStatusCode status = default;
        for (var count = 0; count < 61; count++)
        {
            using var response = await Post(key, new JsonObject());
            status = response.StatusCode;
            Assert.True(response.Headers.Contains("RateLimit") && response.Headers.Contains("RateLimit-Policy"));
            if (count == 60)
                Assert.InRange((int)response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        using var other = await Post(await Key("Patient", [ApiKey.WriteObservations], "ha-noi"), new JsonObject());
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Fact]
    public async Task A_walk_stays_on_its_release_while_others_are_published()
    {
        var key = await Key("Steward", [ApiKey.WriteData]);
        var first = await api.Get("/v1/observations?limit=200");
        var (release, total) = (first.Text("meta.release"), int.Parse(first.Text("meta.total")!, System.Globalization.CultureInfo.InvariantCulture));
        var ids = first.Items("data").Select(row => row.Text("id")!).ToList();

        var year = 1950;
        for (var next = first.Text("links.next"); next is not null;)
        {
            Assert.Equal(HttpStatusCode.Created, (await Post(key, Body(Observation("viet-nam", year++, 1)))).StatusCode);
            var page = await api.Get(next);
            Assert.Equal(release, page.Text("meta.release"));
            ids.AddRange(page.Items("data").Select(row => row.Text("id")!));
            next = page.Text("links.next");
        }

        Assert.Equal(total, ids.Distinct().Count());
        Assert.Equal(total, ids.Count);
    }

    [Fact]
    public async Task Readers_see_one_release_or_the_other_while_imports_go_on()
    {
        var key = await Key("Steward", [ApiKey.WriteData]);
        using var done = new CancellationTokenSource(Wait.Patience);
        // Two rows change together each time, so an answer that mixes two releases shows two values.
        var readers = Enumerable.Range(0, 4).Select(reader => Task.Run(async () =>
        {
            var read = 0;
            while (!done.IsCancellationRequested)
            {
                var answer = await api.Get($"/v1/observations?province=ha-noi,hai-phong&indicator=grdp-growth&year=1990&limit={10 + reader + (read % 50)}");
                Assert.True(answer.Items("data").Select(row => row.Text("value")).Distinct().Count() <= 1, answer.ToJsonString());
                Assert.True(answer.Items("data").Count is 0 or 2, answer.ToJsonString());
                read++;
            }

            return read;
        })).ToList();

        for (var value = 1; value <= 15; value++)
            await Json(await Post(key, Body(Observation("ha-noi", 1990, value), Observation("hai-phong", 1990, value))), HttpStatusCode.Created);
        await done.CancelAsync();

        Assert.All(await Wait.For(Task.WhenAll(readers), () => "The readers do not end."), read => Assert.True(read > 0));
    }

    /// <summary>A number is what it is worth: 5e-05 is 0.00005, 1935.0 the year 1935.</summary>
    [Theory]
    [InlineData("5e-05", "1935.0", "1.0", "0.00005")]
    [InlineData("1.75e1", "1.936e3", "1", "17.5")]
    [InlineData("17.50", "19370e-1", "10E-1", "17.5")]
    public async Task Numbers_may_be_spelled_in_any_way_of_json(string value, string year, string revision, string stored)
    {
        var key = await Key("Spelling", [ApiKey.WriteData]);

        using var response = await PostText(key, Written(value, year, revision));

        await Json(response, HttpStatusCode.Created);
        var row = await api.Get(
            $"/v1/observations?province=ha-noi&indicator=grdp-growth&year={decimal.Parse(year, System.Globalization.NumberStyles.Float, null):0}");
        Assert.Equal(stored, row.Items("data").Single().Text("value"));
    }

    [Theory]
    [InlineData("1e400", "2008", "observations[0].value", "number-out-of-range")]
    [InlineData("-1e99999999999", "2008", "observations[0].value", "number-out-of-range")]
    [InlineData("1e-400", "2008", "observations[0].value", "number-out-of-range")]
    [InlineData("1e-99999999999", "2008", "observations[0].value", "number-out-of-range")]
    [InlineData("1", "2008.5", "observations[0].year", "not-a-whole-number")]
    public async Task Numbers_out_of_range_are_never_0(string value, string year, string path, string code)
    {
        var key = await Key("Range", [ApiKey.WriteData]);

        using var response = await PostText(key, Written(value, year, "1"));

        var error = (await Json(response, HttpStatusCode.BadRequest)).Items("errors").Single();
        Assert.Equal((path, code), (error.Text("parameter"), error.Text("code")));
    }

    /// <summary>Normalization form C: the reason looks the same in both forms, and is stored in one.</summary>
    [Fact]
    public async Task A_reason_is_stored_in_form_C()
    {
        var key = await Key("Form", [ApiKey.WriteData]);
        var body = Body(Observation("ha-noi", 1939, 1));
        body["reason"] = "Sửa số liệu".Normalize(NormalizationForm.FormD);

        var answer = await Json(await Post(key, body), HttpStatusCode.Created);

        Assert.Equal("Sửa số liệu", (await api.Get(answer.Text("data.links.release")!)).Text("data.reason.vi"));
    }

    private static string Written(string value, string year, string revision) =>
        $$"""{"reason":"Why","observations":[{"province":"ha-noi","indicator":"grdp-growth","year":{{year}},"series":"annual-constant-prices","""
            + $$""" "revision":{{revision}},"value":{{value}},"certainty":"official","source":"{{Source}}"}]}""";

    private async Task<HttpResponseMessage> PostText(string key, string body)
    {
        using var message = Message(HttpMethod.Post, "/v1/imports", key);
        message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private static JsonObject Observation(string province, int year, double value) => new()
    {
        ["province"] = province,
        ["indicator"] = "grdp-growth",
        ["year"] = year,
        ["series"] = "annual-constant-prices",
        ["revision"] = 1,
        ["value"] = value,
        ["certainty"] = "official",
        ["source"] = Source,
    };

    private static JsonObject Body(params JsonNode[] observations) =>
        new() { ["reason"] = "Why", ["observations"] = new JsonArray([.. observations.Select(row => row.DeepClone())]) };

    private static HttpRequestMessage Message(HttpMethod method, string path, string? key, string? idempotencyKey = null)
    {
        var message = new HttpRequestMessage(method, path);
        if (key is not null)
            message.Headers.Add("X-API-Key", key);
        if (idempotencyKey is not null)
            message.Headers.Add("Idempotency-Key", idempotencyKey);
        return message;
    }

    private static async Task<JsonNode> Json(HttpResponseMessage response, HttpStatusCode status)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {body}");
            return JsonNode.Parse(body)!;
        }
    }

    private Task<string> Key(string name, IReadOnlyList<string> scopes, params string[] provinces) =>
        api.Services.GetRequiredService<KeyStore>().AddAsync(name, scopes, provinces.Length == 0 ? null : provinces, TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> Get(string key, string path)
    {
        using var message = Message(HttpMethod.Get, path, key);
        return await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> Post(string? key, JsonNode body, string? idempotencyKey = null)
    {
        using var message = Message(HttpMethod.Post, "/v1/imports", key, idempotencyKey);
        message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> PostCsv(string key, string csv, string query)
    {
        using var message = Message(HttpMethod.Post, $"/v1/imports{query}", key);
        message.Content = new StringContent(csv, Encoding.UTF8, "text/csv");
        return await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }
}
