namespace Benchmark.Api.Http;

/// <summary>That an endpoint is given an address of this server: there may be nothing at it, and it names the host.</summary>
internal sealed class FollowsAddress
{
    public static readonly FollowsAddress Given = new();
}

/// <summary>Tells addresses of this server from those of others.</summary>
internal static class OwnAddress
{
    private const string Nowhere = "http://own.invalid";

    /// <summary>The path and the query of an address, without the prefix; null when it is none of this server.</summary>
    /// <param name="given">The address, or a path; null for none.</param>
    /// <param name="prefix">What every own path begins with; empty for nothing.</param>
    /// <param name="origin">The own scheme and host; null where they are not known.</param>
    public static (string Path, string Query)? Find(string? given, string prefix, string? origin)
    {
        // Where the own host is not known, only a path can be known to be own.
        if (given is null
            || (origin is null && !given.StartsWith('/'))
            || !Uri.TryCreate(new Uri(origin ?? Nowhere), given, out var link)
            || link.GetLeftPart(UriPartial.Authority) != (origin ?? Nowhere))
        {
            return null;
        }

        var path = link.AbsolutePath;
        if (prefix.Length == 0)
            return (path, link.Query);
        if (path.StartsWith($"{prefix}/", StringComparison.Ordinal))
            return (path[prefix.Length..], link.Query);
        // A whole address beside the prefix is another program on the same host.
        return given.StartsWith('/') ? (path, link.Query) : null;
    }
}
