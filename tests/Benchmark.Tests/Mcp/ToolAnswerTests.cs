using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Core.Schemas;
using Benchmark.Tests.Features.Publishing;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Mcp;

/// <summary>What the tools answer, and how they refuse.</summary>
public sealed class ToolAnswerTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task An_answer_has_the_figure_its_source_and_a_sentence_to_cite()
    {
        var row = (await McpSample.ReadAsync(api)).Observations[0];
        foreach (var language in new[] { "vi", "en" })
        {
            var (answer, isError) = await Call("observations", new JsonObject
            {
                ["province"] = row.Text("province"),
                ["indicator"] = row.Text("indicator"),
                ["year"] = row["year"]!.GetValue<int>(),
                ["series"] = row.Text("series"),
                ["language"] = language,
            });
            var item = answer.Items("items").Single(each => each.Text("id") == row.Text("id"));

            Assert.False(isError);
            Assert.True(answer["answered"]!.GetValue<bool>());
            Assert.Equal(row.Number("value"), item.Number("value"));
            foreach (var field in new[] { "unit", "year", "series", "source", "claim" })
                Assert.Equal(row[field]!.ToJsonString(), item[field]!.ToJsonString());
            Assert.Equal(2, answer.Items("resolved").Count);
            Assert.Contains(answer.Text("release")!, answer.Text("link"), StringComparison.Ordinal);
            var cite = answer.Text("cite")!;
            Assert.Contains(answer.Text("link")!, cite, StringComparison.Ordinal);
            Assert.Contains(answer.Text("release")!, cite, StringComparison.Ordinal);
            Assert.Contains(language == "vi" ? "bản dữ liệu" : "data release", cite, StringComparison.Ordinal);
            Assert.Contains(language == "vi" ? "Nguồn số liệu" : "Sources of the figures", cite, StringComparison.Ordinal);
            Assert.EndsWith(".", cite, StringComparison.Ordinal);
            // The link of a row shows that row.
            var path = new Uri(item.Text("link")!).PathAndQuery;
            Assert.Contains((await api.Get(path)).Items("data"), each => each.Text("id") == row.Text("id"));
        }
    }

    [Fact]
    public async Task Years_without_a_value_are_named_beside_those_with_one()
    {
        var row = (await McpSample.ReadAsync(api)).Observations.MaxBy(each => each["year"]!.GetValue<int>())!;
        var year = row["year"]!.GetValue<int>();
        var (answer, _) = await Call("observations", new JsonObject
        {
            ["province"] = row.Text("province"),
            ["indicator"] = row.Text("indicator"),
            ["year"] = $"{year}..{year + 2}",
            ["language"] = "en",
        });

        Assert.True(answer["answered"]!.GetValue<bool>());
        Assert.All(answer.Items("items"), item => Assert.Equal(year, item.Number("year")));
        Assert.Contains(answer.Items("missing"), missing => missing.Text("what") == $"{year + 1}, {year + 2}" && missing.Text("reason") == "no-observation");
        Assert.Equal(year, answer.Number("frontier.newestYear"));
        Assert.Equal(row.Text("indicator"), (await IndicatorOf(answer.Text("frontier.series")!, row.Text("indicator")!)));
    }

    [Fact]
    public async Task A_unit_that_ended_is_refused_for_later_years_and_its_successor_is_named()
    {
        foreach (var province in (await McpSample.ReadAsync(api)).Ended)
        {
            var (answer, isError) = await Call("observations", new JsonObject
            {
                ["province"] = province.Text("id"),
                ["year"] = McpSample.EndOf(province) + 1,
                ["language"] = "en",
            });
            var missing = answer.Items("missing").Single();

            Assert.False(isError);
            AssertRefused(answer);
            Assert.Equal("ended-province", missing.Text("reason"));
            Assert.Contains(province.Text("successor")!, missing.Text("say"), StringComparison.Ordinal);
            Assert.Equal(province.Text("successor"), missing.Text("options[0].id"));
        }
    }

    [Fact]
    public async Task A_name_of_several_units_is_resolved_by_the_years_or_refused_with_all_of_them()
    {
        var sample = await McpSample.ReadAsync(api);
        var shared = sample.Provinces.GroupBy(province => province.Text("name.vi")!).First(group => group.Count() > 1);
        var old = shared.Single(province => province["validTo"] is not null);
        var end = McpSample.EndOf(old)!.Value;

        var (open, _) = await Call("observations", new JsonObject { ["province"] = shared.Key });
        AssertRefused(open);
        Assert.Equal("ambiguous-province", open.Text("missing[0].reason"));
        Assert.Equal(
            shared.Select(province => province.Text("id")!).Order(StringComparer.Ordinal),
            open.Items("missing[0].options").Select(option => option.Text("id")!).Order(StringComparer.Ordinal));
        Assert.All(open.Items("missing[0].options"), option => Assert.NotEqual(option.Text("id"), option.Text("label")));
        foreach (var (year, expected) in new[] { (end - 1, old.Text("id")!), (end + 1, shared.Single(each => each != old).Text("id")!) })
        {
            var (answer, _) = await Call("observations", new JsonObject { ["province"] = shared.Key, ["year"] = year });
            Assert.Equal(expected, answer.Text("resolved[0].id"));
        }

        // In the year of the change both were there.
        AssertRefused((await Call("observations", new JsonObject { ["province"] = shared.Key, ["year"] = end })).Answer);
        var (dated, _) = await Call("targets", new JsonObject { ["province"] = shared.Key, ["on"] = $"{end - 1}-01-01" });
        Assert.Equal(old.Text("id"), dated.Text("resolved[0].id"));
    }

    [Fact]
    public async Task Places_are_refused_where_a_unit_lacks_a_value()
    {
        var (a, b, row) = await Partial();
        var asked = new JsonObject
        {
            ["provinces"] = new JsonArray(a, b),
            ["indicator"] = row.Text("indicator"),
            ["series"] = row.Text("series"),
            ["year"] = row["year"]!.GetValue<int>(),
        };
        var (plain, _) = await Call("compare", asked);
        Assert.True(plain["answered"]!.GetValue<bool>());
        Assert.All(plain.Items("items"), item => Assert.Null(item["rank"]));
        Assert.Contains(plain.Items("missing"), missing => missing.Text("what") == b && missing.Text("reason") == "no-observation");
        Assert.Contains(plain.Items("missing"), missing => missing.Text("what") == "rank" && missing.Text("reason") == "partial-field");

        asked["rank"] = true;
        var (ranked, isError) = await Call("compare", asked);
        Assert.False(isError);
        AssertRefused(ranked);
        Assert.Equal("partial-field", ranked.Text("missing[0].reason"));
    }

    [Fact]
    public async Task A_figure_in_another_unit_is_refused()
    {
        var sample = await McpSample.ReadAsync(api);
        var row = sample.Observations[0];
        var other = sample.Indicators.First(indicator => indicator.Text("unit") != row.Text("unit")).Text("unit")!;
        var asked = new JsonObject { ["province"] = row.Text("province"), ["indicator"] = row.Text("indicator"), ["unit"] = row.Text("unit") };
        Assert.True((await Call("observations", asked)).Answer["answered"]!.GetValue<bool>());

        asked["unit"] = other;
        var (answer, isError) = await Call("observations", asked);
        Assert.False(isError);
        AssertRefused(answer);
        Assert.Equal("mixed-units", answer.Text("missing[0].reason"));
        Assert.Equal(row.Text("unit"), answer.Text("missing[0].options[0].id"));
    }

    [Fact]
    public async Task A_series_of_another_indicator_is_refused_with_those_there_are()
    {
        var row = (await McpSample.ReadAsync(api)).Observations[0];
        var (answer, _) = await Call("observations", new JsonObject { ["indicator"] = row.Text("indicator"), ["series"] = "nothing" });

        AssertRefused(answer);
        Assert.Equal("unknown-series", answer.Text("missing[0].reason"));
        Assert.Contains(answer.Items("missing[0].options"), option => option.Text("id") == row.Text("series"));
    }

    [Fact]
    public async Task A_target_for_another_year_is_refused_with_the_years_there_are()
    {
        var target = (await McpSample.ReadAsync(api)).Targets.First(each => each["horizon"] is not null);
        foreach (var tool in new[] { "targets", "gap" })
        {
            var (answer, _) = await Call(tool, new JsonObject
            {
                ["province"] = target.Text("province"),
                ["indicator"] = target.Text("indicator"),
                ["horizon"] = 2099,
                ["language"] = "en",
            });

            AssertRefused(answer);
            Assert.Equal("no-target", answer.Text("missing[0].reason"));
            Assert.Contains($"{target["horizon"]}", answer.Text("missing[0].say"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_gap_says_how_it_was_computed()
    {
        var row = (await api.Get("/v1/gaps?limit=1000")).Items("data").First(each => each["gap"]!["value"] is not null);
        var (answer, _) = await Call("gap", new JsonObject { ["province"] = row.Text("province"), ["indicator"] = row.Text("indicator") });
        var item = answer.Items("items").Single(each => each.Text("id") == row.Text("id"));

        Assert.Equal(row.Number("gap.value"), item.Number("value"));
        Assert.Equal(row.Number("observation.value"), item.Number("observed"));
        Assert.Equal(row.Items("explain").Count, item["derivation"]!.AsArray().Count);
        Assert.StartsWith("gap.value = ", item.Text("derivation[0]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("observations", """{"provice":"x"}""", "unknown-parameter", "province")]
    [InlineData("observations", """{"province":"x","years":"2024"}""", "unknown-parameter", "year")]
    [InlineData("observations", """{"province":7}""", "not-a-text", null)]
    [InlineData("observations", """{"province":""}""", "empty-value", null)]
    [InlineData("observations", """{"province":"x","year":2024.5}""", "not-a-year", null)]
    [InlineData("observations", """{"province":"x","year":"24"}""", "not-a-year", null)]
    [InlineData("observations", """{"province":"x","year":"2024..2020"}""", "not-a-year", null)]
    [InlineData("observations", """{"province":"x","language":"fr"}""", "unknown-value", null)]
    [InlineData("observations", """{"province":"x","on":"yesterday"}""", "not-a-date", null)]
    [InlineData("observations", "{}", "required", null)]
    [InlineData("targets", """{"province":"x","horizon":"soon"}""", "not-a-horizon", null)]
    [InlineData("compare", """{"provinces":"x","indicator":"y"}""", "not-a-list", null)]
    [InlineData("compare", """{"provinces":["x"],"indicator":"y","rank":"yes"}""", "unknown-value", null)]
    [InlineData("compare", """{"provinces":[],"indicator":"y"}""", "out-of-range", null)]
    [InlineData("compare", """{"provinces":["x"],"indicator":"y"}""", "out-of-range", null)]
    [InlineData("gap", """{"province":"x"}""", "required", null)]
    [InlineData("find", "{}", "required", null)]
    [InlineData("find", """{"words":"x","kind":"provinces"}""", "unknown-value", "province")]
    public async Task Arguments_that_a_tool_does_not_know_are_refused(string tool, string arguments, string? code, string? near)
    {
        var (answer, isError) = await Call(tool, JsonNode.Parse(arguments)!.AsObject());

        Assert.False(answer["answered"]!.GetValue<bool>());
        Assert.Empty(answer.Items("items"));
        if (code is not null)
        {
            Assert.True(isError);
            Assert.Contains(code, answer.Items("missing").Select(missing => missing.Text("reason")));
        }

        if (near is not null)
            Assert.Equal(near, answer.Text("missing[0].options[0].id"));
    }

    [Fact]
    public async Task An_argument_that_is_null_is_one_that_was_left_out()
    {
        var id = (await McpSample.ReadAsync(api)).Observations[0].Text("province");
        var (answer, isError) = await Call("observations", new JsonObject { ["province"] = id, ["year"] = null, ["release"] = null });

        Assert.False(isError);
        Assert.True(answer["answered"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_figure_is_verified_against_the_row_that_it_was_printed_from()
    {
        var sample = await McpSample.ReadAsync(api);
        var row = sample.Observations.First(each => each["value"] is not null);
        foreach (var (value, verdict) in new[] { (row.Number("value"), "verified"), (row.Number("value") + 1, "contradicted") })
        {
            var (answer, isError) = await Call("verify", new JsonObject { ["claim"] = row.Text("claim"), ["value"] = value, ["language"] = "en" });
            var item = Assert.Single(answer.Items("items"));

            Assert.False(isError);
            Assert.True(answer["answered"]!.GetValue<bool>());
            Assert.Equal(verdict, item.Text("verdict"));
            Assert.Equal(row.Number("value"), item.Number("value"));
            Assert.Equal(row.Text("claim"), item.Text("claim"));
            Assert.Equal(value, item.Number("stated"));
            Assert.Contains(answer.Items("resolved"), each => each.Text("id") == row.Text("province"));
            Assert.Contains(answer.Items("resolved"), each => each.Text("id") == row.Text("indicator"));
            Assert.NotNull(answer["frontier"]!["newestYear"]);
            Assert.Contains(answer.Text("link")!, answer.Text("cite"), StringComparison.Ordinal);
            Assert.Contains("Source", answer.Text("cite"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_sentence_that_is_not_understood_is_no_answer()
    {
        var row = (await McpSample.ReadAsync(api)).Observations[0];
        var (answer, isError) = await Call("verify", new JsonObject { ["text"] = "Somewhere something was perhaps 17.3% of it.", ["language"] = "en" });

        Assert.False(isError);
        AssertRefused(answer);
        Assert.Null(answer["link"]);
        Assert.NotNull(answer["frontier"]!["newestYear"]);
        Assert.Single(answer.Items("missing"));

        // Beside a figure that is judged one that is not has a row that says so.
        var sample = await McpSample.ReadAsync(api);
        JsonNode? some = null;
        foreach (var told in sample.Observations.Where(each => each.Text("unit") == "percent" && each["value"] is not null))
        {
            var text = $"{Told(sample, told)} Somewhere something was 17.3%.";
            some = (await Call("verify", new JsonObject { ["text"] = text, ["language"] = "en" })).Answer;
            if (some["answered"]!.GetValue<bool>())
                break;
        }

        Assert.True(some!["answered"]!.GetValue<bool>(), some.ToJsonString());
        var item = Assert.Single(some.Items("items"), each => each.Text("verdict") == "unknown");
        Assert.Null(item["value"]);
        Assert.Equal(item.Text("reason"), some.Text("missing[0].reason"));
        Assert.Contains("/v1/observations", some.Text("link"), StringComparison.Ordinal);

        var (both, isWrong) = await Call("verify", new JsonObject { ["text"] = "x 1", ["claim"] = row.Text("claim"), ["value"] = 1 });
        Assert.True(isWrong);
        Assert.Empty(both.Items("items"));
        Assert.True((await Call("verify", [])).IsError);
        Assert.True((await Call("verify", new JsonObject { ["claim"] = "nothing", ["value"] = 1 })).IsError);
    }

    [Fact]
    public async Task Very_many_rows_are_bounded_and_the_answer_says_how_many_there_are()
    {
        var sample = await McpSample.ReadAsync(api);
        var largest = sample.Observations.GroupBy(row => row.Text("indicator")!).MaxBy(group => group.Count())!;
        Assert.True(largest.Count() > 100);
        var (answer, _) = await Call("observations", new JsonObject { ["indicator"] = largest.Key, ["language"] = "en" });
        var bound = answer.Items("missing").Single(missing => missing.Text("reason") == "too-many-rows");

        Assert.Equal(100, answer.Items("items").Count);
        Assert.Equal(largest.Count(), bound.Number("total"));
        Assert.Contains($"{largest.Count()}", bound.Text("say"), StringComparison.Ordinal);
        Assert.Equal(largest.Count(), (await api.Get(new Uri(answer.Text("link")!).PathAndQuery)).Number("meta.total"));
    }

    [Fact]
    public async Task Words_that_nothing_bears_find_nothing()
    {
        var (answer, isError) = await Call("find", new JsonObject { ["words"] = "zzzzqqqq xxxxyyyy" });

        Assert.False(isError);
        AssertRefused(answer);
        Assert.Null(answer["frontier"]!["newestYear"]);
        Assert.Null(answer["frontier"]!["series"]);
    }

    [Fact]
    public async Task What_is_found_has_its_kind_its_days_and_how_well_it_fits()
    {
        var sample = await McpSample.ReadAsync(api);
        var shared = sample.Provinces.GroupBy(province => province.Text("name.vi")!).First(group => group.Count() > 1);
        var (answer, _) = await Call("find", new JsonObject { ["words"] = shared.Key, ["kind"] = "province" });

        foreach (var province in shared)
        {
            var item = answer.Items("items").Single(each => each.Text("id") == province.Text("id"));
            Assert.Equal("exact", item.Text("match"));
            Assert.Equal(province.Text("validFrom"), item.Text("validFrom"));
            Assert.Equal(province.Text("validTo"), item.Text("validTo"));
        }

        // A letter amiss is similar, and no more.
        var name = shared.Key;
        var (slip, _) = await Call("find", new JsonObject { ["words"] = name[..^1] + "x", ["kind"] = "province" });
        Assert.All(slip.Items("items"), item => Assert.NotEqual("exact", item.Text("match")));
    }

    [Fact]
    public async Task Changes_lie_between_two_releases_in_their_order()
    {
        using var there = new BenchmarkApi();
        var first = (await there.Get("/v1/releases/latest")).Text("data.id")!;
        var row = (await there.Get("/v1/observations?limit=1")).Items("data")[0];
        var changed = SampleRow.Post(SampleRow.Of(Noun.Observation).First(each =>
            each["province"] == row.Text("province") && each["indicator"] == row.Text("indicator") && each["series"] == row.Text("series")
            && each["year"] == $"{row["year"]}" && each["revision"] == $"{row["revision"]}"));
        changed["value"] = row.Number("value") + 1;
        var second = await Steward.Publish(there, "observations", changed);

        var (between, _) = await McpClient.CallAsync(there.Client, "changes", new JsonObject { ["since"] = first });
        var item = Assert.Single(between.Items("items"));
        Assert.Equal(second, between.Text("release"));
        Assert.Equal(row.Number("value") + 1, item.Number("value"));
        Assert.Equal(row.Number("value"), item.Number("old"));

        var (none, _) = await McpClient.CallAsync(there.Client, "changes", new JsonObject { ["since"] = second, ["language"] = "en" });
        Assert.True(none["answered"]!.GetValue<bool>());
        Assert.Empty(none.Items("items"));
        Assert.StartsWith("Nothing changed", none.Text("missing[0].say"), StringComparison.Ordinal);
        Assert.Equal("unchanged", none.Text("missing[0].reason"));
        foreach (var (answer, since) in new[] { (between, first), (none, second) })
        {
            Assert.Contains($"since={since}", answer.Text("link"), StringComparison.Ordinal);
            Assert.Contains(answer.Text("link")!, answer.Text("cite"), StringComparison.Ordinal);
            Assert.Equal(answer.Items("items").Count, (await there.Get(new Uri(answer.Text("link")!).PathAndQuery)).Number("meta.total"));
        }

        var (reverse, _) = await McpClient.CallAsync(there.Client, "changes", new JsonObject { ["since"] = second, ["release"] = first });
        AssertRefused(reverse);
        Assert.Equal("conflicting-parameter", reverse.Text("missing[0].reason"));
        foreach (var argument in new[] { "since", "release" })
        {
            var asked = new JsonObject { ["since"] = first, [argument] = "2001-01-01.1" };
            var (unknown, isError) = await McpClient.CallAsync(there.Client, "changes", asked);
            Assert.False(isError);
            AssertRefused(unknown);
            Assert.Equal("unknown-release", unknown.Text("missing[0].reason"));
        }

        // A pinned answer is that of its release.
        var asOf = new JsonObject { ["province"] = row.Text("province"), ["indicator"] = row.Text("indicator"), ["release"] = first };
        var (pinned, _) = await McpClient.CallAsync(there.Client, "observations", asOf);
        Assert.Equal(row.Number("value"), pinned.Items("items").Single(each => each.Text("id") == row.Text("id")).Number("value"));
        Assert.Equal(first, pinned.Text("release"));
    }

    [Fact]
    public async Task Before_the_first_release_there_is_no_answer()
    {
        var sample = await McpSample.ReadAsync(api);
        var day = sample.PublishedOn.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (answer, isError) = await Call("observations", new JsonObject { ["province"] = sample.Observations[0].Text("province"), ["release"] = day });

        Assert.False(isError);
        AssertRefused(answer);
        Assert.Equal("no-release-yet", answer.Text("missing[0].reason"));

        var (now, _) = await Call("observations", new JsonObject
        {
            ["province"] = sample.Observations[0].Text("province"),
            ["release"] = sample.PublishedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        });
        Assert.Equal(sample.Release, now.Text("release"));
    }

    [Fact]
    public async Task A_city_of_a_province_is_not_the_province()
    {
        var sample = await McpSample.ReadAsync(api);
        var names = sample.Provinces.Where(each => each.Text("kind") == "city").SelectMany(McpSample.NamesOf).ToHashSet();
        var province = sample.Provinces.First(each => each.Text("kind") == "province" && !names.Contains(each.Text("name.vi")!));
        foreach (var place in new[] { $"Thành phố {province.Text("name.vi")}", $"TP. {province.Text("name.vi")}", $"{province.Text("name.en")} City" })
        {
            var (answer, _) = await Call("observations", new JsonObject { ["province"] = place });
            AssertRefused(answer);
            Assert.Equal("unknown-province", answer.Text("missing[0].reason"));
        }

        var (own, _) = await Call("targets", new JsonObject { ["province"] = $"tỉnh {province.Text("name.vi")}", ["on"] = "2024-06-01" });
        Assert.Equal(province.Text("id"), own.Text("resolved[0].id"));
    }

    [Fact]
    public async Task A_name_in_the_decomposed_form_of_Unicode_is_the_same_name()
    {
        var indicator = (await McpSample.ReadAsync(api)).Indicators[0];
        var (answer, _) = await Call("targets", new JsonObject { ["indicator"] = indicator.Text("name.vi")!.Normalize(NormalizationForm.FormD) });

        Assert.Equal(indicator.Text("id"), answer.Text("resolved[0].id"));
    }

    [Fact]
    public async Task Changes_after_the_newest_release_are_no_answer()
    {
        var sample = await McpSample.ReadAsync(api);
        foreach (var (since, reason) in new[] { ("2999-01-01", "no-release-yet"), ("2999-01-01.1", "unknown-release") })
        {
            var (answer, isError) = await Call("changes", new JsonObject { ["since"] = since });

            Assert.False(isError);
            AssertRefused(answer);
            Assert.Equal(reason, answer.Text("missing[0].reason"));
            Assert.Contains(sample.Release, answer.Text("missing[0].say"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_day_on_which_a_unit_was_not_there_is_refused_with_the_units_that_were()
    {
        var sample = await McpSample.ReadAsync(api);
        foreach (var old in sample.Ended)
        {
            var after = DateOnly.Parse(old.Text("validTo")!, CultureInfo.InvariantCulture).AddDays(1);
            var (answer, isError) = await Call("targets", new JsonObject { ["province"] = old.Text("id"), ["on"] = Written(after) });
            Assert.False(isError);
            AssertRefused(answer);
            Assert.Equal("ended-province", answer.Text("missing[0].reason"));
            Assert.Contains(old.Text("successor"), answer.Items("missing[0].options").Select(option => option.Text("id")));

            var (own, _) = await Call("targets", new JsonObject { ["province"] = old.Text("id"), ["on"] = Written(after.AddDays(-1)) });
            Assert.Equal(old.Text("id"), own.Text("resolved[0].id"));
        }

        foreach (var province in sample.Provinces.Where(each => each["validFrom"] is not null))
        {
            var before = Written(DateOnly.Parse(province.Text("validFrom")!, CultureInfo.InvariantCulture).AddDays(-1));
            var (answer, _) = await Call("observations", new JsonObject { ["province"] = province.Text("id"), ["on"] = before });
            AssertRefused(answer);
            Assert.Equal("ended-province", answer.Text("missing[0].reason"));
        }

        // A name that one unit alone bears is no exception.
        var single = sample.Ended.FirstOrDefault(each => sample.Provinces.Count(other => other.Text("name.vi") == each.Text("name.vi")) == 1);
        if (single is not null)
        {
            var (named, _) = await Call("gap", new JsonObject
            {
                ["province"] = single.Text("name.vi"),
                ["indicator"] = sample.Indicators[0].Text("id"),
                ["on"] = $"{McpSample.EndOf(single) + 1}-01-01",
            });
            AssertRefused(named);
            Assert.Equal("ended-province", named.Text("missing[0].reason"));
        }
    }

    [Fact]
    public async Task Nobody_is_told_to_ask_for_the_year_that_was_asked_about()
    {
        var sample = await McpSample.ReadAsync(api);
        var other = sample.Provinces.First(each => each["validTo"] is null && each.Text("kind") != "country").Text("id")!;
        foreach (var province in sample.Ended)
        {
            var end = McpSample.EndOf(province)!.Value;
            foreach (var year in new[] { end, end + 1 })
            {
                var (answer, _) = await Call("compare", new JsonObject
                {
                    ["provinces"] = new JsonArray(province.Text("id"), other),
                    ["indicator"] = sample.Observations[0].Text("indicator"),
                    ["year"] = year,
                    ["rank"] = true,
                    ["language"] = "en",
                });
                Assert.All(
                    answer.Items("missing").Where(missing => missing.Text("reason") == "ended-province"),
                    missing => Assert.DoesNotContain($"for {year} or earlier", missing.Text("say"), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_horizon_tells_which_unit_a_name_means()
    {
        var sample = await McpSample.ReadAsync(api);
        var shared = sample.Provinces.GroupBy(province => province.Text("name.vi")!).First(group => group.Count() > 1);
        var old = shared.Single(province => province["validTo"] is not null);
        var end = McpSample.EndOf(old)!.Value;
        foreach (var tool in new[] { "targets", "gap" })
        {
            foreach (var (horizon, expected) in new[] { (end - 1, old.Text("id")!), (end + 5, shared.Single(each => each != old).Text("id")!) })
                Assert.Equal(expected, (await Ask(tool, horizon)).Text("resolved[0].id"));
            foreach (var horizon in new JsonNode[] { end, "open" })
                Assert.Equal("ambiguous-province", (await Ask(tool, horizon)).Text("missing[0].reason"));
        }

        async Task<JsonNode> Ask(string tool, JsonNode horizon) => (await Call(tool, new JsonObject
        {
            ["province"] = shared.Key,
            ["indicator"] = sample.Targets[0].Text("indicator"),
            ["horizon"] = horizon.DeepClone(),
        })).Answer;
    }

    [Fact]
    public async Task A_unit_that_is_named_twice_is_not_compared_with_itself()
    {
        var sample = await McpSample.ReadAsync(api);
        var province = sample.Provinces.First(each => each.Text("kind") != "country"
            && sample.Provinces.Count(other => other.Text("name.en") == each.Text("name.en")) == 1);
        var other = sample.Provinces.First(each => each != province && each.Text("kind") != "country").Text("id")!;
        foreach (var more in new string[][] { [], [other] })
        {
            var (answer, _) = await Call("compare", new JsonObject
            {
                ["provinces"] = new JsonArray([province.Text("id"), .. more.Select(each => JsonValue.Create(each)), province.Text("name.en")]),
                ["indicator"] = sample.Observations[0].Text("indicator"),
            });

            AssertRefused(answer);
            Assert.Equal("repeated-parameter", answer.Text("missing[0].reason"));
            foreach (var spelling in new[] { province.Text("id")!, province.Text("name.en")! })
                Assert.Contains($"\"{spelling}\"", answer.Text("missing[0].say"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Milestones_have_no_figures_to_compare()
    {
        var sample = await McpSample.ReadAsync(api);
        var milestones = sample.Indicators.Where(each => each.Text("kind") == "milestone").Select(each => each.Text("id")).ToHashSet();
        var target = sample.Targets.First(each => milestones.Contains(each.Text("indicator")));
        var other = sample.Provinces.First(each => each.Text("id") != target.Text("province") && each.Text("kind") != "country").Text("id")!;
        foreach (var rank in new[] { false, true })
        {
            var (answer, isError) = await Call("compare", new JsonObject
            {
                ["provinces"] = new JsonArray(target.Text("province"), other),
                ["indicator"] = target.Text("indicator"),
                ["rank"] = rank,
            });

            Assert.False(isError);
            AssertRefused(answer);
            Assert.Equal("milestone", answer.Text("missing[0].reason"));
        }
    }

    [Fact]
    public async Task Years_before_the_data_are_answered_with_the_first_year_known()
    {
        var sample = await McpSample.ReadAsync(api);
        var row = sample.Observations.First(each => each["value"] is not null);
        var first = sample.Observations
            .Where(each => each.Text("province") == row.Text("province") && each.Text("indicator") == row.Text("indicator"))
            .Min(each => each["year"]!.GetValue<int>());
        foreach (var year in new[] { $"{first - 2}", $"{first - 2}..{first}" })
        {
            var (answer, _) = await Call("observations", new JsonObject
            {
                ["province"] = row.Text("province"),
                ["indicator"] = row.Text("indicator"),
                ["year"] = year,
                ["language"] = "en",
            });

            Assert.Contains(answer.Items("missing"), missing =>
                missing.Text("reason") == "no-observation" && missing.Text("say")!.Contains($"first year with one is {first}", StringComparison.Ordinal));
        }
    }

    /// <summary>Asserts that there is no answer, no row, and no number but the year of the frontier.</summary>
    internal static void AssertRefused(JsonNode answer)
    {
        Assert.False(answer["answered"]!.GetValue<bool>(), answer.ToJsonString());
        Assert.Empty(answer.Items("items"));
        Assert.NotEmpty(answer.Items("missing"));
        Assert.Null(answer["cite"]);
        var rest = answer.DeepClone().AsObject();
        rest.Remove("frontier");
        Assert.DoesNotContain(Leaves(rest), leaf => leaf.GetValueKind() == System.Text.Json.JsonValueKind.Number);
        Assert.All(answer.Items("missing"), missing =>
        {
            Assert.NotEmpty(missing.Text("say")!);
            Assert.NotEmpty(missing.Text("reason")!);
        });
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonValue value => [value],
        JsonObject fields => fields.SelectMany(field => Leaves(field.Value)),
        JsonArray items => items.SelectMany(Leaves),
        _ => [],
    };

    /// <summary>Two units, of which only the first has a value, and that value.</summary>
    private async Task<(string With, string Without, JsonNode Row)> Partial()
    {
        var sample = await McpSample.ReadAsync(api);
        foreach (var row in sample.Observations.Where(each => each.Text("province") != "" && each["value"] is not null))
        {
            var same = sample.Observations.Where(each =>
                    each.Text("indicator") == row.Text("indicator") && each.Text("series") == row.Text("series") && each.Number("year") == row.Number("year"))
                .Select(each => each.Text("province"))
                .ToHashSet();
            var other = sample.Provinces.FirstOrDefault(each =>
                each.Text("kind") != "country" && each["validTo"] is null && !same.Contains(each.Text("id")));
            var own = sample.Provinces.Single(each => each.Text("id") == row.Text("province"));
            if (other is not null && own.Text("kind") != "country")
                return (own.Text("id")!, other.Text("id")!, row);
        }

        throw new InvalidOperationException("The sample has no such rows.");
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A sentence that tells a value.</summary>
    private static string Told(McpSample sample, JsonNode row)
    {
        var province = sample.Provinces.Single(each => each.Text("id") == row.Text("province"));
        var indicator = sample.Indicators.Single(each => each.Text("id") == row.Text("indicator"));
        return $"{indicator.Text("name.en")} of {province.Text("name.en")} in {row["year"]} was {row["value"]!.ToJsonString()}%.";
    }

    private async Task<string> IndicatorOf(string series, string indicator) =>
        (await api.Get($"/v1/indicators/{indicator}")).Items("data.series").Any(each => each.Text("id") == series) ? indicator : "";

    private Task<(JsonNode Answer, bool IsError)> Call(string tool, JsonObject arguments) => McpClient.CallAsync(api.Client, tool, arguments);
}
