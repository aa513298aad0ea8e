using Benchmark.Core.Provinces;

namespace Benchmark.Tests.Core.Provinces;

/// <summary>What people call a unit in a sentence follows from what became of it.</summary>
public sealed class ProvinceLineageTests
{
    private static readonly DateOnly Last = new(2025, 6, 30);

    private static readonly IReadOnlyList<Province> Units = ProvinceLineage.Of(
    [
        Nouns.Province("same"),
        Nouns.Province("port", until: Last, name: "Port") with { Successor = "port-2025" },
        Nouns.Province("field", until: Last, name: "Field") with { Successor = "port-2025" },
        Nouns.Province("port-2025", from: Last.AddDays(1), name: "Port"),
        // A province became a city under another name; another only changed its name.
        Nouns.Province("old-town", until: Last, name: "Old Town") with { Successor = "town" },
        Nouns.Province("town", from: Last.AddDays(1), name: "Town") with { Kind = ProvinceKind.City },
        Nouns.Province("before", until: Last, name: "Before") with { Successor = "after" },
        Nouns.Province("after", from: Last.AddDays(1), name: "After"),
    ]);

    [Theory]
    [InlineData("same", "same", "same")]
    [InlineData("port", "Port (trước sáp nhập)", "Port (before the merger)")]
    [InlineData("field", "Field (trước sáp nhập)", "Field (before the merger)")]
    [InlineData("port-2025", "Port (sau sáp nhập)", "Port (after the merger)")]
    [InlineData("old-town", "Old Town (trước khi là thành phố)", "Old Town (before it became a city)")]
    [InlineData("town", "Town", "Town")]
    [InlineData("before", "Before (đến 30/6/2025)", "Before (until 30 June 2025)")]
    [InlineData("after", "After", "After")]
    public void A_unit_is_named_as_people_do(string id, string vi, string en) =>
        Assert.Equal(new Text(vi, en), ProvinceLabel.InSentence(Units.Single(unit => unit.Id == id)));

    [Fact]
    public void A_unit_knows_whom_it_took_over_and_what_its_successor_is_called()
    {
        Assert.Equal(["port", "field"], Units.Single(unit => unit.Id == "port-2025").Predecessors);
        Assert.Equal("Port (sau sáp nhập)", Units.Single(unit => unit.Id == "field").SuccessorLabel!.Vi);
        Assert.Null(Units.Single(unit => unit.Id == "same").SuccessorLabel);
    }

    [Theory]
    [InlineData("Port (trước sáp nhập)", "port")]
    [InlineData("Port (after the merger)", "port-2025")]
    [InlineData("Port (đến 30/6/2025)", "port")]
    [InlineData("port until 30 june 2025", "port")]
    [InlineData("Port (từ 1/7/2025)", "port-2025")]
    [InlineData("Old Town (trước khi là thành phố)", "old-town")]
    public void Every_label_that_was_printed_is_a_name(string label, string id) =>
        Assert.Equal([id], new ProvinceIndex(Units).Match(label, null).Candidates.Select(province => province.Id));
}
