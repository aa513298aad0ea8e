using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmark.Data.Releases;

/// <summary>A kind of event that subscribers are told of: its name, and what its data are.</summary>
/// <param name="Name">What its schema is called.</param>
/// <param name="Type">What the event is called.</param>
/// <param name="Data">What it says.</param>
internal sealed record EventKind(string Name, string Type, Type Data)
{
    public static readonly EventKind Published = new("release-published.v1", "vn.benchmark.release.published.v1", typeof(ReleasePublished));

    public static readonly EventKind Withdrawn = new("release-withdrawn.v1", "vn.benchmark.release.withdrawn.v1", typeof(ReleaseWithdrawn));

    public static readonly EventKind Tested = new("hook-tested.v1", "vn.benchmark.hook.tested.v1", typeof(HookTested));

    public static readonly IReadOnlyList<EventKind> All = [Published, Withdrawn, Tested];
}

/// <summary>What is said of a release that was published.</summary>
[Description("A release was published.")]
internal sealed record ReleasePublished(
    [property: Description("The id of the release.")] string Release,
    [property: Description("The id of the release before it; null for the first.")] string? Previous,
    [property: Description("When it was published (RFC 3339).")] DateTimeOffset PublishedAt,
    [property: Description("Who published it.")] string Author,
    [property: Description("Why, in Vietnamese and English.")] Text Reason,
    [property: Description("How many rows of all tables it touched.")] TouchedRows Counts,
    [property: Description("The ids of the provinces whose rows it touched; null where they are too many to be listed: read the changes.")]
    IReadOnlyList<string>? Provinces,
    [property: Description("Where to go from here.")] EventLinks Links);

/// <summary>What is said of a release that was withdrawn.</summary>
[Description("A release was found to be wrong. It stays readable, with a warning.")]
internal sealed record ReleaseWithdrawn(
    [property: Description("The id of the release.")] string Release,
    [property: Description("When it was withdrawn (RFC 3339).")] DateTimeOffset WithdrawnAt,
    [property: Description("Why, in Vietnamese and English.")] Text Reason,
    [property: Description("Where to go from here.")] EventLinks Links);

/// <summary>What is said to try a hook.</summary>
[Description("Somebody tries whether this receiver is reached. Nothing happened to the data.")]
internal sealed record HookTested([property: Description("The id of the hook.")] string Hook);

/// <summary>How many rows a release touched, of all tables together.</summary>
internal sealed record TouchedRows(
    [property: Description("Rows that were not there before.")] int Inserts,
    [property: Description("Rows that say something else than before.")] int Changes,
    [property: Description("Rows that are no longer there.")] int Deletions);

/// <summary>Addresses of a release: kept as paths, because only a server knows what they begin with.</summary>
internal sealed record EventLinks(
    [property: Description("The release.")] string Release,
    [property: Description("What it changed.")] string Changes)
{
    public static EventLinks Of(string release) => new($"/v1/releases/{release}", $"/v1/releases/{release}/changes");
}

/// <summary>How the data of an event are written.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ReleasePublished))]
[JsonSerializable(typeof(ReleaseWithdrawn))]
[JsonSerializable(typeof(HookTested))]
internal sealed partial class EventJson : JsonSerializerContext
{
    /// <summary>Written so that a schema of it says what is always there.</summary>
    public static readonly EventJson Written = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
