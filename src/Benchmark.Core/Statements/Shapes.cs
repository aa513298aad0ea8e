using System.Buffers;

namespace Benchmark.Core.Statements;

/// <summary>What the shapes of a language are for.</summary>
internal enum ShapeKind
{
    /// <summary>A value of a year.</summary>
    Value,

    /// <summary>The newest value.</summary>
    Latest,

    /// <summary>A target for a year.</summary>
    Target,

    /// <summary>A place among the first that is aimed for.</summary>
    Goal,

    /// <summary>A difference between two years.</summary>
    Change,

    /// <summary>The values of two years.</summary>
    Path,
}

/// <summary>One step of a shape.</summary>
/// <param name="Word">The word that has to stand there; null for the others.</param>
/// <param name="Slot">What is read there; null for the others.</param>
/// <param name="Next">Where it goes on without reading: from several places at once.</param>
internal sealed record ShapeStep(string? Word, string? Slot, IReadOnlyList<int> Next);

/// <summary>A shape: its steps, of which the last is the end.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Steps">The steps.</param>
internal sealed record Shape(ShapeKind Kind, IReadOnlyList<ShapeStep> Steps);

/// <summary>The shapes and words of one language, from <c>statements.vi.txt</c> and <c>statements.en.txt</c>.</summary>
internal sealed class Shapes
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(" ()[]|{");
    private static readonly Shapes Vietnamese = new(Core.Language.Language.Vi);
    private static readonly Shapes English = new(Core.Language.Language.En);

    private readonly Dictionary<string, List<string>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _macros = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string[]>> _words = new(StringComparer.Ordinal);

    private Shapes(Core.Language.Language language)
    {
        Language = language;
        foreach (var line in Core.Language.Words.Lines($"statements.{Code.Of(language)}.txt"))
        {
            var at = line.IndexOf(" = ", StringComparison.Ordinal);
            var (key, words) = (line[..at], line[(at + 3)..]);
            if (key[0] == '<')
            {
                _macros.Add(key, Expand(words));
                continue;
            }

            if (!_lines.TryGetValue(key, out var lines))
                _lines.Add(key, lines = []);
            lines.Add(words);
        }

        All =
        [
            .. from code in Code.All<ShapeKind>()
               from line in _lines.GetValueOrDefault(code, [])
               select Compile(Code.Parse<ShapeKind>(code), Expand(line)),
        ];
        foreach (var (key, lines) in _lines)
        {
            if (!Code.TryParse<ShapeKind>(key, out _))
                _words.Add(key, [.. lines.SelectMany(line => line.Split('|')).SelectMany(Alternatives)]);
        }

        Doubt = [.. Words("doubt").Select(words => string.Join(' ', words))];
        InWords =
        [
            .. from number in Words("in-words")
               from counted in Words("in-words-counted")
               select string.Join(' ', number.Concat(counted)),
        ];
    }

    public static IReadOnlyList<Shapes> Both { get; } = [Vietnamese, English];

    public Core.Language.Language Language { get; }

    public IReadOnlyList<Shape> All { get; }

    /// <summary>What makes the sentences around doubtful.</summary>
    public IReadOnlyList<string> Doubt { get; }

    /// <summary>Numbers in words, each with what it counts: by itself such a word is often another.</summary>
    public IReadOnlyList<string> InWords { get; }

    /// <summary>The words of a line, each way as its pieces; a place in braces is one piece.</summary>
    public IReadOnlyList<string[]> Words(string key) => _words.GetValueOrDefault(key, []);

    private string Expand(string words)
    {
        foreach (var (name, macro) in _macros)
            words = words.Replace(name, macro, StringComparison.Ordinal);
        return words;
    }

    /// <summary>The ways of a line whose words are a macro.</summary>
    private IEnumerable<string[]> Alternatives(string words)
    {
        var at = words.IndexOf('<');
        if (at < 0)
            return [Pieces(words)];
        var name = words[at..(words.IndexOf('>') + 1)];
        return _macros[name].Trim('(', ')').Split('|').Select(way => Pieces(words.Replace(name, way, StringComparison.Ordinal)));
    }

    private static string[] Pieces(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Piece)];

    private static IEnumerable<string> Piece(string word) => word[0] == '{' ? [word[1..^1]] : StatementText.KeysOf(word);

    private static Shape Compile(ShapeKind kind, string words)
    {
        var steps = new List<ShapeStep>();
        var at = 0;
        Sequence();
        steps.Add(new ShapeStep(null, null, []));
        return new Shape(kind, steps);

        void Sequence()
        {
            while (at < words.Length && words[at] is not (')' or ']' or '|'))
            {
                if (words[at] == ' ')
                {
                    at++;
                }
                else if (words[at] is '(' or '[')
                {
                    Choice();
                }
                else if (words[at] == '{')
                {
                    var end = words.IndexOf('}', at);
                    steps.Add(new ShapeStep(null, words[(at + 1)..end], [steps.Count + 1]));
                    at = end + 1;
                }
                else
                {
                    var end = words.AsSpan(at).IndexOfAny(Marks) is >= 0 and var length ? at + length : words.Length;
                    foreach (var key in StatementText.KeysOf(words[at..end]))
                        steps.Add(new ShapeStep(key, null, [steps.Count + 1]));
                    at = end;
                }
            }
        }

        // A parenthesis that has a space behind it is one of the sentence.
        void Choice()
        {
            var isOption = words[at] == '[';
            if (!isOption && at + 1 < words.Length && words[at + 1] == ' ')
            {
                steps.Add(new ShapeStep("(", null, [steps.Count + 1]));
                at++;
                var close = words.IndexOf(" )", at, StringComparison.Ordinal);
                var inner = words[at..close];
                foreach (var part in inner.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    steps.Add(part[0] == '{' ? new ShapeStep(null, part[1..^1], [steps.Count + 1]) : new ShapeStep(part, null, [steps.Count + 1]));
                steps.Add(new ShapeStep(")", null, [steps.Count + 1]));
                at = close + 2;
                return;
            }

            var fork = steps.Count;
            steps.Add(new ShapeStep(null, null, []));
            var (starts, ends) = (new List<int>(), new List<int>());
            do
            {
                at++;
                starts.Add(steps.Count);
                Sequence();
                ends.Add(steps.Count);
                steps.Add(new ShapeStep(null, null, []));
            }
            while (words[at] == '|');
            at++;
            foreach (var end in ends)
                steps[end] = new ShapeStep(null, null, [steps.Count]);
            if (isOption)
                starts.Add(steps.Count);
            steps[fork] = new ShapeStep(null, null, starts);
        }
    }
}
