using System.Text;

namespace Benchmark.Api.Http;

/// <summary>A request in its one true form: names sorted, aliases resolved, defaults left out. Writes the links to it and to its neighbors.</summary>
/// <param name="path">The path.</param>
internal sealed class CanonicalRequest(string path)
{
    private readonly SortedList<string, Parameter> _parameters = new(StringComparer.Ordinal);

    /// <summary>Puts a parameter in; nothing when it has no value.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="values">Its values.</param>
    /// <param name="keepOrder">Whether their order shapes the answer.</param>
    public void Set(string name, IReadOnlyList<string> values, bool keepOrder = false)
    {
        if (values.Count > 0)
            _parameters[name] = new Parameter(values.Count == 1 ? values : keepOrder ? [.. values.Distinct()] : [.. values.Distinct().Order(StringComparer.Ordinal)], keepOrder);
    }

    /// <summary>Takes a parameter out when it says no more than its default.</summary>
    public void LeaveOut(string name, IReadOnlyList<string> @default)
    {
        if (_parameters.TryGetValue(name, out var given) && given.Values.SequenceEqual(given.KeepOrder ? @default : @default.Order(StringComparer.Ordinal)))
            _parameters.Remove(name);
    }

    /// <summary>The link to this request, or to one that differs from it in a few parameters.</summary>
    /// <param name="without">The parameters it goes without.</param>
    /// <param name="name">A parameter that it has instead; null for none.</param>
    /// <param name="value">The value of that parameter.</param>
    public string Link(ReadOnlySpan<string> without = default, string? name = null, string value = "")
    {
        var link = new StringBuilder(path, path.Length + 200);
        var separator = '?';
        foreach (var (other, parameter) in _parameters)
        {
            if (name is not null && string.CompareOrdinal(name, other) < 0)
            {
                Add(name, value);
                name = null;
            }

            if (!without.Contains(other))
                Add(other, parameter.Text);
        }

        if (name is not null)
            Add(name, value);
        return link.ToString();

        void Add(string name, string value)
        {
            link.Append(separator).Append(name).Append('=').Append(value);
            separator = '&';
        }
    }

    private sealed record Parameter(IReadOnlyList<string> Values, bool KeepOrder)
    {
        /// <summary>The values as they stand in a link; a dozen links of one answer share them.</summary>
        public string Text => field ??= Values.Count == 1 ? Uri.EscapeDataString(Values[0]) : string.Join(',', Values.Select(Uri.EscapeDataString));
    }
}
