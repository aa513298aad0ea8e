using System.Text.RegularExpressions;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Schemas;

/// <summary>
/// A row of a noun by the names of its columns, wherever it comes from: a file, a posted document or the database. A cell that is not what its column asks for
/// is reported by the row itself, which then gives a default, so that one reading finds every fault of a row. The database holds what was checked before.
/// </summary>
public interface IRow
{
    /// <summary>A text; null when the cell is empty.</summary>
    string? OptionalCell(string column);

    /// <summary>A text that must be there.</summary>
    string RequiredCell(string column);

    /// <summary>A text that must be there; null when the cell holds the word for nothing, or nothing in a table.</summary>
    string? RequiredOrNone(string column, string none);

    /// <summary>The id of a row of this noun: lower-case ASCII words joined by hyphens.</summary>
    string Id(string column);

    /// <summary>A text of a pattern; null when the cell is empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="what">What the pattern asks for, as it stands after "must be".</param>
    string? Matching(string column, Regex pattern, Text what);

    /// <summary>An address that begins with http:// or https://; null when the cell is empty.</summary>
    string? Address(string column);

    /// <summary>A day, a month or a year, as much of a date as is known; null when the cell is empty.</summary>
    string? PartialDate(string column);

    /// <summary>A member of a closed set, by its code.</summary>
    T Code<T>(string column)
        where T : struct, Enum;

    /// <summary>A member of a closed set, by its code; null when the cell is empty.</summary>
    T? OptionalCode<T>(string column)
        where T : struct, Enum;

    /// <summary>A whole number within bounds; null when the cell is empty.</summary>
    int? WholeNumber(string column, int lowest, int highest);

    /// <summary>A whole number within bounds that must be there.</summary>
    int RequiredWholeNumber(string column, int lowest, int highest);

    /// <summary>A number of at most 15 significant digits; null when the cell is empty.</summary>
    decimal? Number(string column);

    /// <summary>A number that must be there.</summary>
    decimal RequiredNumber(string column);

    /// <summary>A yes or no.</summary>
    bool Flag(string column);

    /// <summary>A day; null when the cell is empty.</summary>
    DateOnly? Day(string column);

    /// <summary>The items of a cell that holds several; empty when the cell is.</summary>
    IReadOnlyList<string> List(string column, char between);

    /// <summary>Years in one cell, each once; empty when the cell is.</summary>
    IReadOnlyList<int> Years(string column, char between);

    /// <summary>A text in both languages, of the columns <c>name_vi</c> and <c>name_en</c>; null when both are empty.</summary>
    Text? OptionalText(string name);

    /// <summary>A text that must be there in both languages.</summary>
    Text RequiredText(string name);

    /// <summary>The years between two columns; null when both are empty.</summary>
    Period? OptionalPeriod(string first, string last);
}
