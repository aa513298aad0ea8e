using Benchmark.Core.Indicators;

namespace Benchmark.Tests.Core;

/// <summary>What an indicator is called in sentences about provinces and about the country.</summary>
public sealed class IndicatorNameTests
{
    private static readonly Indicator Share = Nouns.Indicator() with
    {
        Name = new("Tỷ trọng kinh tế số trong GRDP (GDP)", "Digital economy share of GRDP (GDP)"),
    };

    [Fact]
    public void A_name_that_serves_both_is_read_as_the_one_that_is_meant()
    {
        Assert.Equal(new("tỷ trọng kinh tế số trong GRDP", "digital economy share of GRDP"), IndicatorName.Of(Share, ofCountry: false).Full);
        Assert.Equal(new("tỷ trọng kinh tế số trong GDP", "digital economy share of GDP"), IndicatorName.Of(Share, ofCountry: true).Full);
    }

    [Fact]
    public void The_names_of_the_data_go_first()
    {
        var named = Share with { Short = new("Kinh tế số trong GRDP", "Digital economy in GRDP"), Country = new("Tỷ trọng trong GDP", "Share of GDP") };

        Assert.Equal("kinh tế số trong GRDP", IndicatorName.Of(named, ofCountry: false).Brief.Vi);
        Assert.Equal("digital economy in GDP", IndicatorName.Of(named, ofCountry: true).Brief.En);
        Assert.Equal("tỷ trọng trong GDP", IndicatorName.Of(named, ofCountry: true).Full.Vi);
    }

    [Theory]
    [InlineData("Kinh tế số trong GRDP", "kinh tế số trong GRDP")]
    [InlineData("GRDP đầu người (USD)", "GRDP đầu người (USD)")]
    [InlineData("Điểm DTI", "điểm DTI")]
    [InlineData("Mean DTI score", "mean DTI score")]
    [InlineData("E-commerce in retail sales", "e-commerce in retail sales")]
    [InlineData("United Nations e-government index", "United Nations e-government index")]
    [InlineData("Mean 2016-2020, constant prices", "mean 2016–2020, constant prices")]
    public void Within_a_sentence_a_name_begins_small_unless_it_is_one_everywhere(string name, string within) =>
        Assert.Equal(within, IndicatorName.WithinSentence(new Text(name, name)).En);
}
