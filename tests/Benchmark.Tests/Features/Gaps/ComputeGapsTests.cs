using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Api;
using Benchmark.Core.Numbers;
using Benchmark.Tests.Core.Gaps;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Gaps;

public sealed class ComputeGapsTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // What a request can express: it has no score method, no breaks and no release of its own.
    public static TheoryData<string> WorkedExamples =>
        [.. GapExamples.Cases().Where(example => example.Case.Score == "goalpost").Select(example => example.Id).Distinct()];

    [Theory]
    [MemberData(nameof(WorkedExamples))]
    public async Task A_worked_example_has_the_same_figures_over_HTTP(string id)
    {
        foreach (var (_, written) in GapExamples.Cases().Where(each => each.Id == id))
        {
            // A unit of money that no indicator has is posted as a count; the figures are the same.
            var example = written.Unit == "billion-vnd" ? written with { Unit = "count" } : written;
            var answer = await Post(Body([Item("x", example)], example.Pace, example.Thresholds));
            var row = Assert.Single(answer.Items("data"));

            // The figures themselves are those of the examples, checked in Core; here that HTTP changes none of them.
            var expected = JsonSerializer.SerializeToNode(example.Compute(), JsonBodies.Writing)!.AsObject();
            foreach (var (figure, value) in expected.Where(field => field.Key is not ("headline" or "narrative" or "caveats" or "technical" or "trajectory")))
                Assert.Equal(value?.ToJsonString(), row.At(figure)?.ToJsonString());
        }
    }

    [Fact]
    public async Task Rows_keep_the_order_and_the_ids_of_the_items()
    {
        var items = Enumerable.Range(0, 50).Select(number => Item($"item {50 - number}", new GapCase { Values = $"2020:{number}|2023:{number + 1}" }));

        var answer = await Post(Body(items));

        Assert.Equal(Enumerable.Range(0, 50).Select(number => $"item {50 - number}"), answer.Items("data").Select(row => row.Text("id")));
        Assert.Equal(50m, answer.Number("meta.total"));
    }

    [Fact]
    public async Task A_thousand_items_of_ten_observations_are_answered_in_one_pass()
    {
        var values = string.Join('|', Enumerable.Range(0, 10).Select(number => $"{1900 + number}:{number / 4m}"));
        var items = Enumerable.Range(0, 1000).Select(number => Item($"{number}", new GapCase { Values = values, Horizon = 2150 }));

        var answer = await Post(Body(items));

        Assert.Equal(1000, answer.Items("data").Count);
        Assert.All(answer.Items("data"), row => Assert.NotNull(row.At("pace.ratio") ?? row.At("gap.met")));
    }

    // "null" leaves a field out.
    [Theory]
    [InlineData("1e300", "2023:1", "out-of-range")]
    [InlineData("30", "2023:1e300", "out-of-range")]
    [InlineData("30", "2023:1e-300", "out-of-range")]
    [InlineData("-1e300", "2023:-1e300", "out-of-range")]
    [InlineData("1e400", "2023:5", "out-of-range")]
    [InlineData("1e-400", "2023:5", "out-of-range")]
    [InlineData("1e-324", "2023:5", "out-of-range")]
    [InlineData("-1e-99999999999", "2023:5", "out-of-range")]
    [InlineData("1e99999999999", "2023:5", "out-of-range")]
    [InlineData("30", "2023:1e-400", "out-of-range")]
    [InlineData("30", "2023:-1e400", "out-of-range")]
    [InlineData("30", "", "no-observation")]
    [InlineData("30", "2026:40", "no-observation-by-horizon")]
    public async Task Extremes_answer_with_a_reason(string low, string values, string reason)
    {
        var observations = string.Join(
            ',',
            values.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(value => $$"""{"year":{{value.Split(':')[0]}},"value":{{value.Split(':')[1]}}}"""));
        var answer = await PostText(
            $$"""{"items":[{"id":"x","kind":"number","direction":"higher-is-better","unit":"count","target":{"comparator":"at-least","low":{{low}}"""
                + $$""","horizon":2025},"observations":[{{observations}}]}]}""");

        Assert.Equal(reason, answer.Items("data")[0].Items("notComputed").First(entry => entry.Text("figure") == "gap").Text("reason"));
        Assert.Equal("not-assessable", answer.Text("data[0].status"));
        Assert.DoesNotContain("no number", answer.Text("data[0].narrative.en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "2020:0|2023:0", "compound")]
    [InlineData("-5", "2020:-10|2023:5", "compound")]
    [InlineData("30", "2020:30|2023:30", "linear")]
    [InlineData("1e17", "2020:1e-10|2023:1e17", "compound")]
    [InlineData("0.0000000001", "2020:100000000000000000|2023:99999999999999999", "compound")]
    [InlineData("-100000000000000000", "2020:100000000000000000|2023:-100000000000000000", "linear")]
    public async Task Numbers_at_the_edges_never_leave_as_anything_but_numbers(string low, string values, string pace)
    {
        var observations = string.Join(',', values.Split('|').Select(value => $$"""{"year":{{value.Split(':')[0]}},"value":{{value.Split(':')[1]}}}"""));
        var text = (await PostText(
            $$"""{"items":[{"id":"x","kind":"number","direction":"higher-is-better","unit":"percent","target":{"comparator":"at-least","low":{{low}}"""
                + $$""","horizon":2025},"observations":[{{observations}}],"worst":0}],"pace":"{{pace}}"}"""))
            .ToJsonString();

        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
    }

    /// <summary>JSON Schema 2020-12, section 4.2.3: a number without a fraction is an integer, however it is spelled.</summary>
    [Fact]
    public async Task A_whole_number_may_be_spelled_in_any_way_of_json()
    {
        static string Asked(string horizon, string year, string low, string upTo) =>
            $$"""{"upTo":{{upTo}},"items":[{"id":"x","kind":"number","direction":"higher-is-better","unit":"percent","worst":0,"target":"""
                + $$"""{"comparator":"at-least","low":{{low}},"horizon":{{horizon}}},"observations":["""
                + $$"""{"year":{{year}},"value":1.75e1},{"year":2020,"value":5e-05}]}]}""";

        var plain = await PostText(Asked("2025", "2023", "35", "2024"));
        var other = await PostText(Asked("2025.0", "2.023e3", "3.5e1", "20240E-1"));

        Assert.Equal(plain.ToJsonString(), other.ToJsonString());
        Assert.Equal("17.5", plain.Text("data[0].observation.value"));
    }

    [Fact]
    public async Task Values_after_upTo_are_not_used()
    {
        var body = Body([Item("x", new GapCase { Values = "2020:12|2022:18|2024:29" })]);
        body["upTo"] = 2022;

        Assert.Equal("2022", (await Post(body)).Text("data[0].observation.year"));
    }

    [Fact]
    public async Task An_about_has_a_band_of_half_the_last_digit_written()
    {
        var answer = await PostText(
            """{"items":[{"id":"x","kind":"number","direction":"higher-is-better","unit":"percent-per-year","target":{"comparator":"about","low":7.5"""
                + ""","horizon":2025},"observations":[]}]}""");

        Assert.Equal(0.05m, answer.Number("data[0].target.band"));
        Assert.Equal(7.45m, answer.Number("data[0].target.normalized.passMark"));
    }

    [Fact]
    public async Task An_average_without_a_horizon_is_due_at_the_end_of_its_period()
    {
        // W35: 14.2, 17.5 and 12.8 % a year against 16 % on average over 2021–2025.
        var answer = await PostText(
            """{"items":[{"id":"x","kind":"number","direction":"higher-is-better","unit":"percent-per-year","target":{"comparator":"at-least","low":16"""
                + ""","basis":"period-average","period":{"start":2021,"end":2025}},"observations":[{"year":2021,"value":14.2},{"year":2022,"value":17.5}"""
                + """,{"year":2023,"value":12.8}]}]}""");

        Assert.Equal("2025", answer.Text("data[0].target.horizon"));
        Assert.Equal(14.8165139513m, answer.Number("data[0].pace.actualPerYear"));
        Assert.Equal("progressing", answer.Text("data[0].status"));
    }

    [Fact]
    public async Task Every_invalid_field_of_every_item_is_reported_by_its_path_at_once()
    {
        var problem = await PostProblem("""
            {"items":[
                {"id":"a","kind":"numbr","direction":"higher-is-better","unit":"percnt","target":{"comparator":"at-most","low":"30","horizon":25},
                "observations":[{"year":2020,"value":12,"x":1}]},
                {"id":"b","kind":"number","direction":"higher-is-better","unit":"percent","target":{"comparator":"range","low":8},"observations":[]},
                {"id":"b","kind":"number","direction":"lower-is-better","unit":"percent","target":{"comparator":"at-least","low":8,"high":9},
                "observations":[{"year":2020,"value":1},{"year":2020,"value":2}]},
                7
            ],"pacee":"linear"}
            """, 400);

        Assert.Equal("/problems/invalid-body", problem.Text("type"));
        Assert.Equal(
            [
                "items[3] not-an-object", "items[0].kind unknown-value", "items[0].unit unknown-value", "items[0].target.low not-a-number",
                "items[0].target.horizon out-of-range",
                "items[0].observations[0].x unknown-field", "items[1].target.high required", "items[2].target.comparator contradiction",
                "items[2].target.high contradiction",
                "items[2].observations repeated-year", "pacee unknown-field",
            ],
            problem.Items("errors").Select(error => $"{error.Text("parameter")} {error.Text("code")}"));
        Assert.Equal(["percent"], problem.Texts("errors[2].didYouMean").Take(1));
    }

    // One row for each kind of invalid item: the item, the path, the code.
    [Theory]
    [InlineData("""{"unit":"rank"}""", "items[0].unit", "contradiction")]
    [InlineData("""{"unit":"parsec"}""", "items[0].unit", "unknown-value")]
    [InlineData("""{"unit":null}""", "items[0].unit", "required")]
    [InlineData("""{"id":""}""", "items[0].id", "not-a-text")]
    [InlineData("""{"id":5}""", "items[0].id", "not-a-text")]
    [InlineData("""{"direction":"up"}""", "items[0].direction", "unknown-value")]
    [InlineData("""{"worst":"low"}""", "items[0].worst", "not-a-number")]
    [InlineData("""{"target":[]}""", "items[0].target", "not-an-object")]
    [InlineData("""{"target":{"comparator":"at-most","low":1}}""", "items[0].target.comparator", "contradiction")]
    [InlineData("""{"target":{"comparator":"rank-at-most","low":1}}""", "items[0].target.comparator", "contradiction")]
    [InlineData("""{"target":{"comparator":"at-least"}}""", "items[0].target.low", "required")]
    [InlineData("""{"target":{"comparator":"range","low":8,"high":7}}""", "items[0].target.high", "contradiction")]
    [InlineData("""{"target":{"comparator":"at-least","low":8,"band":1}}""", "items[0].target.band", "contradiction")]
    [InlineData("""{"target":{"comparator":"about","low":8,"band":0}}""", "items[0].target.band", "contradiction")]
    [InlineData("""{"target":{"comparator":"at-least","low":8,"fieldSize":63}}""", "items[0].target.fieldSize", "contradiction")]
    [InlineData("""{"target":{"comparator":"at-least","low":8,"basis":"period-average"}}""", "items[0].target.basis", "contradiction")]
    [InlineData(
        """{"target":{"comparator":"at-least","low":8,"horizon":2025,"period":{"start":2020,"end":2024}}}""",
        "items[0].target.period",
        "contradiction")]
    [InlineData("""{"target":{"comparator":"at-least","low":8,"period":{"start":2025,"end":2021}}}""", "items[0].target.period.end", "contradiction")]
    [InlineData("""{"observations":{}}""", "items[0].observations", "out-of-range")]
    [InlineData("""{"observations":[{"year":2020}]}""", "items[0].observations[0].value", "required")]
    [InlineData("""{"observations":[{"year":2020.5,"value":1}]}""", "items[0].observations[0].year", "out-of-range")]
    [InlineData("""{"observations":[{"year":2020,"value":1,"fieldSize":3}]}""", "items[0].observations[0].fieldSize", "contradiction")]
    [InlineData("""{"colour":"red"}""", "items[0].colour", "unknown-field")]
    public async Task One_invalid_field_is_one_error([StringSyntax(StringSyntaxAttribute.Json)] string changed, string path, string code)
    {
        var item = JsonNode.Parse("""{"id":"x","kind":"number","direction":"higher-is-better","unit":"percent","target":{"comparator":"at-least","low":8"""
            + ""","horizon":2025},"observations":[]}""")!.AsObject();
        foreach (var (field, value) in JsonNode.Parse(changed)!.AsObject())
            item[field] = value?.DeepClone();

        var problem = await PostProblem(new JsonObject { ["items"] = new JsonArray(item) }.ToJsonString(), 400);

        var error = Assert.Single(problem.Items("errors"));
        Assert.Equal((path, code), (error.Text("parameter"), error.Text("code")));
    }

    [Theory]
    [InlineData("", 400, "bad-request")]
    [InlineData("{", 400, "bad-request")]
    [InlineData("""{"items":[],"items":[]}""", 400, "bad-request")]
    [InlineData("[]", 400, "invalid-body")]
    [InlineData("null", 400, "invalid-body")]
    [InlineData("{}", 400, "invalid-body")]
    [InlineData("""{"items":[]}""", 400, "invalid-body")]
    public async Task A_body_that_is_none_is_a_problem(string body, int status, string slug) =>
        Assert.Equal($"/problems/{slug}", (await PostProblem(body, status)).Text("type"));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_body_that_is_no_object_is_named_as_the_body(string body) =>
        Assert.Equal("body", (await PostProblem(body, 400)).Text("errors[0].parameter"));

    [Fact]
    public async Task A_text_that_is_not_Unicode_is_a_problem()
    {
        Assert.Equal("/problems/bad-request", (await PostProblem("""{"items":[{"id":"\ud800"}]}""", 400)).Text("type"));
        byte[] bytes = [.. "{\"a\":\""u8, 0xff, .. "\"}"u8];
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");
        using var response = await api.Client.PostAsync("/v1/gaps", content, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_too_large()
    {
        using var content = new StringContent($$"""{"items":"{{new string('x', 16 * 1024 * 1024)}}"}""", Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/gaps", content, TestContext.Current.CancellationToken);

        Assert.Equal(413, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task At_most_a_thousand_errors_are_reported()
    {
        var items = string.Join(',', Enumerable.Range(0, 1000).Select(_ => """{"x":1}"""));

        Assert.Equal(1000, (await PostProblem($$"""{"items":[{{items}}]}""", 400)).Items("errors").Count);
    }

    [Fact]
    public async Task More_than_a_thousand_items_are_refused_with_the_limit()
    {
        var problem = await PostProblem(Body(Enumerable.Range(0, 1001).Select(number => Item($"{number}", new GapCase()))).ToJsonString(), 400);

        var error = Assert.Single(problem.Items("errors"));
        Assert.Equal("items", error.Text("parameter"));
        Assert.Contains("1000", error.Text("message"));
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var response = await api.Client.PostAsync("/v1/gaps", content, TestContext.Current.CancellationToken);

        Assert.Equal(415, (int)response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["application/json"], problem.Texts("errors[0].allowed"));
    }

    [Fact]
    public async Task Another_charset_is_refused()
    {
        using var content = new StringContent("{}", Encoding.Unicode, "application/json");
        using var response = await api.Client.PostAsync("/v1/gaps", content, TestContext.Current.CancellationToken);

        Assert.Equal(415, (int)response.StatusCode);
    }

    [Fact]
    public async Task Errors_of_the_query_and_the_body_are_reported_together()
    {
        using var content = new StringContent("""{"items":[]}""", Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/gaps?province=ha-noi", content, TestContext.Current.CancellationToken);

        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["province", "items"], problem.Items("errors").Select(error => error.Text("parameter")));
    }

    private static JsonObject Body(IEnumerable<JsonNode> items, string pace = "linear", string thresholds = "eurostat") =>
        new() { ["items"] = new JsonArray([.. items]), ["pace"] = pace, ["thresholds"] = thresholds };

    private static JsonObject Item(string id, GapCase example)
    {
        var input = example.Input();
        return new JsonObject
        {
            ["id"] = id,
            ["kind"] = example.Unit == "rank" ? "rank" : "number",
            ["direction"] = Code.Of(example.Direction),
            ["unit"] = example.Unit,
            ["target"] = new JsonObject
            {
                ["comparator"] = Code.Of(example.Comparator),
                ["low"] = Write(example.Low),
                ["high"] = Write(example.High),
                ["horizon"] = example.Horizon,
                ["band"] = Write(example.Band),
                ["fieldSize"] = example.FieldSize,
                ["basis"] = Code.Of(example.Basis),
                ["period"] = example.Period is { } period ? new JsonObject { ["start"] = period.Start, ["end"] = period.End } : null,
            },
            ["observations"] = new JsonArray(
                [.. input.Values.Select(value => new JsonObject { ["year"] = value.Year, ["value"] = Write(value.Value), ["fieldSize"] = value.FieldSize })]),
            ["worst"] = Write(example.Worst),
        };
    }

    private static JsonNode? Write(decimal? number) => number is null ? null : JsonNode.Parse(Exact.Print(number.Value));

    private Task<JsonNode> Post(JsonObject body) => PostText(body.ToJsonString());

    private async Task<JsonNode> PostText(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/gaps", content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<JsonNode> PostProblem(string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/gaps?lang=en", content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, text);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(text)!;
    }
}
