using System.Text.Json;

namespace Benchmark.Api.Formats;

/// <summary>What a format writes: an answer, and everything that its route can convert it to.</summary>
/// <param name="envelope">The answer in its envelope.</param>
/// <param name="publication">What stands beside the figures.</param>
/// <param name="json">How anything of it is written as JSON.</param>
/// <param name="offers">What the answer can be made into, each made when a format asks for it.</param>
internal sealed class Content(object envelope, Publication publication, JsonSerializerOptions json, IReadOnlyDictionary<Type, Func<object>> offers)
{
    public object Envelope => envelope;

    public Publication Publication => publication;

    public JsonSerializerOptions Json => json;

    /// <summary>Whether the mark by which Excel knows UTF-8 was asked for.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>Whether decimals stand behind a comma.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>The fields asked for; null for all.</summary>
    public FieldSelection? Fields { get; init; }

    /// <summary>The answer as what a format is made of; null when the route makes no such thing of it.</summary>
    public T? Find<T>()
        where T : class => offers.TryGetValue(typeof(T), out var make) ? (T)make() : null;

    /// <summary>The answer as a table, with the columns asked for.</summary>
    public Table GetTable() => Fields is null ? Get<Table>() : Get<Table>().Select(Fields.Columns);

    /// <summary>The answer as what a format is made of.</summary>
    public T Get<T>()
        where T : class =>
        Find<T>() ?? throw new NotSupportedException($"The answer is offered in a format made of a {typeof(T).Name}, and nothing makes one.");
}
