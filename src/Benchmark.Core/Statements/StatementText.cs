namespace Benchmark.Core.Statements;

/// <summary>What a piece of a text is.</summary>
internal enum PieceKind
{
    /// <summary>Letters.</summary>
    Word,

    /// <summary>Digits, with what separates them.</summary>
    Number,

    /// <summary>Any other character.</summary>
    Sign,
}

/// <summary>A word, a number or a sign of a text.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Key">What it is compared by: words in lower case and in one spelling, numbers in plain digits.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="IsSpaced">Whether a space stands before it.</param>
internal readonly record struct Piece(PieceKind Kind, string Key, int Start, int Length, bool IsSpaced)
{
    public int End => Start + Length;

    public bool IsSign(char sign) => Kind == PieceKind.Sign && Key[0] == sign;
}

/// <summary>A sentence: some of the pieces of a text.</summary>
/// <param name="First">The place of its first piece.</param>
/// <param name="Count">How many pieces, without the sign that ends it.</param>
/// <param name="End">The sign that ends it; a point where nothing does.</param>
internal readonly record struct SentenceSpan(int First, int Count, char End);

/// <summary>A text cut into words, numbers and signs, and into sentences. Nothing is left out but spaces: what cannot be read must be seen.</summary>
internal sealed class StatementText
{
    // A point behind one of these ends no sentence, and says nothing.
    private static readonly string[] Abbreviations = ["tp", "tx", "no"];

    private const string BoldMark = "**";
    private const int MostMarkDigits = 2;

    // Two ways to set the tone of one syllable; the older on the left.
    private static readonly (string Older, string Newer)[] Tones =
    [
        ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
        ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
    ];

    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text, in form C.</param>
    public StatementText(string text)
    {
        Text = text;
        (Pieces, Sentences) = Cut(text);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>All pieces.</summary>
    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>The sentences that have a piece.</summary>
    public IReadOnlyList<SentenceSpan> Sentences { get; }

    /// <summary>The keys of the pieces of a name or of words.</summary>
    public static string[] KeysOf(string words) => [.. Cut(words.Normalize()).Pieces.Select(piece => piece.Key)];

    private static (List<Piece> Pieces, List<SentenceSpan> Sentences) Cut(string text)
    {
        var (pieces, sentences) = (new List<Piece>(), new List<SentenceSpan>());
        var (first, spaced, isItem, isBold) = (0, false, false, false);
        for (var at = 0; at < text.Length;)
        {
            var letter = Plain(text[at]);
            if (letter == '\n' && EndsAt(at))
                End('.', pieces.Count > first && pieces[^1].IsSign(':') ? 1 : 0);
            // What marks a line of a list, or emphasizes a sentence, says nothing.
            if (pieces.Count == first && ListMark(at) is > 0 and var mark)
            {
                (at, isItem, spaced) = (at + mark, true, true);
                continue;
            }

            if (IsBoldMark(at) && (pieces.Count == first || isBold))
            {
                (at, isBold) = (at + BoldMark.Length, !isBold);
                continue;
            }

            if (char.IsWhiteSpace(letter))
            {
                spaced = true;
                at++;
                continue;
            }

            var start = at;
            if (char.IsAsciiDigit(letter))
            {
                while (at < text.Length && (IsDigit(at) || (Plain(text[at]) is '.' or ',' && at + 1 < text.Length && IsDigit(at + 1))))
                    at++;
                Add(PieceKind.Number, string.Create(at - start, (text, start), static (digits, from) =>
                {
                    for (var number = 0; number < digits.Length; number++)
                        digits[number] = Plain(from.text[from.start + number]);
                }));
            }
            else if (char.IsLetter(letter) || IsMark(letter))
            {
                while (at < text.Length && (char.IsLetter(text[at]) || IsMark(text[at])))
                    at++;
                Add(PieceKind.Word, KeyOf(text[start..at]));
            }
            else
            {
                at++;
                var behind = isBold && IsBoldMark(at) ? at + BoldMark.Length : at;
                var ends = letter is '!' or '?' or '…' || (letter == '.' && (behind == text.Length || char.IsWhiteSpace(text[behind])));
                if (letter == '.' && pieces.Count > first && pieces[^1].Kind == PieceKind.Word && Abbreviations.Contains(pieces[^1].Key))
                    continue;
                Add(PieceKind.Sign, letter.ToString());
                if (ends)
                    End(letter, 1);
            }

            void Add(PieceKind kind, string key)
            {
                pieces.Add(new Piece(kind, key, start, at - start, spaced || start == 0));
                spaced = false;
            }
        }

        End('.', 0);
        return (pieces, sentences);

        bool IsDigit(int place) => char.IsAsciiDigit(Plain(text[place]));

        bool IsBoldMark(int place) => string.CompareOrdinal(text, place, BoldMark, 0, BoldMark.Length) == 0;

        // Lines are broken within sentences too: one ends where it says so, before a blank line, and as an item of a list before the next.
        bool EndsAt(int place)
        {
            if (pieces.Count == first || pieces[^1].IsSign(':'))
                return true;
            var next = place + (text[place] == '\r' && place + 1 < text.Length && text[place + 1] == '\n' ? 2 : 1);
            while (next < text.Length && char.IsWhiteSpace(text[next]) && Plain(text[next]) != '\n')
                next++;
            return text[place] == '\u2029' || next == text.Length || Plain(text[next]) == '\n' || (isItem && ListMark(next) > 0);
        }

        // How long the mark of a list is that stands at the beginning of a line; nought where none does.
        int ListMark(int place)
        {
            var before = place - 1;
            while (before >= 0 && char.IsWhiteSpace(text[before]) && Plain(text[before]) != '\n')
                before--;
            if (before >= 0 && Plain(text[before]) != '\n' && !(isItem && pieces.Count == first && text[before] is '>' or '#'))
                return 0;
            var to = place;
            while (to < text.Length && to - place < MostMarkDigits && char.IsAsciiDigit(text[to]))
                to++;
            var isMark = to > place ? to < text.Length && text[to] is '.' or ')' : text[to] is '-' or '*' or '>' or '#' or '•' or '–';
            return isMark && to + 1 < text.Length && (char.IsWhiteSpace(text[to + 1]) || text[to] is '#' or '>' or '•') ? to + 1 - place : 0;
        }

        void End(char sign, int signs)
        {
            isItem = false;
            if (pieces.Count - signs > first)
                sentences.Add(new SentenceSpan(first, pieces.Count - signs - first, sign));
            else if (sign == '?' && sentences.Count > 0)
                sentences[^1] = sentences[^1] with { End = '?' };
            first = pieces.Count;
        }
    }

    /// <summary>One character for those that only look different.</summary>
    private static char Plain(char letter) => letter switch
    {
        '\u2212' => '-',
        '\u2019' or '\u02BC' => '\'',
        '\u2013' => '–',
        >= '\uFF10' and <= '\uFF19' => (char)(letter - '\uFF10' + '0'),
        '\uFF05' => '%',
        '\uFF0C' => ',',
        '\uFF0E' => '.',
        '\uFF1F' => '?',
        '\r' or '\u2028' or '\u2029' or '\u0085' => '\n',
        _ => letter,
    };

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static string KeyOf(string word)
    {
        var lower = word.ToLowerInvariant();
        if (lower == "tỉ")
            return "tỷ";
        foreach (var (older, newer) in Tones)
        {
            if (lower.EndsWith(older, StringComparison.Ordinal) && !(older[0] == 'u' && lower.EndsWith($"q{older}", StringComparison.Ordinal)))
                return string.Concat(lower.AsSpan(0, lower.Length - older.Length), newer);
        }

        return lower;
    }
}
