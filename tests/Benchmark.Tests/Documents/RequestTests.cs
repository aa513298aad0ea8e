using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Data.Keys;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Documents;

/// <summary>
/// Every request that a document shows is sent, and the answer shown behind it has to be part of what comes back. What is shown may leave out keys and
/// elements, and <c>…</c> stands for any text.
/// </summary>
public sealed class RequestTests
{
    public static TheoryData<string> Documents =>
        [.. MarkdownFile.All.Where(file => file.Blocks().SelectMany(block => block.Commands()).Any(IsRequest)).Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_request_is_answered_as_the_document_says(string document)
    {
        // A document may import data, which no other document may see; the order of the cases depends on where the checkout lies.
        using var api = new BenchmarkApi();
        var variables = new Dictionary<string, string>
        {
            ["KEY"] = await api.Services.GetRequiredService<KeyStore>().AddAsync("Reader", [ApiKey.WriteData], null, TestContext.Current.CancellationToken),
        };
        string? answer = null;
        foreach (var block in MarkdownFile.All.Single(file => file.Path == document).Blocks())
        {
            var requests = block.Commands().Where(IsRequest).ToList();
            foreach (var command in requests)
            {
                var request = CurlRequest.Of(command, variables);
                Assert.True(request.Address is { Scheme: "http", Authority: "localhost:5000" }, $"{block.Place}: {request.Address}");
                using var message = request.ToMessage();
                using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
                var status = (int)response.StatusCode;
                answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.True(request.Status is { } expected ? status == expected : status < 300, $"{block.Place}: {command}\n{status} {answer}");
            }

            if (requests.Count == 1 || answer is null)
                continue;
            if (block.Info == "json")
                Assert.True(Holds(JsonNode.Parse(answer), JsonNode.Parse(block.Text)), $"{block.Place}: the answer does not hold what is shown.\n{answer}");
            if (block.Info == "text")
                Assert.All(block.Text.Split('\n'), line => Assert.Matches(Pattern(line), answer.ReplaceLineEndings("\n")));
            // What is shown behind anything else is no answer to the request.
            answer = null;
        }
    }

    [Theory]
    [InlineData("""{"a": 1, "b": [1, 2, 3]}""", """{"b": [1, 3]}""", true)]
    [InlineData("""{"a": 1, "b": [1, 2, 3]}""", """{"b": [3, 1]}""", false)]
    [InlineData("""{"data": [{"a": "long text"}]}""", """{"a": "long…"}""", true)]
    [InlineData("""{"data": [{"a": null}]}""", """{"a": null}""", true)]
    [InlineData("""{"data": [{"b": 1}]}""", """{"a": null}""", false)]
    [InlineData("""{"a": 1.0}""", """{"a": 1}""", true)]
    [InlineData("""{"a": 1}""", """{"a": "1"}""", false)]
    public void What_is_shown_is_part_of_the_answer(string answer, string shown, bool holds) =>
        Assert.Equal(holds, Holds(JsonNode.Parse(answer), JsonNode.Parse(shown)));

    private static bool IsRequest(ShellCommand command) => command.Call is ["curl", ..];

    private static bool Holds(JsonNode? answer, JsonNode? shown) => Matches(answer, shown) || answer switch
    {
        JsonObject each => each.Any(property => Holds(property.Value, shown)),
        JsonArray each => each.Any(element => Holds(element, shown)),
        _ => false,
    };

    private static bool Matches(JsonNode? answer, JsonNode? shown)
    {
        switch (answer, shown)
        {
            case (null, null):
                return true;
            case (JsonObject all, JsonObject some):
                return some.All(property => all.TryGetPropertyValue(property.Key, out var value) && Matches(value, property.Value));
            case (JsonArray all, JsonArray some):
                var next = 0;
                return some.All(element =>
                {
                    while (next < all.Count && !Matches(all[next], element))
                        next++;
                    return next++ < all.Count;
                });
            case (JsonValue one, JsonValue other) when one.GetValueKind() == other.GetValueKind():
                return one.TryGetValue<decimal>(out var number) ? number == other.GetValue<decimal>()
                    : one.TryGetValue<string>(out var text) ? Regex.IsMatch(text, $"^{Pattern(other.GetValue<string>())}$")
                    : one.ToString() == other.ToString();
            default:
                return false;
        }
    }

    private static string Pattern(string shown) => Regex.Escape(shown).Replace("…", ".*");
}
