using System.Net;
using System.Net.Sockets;

namespace Benchmark.Api.Hooks;

/// <summary>
/// Which addresses lie in the public network. A hook must not be a way into the network of the server: what is not known to be public is not.
/// </summary>
internal static class PublicNetworks
{
    // IANA's registries of special purpose.
    private static readonly IPNetwork[] NotPublic =
    [
        IPNetwork.Parse("0.0.0.0/8"), // unspecified, this network
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // shared by a carrier
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("169.254.0.0/16"), // link-local; metadata of clouds
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocols
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("198.18.0.0/15"), // benchmarking
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, broadcast
        IPNetwork.Parse("2001::/23"), // protocols, Teredo: holds an address of IPv4
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4: holds an address of IPv4
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    /// <summary>Whether an address lies in the public network.</summary>
    public static bool Hold(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || IsGlobalUnicast(address)) && !NotPublic.Any(network => network.Contains(address));

    // 2000::/3, the only addresses of IPv6 that are given out (IANA). Loopback, unspecified, mapped, NAT64, unique-local, link-local and multicast lie
    // outside. Looked at as it is written: a network takes a mapped address for the one of IPv4 in it.
    private static bool IsGlobalUnicast(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && (address.GetAddressBytes()[0] & 0b1110_0000) == 0b0010_0000;
}
