using System.Text;
using System.Xml;

namespace Benchmark.Api.Formats;

/// <summary>How documents of XML are written that people may open too.</summary>
internal static class Xml
{
    /// <summary>The same on every system, one element a line.</summary>
    public static readonly XmlWriterSettings Indented = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };
}
