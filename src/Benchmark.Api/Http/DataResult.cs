using System.Reflection;
using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using Microsoft.AspNetCore.Http.Metadata;

namespace Benchmark.Api.Http;

/// <summary>An answer on its way: the data in their envelope, written in the form that was asked for.</summary>
/// <param name="envelope">The data.</param>
/// <param name="release">The release they were computed from.</param>
/// <param name="offers">What the answer can be made into.</param>
/// <param name="representation">The form; null for what was computed on the caller's own figures, which is not cached.</param>
/// <param name="timing">How long each stage took.</param>
internal sealed class DataResult<T>(
    Envelope<T> envelope,
    Release release,
    IReadOnlyDictionary<Type, Func<object>> offers,
    Representation? representation,
    StageTiming timing) : IResult, IEndpointMetadataProvider
    where T : notnull
{
    // More rows than these are written as they are read, whatever their size.
    private const int MostRowsInMemory = 20_000;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Envelope<T>), [Json.Format.MediaType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (representation is null)
        {
            timing.Write(response);
            response.Headers.CacheControl = "no-store";
            await response.WriteAsJsonAsync(envelope, httpContext.RequestServices.GetRequiredService<JsonSerializerOptions>(), httpContext.RequestAborted);
            return;
        }

        if (representation.Format.WriteByRow is { } write && envelope.Meta.Total > MostRowsInMemory)
        {
            timing.Write(response);
            await Stream(httpContext, representation, write);
            return;
        }

        var bytes = representation.Format.WriteInMemory(ContentOf(httpContext, representation));
        var body = AnswerBody.Of(bytes, representation.Encoding) with { Next = envelope.Links.Next };
        timing.End("write");
        timing.Write(response);
        var cache = httpContext.RequestServices.GetRequiredService<AnswerCache>();
        cache.Keep(representation.Key, body);
        cache.Keep(httpContext.Request, representation.Head, representation.Key, representation.Published);
        var known = Negotiation.IsUnchanged(httpContext.Request, representation.Head, exists: true);
        await new CachedAnswer(representation.Head, known ? null : body).ExecuteAsync(httpContext);
    }

    /// <summary>Writes the rows as they are read: what is written waits for the client between two pieces, and holds no thread meanwhile.</summary>
    private async Task Stream(HttpContext http, Representation form, Func<Content, Stream, IEnumerable<int>> write)
    {
        form.Head.Write(http.Response);
        if (form.Encoding is not null)
            http.Response.Headers.ContentEncoding = form.Encoding;
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        await using var compressed = form.Encoding is null ? null : AnswerBody.Compress(http.Response.Body, form.Encoding);
        var body = compressed ?? http.Response.Body;
        await using var buffer = new RowBuffer();
        foreach (var _ in write(ContentOf(http, form), buffer))
        {
            if (buffer.IsFull)
                await buffer.SendAsync(body, http.RequestAborted);
        }

        await buffer.SendAsync(body, http.RequestAborted);
    }

    private Content ContentOf(HttpContext http, Representation form) => new(
        envelope,
        new Publication(release, envelope.Links.Permanent!, envelope.Meta.Warnings, envelope.Meta.Sources, form.Language)
        {
            Publisher = http.RequestServices.GetRequiredService<PublicAddress>().Publisher,
            Address = form.Address,
            LeavesOutOtherLanguage = form.LeavesOutOtherLanguage,
            Canonical = envelope.Links.Canonical,
            Milestones = envelope.Links.Milestones,
            Alternates = form.Alternates,
        },
        http.RequestServices.GetRequiredService<JsonSerializerOptions>(),
        offers)
    {
        ByteOrderMark = form.ByteOrderMark,
        DecimalComma = form.DecimalComma,
    };
}
