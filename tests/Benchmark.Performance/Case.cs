namespace Benchmark.Performance;

/// <summary>A kind of request that is measured.</summary>
/// <param name="Id">What <c>--only</c> calls it.</param>
/// <param name="Title">What the report calls it.</param>
/// <param name="Path">The path of the next request.</param>
internal sealed record Case(string Id, string Title, Func<Traffic, string> Path)
{
    public const string ComparisonHot = "comparison-hot";
    public const string ComparisonCold = "comparison-cold";
    public const string NotModified = "not-modified";
    public const string GapsCold = "gaps-cold";
    public const string CsvCold = "csv-cold";

    public static readonly IReadOnlyList<Case> All =
    [
        new(ComparisonHot, "comparison, hot", _ => "/v1/comparisons"),
        new(ComparisonCold, "comparison, cold", traffic => $"/v1/comparisons?{traffic.Comparisons.Next()}"),
        new("comparison-cold-br", "comparison, cold, br", traffic => $"/v1/comparisons?{traffic.Comparisons.Next()}") { Headers = "Accept-Encoding: br\r\n" },
        new("gaps-hot", "gaps, hot", _ => "/v1/gaps?province=ha-noi"),
        new(GapsCold, "gaps, cold", traffic => $"/v1/gaps?{traffic.Gaps.Next()}"),
        new("page-hot", "page of a province, hot", _ => "/v1/profiles/ha-noi?format=html"),
        new("page-cold", "page of a comparison, cold", traffic => $"/v1/comparisons?format=html&{traffic.Comparisons.Next()}"),
        new("chart-svg", "chart of goals as SVG, cold", traffic => $"/v1/charts/target-gap?{traffic.Charts.Next()}"),
        new("chart-png", "chart of goals as PNG, cold", traffic => $"/v1/charts/target-gap?format=png&{traffic.Charts.Next()}"),
        new(NotModified, "304", _ => "/v1/comparisons") { Revalidates = true },
        new("csv-hot", "CSV of 1,000 rows, hot", traffic => $"/v1/observations?format=csv&{traffic.ThousandRows.First}") { IsSynthetic = true },
        new(CsvCold, "CSV of 1,000 rows, cold", traffic => $"/v1/observations?format=csv&{traffic.ThousandRows.Next()}") { IsSynthetic = true },
    ];

    public static IEnumerable<string> Ids => All.Select(each => each.Id);

    /// <summary>Further header lines.</summary>
    public string Headers { get; init; } = "";

    /// <summary>Whether it asks with the tag of the answer that it has.</summary>
    public bool Revalidates { get; init; }

    /// <summary>Whether it needs more rows than the seed has.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>The status that counts as an answer.</summary>
    public int Expected => Revalidates ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;

    /// <summary>What gives the bytes of one request after the other, with the tag of the answer that the server gives now where one is needed.</summary>
    public Func<byte[]> Requests(Traffic traffic, ServerProcess api)
    {
        var tag = Revalidates ? Answer.Of(api, Request(traffic)).Header("ETag") : null;
        var first = Request(traffic, tag);
        var isFixed = first.AsSpan().SequenceEqual(Request(traffic, tag));
        return isFixed ? () => first : () => Request(traffic);
    }

    /// <summary>The bytes of the next request.</summary>
    private byte[] Request(Traffic traffic, string? tag = null) => Connection.Get(Path(traffic), tag is null ? Headers : $"{Headers}If-None-Match: {tag}\r\n");
}

/// <summary>The selections that the requests of the cases are made of.</summary>
internal sealed record Traffic(Selections Comparisons, Selections Gaps, Selections Charts, Selections ThousandRows);
