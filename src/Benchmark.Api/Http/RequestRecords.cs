namespace Benchmark.Api.Http;

/// <summary>What a parameter is, for the OpenAPI document.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterAttribute(string description) : Attribute
{
    public string Description => description;

    public string? Example { get; init; }

    public string? Default { get; init; }

    public bool Required { get; init; }
}

/// <summary>The parameters every route of the contract takes, as they were written. A list is a list of strings, everything else one string.</summary>
internal abstract record AnswerRequest
{
    [Parameter("The format of the answer; wins over the Accept header. What cannot be given is 406.", Default = "json")]
    public string? Format { get; init; }

    [Parameter("The language of problem documents and human formats; wins over Accept-Language. Data always carry both languages.", Default = "vi")]
    public string? Lang { get; init; }
}

/// <summary>The parameters every route that reads data takes besides.</summary>
internal abstract record DataRequest : AnswerRequest
{
    [Parameter("The release to answer from; the figures of a pinned answer never change.", Example = "2026-11-21.1")]
    public string? Release { get; init; }

    [Parameter("A day: the newest release published by its end (UTC+7).", Example = "2026-11-21")]
    public string? AsOf { get; init; }
}

/// <summary>The parameters every table takes besides.</summary>
internal abstract record TabularRequest : DataRequest
{
    [Parameter("`1` begins a CSV with the mark by which Excel knows UTF-8; goes with `format=csv` only.", Default = "0")]
    public string? Bom { get; init; }
}

/// <summary>The parameters every list takes besides.</summary>
internal abstract record ListRequest : TabularRequest
{
    [Parameter("How many rows a page holds.", Default = "100")]
    public string? Limit { get; init; }

    [Parameter("Where the page begins; taken from links.next, never made by hand.")]
    public string? Cursor { get; init; }
}
