using System.Text;

namespace Benchmark.Api.Http;

/// <summary>A request in its one true form: names sorted, aliases resolved, defaults left out. Writes the links to it and to its neighbors.</summary>
/// <param name="path">The path.</param>
/// <param name="capacity">How many parameters it may have.</param>
internal sealed class CanonicalRequest(string path, int capacity)
{
    private readonly List<(string Name, string Text)> _parameters = new(capacity);

    /// <summary>Puts a parameter behind those before it; nothing when its values are the default.</summary>
    /// <param name="name">The parameter; later in the order of the names than those before it.</param>
    /// <param name="parameter">What it was read as.</param>
    /// <param name="defaults">What is meant where nothing is written.</param>
    public void Add(string name, IParameter parameter, IReadOnlyList<string> defaults)
    {
        var values = parameter.Canonical;
        if (!parameter.StandsAtDefault && values.Count == 1 && defaults is [var usual] && values[0] == usual)
            return;
        Add(name, values, parameter.KeepsOrder);
    }

    /// <summary>Puts values behind those before them; nothing when there are none.</summary>
    /// <param name="name">The parameter; later in the order of the names than those before it.</param>
    /// <param name="values">Its values.</param>
    /// <param name="keepsOrder">Whether their order shapes the answer.</param>
    public void Add(string name, IReadOnlyList<string> values, bool keepsOrder = false)
    {
        if (values.Count > 1)
            values = keepsOrder ? [.. values.Distinct()] : [.. values.Distinct().Order(StringComparer.Ordinal)];
        if (values.Count > 0)
            _parameters.Add((name, values.Count == 1 ? Uri.EscapeDataString(values[0]) : string.Join(',', values.Select(Uri.EscapeDataString))));
    }

    /// <summary>The link to this request, or to one that differs from it in a few parameters.</summary>
    /// <param name="without">The parameters that are left out.</param>
    /// <param name="name">A parameter that it has instead; null for none.</param>
    /// <param name="value">The value of that parameter.</param>
    public string Link(ReadOnlySpan<string> without = default, string? name = null, string value = "")
    {
        var link = new StringBuilder(path, path.Length + 200);
        var separator = '?';
        foreach (var (other, text) in _parameters)
        {
            if (name is not null && string.CompareOrdinal(name, other) < 0)
            {
                Add(name, value);
                name = null;
            }

            if (!without.Contains(other))
                Add(other, text);
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
}
