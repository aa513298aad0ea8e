using System.Net;
using System.Text;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>The verb keys, while another process serves the database.</summary>
public sealed class KeysVerbTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task A_key_is_made_listed_and_taken_back_by_the_verb()
    {
        using var folder = new CliFolder();
        var added = await folder.Run(
            "keys", "add", "--name", "Portal", "--province", "ha-noi,hai-duong", "--province", "hai-phong", "--scope", "observations:write", "--database",
            api.Database);
        var key = added.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)[^1];

        Assert.Equal((0, ""), (added.ExitCode, added.Errors));
        Assert.Equal(HttpStatusCode.Created, await Post(key, 2011));
        var kept = DatabaseFile.Query(api.Database, "select id, name, hash, scopes, provinces from api_key");
        Assert.DoesNotContain(key.Split('_')[2], string.Join('\n', kept), StringComparison.Ordinal);
        var listed = await folder.Run("keys", "list", "--database", api.Database);
        Assert.Contains($"{key.Split('_')[1]}  Portal: observations:write of ha-noi, hai-duong, hai-phong, made ", listed.Output, StringComparison.Ordinal);
        Assert.Matches(", last used [0-9TZ:-]+\n", listed.Output);
        Assert.Equal(0, (await folder.Run("keys", "revoke", key.Split('_')[1], "--database", api.Database)).ExitCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(key, 2012));
        foreach (var wrong in new[]
        {
            "keys", "keys make", "keys revoke", "keys revoke 000000000000", "keys add --name X --scope observations:write",
            "keys add --name X --province ha-noi --scope all", "keys add --name X --province atlantis --scope targets:write", "keys list --name X",
            "keys add --name X --province ha-noi --scope data:write", "keys add --name X --province ha-noi --scope observations:write,data:write",
            "keys add --name X --province all --scope data:write --expires 2020-01-01",
            "keys add --name X --province all --scope data:write --expires soon", $"keys add --name {new string('x', 101)} --province all --scope data:write",
            "import seed --name X",
        })
            Assert.Equal(2, (await folder.Run([.. wrong.Split(' '), "--database", api.Database])).ExitCode);
    }

    [Fact]
    public async Task An_older_key_of_everything_is_listed_as_what_it_is_now()
    {
        using var folder = new CliFolder();
        DatabaseFile.Execute(
            api.Database,
            $"insert into api_key (id, name, hash, scopes, provinces, created_at) values ('00000000000a', 'Older', '{new string('0', 64)}', 'data:write', "
                + "'ha-noi', '2026-11-21T00:00:00Z')");
        Assert.Equal(
            0,
            (await folder.Run([.. "keys add --name Ending --province all --scope data:write --expires 2199-12-31 --database".Split(' '), api.Database]))
                .ExitCode);

        var listed = (await folder.Run("keys", "list", "--database", api.Database)).Output;

        Assert.Contains(
            "00000000000a  Older: data:write of ha-noi (works as observations:write, targets:write), made 2026-11-21T00:00:00Z, never used\n",
            listed,
            StringComparison.Ordinal);
        // The day ends in Viet Nam, at 17:00 UTC.
        Assert.Contains("Ending: data:write of all provinces, made ", listed, StringComparison.Ordinal);
        Assert.Contains(", never used, expires 2199-12-31T17:00:00Z\n", listed, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> Post(string key, int year)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/imports");
        message.Headers.Add("X-API-Key", key);
        message.Content = new StringContent(
            $$"""
            {"reason":"Why","observations":[{"province":"hai-duong","indicator":"grdp-growth","year":{{year}},"series":"annual-constant-prices",
            "revision":1,"value":1,"certainty":"official","source":"doc-kh-205-hn"}]}
            """,
            Encoding.UTF8,
            "application/json");
        using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
