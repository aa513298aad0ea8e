using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Benchmark.Api.Http;

/// <summary>
/// How readers know the API: by who publishes it, by the origin that whole addresses begin with, and by the prefix of the paths under which a gateway shows
/// it. What a request says of its own host is believed on the machine itself alone; elsewhere it is whatever its sender wrote.
/// </summary>
internal sealed class PublicAddress
{
    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private readonly Uri? _configured;

    /// <param name="configured">The address that the operator set; null where none is set.</param>
    /// <param name="publisher">Who publishes the answers.</param>
    public PublicAddress(string? configured, string publisher)
    {
        Publisher = publisher;
        if (configured is null)
            return;
        _configured = new Uri(configured);
        var path = configured.IndexOf('/', configured.IndexOf("//", StringComparison.Ordinal) + 2);
        (Known, Prefix) = path < 0 ? (configured, "") : (configured[..path], configured[path..].TrimEnd('/'));
    }

    /// <summary>Who publishes the answers.</summary>
    public string Publisher { get; }

    /// <summary>Where the publisher is reached, as an address that can be followed; null where the operator set none.</summary>
    public string? Contact { get; init; }

    /// <summary>The origin of the address that the operator set; null where none is set.</summary>
    public string? Known { get; }

    /// <summary>The address that the operator set, without a slash at its end; null where none is set.</summary>
    public string? Whole => Known is null ? null : Known + Prefix;

    /// <summary>The path of the address that the operator set, without a slash at its end; null where none is set.</summary>
    public string? Prefix { get; }

    /// <summary>Whether a path is a prefix that every client writes in the same way: segments of unreserved letters.</summary>
    public static bool IsPrefix(string path) =>
        path.Length == 0
            || (path[0] == '/' && path[1..].Split('/').All(part => part is not ("" or "." or "..") && !part.AsSpan().ContainsAnyExcept(Unreserved)));

    /// <summary>The origin that whole addresses of an answer begin with; null where it is not known.</summary>
    public string? OriginFor(HttpRequest request) =>
        Known ?? (IsLoopback(request.Host) ? $"{(request.Scheme == Uri.UriSchemeHttps ? request.Scheme : Uri.UriSchemeHttp)}://{request.Host}" : null);

    /// <summary>Whether a request came to another host than the public one. The machine itself is none: a proxy on it may keep the public host to
    /// itself.</summary>
    public bool IsElsewhere(HttpRequest request)
    {
        if (_configured is null || IsLoopback(request.Host))
            return false;
        var (host, port) = (request.Host.Host, PortOf(request.Host));
        return !host.Equals(_configured.Host, StringComparison.OrdinalIgnoreCase) || (port is not null && port != _configured.Port);
    }

    /// <summary>Whether a request came to this server by a name that is its own: the public one, one of this machine, or one that it listens on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="listening">The addresses that the server listens on.</param>
    public bool IsOwn(HttpRequest request, IEnumerable<string> listening)
    {
        var (host, port) = (request.Host.Host, PortOf(request.Host));
        if (port == 0)
            return false;
        if (IsLoopback(request.Host) || (_configured is not null && !IsElsewhere(request)))
            return true;
        // A name can be made to lead here by anybody who owns it; an address of this machine cannot.
        if (IPAddress.TryParse(host, out var address))
            return request.HttpContext.Connection.LocalIpAddress is { } local && Plain(local).Equals(Plain(address));
        return listening.Any(each => BindingAddress.Parse(each) is var bound
            && bound.Host.Equals(host, StringComparison.OrdinalIgnoreCase) && (port is null || port == bound.Port));
    }

    /// <summary>Whether a page of this origin may send what no page of another site may: one of this machine, or of the public address.</summary>
    public bool IsOwnOrigin(string origin)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || (from.Scheme != Uri.UriSchemeHttp && from.Scheme != Uri.UriSchemeHttps))
            return false;
        // An origin is a scheme, a host and a port, and nothing besides.
        if (!origin.Equals(from.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase) || from.UserInfo.Length > 0)
            return false;
        return IsLoopback(new HostString(from.Authority))
            || (_configured is not null && from.Scheme == _configured.Scheme && from.Port == _configured.Port
                && from.Host.Equals(_configured.Host, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Takes a request under the prefix as the same without it, and lets its answer begin every path with the prefix.</summary>
    public void TakePrefix(HttpRequest request)
    {
        var said = Prefix ?? request.PathBase.Value?.TrimEnd('/') ?? "";
        var prefix = new PathString(IsPrefix(said) ? said : "");
        if (prefix.HasValue && request.Path.StartsWithSegments(prefix, StringComparison.Ordinal, out var rest))
            request.Path = rest.HasValue ? rest : "/";
        request.PathBase = prefix;
    }

    /// <summary>Reads what proxies say of a request, and takes it with and without the prefix.</summary>
    /// <param name="app">The application.</param>
    /// <param name="proxies">Those who are believed.</param>
    public static void Use(WebApplication app, IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        var address = app.Services.GetRequiredService<PublicAddress>();
        if (proxies.Count > 0)
        {
            var options = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
                    | ForwardedHeaders.XForwardedPrefix,
                // As many as are known to be proxies; the first that is not is the client.
                ForwardLimit = null,
            };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
                options.KnownIPNetworks.Add(proxy);
            app.UseForwardedHeaders(options);
        }

        if (proxies.Count > 0 || address.Prefix is { Length: > 0 })
        {
            app.Use((http, next) =>
            {
                address.TakePrefix(http.Request);
                return next(http);
            });
        }
    }

    private static bool IsLoopback(HostString host) =>
        PortOf(host) is not 0
        && (host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (
            IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address)));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>The port of a host; null for that of the scheme, 0 where what stands there is none.</summary>
    private static int? PortOf(HostString host)
    {
        var colon = host.Value is { } text ? text.LastIndexOf(':') : -1;
        if (colon < 0 || host.Value![colon..].Contains(']', StringComparison.Ordinal))
            return null;
        return host.Port is > 0 and <= ushort.MaxValue and var port ? port : 0;
    }
}
