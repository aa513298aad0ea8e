using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Core.Schemas;
using Benchmark.Tests.Features.Publishing;
using Benchmark.Tests.Support;
using CloudNative.CloudEvents.SystemTextJson;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;

namespace Benchmark.Tests.Features.Hooks;

/// <summary>Subscribers are told of releases by a running server, whoever made them, and whatever they answer.</summary>
public sealed class HookTests : IDisposable
{
    private const string Server = "https://portal.example/benchmark";

    private readonly BenchmarkApi _api =
        BenchmarkApi.With(("public-url", Server), ("hook-retries", "50ms,100ms,100ms,100ms,100ms,100ms"), ("hook-seconds", "1"));

    private readonly HookScene _scene;

    public HookTests() => _scene = new HookScene(_api.Database);

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task A_release_is_told_as_an_event_that_is_signed()
    {
        await using var receiver = await new HookReceiver().Start();
        var previous = _scene.Newest();
        var (_, secret) = await _scene.Hook(receiver.Url);
        var release = await _scene.Release("Số liệu năm 2025 được sửa");
        await _api.Get("/health/ready");
        await receiver.Got(1);

        var told = Assert.Single(receiver.All);
        Assert.Equal(HookScene.MessageOf(release), told.Id);
        Assert.StartsWith("application/cloudevents+json", told.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(told.Body), 1, 20_000);
        Verify(told, secret);
        Assert.Throws<WebhookVerificationException>(() => Verify(told with { Body = $"{told.Body} " }, secret));

        var formatter = new JsonEventFormatter();
        var read = await formatter.DecodeStructuredModeMessageAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(told.Body)),
            new System.Net.Mime.ContentType(told.Headers["Content-Type"]),
            null);
        Assert.True(read.IsValid);
        Assert.Equal((release, $"{Server}/", "vn.benchmark.release.published.v1", release), (read.Id, $"{read.Source}", read.Type, read.Subject));
        var entry = (await _api.Get($"/v1/releases/{release}")).At("data")!;
        Assert.Equal(DateTimeOffset.Parse(entry.Text("publishedAt")!), read.Time);
        var data = JsonNode.Parse(told.Body)!["data"]!;
        Assert.Equal((release, previous, "Số liệu năm 2025 được sửa"), (data.Text("release"), data.Text("previous"), data.Text("reason.vi")));
        Assert.Equal(entry.Text("author"), data.Text("author"));
        Assert.Equal("""{"inserts":0,"changes":1,"deletions":0}""", data["counts"]!.ToJsonString());
        var changes = (await _api.Get($"/v1/releases/{release}/changes")).Items("data");
        Assert.Equal(changes.Select(change => change.Text("province")).Distinct(), data.Texts("provinces"));
        Assert.Equal($"{Server}/v1/releases/{release}/changes", data.Text("links.changes"));
        await AssertFits(data, $"{read.DataSchema}");
    }

    [Fact]
    public async Task An_event_stays_small_however_much_a_release_touches()
    {
        await using var receiver = await new HookReceiver().Start();
        await _scene.Hook(receiver.Url);
        using var folder = new CliFolder();
        var file = folder.At("provinces.csv");
        await File.WriteAllLinesAsync(
            file,
            ["id,name_vi,name_en,aliases,kind,region_vi,region_en,gso,iso,valid_from,valid_to,successor,headline,source,note_vi,note_en",
                .. Enumerable.Range(0, 600).Select(place => $"unit-{place}-of-a-great-many,Đơn vị {place},Unit {place},,province,,,,,,,,,"
                    + $"{SampleRow.Of(Noun.Source)[0]["id"]},,")],
            TestContext.Current.CancellationToken);
        await _scene.Run("import", file, "--reason", new string('ơ', 500), "--author", new string('ơ', 100));
        await _api.Get("/health/ready");
        await receiver.Got(1);

        var told = receiver.All[0];
        Assert.InRange(Encoding.UTF8.GetByteCount(told.Body), 1, 20_000);
        var data = JsonNode.Parse(told.Body)!["data"]!;
        Assert.Null(data["provinces"]);
        Assert.Equal(600, data["counts"]!["inserts"]!.GetValue<int>());
        await AssertFits(data, JsonNode.Parse(told.Body)!.Text("dataschema")!);
    }

    [Fact]
    public async Task A_revert_and_a_withdrawal_are_told_too()
    {
        await using var receiver = await new HookReceiver().Start();
        var first = _scene.Newest();
        await _scene.Hook(receiver.Url);
        var wrong = await _scene.Release();
        await _scene.Run("revert", first, "--reason", "Wrong");
        var right = _scene.Newest();
        foreach (var again in new[] { false, true })
        {
            await _scene.Run("withdraw", wrong, "--reason", again ? "Once more" : "Sai", "--reason-en", "Wrong");
            if (!again)
                await _scene.Run("withdraw", wrong, "--undo");
        }

        await _api.Get("/health/ready");
        await receiver.Got(3);
        await _scene.Told();

        // A receiver that was told of the withdrawal is not told twice.
        Assert.Equal(
            [HookScene.MessageOf(wrong), HookScene.MessageOf(right), $"{HookScene.MessageOf(wrong)}_withdrawn"],
            receiver.All.Select(told => told.Id));
        var withdrawn = JsonNode.Parse(receiver.All[2].Body)!;
        Assert.Equal(
            ($"{wrong}/withdrawn", "vn.benchmark.release.withdrawn.v1", wrong),
            (withdrawn.Text("id"), withdrawn.Text("type"), withdrawn.Text("subject")));
        Assert.Equal(("Sai", "Wrong"), (withdrawn.Text("data.reason.vi"), withdrawn.Text("data.reason.en")));
        await AssertFits(withdrawn["data"]!, withdrawn.Text("dataschema")!);
    }

    [Fact]
    public async Task What_is_refused_or_tried_or_changes_nothing_is_not_told()
    {
        await using var receiver = await new HookReceiver().Start();
        await _scene.Hook(receiver.Url);
        await _api.Get("/health/ready");
        await _scene.Try("import", CliProgram.Seed);
        Assert.Equal(2, (await _scene.Try("revert", "2020-01-01.1", "--reason", "Why")).Code);
        await _scene.Run("revert", _scene.Newest(), "--reason", "Why", "--dry-run");
        var release = await _scene.Release();
        await receiver.Got(1);
        await _scene.Told();

        Assert.Equal([HookScene.MessageOf(release)], receiver.All.Select(told => told.Id));
    }

    [Fact]
    public async Task A_hundred_releases_come_in_order_whatever_the_receiver_does()
    {
        var random = Campaign.Generator();
        var elsewhere = 0;
        HookReceiver receiver = null!;
        await using var right = receiver = await new HookReceiver(async (received, http) =>
        {
            if (received.Path != "/hook")
                Interlocked.Increment(ref elsewhere);
            var draw = random.Next(100);
            await (draw switch
            {
                < 8 => HookReceiver.Status(http, HttpStatusCode.InternalServerError),
                < 12 => HookReceiver.Break(http),
                < 14 => HookReceiver.Hang(http),
                < 18 => Redirect(http),
                < 22 => HookReceiver.Status(http, HttpStatusCode.NotFound),
                _ => HookReceiver.Status(http, HttpStatusCode.Accepted),
            });
        }).Start();
        await _scene.Hook(receiver.Url);
        await _api.Get("/health/ready");
        var releases = new List<string>();
        for (var made = 0; made < 100; made++)
        {
            releases.Add(await _scene.Release());
            if (made % 25 != 24)
                continue;
            // It is away for a moment and comes back where it was.
            await receiver.Stop();
            await Wait.Out(TimeSpan.FromMilliseconds(50));
            await receiver.Start();
        }

        await _scene.Told();

        Assert.Equal(0, elsewhere);
        Assert.Equal(
            releases.Select(HookScene.MessageOf),
            receiver.All.Select(told => told.Id).Distinct());
        // In order: none comes again after a later one.
        var order = receiver.All.Select(told => releases.FindIndex(release => HookScene.MessageOf(release) == told.Id)).ToList();
        Assert.Equal(order.Order(), order);
        Assert.True(order.Count > 100, "The receiver refused nothing.");
        Assert.Equal(100, DatabaseFile.Query(_api.Database, "select event from delivery where delivered_at is not null").Count);

        static Task Redirect(HttpContext http)
        {
            http.Response.Headers.Location = "/elsewhere";
            return HookReceiver.Status(http, HttpStatusCode.TemporaryRedirect);
        }
    }

    [Fact]
    public async Task A_retry_is_the_same_message_signed_anew()
    {
        var asked = 0;
        await using var receiver = await new HookReceiver((_, http) =>
            HookReceiver.Status(http, Interlocked.Increment(ref asked) == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK)).Start();
        var (_, secret) = await _scene.Hook(receiver.Url);
        await _api.Get("/health/ready");
        await _scene.Release();
        await receiver.Got(2);

        Assert.Equal(receiver.All[0].Body, receiver.All[1].Body);
        Assert.Equal(receiver.All[0].Id, receiver.All[1].Id);
        Verify(receiver.All[1], secret);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_receiver_is_not_asked_again_before_it_says(HttpStatusCode status)
    {
        var asked = 0;
        await using var receiver = await new HookReceiver((_, http) =>
        {
            if (Interlocked.Increment(ref asked) > 1)
                return Task.CompletedTask;
            http.Response.Headers.RetryAfter = "2";
            return HookReceiver.Status(http, status);
        }).Start();
        await _scene.Hook(receiver.Url);
        await _api.Get("/health/ready");
        await _scene.Release();
        await receiver.Got(2);

        Assert.InRange((receiver.All[1].At - receiver.All[0].At).TotalSeconds, 1.9, Wait.Patience.TotalSeconds);
    }

    [Theory]
    [InlineData("24h", 200_000, 24 * 3600, 27 * 3600)]
    [InlineData("24h", 1, 24 * 3600, 27 * 3600)]
    [InlineData("1h", 200_000, 24 * 3600, 24 * 3600)]
    [InlineData("1h", 7200, 7200, 7200)]
    public async Task A_receiver_can_ask_for_a_longer_wait_of_a_day_at_most_and_for_no_shorter_one(string usual, int asked, int least, int most)
    {
        await using var receiver = await new HookReceiver((_, http) =>
        {
            http.Response.Headers.RetryAfter = $"{asked}";
            return HookReceiver.Status(http, HttpStatusCode.ServiceUnavailable);
        }).Start();
        using var patient = BenchmarkApi.With(("public-url", Server), ("hook-retries", usual));
        var scene = new HookScene(patient.Database);
        await scene.Hook(receiver.Url);
        await patient.Get("/health/ready");
        await scene.Release();
        await receiver.Got(1);
        const string times = "select attempted_at, next_at from delivery where attempted_at is not null";
        await Wait.Until(() => DatabaseFile.Query(patient.Database, times).Count > 0, () => "The attempt is not recorded.");

        var said = DatabaseFile.Query(patient.Database, times).Single();
        var both = said.Split((char[])['|', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(DateTimeOffset.Parse).ToList();
        // The wait begins when the answer comes, a moment before it is recorded.
        Assert.InRange((both[1] - both[0]).TotalSeconds, least - (least == most ? 10 : 0), most);
    }

    [Fact]
    public async Task A_receiver_that_wants_no_more_is_told_no_more_until_somebody_says_so()
    {
        var isGone = true;
        await using var receiver =
            await new HookReceiver((_, http) => HookReceiver.Status(http, isGone ? HttpStatusCode.Gone : HttpStatusCode.OK)).Start();
        await using var other = await new HookReceiver().Start();
        var (id, _) = await _scene.Hook(receiver.Url);
        await _scene.Hook(other.Url);
        string[] releases = [await _scene.Release(), await _scene.Release()];
        await _api.Get("/health/ready");
        await other.Got(2);
        await _scene.Told();
        await _scene.Release();
        await other.Got(3);

        Assert.Single(receiver.All);
        var listed = (await _scene.Run("hooks", "list")).Split('\n')[0];
        Assert.Contains("0 delivered, 0 waiting, 2 dead", listed, StringComparison.Ordinal);
        Assert.Contains($"last {releases[0]} at ", listed, StringComparison.Ordinal);
        Assert.Contains("DISABLED since", listed, StringComparison.Ordinal);
        Assert.Equal(2, (await _scene.Try("hooks", "test", id)).Code);
        isGone = false;
        Assert.Equal($"The hook {id} is told again: 2 events.\n", await _scene.Run("hooks", "replay", id));
        await receiver.Got(3);
        Assert.Equal(releases.Select(HookScene.MessageOf), receiver.All.Skip(1).Select(told => told.Id));
    }

    [Fact]
    public async Task An_event_is_given_up_after_the_last_attempt_and_the_next_goes_at_once()
    {
        var refused = "";
        await using var receiver = await new HookReceiver((received, http) =>
            HookReceiver.Status(http, received.Id == refused ? HttpStatusCode.InternalServerError : HttpStatusCode.OK)).Start();
        var (id, _) = await _scene.Hook(receiver.Url);
        string[] releases = [await _scene.Release(), await _scene.Release()];
        refused = HookScene.MessageOf(releases[0]);
        await _api.Get("/health/ready");
        await _scene.Told();

        // Six retries after the first attempt.
        Assert.Equal([.. Enumerable.Repeat(refused, 7), HookScene.MessageOf(releases[1])], receiver.All.Select(told => told.Id));
        Assert.Contains("1 delivered, 0 waiting, 1 dead", await _scene.Run("hooks", "list"), StringComparison.Ordinal);
        refused = "";
        await _scene.Run("hooks", "replay", id);
        await receiver.Got(9);
        await _scene.Told();
        Assert.Contains("2 delivered, 0 waiting, 0 dead", await _scene.Run("hooks", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_can_be_tried_told_of_an_older_release_and_removed()
    {
        await using var receiver = await new HookReceiver().Start();
        var first = _scene.Newest();
        var (id, secret) = await _scene.Hook(receiver.Url);
        await _api.Get("/health/ready");

        Assert.Matches($"^The hook {id} took test-[0-9a-f]{{12}}: 200\\.\n$", await _scene.Run("hooks", "test", id));
        var test = JsonNode.Parse(receiver.All[0].Body)!;
        await AssertFits(test["data"]!, test.Text("dataschema")!);
        Assert.Equal(id, test.Text("data.hook"));
        await _scene.Run("hooks", "replay", id, "--release", first);
        await receiver.Got(2);
        Assert.Equal(HookScene.MessageOf(first), receiver.All[1].Id);
        Assert.Null(JsonNode.Parse(receiver.All[1].Body)!["data"]!["previous"]);
        Assert.Equal(2, (await _scene.Try("hooks", "replay", id, "--release", "2020-01-01.1")).Code);
        Assert.DoesNotContain(secret.Split('_')[1], await _scene.Run("hooks", "list"), StringComparison.Ordinal);
        Assert.Equal($"The hook {id} is told nothing any more.\n", await _scene.Run("hooks", "remove", id));
        Assert.Equal("", await _scene.Run("hooks", "list"));
        Assert.Empty(DatabaseFile.Query(_api.Database, "select event from delivery"));
        foreach (var verb in new[] { "remove", "test", "replay" })
            Assert.Equal((2, "", $"There is no hook {id}; hooks list shows their ids.\n"), await _scene.Try("hooks", verb, id));
    }

    [Fact]
    public async Task A_test_that_is_not_taken_is_an_error_and_holds_up_nothing()
    {
        var isBroken = true;
        await using var receiver = await new HookReceiver((_, http) =>
            HookReceiver.Status(http, isBroken ? HttpStatusCode.InternalServerError : HttpStatusCode.OK)).Start();
        var (id, _) = await _scene.Hook(receiver.Url);
        await _api.Get("/health/ready");

        var (code, output, errors) = await _scene.Try("hooks", "test", id);
        Assert.Equal((8, ""), (code, output));
        Assert.Matches($"^The hook {id} did not take test-[0-9a-f]{{12}}: 500\\. It is not sent again\\.\n$", errors);
        isBroken = false;
        var release = await _scene.Release();
        await receiver.Got(2);
        await _scene.Told();

        Assert.Equal(HookScene.MessageOf(release), receiver.All[1].Id);
        // Nobody misses it, so it is none of those that were given up.
        Assert.Contains("1 delivered, 0 waiting, 0 dead", await _scene.Run("hooks", "list"), StringComparison.Ordinal);
        Assert.Equal($"The hook {id} is told again: 0 events.\n", await _scene.Run("hooks", "replay", id));
        Assert.Equal(2, receiver.All.Count);
    }

    [Fact]
    public async Task A_test_that_no_server_sends_is_an_error()
    {
        var (id, _) = await _scene.Hook("https://portal.example/hook");

        var (code, output, errors) = await _scene.Try("hooks", "test", id, "--hook-seconds", "1");

        Assert.Equal((8, ""), (code, output));
        Assert.Matches(
            "^test-[0-9a-f]{12} waits\\. It is sent by a server that serves this database and has --public-url; hooks list shows what comes of it\\.\n$",
            errors);
    }

    [Theory]
    [InlineData("A hook is reached by https; --allow-http allows http.", "http://portal.example/hook")]
    [InlineData("The address 127.0.0.1 is not public; --allow-private allows it.", "https://127.0.0.1/hook")]
    [InlineData("The address 127.0.0.1 is not public; --allow-private allows it.", "https://0x7f000001/hook")]
    [InlineData("The address 127.0.0.1 is not public; --allow-private allows it.", "https://2130706433/hook")]
    [InlineData("The address ::1 is not public; --allow-private allows it.", "https://[::1]/hook")]
    [InlineData("The address ::ffff:10.0.0.1 is not public; --allow-private allows it.", "https://[::ffff:10.0.0.1]/hook")]
    [InlineData("The address of a hook has no name, password or fragment.", "https://me:secret@portal.example/hook")]
    [InlineData("The address of a hook has no name, password or fragment.", "https://portal.example/hook#part")]
    [InlineData("\"portal.example\" is no address of a hook: one is like https://portal.example/hooks/benchmark.", "portal.example")]
    [InlineData("\"ftp://portal.example\" is no address of a hook: one is like https://portal.example/hooks/benchmark.", "ftp://portal.example")]
    public async Task What_cannot_be_a_hook_is_said(string expected, string url)
    {
        Assert.Equal((2, "", $"{expected} See --help.\n"), await _scene.Try("hooks", "add", url));
        Assert.Empty(DatabaseFile.Query(_api.Database, "select url from hook"));
    }

    [Fact]
    public async Task A_hook_without_a_public_address_waits_and_says_so()
    {
        using var api = new BenchmarkApi();
        var scene = new HookScene(api.Database);
        await using var receiver = await new HookReceiver().Start();

        var (code, _, errors) = await scene.Try("hooks", "add", receiver.Url, "--allow-private", "--allow-http");
        await scene.Release();
        await api.Get("/health/ready");
        await Wait.Out(TimeSpan.FromSeconds(2));

        Assert.Equal(
            (0, "Hooks are told by a server that was given --public-url, because events name its addresses. Where yours has it, there is nothing to do.\n"),
            (code, errors));
        Assert.Empty(receiver.All);
        Assert.Contains("1 waiting", await scene.Run("hooks", "list"), StringComparison.Ordinal);
        // One that is given an address sends what waited.
        using var known = BenchmarkApi.On(api.Database, ("public-url", Server));
        await known.Get("/health/ready");
        await receiver.Got(1);
    }

    private static void Verify(Received told, string secret) =>
        new StandardWebhook(secret).Verify(
            told.Body,
            new HeaderDictionary(told.Headers.ToDictionary(header => header.Key, header => new StringValues(header.Value))));

    /// <summary>Whether data have what their schema, which the server serves, says.</summary>
    private async Task AssertFits(JsonNode data, string schema)
    {
        Assert.StartsWith($"{Server}/schemas/", schema, StringComparison.Ordinal);
        using var response = await _api.Client.GetAsync(new Uri(schema[Server.Length..], UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(new MediaTypeHeaderValue("application/schema+json"), response.Content.Headers.ContentType);
        var said = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        AssertFits(data, said);
    }

    private static void AssertFits(JsonNode data, JsonNode schema)
    {
        var fields = schema["properties"]!.AsObject();
        Assert.Equal(fields.Select(field => field.Key).Order(), data.AsObject().Select(field => field.Key).Order());
        Assert.Equal(fields.Select(field => field.Key).Order(), schema.Texts("required").Order());
        foreach (var (name, field) in fields)
        {
            if (field!["properties"] is not null)
                AssertFits(data[name]!, field);
            else
                Assert.Contains(TypeOf(data[name]), field["type"] is JsonArray several ? several.Select(each => $"{each}") : [$"{field["type"]}"]);
        }
    }

    private static string TypeOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null => "null",
        System.Text.Json.JsonValueKind.Number => "integer",
        System.Text.Json.JsonValueKind.Array => "array",
        _ => "string",
    };
}
