using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Data.Hooks;
using Benchmark.Data.Releases;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using StandardWebhooks;

namespace Benchmark.Api.Hooks;

/// <summary>What is sent to a receiver: an event (CloudEvents 1.0), signed (Standard Webhooks).</summary>
internal static class HookMessage
{
    private static readonly JsonEventFormatter Formatter = new(
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
        default);

    /// <summary>The request of an attempt. An event is the same in every one; the time of the attempt and the signature are not.</summary>
    /// <param name="waiting">What is sent.</param>
    /// <param name="server">The public address of the server, without a slash at its end.</param>
    /// <param name="now">The time of the attempt.</param>
    public static HttpRequestMessage Of(Waiting waiting, string server, DateTimeOffset now)
    {
        var (body, type) = Write(waiting.Delivery, server);
        var id = $"msg_{waiting.Delivery.Event.Replace('.', '_').Replace('/', '_')}";
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type.ToString());
        var request = new HttpRequestMessage(HttpMethod.Post, waiting.Url) { Content = content };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Benchmark", null));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", $"{now.ToUnixTimeSeconds()}");
        request.Headers.Add("webhook-signature", new StandardWebhook(waiting.Secret).Sign(id, now, Encoding.UTF8.GetString(body)));
        return request;
    }

    private static (byte[] Body, ContentType Type) Write(Delivery delivery, string server)
    {
        var kind = EventKind.All.Single(each => each.Type == delivery.Type);
        var data = JsonNode.Parse(delivery.Data)!.AsObject();
        if (data["links"] is JsonObject links)
        {
            foreach (var (name, path) in links.ToList())
                links[name] = $"{server}{path}";
        }

        var body = Formatter.EncodeStructuredModeMessage(
            new CloudEvent(CloudEventsSpecVersion.V1_0)
            {
                Id = delivery.Event,
                Source = new Uri($"{server}/"),
                Type = delivery.Type,
                Time = DateTimeOffset.Parse(delivery.HappenedAt, CultureInfo.InvariantCulture),
                Subject = delivery.Event.Split('/')[0],
                DataContentType = MediaTypeNames.Application.Json,
                DataSchema = new Uri($"{server}{EventSchemaDocument.PathOf(kind)}"),
                Data = data,
            },
            out var type);
        return (body.ToArray(), type);
    }
}
