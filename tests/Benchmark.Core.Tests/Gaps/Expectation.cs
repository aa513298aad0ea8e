using System.Globalization;
using Benchmark.Core.Gaps;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>
/// What a row must say, as a list <c>path=value; path=value</c>. <c>!code</c> is a null with that reason. A path that ends in <c>*</c> stands for the five
/// figures the edge cases call "pace", <c>all</c> for every number. <c>warnings</c> holds the whole list, separated by <c>|</c>.
/// </summary>
internal static class Expectation
{
    private static readonly string[] Pace = ["pace.actualPerYear", "pace.requiredPerYear", "pace.ratio", "pace.expectedNow", "pace.projectedAtHorizon"];

    public static void Check(GapFigures figures, string expected, decimal tolerance = 0)
    {
        foreach (var pair in expected.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            var (path, value) = (pair[..separator], pair[(separator + 1)..]);
            foreach (var figure in path switch { "all" => GapPaths.NumbersOf(figures), "pace.*" => Pace, _ => [path] })
                CheckOne(figures, figure, value, tolerance);
        }
    }

    private static void CheckOne(GapFigures figures, string path, string value, decimal tolerance)
    {
        if (path == "warnings")
        {
            Assert.Equal(value.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), GapPaths.WarningsOf(figures.Warnings));
            return;
        }

        if (path == "reason")
        {
            Assert.Equal(value, GapPaths.ReasonOf(figures, "status"));
            return;
        }

        var actual = GapPaths.Find(figures, path);
        if (value[0] == '!')
        {
            Assert.True(actual is null, $"{path} is {actual}, not null");
            Assert.True(GapPaths.ReasonOf(figures, path) == value[1..], $"{path} is null for {GapPaths.ReasonOf(figures, path)}, not for {value[1..]}");
            return;
        }

        if (actual is decimal number)
        {
            var wanted = decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(number - wanted) <= tolerance, $"{path} is {number}, not {wanted}");
            return;
        }

        var text = actual switch { null => "null", bool flag => flag ? "true" : "false", _ => actual.ToString() };
        Assert.True(text == value, $"{path} is {text}, not {value}");
    }
}
