using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;

namespace Benchmark.Api.Http;

/// <summary>The answer to a question, independent of the format in which it is sent.</summary>
/// <param name="Data">The data.</param>
/// <param name="Count">How many rows they are.</param>
/// <param name="Total">How many rows the request has in all.</param>
/// <typeparam name="T">The data.</typeparam>
internal sealed record Answer<T>(T Data, int Count, int Total)
    where T : notnull
{
    private readonly Dictionary<Type, Func<object>> _offers = [];

    /// <summary>One resource.</summary>
    public Answer(T data)
        : this(data, 1, 1)
    {
    }

    /// <summary>What a reader must know.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>The sources the data name.</summary>
    public IReadOnlyList<CitedSource> Sources { get; init; } = [];

    /// <summary>The names of the ids and codes that stand in the data.</summary>
    public Names Names { get; init; } = Names.None;

    /// <summary>The key of the last row of a page, when more rows follow; null otherwise.</summary>
    public string[]? LastKey { get; init; }

    /// <summary>How many targets of the same selection have no number, and the link to them; null where no targets are judged.</summary>
    public (int Count, string Link)? Milestones { get; init; }

    /// <summary>How many rows of the same selection the request left out by what they hold.</summary>
    public int Hidden { get; init; }

    /// <summary>The groups that the request names, with their members.</summary>
    public IReadOnlyList<GroupMembers> Groups { get; init; } = [];

    /// <summary>How many cells a cube of it has, empty ones counted, where that is known before the cube is made; null otherwise.</summary>
    public long? Cells { get; init; }

    /// <summary>What it can be made into, each made when a format asks for it.</summary>
    public IReadOnlyDictionary<Type, Func<object>> Offers => _offers;

    /// <summary>The same in another shape, of which formats are made: rows and columns, a cube, a feed.</summary>
    public Answer<T> As<TShape>(Func<TShape> shape)
        where TShape : class
    {
        var made = new Lazy<TShape>(shape);
        _offers[typeof(TShape)] = () => made.Value;
        return this;
    }

    /// <summary>The answer in another shape; null where it has none.</summary>
    public TShape? Find<TShape>()
        where TShape : class => _offers.TryGetValue(typeof(TShape), out var shape) ? (TShape)shape() : null;

    /// <summary>The answer in its envelope.</summary>
    /// <param name="release">The release it was computed from.</param>
    /// <param name="links">Where it is.</param>
    public Envelope<T> Enclose(Release release, Links links) => new(
        Data,
        new Meta(release.Id, Count, Total, Warnings, Sources)
        {
            Hidden = Hidden,
            Groups = Groups,
            Milestones = Milestones?.Count,
            NextCursor = links.Next is { } next ? Paging.CursorIn(next) : null,
            Names = Names,
        },
        Milestones is { Count: > 0 } milestones ? links with { Milestones = milestones.Link } : links);

    /// <summary>The error that a format cannot hold it; null when it can.</summary>
    public Fault? FindTooLarge(Format format)
    {
        if (Total > format.MostRows)
            return TooLarge(format, ErrorCodes.TooManyRows, Total, format.MostRows, new("dòng", "rows"));
        if (!format.IsMadeOf<Cube>() || !_offers.TryGetValue(typeof(Cube), out var cube))
            return null;
        var cells = Cells ?? ((Cube)cube()).Size;
        return cells <= Cube.MostCells ? null : TooLarge(format, ErrorCodes.TooManyCells, cells, Cube.MostCells, new("ô", "cells"));
    }

    private static Fault TooLarge(Format format, ErrorCode code, long count, int most, Text what) => new(
        "format",
        format.Id,
        code,
        new Text(
            $"Câu trả lời có {count} {what.Vi}; định dạng {format.Id} chứa được nhiều nhất {most}. Hãy chọn hẹp hơn, hoặc dùng csv.",
            $"The answer has {count} {what.En}; the format {format.Id} holds {most} at most. Select less, or use csv."));
}

/// <summary>What every answer comes in, whatever its data are.</summary>
public interface IEnvelope
{
    /// <summary>The rows of a list, or one resource.</summary>
    object Data { get; }

    /// <summary>What the data are.</summary>
    Meta Meta { get; }

    /// <summary>Where they are.</summary>
    Links Links { get; }
}

/// <summary>What every answer comes in.</summary>
/// <param name="Data">The rows of a list, or one resource.</param>
/// <param name="Meta">What the data are.</param>
/// <param name="Links">Where they are.</param>
/// <typeparam name="T">The data.</typeparam>
public sealed record Envelope<T>(T Data, Meta Meta, Links Links) : IEnvelope
    where T : notnull
{
    object IEnvelope.Data => Data;

    /// <summary>The same with the fields asked for, and with the names and sources of what still stands in it.</summary>
    internal Envelope<JsonNode> With(FieldSelection fields, Table? table, JsonSerializerOptions json)
    {
        var data = new FieldPicker(fields, table).Pick(JsonSerializer.SerializeToElement(Data, json.GetTypeInfo(typeof(T))));
        var texts = FieldPicker.TextsIn(data);
        return new Envelope<JsonNode>(
            data,
            Meta with { Names = Meta.Names.Only(texts), Sources = [.. Meta.Sources.Where(source => texts.Contains(source.Id))] },
            Links);
    }
}

/// <summary>What the data of an answer are.</summary>
/// <param name="Release">The release everything was computed from.</param>
/// <param name="Count">How many rows this answer holds.</param>
/// <param name="Total">How many rows the request has in all.</param>
/// <param name="Warnings">What a reader must know of the request as a whole; <c>at</c> is a path within the answer.</param>
/// <param name="Sources">The sources and documents that the figures of this answer name, by id.</param>
public sealed record Meta(string Release, int Count, int Total, IReadOnlyList<Warning> Warnings, IReadOnlyList<CitedSource> Sources)
{
    /// <summary>The cursor of the next page, as it stands in <c>links.next</c>; null on the last.</summary>
    public string? NextCursor { get; init; }

    /// <summary>How many rows of the same selection <c>hasValue</c> left out; 0 where it does not apply.</summary>
    public int Hidden { get; init; }

    /// <summary>How many targets of the same selection have no number; null where no targets are judged.</summary>
    public int? Milestones { get; init; }

    /// <summary>The names of the ids and codes that stand in the data.</summary>
    public Names Names { get; init; } = Names.None;

    /// <summary>The groups of provinces that the request names, each with its members; empty where it names none.</summary>
    public IReadOnlyList<GroupMembers> Groups { get; init; } = [];
}

/// <summary>A group of provinces that a request names.</summary>
/// <param name="Id">Its id; a list of provinces names it with <c>group:</c> before that.</param>
/// <param name="Name">Its name.</param>
/// <param name="Provinces">Its members, by id, in its order; of a ranking the units of the year.</param>
public sealed record GroupMembers(string Id, Text Name, IReadOnlyList<string> Provinces);

/// <summary>Links that can be followed as they stand.</summary>
/// <param name="Self">This request.</param>
/// <param name="Canonical">The same request in its one true form: names sorted, aliases resolved, defaults left out.</param>
/// <param name="Permanent">The canonical request pinned to this release: it gives these figures for good. The canonical request itself where no release can be
/// named. Null for what was computed on posted figures.</param>
/// <param name="Next">The next page; null on the last.</param>
public sealed record Links(string Self, string Canonical, string? Permanent, string? Next)
{
    /// <summary>The targets of the same selection that have no number; null where no targets are judged, or there are none.</summary>
    public string? Milestones { get; init; }
}
