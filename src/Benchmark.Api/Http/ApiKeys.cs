namespace Benchmark.Api.Http;

/// <summary>A route that only the holder of a key may call.</summary>
/// <param name="IsRepeatable">Whether a header makes a retry safe.</param>
internal sealed record ApiKeys(bool IsRepeatable)
{
    /// <summary>The header that holds the key.</summary>
    public const string Header = "X-API-Key";

    /// <summary>The header that makes a retry safe.</summary>
    public const string Idempotency = "Idempotency-Key";

    /// <summary>The most rows of one import. What is larger is imported from a file.</summary>
    public const int MostRows = 50_000;

    /// <summary>How many imports a key may send in a minute.</summary>
    public const int MostPerMinute = 60;

    /// <summary>What the contract calls it.</summary>
    public const string Scheme = "apiKey";
}
