using Benchmark.Core.Indicators;
using Benchmark.Tests.Core.DataSets;

namespace Benchmark.Tests.Core.Indicators;

public sealed class UnitTests
{
    [Theory]
    [InlineData("percent")]
    [InlineData("percent-per-year")]
    [InlineData("rank")]
    [InlineData("milestone")]
    [InlineData("score-0-1")]
    [InlineData("score-0-80")]
    [InlineData("count")]
    [InlineData("firms")]
    [InlineData("usd-per-person")]
    [InlineData("million-vnd-per-worker")]
    [InlineData("firms-per-1000-people")]
    [InlineData("billion-usd")]
    public void A_unit_is_known(string code) => Assert.True(Unit.IsKnown(code));

    [Theory]
    // One slip away from a unit of its own kind: as a level it would get other differences, ratios and paces without a word.
    [InlineData("percnt")]
    [InlineData("percents")]
    [InlineData("percent-per-years")]
    [InlineData("percentage")]
    [InlineData("ranks")]
    [InlineData("mile-stone")]
    [InlineData("score")]
    [InlineData("score-0")]
    [InlineData("score-100-0")]
    [InlineData("score-0-x")]
    [InlineData("parsec")]
    [InlineData("million")]
    [InlineData("million-")]
    [InlineData("vnd-per-")]
    [InlineData("vnd-per-moon")]
    [InlineData("-per-person")]
    [InlineData("Percent")]
    [InlineData("")]
    public void A_slip_is_no_unit(string code) => Assert.False(Unit.IsKnown(code));

    [Fact]
    public void Every_unit_of_the_sample_is_known() =>
        Assert.All(SeedTables.DataSet.Indicators, indicator => Assert.True(Unit.IsKnown(indicator.Unit), indicator.Unit));
}
