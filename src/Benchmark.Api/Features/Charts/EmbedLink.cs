using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Benchmark.Api.Charts;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Features.Charts;

/// <summary>Says how to embed what an address of this server shows, as systems that publish articles ask for it (oEmbed 1.0).</summary>
internal sealed class EmbedLink(OwnLinks ownLinks, PublicAddress known, JsonSerializerOptions json)
    : PlainEndpoint<Results<FixedAnswer, Problem>>
{
    private const string Route = "/oembed";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Shape Pixel = new() { Name = "Pixels", Minimum = 1, Maximum = int.MaxValue };

    private static readonly IReadOnlyList<ParameterDescription> Parameters =
    [
        new(
            "url",
            new ParameterAttribute("The address to embed: whole, or from the root of the server.")
            {
                Required = true,
                Example = "/v1/rankings?indicator=grdp-growth",
            },
            Shape.FreeText),
        new("maxwidth", new ParameterAttribute("The most pixels that the frame may be wide.") { Example = "480" }, Pixel),
        new("maxheight", new ParameterAttribute("The most pixels that the frame may be high.") { Example = "600" }, Pixel),
        new(
            "format",
            new ParameterAttribute("The form of the answer.") { Default = Json.Format.Id },
            new Shape { Name = "EmbedFormat", Allowed = [Json.Format.Id] }),
    ];

    public override void Configure() => Describes(
        Route,
        "Embed a link",
        "How to embed a page or a chart of this server (oEmbed 1.0, `type` `rich`): a frame with the chart of what the page shows. `url` is the address of the "
            + "page, whole or from the root of the server; `maxwidth` and `maxheight` bound the frame. A page that shows no chart is a 404. The frame is "
            + "pinned where `url` names a release, else it follows the newest. Other parameters are ignored, as oEmbed asks.",
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Response), [Json.Format.MediaType]),
        new RequestDescription(typeof(EmbedLink), static () => Parameters, [Json.Format]),
        FollowsAddress.Given);

    public override async Task<Results<FixedAnswer, Problem>> ExecuteAsync(CancellationToken ct)
    {
        var request = HttpContext.Request;
        var (query, prefix, origin) = (request.Query, request.PathBase.Value ?? "", known.OriginFor(request));
        if (known.IsElsewhere(request))
            return Problem.UnknownHost(request, origin!);
        if (origin is null)
            return Problem.PublicUrlMissing(request);
        var faults = new List<Fault>();
        var (width, height) = (Pixels("maxwidth"), Pixels("maxheight"));
        if (query["format"] is [{ } format, ..] && format != Json.Format.Id)
        {
            faults.Add(new Fault("format", format, ErrorCodes.UnknownValue, new Text("Chỉ có json.", "There is json alone."))
            {
                Allowed = [Json.Format.Id],
            });
        }

        var given = query["url"] is [{ Length: > 0 } url, ..] ? url : null;
        if (given is null && query.ContainsKey("url"))
            faults.Add(Fault.Empty("url"));
        else if (given is null)
            faults.Add(new Fault("url", null, ErrorCodes.Required, new Text("Tham số này bắt buộc.", "This parameter is required.")));
        else if (OwnAddress.Find(given, prefix, origin) is null)
            faults.Add(new Fault("url", given, ErrorCodes.ForeignLink, Foreign(origin + prefix)));
        if (faults.Count > 0)
            return Problem.Invalid(ProblemKind.InvalidQuery, faults);

        var (path, link) = OwnAddress.Find(given, prefix, origin)!.Value;
        var parameters = QueryHelpers.ParseQuery(link);
        var plain = QueryString.Create(parameters.Where(parameter => parameter.Key is not ("format" or "lang"))).Value ?? "";
        var language = Code.TryParse<Language>(parameters.GetValueOrDefault("lang").ToString(), out var named) ? named : Negotiation.LanguageOf(request);
        var found = await ownLinks.FollowAsync(Uri.UnescapeDataString(path), plain, ct, prefix);
        if (found?.Envelope is null)
            return NoChart(given!, found?.Problem);
        if (await ChartLinks.FindAsync(ownLinks, found, plain, ct) is not { } chart)
            return NoChart(given!, null);
        var drawn = await ownLinks.FollowAsync(chart.Split('?')[0], $"?{chart.Split('?', 2).ElementAtOrDefault(1)}", ct, prefix);
        if (drawn?.Envelope?.Data is not ChartAnswer answer)
            return NoChart(given!, drawn?.Problem);

        var title = answer.Chart.Title.In(language);
        var size = EmbedSize.Of(answer.Chart, (width, height));
        var wide = ChartMeasures.Of(ChartSize.Wide);
        var frame = origin + prefix + (parameters.ContainsKey("lang") || query.ContainsKey("lang") ? ChartLinks.With(chart, "lang", Code.Of(language)) : chart);
        var response = new Response(
            "rich",
            "1.0",
            title,
            known.Publisher,
            $"{origin}{prefix}/",
            3600,
            FrameOf(Publication.PageOf(frame), size, title),
            size.Width,
            size.Height,
            ChartLinks.With(frame, "format", PngPicture.Format.Id),
            (int)wide.Width,
            (int)wide.Height);
        return new FixedAnswer(
            JsonSerializer.SerializeToUtf8Bytes(response, json),
            Json.Format.ContentType,
            vary: "Accept-Language, Accept-Encoding");

        int? Pixels(string name)
        {
            if (query[name] is not [{ } text, ..])
                return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels > 0)
                return pixels;
            faults.Add(new Fault(name, text, ErrorCodes.NotAWholeNumber, new Text("Phải là số nguyên dương.", "It must be a whole number above zero.")));
            return null;
        }
    }

    /// <summary>The code by which a chart stands in a page of another.</summary>
    public static string FrameOf(string address, EmbedSize size, string title) =>
        $"<iframe src=\"{Encoder.Encode(address)}\" width=\"{size.Width}\" height=\"{size.Height}\" loading=\"lazy\" "
            + $"style=\"border:0;max-width:100%\" title=\"{Encoder.Encode(title)}\"></iframe>";

    private static Text Foreign(string address) => new(
        $"Phải là địa chỉ của máy chủ này, như {address}/v1/….",
        $"Must be an address of this server, like {address}/v1/….");

    /// <param name="url">The address that was asked for.</param>
    /// <param name="why">Why it does not answer; null where it answers without a chart.</param>
    private static Problem NoChart(string url, Problem? why)
    {
        var message = new Text("Địa chỉ này không có biểu đồ để nhúng.", "There is no chart to embed at this address.");
        if (why is not null)
        {
            var all = why.Faults.Count == 0 ? [why.Detail] : why.Faults.Select(fault => Named(fault)).ToList();
            message = new Text(
                $"{message.Vi} {string.Join(' ', all.Select(each => each.Vi))}",
                $"{message.En} {string.Join(' ', all.Select(each => each.En))}");
        }

        return new Problem(ProblemKind.NotFound, message, new Fault("url", url, ErrorCodes.UnknownPath, message)
        {
            DidYouMean = [.. why?.Faults.SelectMany(fault => fault.DidYouMean) ?? []],
        });

        static Text Named(Fault fault)
        {
            var place = fault.Value is { } value ? $"{fault.Parameter}={value}" : fault.Parameter;
            return new Text($"{place}: {fault.Message.Vi}", $"{place}: {fault.Message.En}");
        }
    }

    /// <summary>A frame, in the words of oEmbed.</summary>
    /// <param name="Type">Always <c>rich</c>.</param>
    /// <param name="Version">Always <c>1.0</c>.</param>
    /// <param name="Title">What the chart finds.</param>
    /// <param name="ProviderName">Who publishes it.</param>
    /// <param name="ProviderUrl">Their first page.</param>
    /// <param name="CacheAge">How many seconds the answer may be kept.</param>
    /// <param name="Html">The code of the frame.</param>
    /// <param name="Width">Its width in pixels.</param>
    /// <param name="Height">Its height in pixels.</param>
    /// <param name="ThumbnailUrl">The picture of the chart.</param>
    /// <param name="ThumbnailWidth">The width of the picture.</param>
    /// <param name="ThumbnailHeight">The height of the picture.</param>
    [SchemaName("OEmbed")]
    public new sealed record Response(
        string Type,
        string Version,
        string Title,
        [property: JsonPropertyName("provider_name")] string ProviderName,
        [property: JsonPropertyName("provider_url")] string ProviderUrl,
        [property: JsonPropertyName("cache_age")] int CacheAge,
        string Html,
        int Width,
        int Height,
        [property: JsonPropertyName("thumbnail_url")] string ThumbnailUrl,
        [property: JsonPropertyName("thumbnail_width")] int ThumbnailWidth,
        [property: JsonPropertyName("thumbnail_height")] int ThumbnailHeight);
}
