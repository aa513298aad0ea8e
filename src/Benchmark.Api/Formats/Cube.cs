
namespace Benchmark.Api.Formats;

/// <summary>Figures along dimensions, as JSON-stat has them.</summary>
/// <param name="Title">What the figures are.</param>
/// <param name="Dimensions">The dimensions, the last one running fastest.</param>
/// <param name="Cells">The cells that hold something, each place once.</param>
/// <param name="Missing">The status of a place that none of <paramref name="Cells"/> fills.</param>
/// <param name="Statuses">What each status says.</param>
internal sealed record Cube(
    Text Title,
    IReadOnlyList<Dimension> Dimensions,
    IReadOnlyList<CubeCell> Cells,
    string Missing,
    IReadOnlyDictionary<string, Text> Statuses)
{
    /// <summary>The most cells a cube may have, empty ones counted.</summary>
    public const int MostCells = 1_000_000;

    /// <summary>How many cells it has, empty ones counted.</summary>
    public long Size => Dimensions.Aggregate(1L, (size, dimension) => size * dimension.Categories.Count);
}

/// <summary>A dimension.</summary>
/// <param name="Id">The name of the field in the JSON answer.</param>
/// <param name="Label">Its name.</param>
/// <param name="Role">What readers take it for.</param>
/// <param name="Categories">Its categories, in order.</param>
internal sealed record Dimension(string Id, Text Label, Role? Role, IReadOnlyList<Category> Categories);

/// <summary>The roles that JSON-stat knows.</summary>
internal enum Role
{
    /// <summary>Years.</summary>
    Time,

    /// <summary>Territories.</summary>
    Geo,

    /// <summary>What is measured; its categories have units.</summary>
    Metric,
}

/// <summary>A category of a dimension.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its name.</param>
/// <param name="Unit">The unit of a metric as people write it; null where there is none.</param>
/// <param name="Decimals">The most decimals its figures are given with; null when not specified.</param>
internal sealed record Category(string Id, Text Label, Text? Unit = null, int? Decimals = null);

/// <summary>A cell of a cube.</summary>
/// <param name="Place">The id of its category in each dimension.</param>
/// <param name="Value">The value; null when it is missing.</param>
/// <param name="Status">Why it is missing, or what is special about it; null for a plain value.</param>
internal sealed record CubeCell(IReadOnlyList<string> Place, decimal? Value, string? Status);
