using System.Text;

namespace Benchmark.Core.Language;

/// <summary>Writes a text in both languages at once.</summary>
internal sealed class TextBuilder
{
    // Room for a sentence about a few provinces; a longer one makes its own.
    private const int UsualLength = 300;

    private readonly StringBuilder _vi = new(UsualLength);
    private readonly StringBuilder _en = new(UsualLength);

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
