using System.Globalization;
using System.Text.Json.Nodes;

namespace Benchmark.Tests.Support;

/// <summary>What a cell of a CSV may be that a description gives a type; read as that description says and not as the program writes.</summary>
internal static class TypedCells
{
    /// <summary>Whether a cell is of a type: of those of Data Package, or of those of CSV on the Web.</summary>
    /// <param name="cell">The cell; an empty one is missing, whatever its type.</param>
    /// <param name="type">The name of the type, or an object with its base and its format.</param>
    public static bool Is(string cell, JsonNode type)
    {
        if (cell.Length == 0)
            return true;
        var (name, point) = type is JsonObject typed ? (typed.Text("base")!, typed.Text("format.decimalChar")!) : (type.ToString(), ".");
        var none = CultureInfo.InvariantCulture;
        return name switch
        {
            "string" => true,
            "integer" => long.TryParse(cell, NumberStyles.AllowLeadingSign, none, out _),
            "number" or "decimal" => (point == "." || !cell.Contains('.', StringComparison.Ordinal)) && decimal.TryParse(
                cell.Replace(point, ".", StringComparison.Ordinal),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                none,
                out _),
            "boolean" => cell is "true" or "false",
            "date" => DateOnly.TryParseExact(cell, "yyyy-MM-dd", none, DateTimeStyles.None, out _),
            _ => throw new NotSupportedException($"No cell is of the type {name}."),
        };
    }
}
