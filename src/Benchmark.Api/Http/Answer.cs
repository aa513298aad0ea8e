using System.Reflection;
using System.Text;
using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Benchmark.Api.Http;

/// <summary>The answer to a request that was served: the data in their envelope, written in the form that was asked for.</summary>
/// <param name="envelope">The data.</param>
/// <param name="release">The release they were computed from.</param>
/// <param name="representation">The form; null for what was computed on the caller's own figures, which nobody keeps.</param>
internal sealed class Answer<T>(Envelope<T> envelope, Release release, Representation? representation) : IResult, IEndpointMetadataProvider
    where T : notnull
{
    // More rows than these are written as they are read, whatever they take.
    private const int MostRowsInMemory = 20_000;

    private Func<Table>? _table;
    private Func<Cube>? _cube;
    private Func<Collection>? _collection;
    private Func<Format, string>? _text;

    public Envelope<T> Envelope => envelope;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Envelope<T>), ["application/json"]));

    /// <summary>The same figures as rows and columns.</summary>
    public Answer<T> As(Func<Table> table)
    {
        _table = table;
        return this;
    }

    /// <summary>The same figures along dimensions.</summary>
    public Answer<T> As(Func<Cube> cube)
    {
        _cube = cube;
        return this;
    }

    /// <summary>Where the figures are that this is a list of.</summary>
    public Answer<T> As(Func<Collection> collection)
    {
        _collection = collection;
        return this;
    }

    /// <summary>The same as text, in each of the formats that are text.</summary>
    public Answer<T> As(Func<Format, string> text)
    {
        _text = text;
        return this;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (representation is null)
        {
            response.Headers.CacheControl = "no-store";
            await response.WriteAsJsonAsync(envelope, Json.Options, httpContext.RequestAborted);
            return;
        }

        if (representation.Format.IsFile && envelope.Meta.Total > MostRowsInMemory)
        {
            await Stream(httpContext, representation);
            return;
        }

        var body = AnswerBody.Of(Bytes(representation), representation.Encoding) with { Next = envelope.Links.Next };
        var cache = httpContext.RequestServices.GetRequiredService<AnswerCache>();
        cache.Keep(representation.Key, body);
        cache.Keep(httpContext.Request, representation.Head, representation.Key, representation.Published);
        var known = Negotiation.IsUnchanged(httpContext.Request, representation.Head, exists: true);
        await new CachedAnswer(representation.Head, known ? null : body).ExecuteAsync(httpContext);
    }

    private byte[] Bytes(Representation form)
    {
        if (form.Format == Format.Json)
            return JsonSerializer.SerializeToUtf8Bytes(envelope, Json.Options);
        using var written = new MemoryStream();
        Write(form, written);
        return written.ToArray();
    }

    /// <summary>Writes any format but JSON, which nobody takes as a file.</summary>
    private void Write(Representation form, Stream stream)
    {
        if (form.Format == Format.Csv)
            Csv.Write(_table!(), stream, form.ByteOrderMark);
        else if (form.Format == Format.Xlsx)
            Xlsx.Write(_table!(), PublicationOf(form), stream);
        else if (form.Format == Format.JsonStat && _collection is not null)
            JsonStat.Write(_collection(), PublicationOf(form), stream);
        else if (form.Format == Format.JsonStat)
            JsonStat.Write(_cube!(), PublicationOf(form), stream);
        else if (_text is not null)
            stream.Write(Encoding.UTF8.GetBytes(_text(form.Format)));
        else
            throw new NotSupportedException($"Nothing writes {form.Format.Id}.");
    }

    private async Task Stream(HttpContext http, Representation form)
    {
        form.Head.Write(http.Response);
        if (form.Encoding is not null)
            http.Response.Headers.ContentEncoding = form.Encoding;
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        // The table is read and written row by row in one thread; the server waits for the client between two buffers.
        http.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        if (form.Encoding is null)
        {
            Write(form, http.Response.Body);
            return;
        }

        await using var compressed = AnswerBody.Compress(http.Response.Body, form.Encoding);
        Write(form, compressed);
    }

    private Publication PublicationOf(Representation form) => new(release, envelope.Links.Permanent!, envelope.Meta.Warnings, envelope.Meta.Sources, form.Language);
}
