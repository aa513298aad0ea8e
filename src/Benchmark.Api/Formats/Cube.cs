using Benchmark.Core;

namespace Benchmark.Api.Formats;

/// <summary>Figures along dimensions, as JSON-stat has them.</summary>
/// <param name="Title">What the figures are.</param>
/// <param name="Dimensions">The dimensions, the last one running fastest.</param>
/// <param name="Cells">The cells that hold something: the position of each dimension's category, and what is there.</param>
/// <param name="Missing">The status of a cell that is not among <paramref name="Cells"/>.</param>
internal sealed record Cube(Text Title, IReadOnlyList<Dimension> Dimensions, IReadOnlyDictionary<int, CubeCell> Cells, string Missing)
{
    /// <summary>The most cells a cube may have, empty ones counted.</summary>
    public const int MostCells = 1_000_000;
}

/// <summary>A dimension.</summary>
/// <param name="Id">The name of the field in the JSON answer.</param>
/// <param name="Label">Its name.</param>
/// <param name="Role"><c>time</c>, <c>geo</c>, <c>metric</c>, or null.</param>
/// <param name="Categories">Its categories, in order.</param>
internal sealed record Dimension(string Id, Text Label, string? Role, IReadOnlyList<Category> Categories);

/// <summary>A category of a dimension.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its name.</param>
/// <param name="Unit">The unit of a metric; null otherwise.</param>
/// <param name="Decimals">How many decimals the unit is shown with; null when that is not laid down.</param>
internal sealed record Category(string Id, Text Label, string? Unit = null, int? Decimals = null);

/// <summary>A cell of a cube.</summary>
/// <param name="Value">The value; null when it is missing.</param>
/// <param name="Status">Why it is missing, or what is special about it (<c>preliminary</c>); null for a plain value.</param>
internal sealed record CubeCell(decimal? Value, string? Status);
