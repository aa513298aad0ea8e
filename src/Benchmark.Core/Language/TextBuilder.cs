using System.Text;

namespace Benchmark.Core.Language;

/// <summary>Writes a text in both languages at once.</summary>
internal sealed class TextBuilder
{
    private readonly StringBuilder _vi = new();
    private readonly StringBuilder _en = new();

    /// <summary>What both languages write alike.</summary>
    public TextBuilder Add(string both) => Add(both, both);

    public TextBuilder Add(Text text) => Add(text.Vi, text.En);

    public TextBuilder Add(string vi, string en)
    {
        _vi.Append(vi);
        _en.Append(en);
        return this;
    }

    public Text ToText() => new(_vi.ToString(), _en.ToString());
}
