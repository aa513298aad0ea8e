namespace Benchmark.Api.Http;

/// <summary>How readers know the API: by its address, and by who publishes it.</summary>
/// <param name="configured">The address that the operator set; null takes the one each request came to.</param>
/// <param name="publisher">Who publishes the answers.</param>
internal sealed class PublicAddress(string? configured, string publisher)
{
    /// <summary>Who publishes the answers.</summary>
    public string Publisher => publisher;

    /// <summary>The address the operator set; null where none is set, because the one a request came to is whatever its sender wrote.</summary>
    public string? Known => configured;

    /// <summary>The scheme and the host, without a slash at the end.</summary>
    public string Of(HttpRequest request) => configured ?? $"{request.Scheme}://{request.Host}";
}
