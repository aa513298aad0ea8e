using System.Reflection;
using System.Security.Cryptography;
using Benchmark.Api.Http;

namespace Benchmark.Api.Pages;

/// <summary>How pages look. A file of its own, because the policy of pages applies nothing that stands in a page.</summary>
internal static class Stylesheet
{
    private static readonly byte[] Sheet = Read();

    /// <summary>Where it is: its name changes with what it says, so that a browser may keep it for good.</summary>
    public static readonly string Path = $"/page.{Convert.ToHexStringLower(SHA256.HashData(Sheet))[..12]}.css";

    /// <summary>Serves it.</summary>
    public static void MapStylesheet(this IEndpointRouteBuilder routes) => routes.MapMethods(
        Path,
        [HttpMethods.Get, HttpMethods.Head],
        static http => new FixedAnswer(Sheet, "text/css; charset=utf-8") { CacheControl = "public, max-age=31536000, immutable" }.ExecuteAsync(http));

    private static byte[] Read()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("page.css")!;
        using var read = new MemoryStream();
        resource.CopyTo(read);
        return read.ToArray();
    }
}
