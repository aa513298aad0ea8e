using System.Net;
using System.Net.Sockets;

namespace Benchmark.Api.Hooks;

/// <summary>How a receiver is found and reached.</summary>
/// <param name="Resolve">The addresses of a host.</param>
/// <param name="Connect">Opens a connection to an address.</param>
internal sealed record HookNetwork(
    Func<string, CancellationToken, Task<IPAddress[]>> Resolve,
    Func<IPEndPoint, CancellationToken, Task<Stream>> Connect)
{
    /// <summary>That of the machine.</summary>
    public static readonly HookNetwork Machine = new(Dns.GetHostAddressesAsync, ConnectAsync);

    /// <summary>Finds a host and connects to it. Every look-up is checked, after it and before anything is opened.</summary>
    /// <exception cref="AddressRefused">One of its addresses is not public.</exception>
    public async ValueTask<Stream> OpenAsync(DnsEndPoint host, bool allowsPrivate, CancellationToken cancellation)
    {
        var addresses = await Resolve(host.Host, cancellation);
        // All of them: a name that leads to both kinds is a try to be taken for the other.
        if (!allowsPrivate && addresses.Any(address => !PublicNetworks.Hold(address)))
            throw new AddressRefused();
        var failure = new SocketException((int)SocketError.HostNotFound);
        foreach (var address in addresses)
        {
            try
            {
                return await Connect(new IPEndPoint(address, host.Port), cancellation);
            }
            catch (SocketException exception)
            {
                // The next one may answer.
                failure = exception;
            }
        }

        throw failure;
    }

    private static async Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>An address of a receiver is not public; nothing was opened.</summary>
internal sealed class AddressRefused : Exception;
