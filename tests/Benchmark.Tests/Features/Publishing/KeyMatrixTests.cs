using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Core.Schemas;
using Benchmark.Data.Keys;
using Benchmark.Data.Releases;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features.Publishing;

/// <summary>
/// Every kind of key against every noun, action and owner of a row: what it may do is done, all else is refused by its path and changes nothing.
/// </summary>
public sealed class KeyMatrixTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // One whose id begins with that of another, so that a shorter id must not be taken for it.
    private const string Short = "hai-phong";
    private const string Long = "hai-phong-2025";
    private const string Other = "ha-noi";

    // What the rows of the matrix are of; nobody's are those that all provinces share.
    private static readonly string?[] Owners = [Other, Long, null];
    private static readonly string[] Actions = ["insert", "change", "delete"];

    private static readonly string[][] ScopeSets =
    [
        [ApiKey.WriteObservations],
        [ApiKey.WriteTargets],
        [ApiKey.WriteObservations, ApiKey.WriteTargets],
        [ApiKey.WriteData],
    ];

    private static readonly string[]?[] ProvinceSets = [[Other], [Short], [Long], [Other, Long], null];

    // Source: section 11 of the design of the contract, last item.
    private static readonly Dictionary<string, Noun[]> Writable = new()
    {
        [ApiKey.WriteObservations] = [Noun.Observation],
        [ApiKey.WriteTargets] = [Noun.Target],
        [ApiKey.WriteData] = [Noun.Observation, Noun.Target],
    };

    [Fact]
    public async Task Every_key_does_what_it_may_and_nothing_else()
    {
        await PrepareAsync();
        var before = await ReleasesAsync();
        var asked = 0;
        var wrong = new List<string>();
        foreach (var scopes in ScopeSets)
        {
            foreach (var provinces in ProvinceSets)
            {
                foreach (var owner in Owners)
                {
                    // So many imports a minute are allowed to one key.
                    var key = await KeyAsync(scopes, provinces);
                    foreach (var noun in Enum.GetValues<Noun>())
                    {
                        foreach (var action in Actions.Where(_ => IsOwned(noun) || owner is null || noun is Noun.Province))
                        {
                            if (owner is null && noun is Noun.Observation or Noun.Target)
                                continue;
                            asked++;
                            var (body, path) = Request(noun, action, owner, scopes);
                            var expected = Expected(scopes, provinces, noun, action, owner);
                            if (await FaultAsync(key, body, path, expected) is { } fault)
                                wrong.Add($"{string.Join('+', scopes)} of {Named(provinces)}: {action} {noun} of {owner ?? "all"}: {fault}");
                        }
                    }
                }
            }
        }

        Assert.True(asked > 300, $"Only {asked} requests.");
        Assert.Empty(wrong);
        // Refused and dry alike, so there is no release that could have changed anything.
        Assert.Equal(before, await ReleasesAsync());
    }

    [Fact]
    public async Task What_a_key_of_a_province_publishes_changes_nothing_of_others()
    {
        foreach (var scopes in ScopeSets)
        {
            var key = await KeyAsync(scopes, [Other]);
            var before = await OthersAsync();
            var mark = string.Join('-', scopes.Select(scope => scope.Split(':')[0]));
            foreach (var noun in scopes.SelectMany(scope => Writable[scope]))
            {
                var named = noun == Noun.Target ? NamingRow(noun, Other, $"{Other}-{mark}-{Code.Of(noun)}") : Revision($"{Other}-{mark}-{Code.Of(noun)}");
                await MustPublishAsync(key, new JsonObject
                {
                    ["reason"] = "Inserted",
                    ["sources"] = new JsonArray(Source($"{Other}-{mark}-{Code.Of(noun)}")),
                    [ListOf(noun)] = new JsonArray(named.DeepClone()),
                });
                Assert.Equal(before, await OthersAsync());

                var source = Source($"{Other}-{mark}-{Code.Of(noun)}");
                source["title"] = "Another title";
                (named["noteVi"], named["noteEn"]) = ("Ghi chú", "Note");
                await MustPublishAsync(key, new JsonObject
                {
                    ["reason"] = "Changed",
                    ["sources"] = new JsonArray(source),
                    [ListOf(noun)] = new JsonArray(named.DeepClone()),
                });
                Assert.Equal(before, await OthersAsync());

                var id = noun == Noun.Target ? named.Text("id")! : $"{IdOf(named)}.r2";
                await MustPublishAsync(key, new JsonObject { ["reason"] = "Deleted", ["delete"] = new JsonObject { [ListOf(noun)] = new JsonArray(id) } });
                Assert.Equal(before, await OthersAsync());
            }
        }
    }

    private static string Named(string[]? provinces) => provinces is null ? ApiKey.AllProvinces : string.Join('+', provinces);

    private static bool IsOwned(Noun noun) => noun is Noun.Observation or Noun.Target or Noun.Source;

    private static (string? Code, string? Value) Expected(string[] scopes, string[]? provinces, Noun noun, string action, string? owner)
    {
        if (scopes.Contains(ApiKey.WriteData) && provinces is null)
            return (null, null);
        var mayWrite = noun == Noun.Source ? owner is not null && action != "delete" : scopes.Any(scope => Writable[scope].Contains(noun));
        if (!mayWrite)
            return ("scope-forbidden", null);
        return provinces is null || provinces.Contains(owner) ? (null, null) : ("province-forbidden", owner);
    }

    private static (JsonObject Body, string Path) Request(Noun noun, string action, string? owner, string[] scopes)
    {
        var list = ListOf(noun);
        var body = new JsonObject { ["reason"] = "Why", ["dryRun"] = true };
        if (action == "delete")
        {
            body["delete"] = new JsonObject { [list] = new JsonArray(ExistingId(noun, owner)) };
            return (body, $"delete.{list}[0]");
        }

        body[list] = new JsonArray(Row(noun, action, owner));
        if (noun == Noun.Source && action == "insert" && owner is not null)
        {
            var naming = scopes.Contains(ApiKey.WriteTargets) ? Noun.Target : Noun.Observation;
            body[ListOf(naming)] = new JsonArray(NamingRow(naming, owner, $"doc-{owner}-new"));
        }

        return (body, $"{list}[0]");
    }

    private static JsonObject Row(Noun noun, string action, string? owner)
    {
        if (noun == Noun.Source)
            return Source(action == "insert" ? owner is null ? "new-source" : $"doc-{owner}-new" : owner is null ? "nso-list-63" : $"{owner}-own", "Changed");
        if (action == "insert" && noun is Noun.Observation or Noun.Target)
            return NamingRow(noun, owner!, "nso-list-63");
        var row = noun switch
        {
            Noun.Observation or Noun.Target => Existing(noun, owner!),
            Noun.Province => SampleRow.Find(noun, "id", owner ?? "viet-nam"),
            Noun.Series => SampleRow.Find(noun, "id", "gso-value-added"),
            _ => SampleRow.Post(SampleRow.Of(noun)[0]),
        };
        if (action == "insert")
        {
            row["id"] = "matrix-row";
            foreach (var unique in new[] { "headline", "order", "gso", "iso", "aliases" })
                row.Remove(unique);
            (row["nameVi"], row["nameEn"]) = ("Dòng mới", "New row");
            if (noun == Noun.Series)
                row["preferred"] = "no";
            if (noun == Noun.Theme)
                row["order"] = "900";
            if (noun == Noun.Province)
                row["kind"] = "province";
        }
        else if (noun == Noun.Theme)
            row["nameEn"] = "Another name";
        else
            (row["noteVi"], row["noteEn"]) = ("Ghi chú khác", "Another note");
        return row;
    }

    private static string ExistingId(Noun noun, string? owner) => noun switch
    {
        Noun.Observation => IdOf(Existing(noun, owner!)),
        Noun.Target => Existing(noun, owner!).Text("id")!,
        Noun.Source => owner is null ? "nso-list-63" : $"{owner}-own",
        Noun.Province => owner ?? "viet-nam",
        Noun.Series => "grdp-digital-share/gso-value-added",
        _ => SampleRow.Of(noun)[0]["id"],
    };

    private static JsonObject Existing(Noun noun, string province)
    {
        var groups = SampleRow.Of(Noun.Target).CountBy(target => (target["province"], target["indicator"], target["horizon"])).ToDictionary();
        return SampleRow.Post(SampleRow.Of(noun).First(row => row["province"] == province
            && (noun == Noun.Observation || groups[(row["province"], row["indicator"], row["horizon"])] == 1)));
    }

    /// <summary>A new row of a province that comes from a source; of a year in which nothing is ranked.</summary>
    private static JsonObject NamingRow(Noun noun, string province, string source)
    {
        if (noun == Noun.Observation)
        {
            return new JsonObject
            {
                ["province"] = province,
                ["indicator"] = "grdp-growth",
                ["year"] = 1901,
                ["series"] = "annual-constant-prices",
                ["revision"] = 1,
                ["value"] = 1,
                ["certainty"] = "official",
                ["source"] = source,
            };
        }

        return new JsonObject
        {
            ["id"] = $"{province}.grdp-growth.2049.matrix",
            ["province"] = province,
            ["indicator"] = "grdp-growth",
            ["horizon"] = 2049,
            ["horizonStated"] = 2049,
            ["horizonReading"] = "stated",
            ["basis"] = "at-year",
            ["comparator"] = "at-least",
            ["low"] = 1,
            ["unit"] = "percent-per-year",
            ["standing"] = "primary",
            ["statementVi"] = "Ít nhất 1%.",
            ["statementEn"] = "At least 1%.",
            ["source"] = source,
            ["certainty"] = "stated",
        };
    }

    /// <summary>Another revision of a figure with the value it has: what is ranked and listed stays the same.</summary>
    private static JsonObject Revision(string source)
    {
        var row = SampleRow.Post(SampleRow.Of(Noun.Observation).First(each => each["province"] == Other && each["indicator"] == "grdp-growth"));
        (row["revision"], row["source"]) = ("2", source);
        row.Remove("secondSource");
        return row;
    }

    private static JsonObject Source(string id, string title = "Title") => new() { ["id"] = id, ["kind"] = "web", ["title"] = title, ["issuer"] = "Portal" };

    private static string IdOf(JsonObject row) => $"{row["province"]}.{row["indicator"]}.{row["year"]}.{row["series"]}";

    private static string ListOf(Noun noun) => noun == Noun.Series ? "series" : $"{Code.Of(noun)}s";

    /// <summary>A source of each province, which only its own rows rest on.</summary>
    private async Task PrepareAsync()
    {
        var key = await KeyAsync([ApiKey.WriteData], null);
        var rows = new[] { Other, Long }.Select(province =>
        {
            var row = NamingRow(Noun.Observation, province, $"{province}-own");
            row["year"] = 1902;
            return row;
        });
        await MustPublishAsync(key, new JsonObject
        {
            ["reason"] = "Sources of the matrix",
            ["sources"] = new JsonArray(Source($"{Other}-own"), Source($"{Long}-own")),
            ["observations"] = new JsonArray([.. rows]),
        });
    }

    private async Task<string?> FaultAsync(string key, JsonObject body, string path, (string? Code, string? Value) expected)
    {
        using var response = await PostAsync(key, body);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        if (expected.Code is null)
        {
            // To take away what others need is no question of rights.
            return response.StatusCode == HttpStatusCode.OK || (response.StatusCode == HttpStatusCode.BadRequest && body.ContainsKey("delete"))
                ? null
                : answer.ToJsonString();
        }

        var found = response.StatusCode == HttpStatusCode.Forbidden
            && answer.Items("errors").Any(error => error.Text("parameter") == path && error.Text("code") == expected.Code
                && (expected.Value is null || error.Text("value") == expected.Value));
        return found ? null : $"expected {expected} at {path}: {answer.ToJsonString()}";
    }

    private async Task<string> ReleasesAsync() => string.Join(
        ' ',
        (await api.Services.GetRequiredService<ReleaseStore>().ListAsync(TestContext.Current.CancellationToken)).Select(release => release.Checksum));

    /// <summary>All that answers say of the other provinces: rows, verdicts, scores, ranks, and what each of their names means.</summary>
    private async Task<string> OthersAsync()
    {
        var seen = new StringBuilder();
        foreach (var path in new[]
        {
            "/v1/provinces?format=csv", "/v1/indicators?format=csv", "/v1/sources?format=csv", "/v1/observations?format=csv&vintage=all",
            "/v1/targets?format=csv", "/v1/gaps?format=csv", "/v1/scorecards?format=csv", "/v1/rankings?indicator=grdp-growth&format=csv",
            "/v1/rankings?indicator=grdp-digital-share&format=csv", "/v1/comparisons?format=csv&province=hai-phong,hai-duong,da-nang-2025",
        })
        {
            var csv = CsvText.Read(await api.Download(path));
            // How much there is of an indicator or from a source counts the rows of all.
            foreach (var row in csv.Rows.Where(row => !row.Any(cell => cell.StartsWith(Other, StringComparison.Ordinal))))
            {
                var cells = csv.Header.Zip(row).Where(cell => cell.First.Split('.')[0] is not ("coverage" or "counts")).Select(cell => cell.Second);
                seen.Append(CultureInfo.InvariantCulture, $"{path}: {string.Join('|', cells)}\n");
            }
        }

        foreach (var row in SampleRow.Of(Noun.Province).Where(row => row["id"] != Other))
        {
            using var response = await api.Client.GetAsync(
                $"/v1/targets?province={Uri.EscapeDataString(row["name_vi"])}&on=2026-01-01&limit=1",
                TestContext.Current.CancellationToken);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            seen.Append(CultureInfo.InvariantCulture, $"{row["id"]}: {response.StatusCode} ");
            seen.Append(response.IsSuccessStatusCode ? answer.Text("links.canonical") : string.Join(',', answer.Codes("errors"))).Append('\n');
        }

        return seen.ToString();
    }

    private async Task MustPublishAsync(string key, JsonObject body)
    {
        using var response = await PostAsync(key, body);
        Assert.True(
            response.StatusCode == HttpStatusCode.Created,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> PostAsync(string key, JsonObject body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/imports") { Headers = { { "X-API-Key", key } } };
        message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private Task<string> KeyAsync(string[] scopes, string[]? provinces) =>
        api.Services.GetRequiredService<KeyStore>().AddAsync("Matrix", scopes, provinces, TestContext.Current.CancellationToken);
}
