namespace Benchmark.Api.Http;

/// <summary>What clients may ask of the server. Each is a setting of the same name, and stands in <c>/v1</c>.</summary>
internal sealed record RequestLimits
{
    /// <summary>The most cells of a comparison, or of posted scores.</summary>
    public int Cells { get; init; } = 50_000;

    /// <summary>The most connections at a time.</summary>
    public int Connections { get; init; } = 1_000;

    /// <summary>How long a client may take to send the headers of a request.</summary>
    public int HeaderSeconds { get; init; } = 30;

    /// <summary>How long a client may take to send a body, however steadily it sends.</summary>
    public int BodySeconds { get; init; } = 30;

    /// <summary>The largest body of what is computed on posted figures.</summary>
    public int ComputeBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>The largest body of an import.</summary>
    public int ImportBodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most answers made at a time that take much memory or much of the processor.</summary>
    public int Files { get; init; } = 4;

    /// <summary>The most requests of a client in a minute.</summary>
    public int RequestsPerMinute { get; init; } = 600;

    /// <summary>The most keys that are refused a client in a minute before it has to wait.</summary>
    public int RefusedKeysPerMinute { get; init; } = 20;

    /// <summary>
    /// Whether the requests of this machine and of private networks are counted too. Without a proxy that says who sent them they are those of the proxy
    /// itself: everybody's.
    /// </summary>
    public bool CountsPrivateNetworks { get; init; }
}
