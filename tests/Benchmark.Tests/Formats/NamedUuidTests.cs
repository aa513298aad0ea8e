using Benchmark.Api.Formats;

namespace Benchmark.Tests.Formats;

/// <summary>Ids that are made of names.</summary>
public sealed class NamedUuidTests
{
    // The namespace of domain names and the example of RFC 9562, appendix A.4.
    [Fact]
    public void The_example_of_the_standard_comes_out() => Assert.Equal(
        new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"),
        NamedUuid.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    // Computed by uuid5 of the standard library of Python. They stand in the lists of feed readers, so they never change.
    [Theory]
    [InlineData("feed\n", "urn:uuid:758f3836-6bb5-587b-8c59-f01d18268c86")]
    [InlineData("feed\n?province=ha-noi", "urn:uuid:e2ccdac4-4f54-587e-8bb9-164d749b9b9e")]
    public void A_name_has_the_same_id_for_good(string name, string id) => Assert.Equal(id, NamedUuid.UrnOf(name));
}
