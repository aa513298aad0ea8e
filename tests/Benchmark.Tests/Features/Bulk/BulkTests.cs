using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Benchmark.Core.Schemas;
using Benchmark.Tests.Features.Publishing;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Bulk;

/// <summary>The files of whole releases: what a mirror loads, checks and goes on loading.</summary>
public sealed class BulkTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private static readonly string[] Sets = ["observations", "targets", "indicators", "provinces", "sources"];

    [Fact]
    public async Task The_manifest_says_what_the_files_are()
    {
        var (manifest, counts) = (await api.Get("/v1/bulk"), (await api.Get("/v1")).At("data.release.counts")!);

        Assert.Equal(["csv.zip", "dataset.zip", "benchmark.sqlite"], manifest.Items("data").Select(file => file.Text("name")!));
        foreach (var file in manifest.Items("data"))
        {
            Assert.Equal($"/v1/bulk/{file.Text("name")}?release={manifest.Text("meta.release")}", file.Text("path"));
            using var answer = await api.Client.GetAsync(file.Text("path"), TestContext.Current.CancellationToken);
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(file.Number("bytes"), bytes.Length);
            Assert.Equal(file.Text("sha256"), Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal(file.Text("mediaType"), answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal($"\"{file.Text("sha256")}\"", answer.Headers.ETag!.ToString());
            Assert.Contains(
                $"benchmark-{manifest.Text("meta.release")}-{file.Text("name")}",
                answer.Content.Headers.ContentDisposition!.ToString(),
                StringComparison.Ordinal);
        }

        Assert.Equal(Sets.Sum(set => counts.Number(set)), manifest.Number("data[0].rows"));
        Assert.Equal(counts.AsObject().Sum(count => count.Value!.GetValue<decimal>()), manifest.Number("data[1].rows"));
        Assert.Equal(manifest.Number("data[0].rows"), manifest.Number("data[2].rows"));
    }

    [Fact]
    public async Task Every_csv_is_what_the_api_gives_byte_for_byte()
    {
        using var archive = new ZipArchive(new MemoryStream(await api.Download("/v1/bulk/csv.zip")));
        Assert.Equal(Sets.Select(set => $"{set}.csv"), archive.Entries.Select(entry => entry.FullName));
        foreach (var set in Sets)
            Assert.Equal(await api.Download(PathOf(set)), await Read(archive.GetEntry($"{set}.csv")!));
    }

    [Fact]
    public async Task The_data_set_makes_the_same_release_in_an_empty_database()
    {
        using var folder = new CliFolder();
        using (var archive = new ZipArchive(new MemoryStream(await api.Download("/v1/bulk/dataset.zip"))))
            await archive.ExtractToDirectoryAsync(folder.At("set"), TestContext.Current.CancellationToken);

        DatabaseFile.Import(folder.At("copy.db"), folder.At("set"));

        const string release = "select id, published_at, checksum, observation_count from release";
        Assert.Equal(DatabaseFile.Query(api.Database, release), DatabaseFile.Query(folder.At("copy.db"), release));
    }

    [Fact]
    public async Task The_tables_hold_the_same_rows_and_nothing_else()
    {
        using var folder = new CliFolder();
        var file = folder.At("benchmark.sqlite");
        await File.WriteAllBytesAsync(file, await api.Download("/v1/bulk/benchmark.sqlite"), TestContext.Current.CancellationToken);

        // Keys, hooks, deliveries and the journal of imports stand in no file that is handed on.
        Assert.Equal(Sets.Append("README").Order(), DatabaseFile.Query(file, "select name from sqlite_schema where type = 'table'").Order());
        Assert.Empty(DatabaseFile.Query(file, "select name from sqlite_schema where type not in ('table', 'index')"));
        Assert.Equal(["ok"], DatabaseFile.Query(file, "pragma integrity_check"));
        Assert.Empty(DatabaseFile.Query(file, "pragma foreign_key_check"));
        foreach (var set in Sets)
        {
            var csv = CsvText.Read(await api.Download(PathOf(set)));
            Assert.Equal(csv.Header, DatabaseFile.Query(file, $"select name from pragma_table_info('{set}')"));
            Assert.Equal(csv.Column("id"), DatabaseFile.Query(file, $"select id from {set} order by rowid"));
            // Every column is explained.
            Assert.Equal(csv.Header.Order(), DatabaseFile.Query(file, $"select \"column\" from README where \"table\" = '{set}' and \"column\" <> ''").Order());
        }

        var values = CsvText.Read(await api.Download(PathOf("observations"))).Column("value");
        Assert.Equal(
            values.Select(value => double.Parse(value, CultureInfo.InvariantCulture)),
            DatabaseFile.Query(file, "select value from observations order by rowid").Select(value => double.Parse(value, CultureInfo.InvariantCulture)));
        Assert.Equal(["real|integer|text"], DatabaseFile.Query(file, "select typeof(value), typeof(year), typeof(id) from observations limit 1"));
        var said = string.Join('\n', DatabaseFile.Query(file, "select vi, en from README where \"table\" is null"));
        Assert.All(
            [(await api.Get("/v1")).Text("data.release.checksum")!, "CC-BY-4.0", (await api.Get("/v1")).Text("data.howToCite.en")!],
            each => Assert.Contains(each, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_was()
    {
        var whole = await api.Download("/v1/bulk/benchmark.sqlite");
        using var first = await Part("/v1/bulk/benchmark.sqlite", 0, 99_999);
        var loaded = new List<byte>(await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.PartialContent, 100_000), (first.StatusCode, loaded.Count));
        Assert.Equal(whole.Length, first.Content.Headers.ContentRange!.Length);

        using var rest = await Part("/v1/bulk/benchmark.sqlite", loaded.Count, null, first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        loaded.AddRange(await rest.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(whole, loaded);

        // Of another file than the one that was begun with, all of it is sent.
        using var other = await Part("/v1/bulk/benchmark.sqlite", 100, null, "\"another\"");
        Assert.Equal((HttpStatusCode.OK, whole.Length), (other.StatusCode, other.Content.Headers.ContentLength));
        using var behind = await Part("/v1/bulk/benchmark.sqlite", whole.Length, null);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, behind.StatusCode);
        Assert.Equal($"bytes */{whole.Length}", behind.Content.Headers.ContentRange!.ToString());
        var problem = JsonNode.Parse(await behind.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["range-not-satisfiable"], problem.Codes("errors"));
        Assert.Contains($" {whole.Length} byte", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_tags_and_conditions_hold()
    {
        using var head = await api.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/v1/bulk/csv.zip"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "bytes"), (head.StatusCode, head.Headers.AcceptRanges.Single()));
        Assert.False(head.Headers.ETag!.IsWeak);
        Assert.Equal((await api.Download("/v1/bulk/csv.zip")).Length, head.Content.Headers.ContentLength);
        Assert.True(head.Headers.CacheControl!.NoCache);
        using var known = await Send("/v1/bulk/csv.zip", ("If-None-Match", head.Headers.ETag.ToString()));
        using var refused = await Send("/v1/bulk/csv.zip", ("If-Match", "\"another\""));
        using var pinned = await Send($"/v1/bulk/csv.zip?release={(await api.Get("/v1")).Text("data.release.id")}");

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.PreconditionFailed), (known.StatusCode, refused.StatusCode));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.True(pinned.Headers.CacheControl!.MaxAge > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("/v1/bulk/keys.zip", 404, "unknown-bulk-file")]
    [InlineData("/v1/bulk/..%2Fbenchmark.db", 404, "unknown-bulk-file")]
    [InlineData("/v1/bulk/manifest.json", 404, "unknown-bulk-file")]
    [InlineData("/v1/bulk/csv.zip?release=1999-01-01.1", 400, "unknown-release")]
    [InlineData("/v1/bulk/csv.zip?format=json", 400, "unknown-parameter")]
    public async Task What_is_no_file_is_refused(string path, int status, string code) =>
        Assert.Equal([code], (await api.GetProblem(path, status)).Codes("errors"));

    [Fact]
    public async Task The_files_of_any_release_can_be_had_and_those_of_a_few_are_kept()
    {
        using var there = new BenchmarkApi();
        var releases = new List<string> { (await there.Get("/v1")).Text("data.release.id")! };
        var row = SampleRow.Post(SampleRow.Of(Noun.Observation)[0]);
        var first = (await there.Get("/v1/bulk")).Items("data").Select(file => file.Text("sha256")).ToList();
        for (var number = 1; number <= 5; number++)
        {
            (row["noteVi"], row["noteEn"]) = ($"Ghi chú {number}", $"Note {number}");
            releases.Add(await Steward.Publish(there, "observations", row));
            Assert.Equal(releases[^1], (await there.Get("/v1/bulk")).Text("meta.release"));
        }

        // Of an older release the tables are as they were then, and are made again by the same bytes.
        var kept = Directory.GetDirectories(there.BulkFolder).Select(Path.GetFileName).ToList();
        Assert.Equal(4, kept.Count);
        Assert.DoesNotContain(kept, folder => folder!.StartsWith(releases[0], StringComparison.Ordinal));
        var csv = await there.Download($"/v1/bulk/csv.zip?release={releases[0]}");
        Assert.Equal(first[0], Convert.ToHexStringLower(SHA256.HashData(csv)));
        Assert.Equal(first[2], Convert.ToHexStringLower(SHA256.HashData(await there.Download($"/v1/bulk/benchmark.sqlite?release={releases[0]}"))));
        Assert.Equal(4, Directory.GetDirectories(there.BulkFolder).Length);
        using var archive = new ZipArchive(new MemoryStream(csv));
        Assert.Equal(await there.Download($"/v1/observations?format=csv&release={releases[0]}&vintage=all"), await Read(archive.GetEntry("observations.csv")!));
    }

    [Fact]
    public async Task Two_servers_on_one_folder_make_the_files_once()
    {
        using var first = new BenchmarkApi();
        using var second = BenchmarkApi.On(first.Database);
        Assert.NotNull(second.Client);

        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? first : second).Download("/v1/bulk/benchmark.sqlite")));

        Assert.All(both, bytes => Assert.Equal(both[0], bytes));
        Assert.Single(Directory.GetDirectories(first.BulkFolder));
    }

    [Fact]
    public async Task What_was_left_half_made_is_tidied_up_and_never_sent()
    {
        using var there = new BenchmarkApi();
        // As a maker leaves it that is killed: not under a name that is looked for.
        var half = Directory.CreateDirectory(Path.Combine(there.BulkFolder, ".2026-11-21.1-0123456789ab.killed"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "csv.zip"), "half", TestContext.Current.CancellationToken);

        Assert.Equal(3, (await there.Get("/v1/bulk")).Items("data").Count);

        Assert.False(half.Exists && Directory.Exists(half.FullName));
        // And what somebody deleted by hand is made again.
        var made = Directory.GetDirectories(there.BulkFolder).Single();
        File.Delete(Path.Combine(made, "csv.zip"));
        using var archive = new ZipArchive(new MemoryStream(await there.Download("/v1/bulk/csv.zip")));
        Assert.Equal(5, archive.Entries.Count);
    }

    [Fact]
    public async Task What_an_operator_keeps_in_the_same_folder_stays()
    {
        using var folder = new CliFolder();
        string[] foreign = ["2026", "2026-11-21.1", "2026-11-21.1-mine", "backups", ".git", ".2026-11-21.1", ".mine.0123456789ab"];
        foreach (var name in foreign)
            await File.WriteAllTextAsync(folder.At($"shared/{name}/file"), name, TestContext.Current.CancellationToken);
        string[] made = ["2026-01-01.1-0123456789ab", "2026-01-02.12-0123456789ab", "2026-01-03.1-0123456789ab", "2026-01-04.1-0123456789ab"];
        foreach (var (index, name) in made.Index())
        {
            var path = Path.GetDirectoryName(folder.At($"shared/{name}/file"))!;
            Directory.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1 + index, 0, 0, 0, DateTimeKind.Utc));
        }

        Assert.EndsWith("file", folder.At("shared/.2026-01-01.1-0123456789ab.killed/file"), StringComparison.Ordinal);
        using var there = BenchmarkApi.On(api.Database, ("bulk-folder", Path.Combine(folder.Path, "shared")));
        Assert.Equal(3, (await there.Get("/v1/bulk")).Items("data").Count);

        var left = Directory.GetDirectories(Path.Combine(folder.Path, "shared")).Select(each => Path.GetFileName(each)!).ToList();
        Assert.All(foreign, name => Assert.Equal(name, File.ReadAllText(Path.Combine(folder.Path, "shared", name, "file"))));
        // Of the program's own the oldest is given up, and what was half made.
        Assert.Equal(made.Skip(1), left.Intersect(made).Order(StringComparer.Ordinal));
        Assert.Equal(foreign.Length + 4, left.Count);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_a_problem_says_so()
    {
        using var folder = new CliFolder();
        await File.WriteAllTextAsync(folder.At("file"), "", TestContext.Current.CancellationToken);
        using var there = BenchmarkApi.On(api.Database, ("bulk-folder", folder.At("file")));
        foreach (var path in new[] { "/v1/bulk", "/v1/bulk/csv.zip" })
        {
            using var answer = await there.Client.GetAsync(path, TestContext.Current.CancellationToken);
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            Assert.Equal((503, "files-unwritable"), ((int)answer.StatusCode, Assert.Single(problem.Codes("errors"))));
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.DoesNotContain(folder.Path, problem.ToJsonString(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await there.Client.GetAsync("/v1/targets", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static string PathOf(string set) => $"/v1/{set}?format=csv{(set == "observations" ? "&vintage=all" : "")}";

    private Task<HttpResponseMessage> Part(string path, long from, long? to, string? tag = null) => tag is null
        ? Send(path, ("Range", new RangeHeaderValue(from, to).ToString()))
        : Send(path, ("Range", new RangeHeaderValue(from, to).ToString()), ("If-Range", tag));

    private async Task<HttpResponseMessage> Send(string path, params IReadOnlyList<(string Name, string Value)> headers)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private static async Task<byte[]> Read(ZipArchiveEntry entry)
    {
        await using var stream = await entry.OpenAsync(TestContext.Current.CancellationToken);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, TestContext.Current.CancellationToken);
        return read.ToArray();
    }
}
