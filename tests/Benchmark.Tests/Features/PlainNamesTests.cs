using Benchmark.Api.Features;
using Benchmark.Core.Indicators;

namespace Benchmark.Tests.Features;

/// <summary>What titles and news call things.</summary>
public sealed class PlainNamesTests
{
    private static readonly Indicator Share = new()
    {
        Id = "grdp-digital-share",
        Name = new("Tỷ trọng kinh tế số trong GRDP (GDP)", "Digital economy share of GRDP (GDP)"),
        Kind = IndicatorKind.Number,
        Unit = "percent",
        UnitName = new("%", "%"),
        Direction = Direction.HigherIsBetter,
        Theme = "digital-economy",
        Headline = 1,
        Minimum = null,
        Maximum = null,
        Worst = null,
        WorstReason = null,
        ScoreMethod = null,
        Pace = null,
        RatioScale = true,
        Decimals = 2,
        Source = "web",
        Note = null,
    };

    [Fact]
    public void An_indicator_has_its_short_name_and_of_the_country_its_own()
    {
        var named = Share with { Country = new("Tỷ trọng kinh tế số trong GDP", "Digital economy share of GDP") };

        Assert.Equal(Share.Name, PlainNames.Of(Share));
        Assert.Equal(new("Tỷ trọng kinh tế số trong GRDP", "Digital economy share of GRDP"), PlainNames.Of(named));
        Assert.Equal(named.Country, PlainNames.Of(named, ofCountry: true));
        Assert.Equal(
            new("Kinh tế số trong GRDP", "Digital economy in GRDP"),
            PlainNames.Of(named with { Short = new("Kinh tế số trong GRDP", "Digital economy in GRDP") }));
    }

    [Theory]
    [InlineData("Kinh tế số trong GRDP", "kinh tế số trong GRDP")]
    [InlineData("GRDP đầu người (USD)", "GRDP đầu người (USD)")]
    [InlineData("Điểm DTI", "điểm DTI")]
    [InlineData("Mean DTI score", "mean DTI score")]
    [InlineData("E-commerce in retail sales", "e-commerce in retail sales")]
    [InlineData("United Nations e-government index", "United Nations e-government index")]
    public void Inside_a_sentence_a_name_begins_small_unless_it_is_one_everywhere(string name, string inside) =>
        Assert.Equal(inside, PlainNames.Inside(new Text(name, name)).En);
}
