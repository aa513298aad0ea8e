using System.Net;
using Benchmark.Api.Http;
using Microsoft.AspNetCore.Http;

namespace Benchmark.Tests.Features;

/// <summary>How much a client may ask for, by the section "Limits" of the contract. The addresses of documentation are those of RFC 5737 and RFC
/// 3849.</summary>
public sealed class ClientLimitsTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("10.255.0.1", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.31.255.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("192.169.1.1", false)]
    [InlineData("169.254.1.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("192.0.2.1", false)]
    [InlineData("2001:db8::1", false)]
    public void Private_networks_are_those_the_Internet_does_not_reach(string address, bool isPrivate) =>
        Assert.Equal(isPrivate, ClientLimits.IsPrivate(IPAddress.Parse(address)));

    /// <summary>A burst of 200, then the rest of the minute has to be waited for; other clients do not notice.</summary>
    [Fact]
    public void A_client_that_asks_too_often_waits_alone()
    {
        using var limits = new ClientLimits(new RequestLimits());
        HttpContext last = new DefaultHttpContext();
        Problem? refused = null;

        // More than the burst and what comes back while the test runs on the slowest machine.
        for (var request = 0; refused is null && request < 100_000; request++)
        {
            refused = limits.CountRequest(last = From("192.0.2.1"));
            Assert.True(refused is null || request >= 200);
        }

        Assert.NotNull(refused);
        Assert.Equal("1", last.Response.Headers.RetryAfter);
        Assert.Equal("\"requests\";q=600;w=60", last.Response.Headers["RateLimit-Policy"]);
        Assert.Equal("\"requests\";r=0;t=1", last.Response.Headers["RateLimit"]);
        Assert.Null(limits.CountRequest(From("192.0.2.2")));
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Null(limits.CountRequest(From("10.0.0.1"))));
    }

    [Fact]
    public void Behind_a_proxy_that_names_the_clients_private_networks_count_too()
    {
        using var limits = new ClientLimits(new RequestLimits { CountsPrivateNetworks = true, RequestsPerMinute = 1 });

        Assert.Null(limits.CountRequest(From("10.0.0.1")));
        Assert.NotNull(limits.CountRequest(From("10.0.0.1")));
    }

    /// <summary>The addresses of one subscriber are a network of 64 bits (RFC 6177).</summary>
    [Fact]
    public void Twenty_keys_are_refused_a_client_in_a_minute()
    {
        using var limits = new ClientLimits(new RequestLimits());

        for (var key = 0; key < 20; key++)
            Assert.Null(limits.CountRefusedKey(From($"2001:db8::{key:x}")));
        var http = From("2001:db8::ffff");
        Assert.NotNull(limits.CountRefusedKey(http));
        Assert.NotEqual("", http.Response.Headers.RetryAfter.ToString());
        Assert.Null(limits.CountRefusedKey(From("2001:db8:0:1::1")));
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
