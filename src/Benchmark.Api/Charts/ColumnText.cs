using System.Globalization;
using Benchmark.Core.Indicators;

namespace Benchmark.Api.Charts;

/// <summary>Numbers as a column or an axis has them; their unit stands in the subtitle.</summary>
internal static class ColumnText
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−" };
    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "−" };

    /// <summary>A difference with its sign and a fixed number of decimals; with more where it would look like none.</summary>
    public static Text Signed(decimal difference, int decimals)
    {
        while (difference != 0 && FigureText.Round(difference, decimals) == 0 && decimals < 28)
            decimals++;
        var size = Math.Abs(FigureText.Round(difference, decimals));
        var sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
        var number = Fixed(size, decimals);
        return new(sign + number.Vi, sign + number.En);
    }

    /// <summary>A number with a fixed number of decimals, as a column has it.</summary>
    public static Text Fixed(decimal number, int decimals) => new(number.ToString($"N{decimals}", Vietnamese), number.ToString($"N{decimals}", English));

    /// <summary>A number with its percent sign where it has one.</summary>
    public static Text WithPercent(Text number, Measured measured) =>
        Unit.KindOf(measured.Unit) is UnitKind.Share or UnitKind.Rate ? new($"{number.Vi}%", $"{number.En}%") : number;
}
