namespace Benchmark.Core.Statements;

/// <summary>A sentence that the service writes about a row.</summary>
/// <param name="Said">The sentence.</param>
/// <param name="Row">The row.</param>
public sealed record OwnSentence(Text Said, StatedRow Row)
{
    private readonly Lazy<List<Piece>[]> _pieces = new(() => [Cut(Said.Vi), Cut(Said.En)]);

    /// <summary>Its pieces in a language, without the point at its end.</summary>
    internal IReadOnlyList<Piece> In(Core.Language.Language language) => _pieces.Value[(int)language];

    private static List<Piece> Cut(string said)
    {
        var pieces = new StatementText(said.Normalize()).Pieces.ToList();
        if (pieces.Count > 0 && pieces[^1].IsSign('.'))
            pieces.RemoveAt(pieces.Count - 1);
        return pieces;
    }
}

/// <summary>Finds the sentences of the service in a text: word for word, and with other numbers in them.</summary>
internal static class OwnSentences
{
    /// <summary>What was found: the figures, and the piece behind the last.</summary>
    internal sealed record Found(int To, IReadOnlyList<CheckedFigure> Figures);

    /// <summary>The longest sentence of the service that begins at a piece, the most alike of several; null where none does.</summary>
    public static Found? Find(StatementText text, int at, IReadOnlyList<OwnSentence> own)
    {
        (OwnSentence Sentence, IReadOnlyList<Piece> Pieces, int Equal, Core.Language.Language Language)? best = null;
        foreach (var sentence in own)
        {
            foreach (var language in Enum.GetValues<Core.Language.Language>())
            {
                if (sentence.In(language) is not { Count: > 0 } pieces || EqualNumbers(text, at, pieces) is not { } equal)
                    continue;
                if (best is not { } known || pieces.Count > known.Pieces.Count || (pieces.Count == known.Pieces.Count && equal > known.Equal))
                    best = (sentence, pieces, equal, language);
            }
        }

        if (best is not { } found)
            return null;
        var figures = new List<CheckedFigure>();
        for (var number = 0; number < found.Pieces.Count; number++)
        {
            var (piece, expected) = (text.Pieces[at + number], found.Pieces[number]);
            // The sign stands by itself, close before its number.
            var isNegative = number > 0 && found.Pieces[number - 1].IsSign('-') && !expected.IsSpaced;
            if (IsFigure(expected))
                figures.Add(Figure(text, piece, expected, isNegative ? -1 : 1, found.Sentence.Row, found.Language));
        }

        return figures.Count == 0 ? null : new Found(at + found.Pieces.Count, figures);
    }

    // Years are words here: a sentence with another year is another sentence.
    private static bool IsFigure(Piece piece) => piece.Kind == PieceKind.Number && SentenceParser.YearOf(piece) is null;

    /// <summary>How many numbers are the same; null where anything else differs, or the text goes on within the sentence.</summary>
    private static int? EqualNumbers(StatementText text, int at, IReadOnlyList<Piece> pieces)
    {
        if (at + pieces.Count > text.Pieces.Count)
            return null;
        var equal = 0;
        for (var number = 0; number < pieces.Count; number++)
        {
            var (written, expected) = (text.Pieces[at + number], pieces[number]);
            if (written.Kind != expected.Kind || (!IsFigure(expected) && written.Key != expected.Key))
                return null;
            equal += written.Key == expected.Key ? 1 : 0;
        }

        var end = at + pieces.Count;
        return end == text.Pieces.Count || text.Sentences.Any(sentence => sentence.First + sentence.Count == end) ? equal : null;
    }

    private static CheckedFigure Figure(
        StatementText text,
        Piece piece,
        Piece expected,
        int sign,
        StatedRow row,
        Core.Language.Language language)
    {
        var isSame = piece.Key == expected.Key;
        var stated = row with { Value = sign * Numeral.Read(expected.Key, language)?.Value };
        var reason = isSame ? VerdictReason.OwnSentence : VerdictReason.FigureDiffers;
        return new CheckedFigure
        {
            Start = piece.Start,
            Length = piece.Length,
            Quote = text.Text.Substring(piece.Start, piece.Length),
            Value = sign * Numeral.Read(piece.Key, language)?.Value,
            Verdict = isSame ? Verdict.Verified : Verdict.Contradicted,
            Reason = reason,
            Why = StatementCheck.Say(reason, stated),
            Row = stated,
        };
    }
}
