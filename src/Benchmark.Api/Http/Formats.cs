namespace Benchmark.Api.Http;

/// <summary>The formats an answer can be asked for, and those it can be given in.</summary>
internal static class Formats
{
    public const string Json = "json";

    /// <summary>The formats of the contract.</summary>
    public static readonly IReadOnlyList<string> Known = [Json, "csv", "xlsx", "json-stat"];

    /// <summary>The formats this version gives.</summary>
    public static readonly IReadOnlyList<string> Given = [Json];

    /// <summary>Whether an Accept header lets JSON through; without one everything is welcome.</summary>
    public static bool AcceptsJson(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        var exactly = accepted.FirstOrDefault(value => value.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));
        if (exactly is not null)
            return exactly.Quality is not 0;
        return accepted.Count == 0
            || accepted.Any(value => value.Quality is not 0
                && (value.MatchesAllTypes || value.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)));
    }
}
