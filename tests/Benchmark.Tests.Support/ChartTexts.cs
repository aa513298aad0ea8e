namespace Benchmark.Tests.Support;

/// <summary>The texts that stand on charts of the release.</summary>
public static class ChartTexts
{
    /// <summary>Each text that stands on charts of every kind, as bold as it stands there.</summary>
    public static async Task<IReadOnlyList<(string Value, bool IsBold)>> Of(BenchmarkApi api)
    {
        var texts = new HashSet<(string, bool)>();
        foreach (var kind in ChartAddresses.Kinds)
        {
            foreach (var (number, address) in (await ChartAddresses.Of(kind, api)).Index())
            {
                var language = ChartAddresses.Languages[number % ChartAddresses.Languages.Count];
                var drawing = new SvgText(System.Text.Encoding.UTF8.GetString(await api.Download($"{address}&size=small&lang={language}")));
                texts.UnionWith(drawing.Texts.Select(text => (text.Value, text.IsBold)));
            }
        }

        return [.. texts];
    }
}
