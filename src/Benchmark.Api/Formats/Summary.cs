namespace Benchmark.Api.Formats;

/// <summary>
/// The first sheet of a workbook: what a reader wants first, in words, one row for each of the table. The first two columns say who and what.
/// </summary>
/// <param name="Columns">Its columns, at most <see cref="MostColumns"/>.</param>
internal sealed record Summary<T>(IReadOnlyList<SummaryColumn<T>> Columns)
{
    /// <summary>As many as are readable on one page beside each other.</summary>
    public const int MostColumns = 14;

    /// <summary>What a reader must know of a row; null where rows have no warnings.</summary>
    public Func<T, IReadOnlyList<Warning>>? WarningsOf { get; init; }

    /// <summary>What a reader must know of the table as a whole, beside what the answer says.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>The decimals that figures of a row are shown with; null where no row has any.</summary>
    public Func<T, int?>? Decimals { get; init; }
}

/// <summary>A column of a summary.</summary>
/// <param name="Heading">Its header, in words.</param>
/// <param name="Width">How wide it is, in characters.</param>
/// <param name="Value">The cell of a row; null when it is empty.</param>
internal sealed record SummaryColumn<T>(Text Heading, int Width, Func<T, object?> Value);

/// <summary>A column of a summary, whatever its rows are.</summary>
/// <param name="Heading">Its header, in words.</param>
/// <param name="Width">How wide it is, in characters.</param>
internal sealed record SummaryHead(Text Heading, int Width);

/// <summary>A number that is shown with some decimals.</summary>
/// <param name="Value">The number.</param>
/// <param name="Decimals">How many decimals are shown; null shows it as it is.</param>
internal sealed record Figure(decimal Value, int? Decimals)
{
    /// <summary>A figure; null where there is none.</summary>
    public static Figure? Of(decimal? value, int? decimals) => value is { } known ? new Figure(known, decimals) : null;
}

/// <summary>A link under its title.</summary>
/// <param name="Title">What is read.</param>
/// <param name="Url">Where it leads; null where that is not known.</param>
internal sealed record TitledLink(Text Title, string? Url);
