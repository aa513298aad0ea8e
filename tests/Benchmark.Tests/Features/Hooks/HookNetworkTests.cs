using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Benchmark.Api.Hooks;
using Benchmark.Api.Http;
using Benchmark.Api.Logs;
using Benchmark.Data.Catalog;
using Benchmark.Data.Hooks;
using Benchmark.Data.Releases;
using Benchmark.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmark.Tests.Features.Hooks;

/// <summary>
/// Where a name leads is looked at after each look-up and before anything is opened. The look-up and the connection are given, so that what is not public
/// can be named and what is dialed is known.
/// </summary>
public sealed class HookNetworkTests : IDisposable
{
    private const string Url = "http://portal.example/hook";

    private readonly CliFolder _folder = new();
    private readonly HookScene _scene;
    private readonly ConcurrentQueue<IPEndPoint> _dialed = new();

    public HookNetworkTests()
    {
        DatabaseFile.Import(_folder.Database, CliProgram.Seed);
        _scene = new HookScene(_folder.Database);
    }

    public void Dispose()
    {
        TestDatabase.Close();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::127.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::10.0.0.1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a00:1::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456:789a::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("febf::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("ff0e::1")]
    [InlineData("93.184.216.34", "192.168.1.1")]
    [InlineData("2606:4700:4700::1111", "::1")]
    public async Task A_name_that_leads_into_another_network_is_not_dialed(params string[] addresses)
    {
        await Add(Url);
        await _scene.Release();

        await using (Sender(_ => [.. addresses.Select(IPAddress.Parse)], Refuse))
            await Tried(1);

        Assert.Empty(_dialed);
        Assert.Equal(["the address is not public"], Outcomes());
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("169.253.255.255")]
    [InlineData("192.0.1.1")]
    [InlineData("223.255.255.254")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2405:4800::1")]
    public async Task A_public_address_is_dialed(string address)
    {
        await Add(Url);
        await _scene.Release();

        await using (Sender(_ => [IPAddress.Parse(address)], Refuse))
            await Tried(1);

        Assert.Contains(new IPEndPoint(IPAddress.Parse(address), 80), _dialed);
        Assert.Equal(["no connection"], Outcomes());
    }

    [Fact]
    public async Task A_later_look_up_is_looked_at_too()
    {
        await using var receiver = await new HookReceiver().Start();
        await Add(Url);
        string[] releases = [await _scene.Release(), await _scene.Release()];
        var looked = 0;

        // The name leads to a public address once and into the network of the server from then on.
        await using (Sender(
            _ => [IPAddress.Parse(Interlocked.Increment(ref looked) == 1 ? "93.184.216.34" : "127.0.0.1")],
            (_, cancellation) => Open(new Uri(receiver.Url).Port, cancellation)))
            await Tried(2);

        Assert.Equal([new IPEndPoint(IPAddress.Parse("93.184.216.34"), 80)], _dialed);
        Assert.Equal([HookScene.MessageOf(releases[0])], receiver.All.Select(told => told.Id));
        Assert.Equal(["200", "the address is not public"], Outcomes());
    }

    [Fact]
    public async Task A_hook_that_may_be_private_is_dialed_and_a_literal_address_is_looked_at()
    {
        await Add("http://192.168.7.7/hook", "--allow-private");
        // As somebody could have put it into the database.
        var (id, _) = await _scene.Hook("http://127.0.0.9/hook");
        DatabaseFile.Execute(_folder.Database, $"update hook set allows_private = 0 where id = '{id}'");
        await _scene.Release();

        await using (Sender(host => [IPAddress.Parse(host)], Refuse))
            await Tried(2);

        Assert.Equal([new IPEndPoint(IPAddress.Parse("192.168.7.7"), 80)], _dialed.Distinct());
        Assert.Equal(["no connection", "the address is not public"], Outcomes().Order());
    }

    [Fact]
    public async Task The_second_address_is_dialed_where_the_first_does_not_answer_and_a_name_without_any_is_said()
    {
        await using var receiver = await new HookReceiver().Start();
        await Add(Url);
        await _scene.Release();

        await using (Sender(
            _ => [IPAddress.Parse("2606:4700:4700::1111"), IPAddress.Parse("93.184.216.34")],
            (address, cancellation) => address.AddressFamily == AddressFamily.InterNetworkV6
                ? Refuse(address, cancellation)
                : Open(new Uri(receiver.Url).Port, cancellation)))
            await Tried(1);
        await _scene.Release();
        await using (Sender(_ => [], Refuse))
            await Tried(2);

        Assert.Equal(2, _dialed.Count);
        Assert.Equal(["200", "the host is not found"], Outcomes());
    }

    [Fact]
    public async Task Of_two_servers_one_sends_and_the_other_when_it_ends()
    {
        await using var receiver = await new HookReceiver().Start();
        await _scene.Hook(receiver.Url);
        await using var one = Sender(host => [IPAddress.Parse(host)], (_, cancellation) => Open(new Uri(receiver.Url).Port, cancellation));
        var releases = new List<string>();
        for (var made = 0; made < 5; made++)
            releases.Add(await _scene.Release());
        await receiver.Got(5);
        await using var other = Sender(host => [IPAddress.Parse(host)], (_, cancellation) => Open(new Uri(receiver.Url).Port, cancellation));
        for (var made = 0; made < 5; made++)
            releases.Add(await _scene.Release());
        await receiver.Got(10);
        await _scene.Told();
        await one.DisposeAsync();
        releases.Add(await _scene.Release());
        await receiver.Got(11);
        await _scene.Told();

        // Each once: no two sent the same.
        Assert.Equal(releases.Select(HookScene.MessageOf), receiver.All.Select(told => told.Id));
    }

    private Task<string> Add(string url, params string[] options) => _scene.Run(["hooks", "add", url, "--allow-http", .. options]);

    private Running Sender(Func<string, IPAddress[]> resolve, Func<IPEndPoint, CancellationToken, Task<Stream>> connect)
    {
        var database = TestDatabase.Of(_folder.Database);
        var catalogs = new Catalogs(new ReleaseStore(database), new CatalogStore(database), TimeProvider.System);
        return new Running(catalogs, new HookSender(
            new HookStore(database, TimeProvider.System),
            catalogs,
            new PublicAddress("https://benchmark.example", "Benchmark"),
            new HookSettings([TimeSpan.FromHours(1)], TimeSpan.FromSeconds(5)),
            new HookNetwork(
                (host, _) => Task.FromResult(resolve(host)),
                (address, cancellation) =>
                {
                    _dialed.Enqueue(address);
                    return connect(address, cancellation);
                }),
            new Events(NullLoggerFactory.Instance),
            TimeProvider.System));
    }

    /// <summary>A sender that runs.</summary>
    private sealed class Running : IAsyncDisposable
    {
        private readonly Catalogs _catalogs;
        private readonly HookSender _sender;
        private readonly CancellationTokenSource _end = new();
        private readonly Task _running;
        private bool _ended;

        public Running(Catalogs catalogs, HookSender sender)
        {
            (_catalogs, _sender) = (catalogs, sender);
            _running = Task.Run(() => sender.RunAsync(_end.Token));
        }

        public async ValueTask DisposeAsync()
        {
            if (_ended)
                return;
            _ended = true;
            await _end.CancelAsync();
            await Wait.For(_running, () => "The sender does not end.");
            _end.Dispose();
            _sender.Dispose();
            _catalogs.Dispose();
        }
    }

    private static Task<Stream> Refuse(IPEndPoint address, CancellationToken cancellation) =>
        Task.FromException<Stream>(new SocketException((int)SocketError.ConnectionRefused));

    private static async Task<Stream> Open(int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private Task Tried(int events) => Wait.Until(() => Outcomes().Count == events, () => string.Join(", ", Outcomes()));

    private IReadOnlyList<string> Outcomes() =>
        DatabaseFile.Query(_folder.Database, "select outcome from delivery where outcome is not null order by number");
}
