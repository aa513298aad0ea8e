using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;

namespace Benchmark.Core.Language;

/// <summary>
/// The words of everything that people read. They are data: one table per language (<c>words.vi.txt</c>, <c>words.en.txt</c>), a phrase a line, in which
/// <c>{name}</c> stands for what is filled in. Which phrase is said, and what is filled in, is decided elsewhere and for both languages at once.
/// </summary>
public static class Words
{
    private static readonly FrozenDictionary<string, Template> Templates = Read();

    // An answer says hundreds of phrases: they are found by their numbers.
    private static readonly Template?[] Phrases = TemplatesOf<Phrase>("");
    private static readonly Template?[] Warnings = TemplatesOf<WarningCode>("warning.");
    private static readonly Template?[] Explanations = TemplatesOf<Reason>("reason.");
    private static readonly Template?[] Verdicts = TemplatesOf<VerdictReason>("verdict.");

    /// <summary>The keys of all phrases.</summary>
    internal static IEnumerable<string> Keys => Templates.Keys;

    /// <summary>A phrase with its places filled in.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="parts">What stands in its places, by their names; a name that the phrase does not have is left out.</param>
    /// <exception cref="KeyNotFoundException">The phrase has a place that is not among the parts, or the table does not have the phrase.</exception>
    public static Text Say(Phrase phrase, params ReadOnlySpan<(string Name, Text Part)> parts) => Say(Phrases[(int)phrase], parts);

    /// <summary>The sentence of a warning.</summary>
    public static Text Say(WarningCode warning, params ReadOnlySpan<(string Name, Text Part)> parts) => Say(Warnings[(int)warning], parts);

    /// <summary>The sentence of a reason, beginning in lower case and without a full stop.</summary>
    public static Text Say(Reason reason) => Say(Explanations[(int)reason], []);

    /// <summary>Why a figure has its verdict, as a sentence.</summary>
    public static Text Say(VerdictReason reason, params ReadOnlySpan<(string Name, Text Part)> parts) => Say(Verdicts[(int)reason], parts);

    /// <summary>The places of a phrase, in the order of one language.</summary>
    internal static IReadOnlyList<string> PlacesOf(string key, Language language) =>
        language == Language.Vi ? Templates[key].Vi.Places : Templates[key].En.Places;

    private static Text Say(Template? template, ReadOnlySpan<(string Name, Text Part)> parts) => template switch
    {
        null => throw new KeyNotFoundException("The table does not have the phrase."),
        { Whole: { } whole } => whole,
        _ => new Text(template.Vi.Fill(parts, Language.Vi), template.En.Fill(parts, Language.En)),
    };

    private static Template?[] TemplatesOf<T>(string prefix)
        where T : struct, Enum => [.. Code.All<T>().Select(code => Templates.GetValueOrDefault(prefix + code))];

    private static FrozenDictionary<string, Template> Read()
    {
        var (vi, en) = (Read("vi"), Read("en"));
        return vi.ToFrozenDictionary(phrase => phrase.Key, phrase => new Template(phrase.Value, en[phrase.Key]), StringComparer.Ordinal);
    }

    /// <summary>The table of a language: <c>key = words</c> a line, remarks behind #. Spaces at the ends of words are kept by a bar: <c>"| tin"</c>.</summary>
    internal static Dictionary<string, Pattern> Read(string language)
    {
        var phrases = new Dictionary<string, Pattern>(StringComparer.Ordinal);
        foreach (var line in Lines($"words.{language}.txt"))
        {
            var at = line.IndexOf(" =", StringComparison.Ordinal);
            phrases.Add(line[..at], Pattern.Of(line[(at + 2)..].Trim(' ')));
        }

        return phrases;
    }

    /// <summary>The lines of a table, without remarks.</summary>
    internal static IReadOnlyList<string> Lines(string table)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream(table)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#')];
    }

    private sealed record Template(Pattern Vi, Pattern En)
    {
        /// <summary>The text of a phrase in which nothing is filled in.</summary>
        public Text? Whole { get; } = Vi.Places.Length + En.Places.Length == 0 ? new Text(Vi.Between[0], En.Between[0]) : null;
    }

    /// <summary>The words between the places of a phrase: one more than there are places.</summary>
    internal sealed record Pattern(string[] Between, string[] Places)
    {
        public static Pattern Of(string words)
        {
            var (between, places) = (new List<string>(), new List<string>());
            var rest = words.AsSpan().Trim('|');
            while (rest.IndexOf('{') is >= 0 and var open)
            {
                var close = rest.IndexOf('}');
                between.Add(rest[..open].ToString());
                places.Add(rest[(open + 1)..close].ToString());
                rest = rest[(close + 1)..];
            }

            return new Pattern([.. between, rest.ToString()], [.. places]);
        }

        public string Fill(ReadOnlySpan<(string Name, Text Part)> parts, Language language)
        {
            var text = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[Sentences.LongestNarrative]);
            text.AppendLiteral(Between[0]);
            for (var number = 0; number < Places.Length; number++)
            {
                text.AppendLiteral(PartOf(Places[number], parts).In(language));
                text.AppendLiteral(Between[number + 1]);
            }

            return text.ToStringAndClear();
        }

        private static Text PartOf(string place, ReadOnlySpan<(string Name, Text Part)> parts)
        {
            foreach (var (name, part) in parts)
            {
                if (name == place)
                    return part;
            }

            throw new KeyNotFoundException($"Nothing was given for {{{place}}}.");
        }
    }
}
