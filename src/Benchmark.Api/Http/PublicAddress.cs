namespace Benchmark.Api.Http;

/// <summary>The address readers know the API by.</summary>
/// <param name="configured">What the operator set; null takes the one each request came to.</param>
internal sealed class PublicAddress(string? configured)
{
    /// <summary>The address the operator set; null where none is set, because the one a request came to is whatever its sender wrote.</summary>
    public string? Known => configured;

    /// <summary>The scheme and the host, without a slash at the end.</summary>
    public string Of(HttpRequest request) => configured ?? $"{request.Scheme}://{request.Host}";
}
