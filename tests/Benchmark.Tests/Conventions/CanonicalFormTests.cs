using System.IO.Compression;
using System.Text.Json.Nodes;
using Benchmark.Tests.Features.Releases;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Benchmark.Tests.Conventions;

/// <summary>
/// What shapes an answer stands in its canonical link, from which the key of the cache and the entity tag are made: a parameter that is left out there lets two
/// requests share one answer. Every parameter of every route is tried as the contract describes it, so a new one is tried by itself.
/// </summary>
public sealed class CanonicalFormTests(ReleaseTests.Imported imported) : IClassFixture<ReleaseTests.Imported>
{
    private const string Growth = "indicator=grdp-growth&series=annual-constant-prices";

    // A value that is allowed and no default, where the contract names none: the parameter, or the route and the parameter.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["minCoverage"] = "0.5",
        ["reference"] = "ha-noi",
        ["/v1/rankings indicator"] = "grdp-digital-share",
        ["/v1/rankings series"] = "mic-estimate",
        ["/v1/charts/target-card id"] = "ha-noi.papi-group.2025.ktdt-papi",
        ["/v1/charts/ranking indicator"] = "grdp-digital-share",
        ["/v1/charts/ranking series"] = "mic-estimate",
        ["/v1/charts/trajectory horizon"] = "2030",
        ["/v1/search q"] = "hai",
        // Whenever it is: the newest release.
        ["since"] = "2199-12-31",
        ["/v1/citations url"] = "/v1/targets?release=2026-11-21.1",
    };

    // What a parameter has a meaning with.
    private static readonly Dictionary<string, string> Together = new()
    {
        ["bom"] = "format=csv",
        ["decimal"] = "format=csv",
        ["cursor"] = "limit=1",
        ["style"] = "format=text",
        ["/v1/rankings series"] = "indicator=grdp-digital-share",
        // Official places are not ranked again.
        ["/v1/rankings ties"] = "indicator=grdp-digital-share",
        ["/v1/rankings rankOn"] = "indicator=grdp-digital-share",
        ["/v1/charts/ranking series"] = "indicator=grdp-digital-share",
        ["/v1/charts/ranking ties"] = "indicator=grdp-digital-share",
        ["/v1/charts/ranking rankOn"] = "indicator=grdp-digital-share",
        ["/v1/charts/time-series province"] = Growth,
        ["/v1/charts/time-series on"] = "indicator=grdp-growth",
        ["/v1/charts/time-series indicator"] = "province=ha-noi",
        ["/v1/charts/time-series series"] = "province=ha-noi&indicator=grdp-growth",
        ["/v1/charts/time-series year"] = $"province=ha-noi&{Growth}",
    };

    // A chart has one axis, and that of a single row one row, whatever the other parameters are.
    private static readonly string[] OneAxis = ["indicator=grdp-digital-share"];
    private static readonly string[] OneRow =
        ["indicator=grdp-digital-share", "horizon=2025", "province=ha-noi", "series=gso-value-added", "document=doc-kh-205-hn"];

    // What the canonical form does not name, and why. Then it is the form of the request that says the same in other words.
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        // A day means the release that was the newest on it.
        ["asOf"] = "release",
        // A day says which unit a name means, and the form names the unit.
        ["on"] = "province",
    };

    private readonly BenchmarkApi _api = imported.Api;

    [Fact]
    public async Task Every_parameter_of_every_route_stands_in_the_canonical_link_and_changes_the_tag()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (path, operation) in await Routes())
        {
            var parameters = operation["parameters"]!.AsArray().Select(parameter => new Parameter(parameter!)).ToList();
            var route = parameters
                .Where(parameter => parameter.In == "path")
                .Aggregate(path, (link, parameter) => link.Replace($"{{{parameter.Name}}}", parameter.Example, StringComparison.Ordinal));
            var asked = parameters.Where(parameter => parameter.In == "query").ToList();
            foreach (var parameter in asked)
            {
                tried++;
                if (await WrongWith(path, route, parameter, asked) is { } what)
                    wrong.Add($"{path}: {parameter.Name} {what}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // As many as there were when this was written: what describes no parameters would try none.
        Assert.True(tried >= 170, $"{tried} parameters were tried.");
    }

    private async Task<string?> WrongWith(string path, string route, Parameter parameter, IReadOnlyList<Parameter> all)
    {
        // What can have one value alone shapes nothing.
        if (parameter.Allowed.Count == 1)
            return null;
        var companion = CompanionOf(path, parameter.Name);
        var others = all
            .Where(each => each.IsRequired && each.Name != parameter.Name && !companion.StartsWith($"{each.Name}=", StringComparison.Ordinal))
            .Select(each => $"{each.Name}={Uri.EscapeDataString(each.Example)}")
            .ToList();
        if (parameter.Name == "lang")
        {
            // JSON and CSV carry both languages, so only what is written in one is asked.
            if (Spoken(all) is not { } format)
                return null;
            others.Add($"format={format}");
        }
        else if (companion.Length > 0)
        {
            others.Add(companion);
        }

        var plain = Link(route, others);
        IReadOnlyList<string> values = parameter.Name == "cursor" ? [.. await Next(plain)] : [.. ValuesOf(path, parameter)];
        var answers = new List<Answer>();
        if (!parameter.IsRequired)
            answers.Add(await Ask(plain));
        foreach (var value in values)
            answers.Add(await Ask(Link(route, others.Append($"{parameter.Name}={Uri.EscapeDataString(value)}"))));
        answers.RemoveAll(answer => answer.Status != 200);

        foreach (var same in answers.GroupBy(answer => answer.Tag))
        {
            if (same.DistinctBy(answer => answer.Canonical).Skip(1).Any() || same.DistinctBy(answer => answer.Content).Skip(1).Any())
                return $"lets different answers have one tag: {string.Join(" and ", same.Select(answer => answer.Link))}";
        }

        var stands = Elsewhere.TryGetValue(parameter.Name, out var instead) && all.Any(each => each.Name == instead) ? instead : parameter.Name;
        if (stands == "province" && all.Any(each => each.Name == "on"))
            return await WrongWithDay(route, others);
        if (!(parameter.IsRequired && answers.Count == 1) && answers.Any(answer => ParametersOf(answer.Canonical).ContainsKey(stands)))
            return null;
        return values.Count == 0
            ? "has no value in the contract: give it an example, or a value in this test."
            : $"is missing in the canonical link of {string.Join(" and ", answers.Select(answer => answer.Link))}, "
                + $"or none of {string.Join(", ", values)} is another value than its default.";
    }

    private static string CompanionOf(string path, string parameter)
    {
        if (Together.GetValueOrDefault($"{path} {parameter}", Together.GetValueOrDefault(parameter, "")) is { Length: > 0 } given)
            return given;
        var drawn = path switch
        {
            "/v1/charts/target-gap" or "/v1/charts/difference" => OneAxis,
            // Of two units of one name the rows are told by the year alone.
            "/v1/charts/trajectory" when parameter is "province" or "on" => ["indicator=grdp-digital-share", "horizon=2030", "series=gso-value-added"],
            "/v1/charts/trajectory" => OneRow,
            _ => [],
        };
        return string.Join('&', drawn.Where(each => !each.StartsWith($"{parameter}=", StringComparison.Ordinal)));
    }

    /// <summary>A name that two units have had is settled by the day.</summary>
    private async Task<string?> WrongWithDay(string route, IReadOnlyList<string> others)
    {
        var before = await Ask(Link(route, others.Concat(["province=Hải Phòng", "on=2024-01-01"])));
        var after = await Ask(Link(route, others.Concat(["province=Hải Phòng", "on=2026-01-01"])));
        return before.Status == 200 && after.Status == 200 && before.Tag != after.Tag
            && ParametersOf(before.Canonical)["province"] != ParametersOf(after.Canonical)["province"]
            ? null
            : $"does not settle which unit the canonical link names: {before.Canonical}, {after.Canonical}";
    }

    private static IEnumerable<string> ValuesOf(string path, Parameter parameter)
    {
        if (Values.GetValueOrDefault($"{path} {parameter.Name}", Values.GetValueOrDefault(parameter.Name, "")) is { Length: > 0 } given)
            yield return given;
        if (parameter.Example.Length > 0)
            yield return parameter.Example;
        foreach (var value in parameter.Allowed)
            yield return value;
    }

    /// <summary>A format of the route that is written in one language.</summary>
    private static string? Spoken(IReadOnlyList<Parameter> all) =>
        all.Single(parameter => parameter.Name == "format").Allowed.FirstOrDefault(format => format is not "json" and not "csv");

    private async Task<IEnumerable<string>> Next(string link)
    {
        var next = (await _api.Get(link)).Text("links.next");
        return next is null ? [] : ParametersOf(next)["cursor"]!;
    }

    private static Dictionary<string, StringValues> ParametersOf(string link) => QueryHelpers.ParseQuery(link[link.IndexOf('?', StringComparison.Ordinal)..]);

    private static string Link(string route, IEnumerable<string> parameters) => route + (parameters.Any() ? $"?{string.Join('&', parameters)}" : "");

    private async Task<Answer> Ask(string link)
    {
        using var response = await _api.Client.GetAsync(link, TestContext.Current.CancellationToken);
        if (!response.IsSuccessStatusCode)
            return new Answer(link, (int)response.StatusCode, "", "", "");
        var header = response.Headers.GetValues("Link").Single().Split(", <").Single(each => each.Contains("rel=\"canonical\"", StringComparison.Ordinal));
        var content = response.Content.Headers.ContentType!.MediaType!.Contains("spreadsheetml", StringComparison.Ordinal)
            ? await SheetsOf(response)
            : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (response.Content.Headers.ContentType!.MediaType == "application/json")
        {
            // Where the request is repeated as it was written, it may differ.
            var document = JsonNode.Parse(content)!;
            document["links"]!["self"] = null;
            content = document.ToJsonString();
        }

        return new Answer(link, 200, header[..header.IndexOf('>', StringComparison.Ordinal)].TrimStart('<') + "?", response.Headers.ETag!.ToString(), content);
    }

    /// <summary>The routes that read and link to themselves: all under /v1 that need no key.</summary>
    private async Task<IReadOnlyList<(string Path, JsonNode Operation)>> Routes() =>
    [
        .. OpenApiContract.Plain(await _api.Get("/openapi/v1.json"))["paths"]!.AsObject()
            .Where(path => path.Key.StartsWith("/v1", StringComparison.Ordinal) && path.Value!["get"] is { } get && get["security"] is null)
            .Select(path => (path.Key, path.Value!["get"]!)),
    ];

    // Around its sheets a workbook says when it was packed.
    private static async Task<string> SheetsOf(HttpResponseMessage response)
    {
        using var packed = new ZipArchive(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var sheets = packed.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal);
        var texts = new List<string>();
        foreach (var sheet in sheets)
        {
            using var reader = new StreamReader(await sheet.OpenAsync(TestContext.Current.CancellationToken));
            texts.Add(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return string.Concat(texts);
    }

    private sealed record Answer(string Link, int Status, string Canonical, string Tag, string Content);

    /// <summary>A parameter as the contract describes it.</summary>
    private sealed class Parameter(JsonNode node)
    {
        public string Name => node.Text("name")!;

        public string In => node.Text("in")!;

        public bool IsRequired => node["required"]?.GetValue<bool>() == true;

        public string Example =>
            node["example"] is JsonArray several ? string.Join(',', several.Select(value => value!.ToString())) : node["example"]?.ToString() ?? "";

        /// <summary>The values of a closed set, or the ends of a range.</summary>
        public IReadOnlyList<string> Allowed =>
        [
            .. (Schema["enum"] is JsonArray values ? values : new[] { Schema["minimum"], Schema["maximum"] }.AsEnumerable())
                .OfType<JsonNode>()
                .Select(value => value.ToString()),
        ];

        private JsonNode Schema => node["schema"]!["items"] ?? node["schema"]!;
    }
}
