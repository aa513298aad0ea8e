
namespace Benchmark.Tests.Core;

/// <summary>The codes of closed sets.</summary>
public sealed class CodeTests
{
    public static TheoryData<Type> Sets() =>
        [.. typeof(Code).Assembly.GetTypes().Where(type => type.IsEnum && type.Namespace!.StartsWith("Benchmark", StringComparison.Ordinal))];

    /// <summary>The code of a member is found by its number.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void A_set_is_numbered_from_zero_without_gaps(Type set)
    {
        Assert.Equal(typeof(int), Enum.GetUnderlyingType(set));
        Assert.Equal(Enumerable.Range(0, Enum.GetNames(set).Length), Enum.GetValuesAsUnderlyingType(set).Cast<int>());
    }

    [Fact]
    public void A_code_is_the_name_in_words_joined_by_hyphens()
    {
        Assert.Equal("no-observation-by-horizon", Code.Of(Reason.NoObservationByHorizon));
        Assert.Equal(Reason.NoObservationByHorizon, Code.Parse<Reason>("no-observation-by-horizon"));
        Assert.Equal(["vi", "en"], Code.All<Language>());
        foreach (var reason in Enum.GetValues<Reason>())
            Assert.Equal(reason, Code.Parse<Reason>(Code.Of(reason)));
    }

    [Theory]
    [InlineData("No-Target")]
    [InlineData("NoTarget")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_code(string? code) => Assert.False(Code.TryParse<Reason>(code, out _));
}
