using Benchmark.Tests.Features.Releases;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Profiles;

/// <summary>A profile shows the last changes of its province, on a database of several releases.</summary>
public sealed class ProfileChangesTests(ReleaseTests.Imported imported) : IClassFixture<ReleaseTests.Imported>
{
    private readonly BenchmarkApi _api = imported.Api;

    [Theory]
    [InlineData("ha-noi")]
    [InlineData("ha-giang")]
    [InlineData("can-tho")]
    public async Task They_are_those_of_the_list_newest_release_first(string id)
    {
        var newest = imported.Ids.Reverse().ToList();
        var listed = (await _api.Get($"/v1/changes?province={id}&limit=1000")).Items("data");

        Assert.Equal(
            listed.OrderBy(change => newest.IndexOf(change.Text("release")!)).Take(10).Select(change => change.ToJsonString()),
            (await _api.Get($"/v1/profiles/{id}")).Items("data.changes").Select(change => change.ToJsonString()));
    }

    [Fact]
    public async Task A_pinned_profile_knows_nothing_of_later_releases()
    {
        Assert.NotEmpty((await _api.Get($"/v1/profiles/ha-noi?release={imported.Ids[1]}")).Items("data.changes"));
        Assert.All(
            (await _api.Get($"/v1/profiles/ha-noi?release={imported.Ids[1]}")).Items("data.changes"),
            change => Assert.Equal(imported.Ids[1], change.Text("release")));
        Assert.Empty((await _api.Get($"/v1/profiles/ha-noi?release={imported.Ids[0]}")).Items("data.changes"));
    }
}
