using Benchmark.Core.Sources;

namespace Benchmark.Tests.Core.Sources;

/// <summary>Whose a source is, read off its id. Source: section 11 of the design of the contract, last item.</summary>
public sealed class SourceOwnerTests
{
    private static readonly string[] Provinces = ["hue", "hai-phong", "hai-phong-2025", "doc"];

    [Theory]
    [InlineData("hai-phong-report", "hai-phong")]
    [InlineData("doc-hai-phong-report", "hai-phong")]
    [InlineData("hai-phong-2025-report", "hai-phong-2025")]
    [InlineData("doc-hai-phong-2025-report", "hai-phong-2025")]
    [InlineData("hai-phong-2025", "hai-phong")]
    [InlineData("hai-phong-20251", "hai-phong")]
    [InlineData("hue-x", "hue")]
    [InlineData("doc-report", "doc")]
    [InlineData("hai-phong", null)]
    [InlineData("hai-phong-", null)]
    [InlineData("doc-hai-phong", "doc")]
    [InlineData("huế-x", null)]
    [InlineData("hues-x", null)]
    [InlineData("report-hue-x", null)]
    [InlineData("HUE-x", null)]
    [InlineData("", null)]
    public void The_longest_province_that_fits_owns_it(string source, string? owner) => Assert.Equal(owner, SourceOwner.Find(source, Provinces));

    [Fact]
    public void Without_provinces_nobody_owns_it() => Assert.Null(SourceOwner.Find("hai-phong-report", []));
}
