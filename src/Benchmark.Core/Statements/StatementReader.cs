using System.Runtime.CompilerServices;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;

namespace Benchmark.Core.Statements;

/// <summary>Reads what sentences say of provinces and indicators: whole sentences in known shapes, and nothing else.</summary>
public sealed class StatementReader
{
    private static readonly ConditionalWeakTable<object, StatementReader> Known = [];

    private readonly Names _names;

    private StatementReader(IReadOnlyList<Province> provinces, IReadOnlyList<Indicator> indicators) => _names = new Names(provinces, indicators);

    /// <summary>The most numbers that a text may have.</summary>
    public const int MostNumbers = 50;

    /// <summary>The most letters that a text may have.</summary>
    public const int LongestText = 4000;

    /// <summary>The reader of a release: the names are gathered once for as long as the lists are known.</summary>
    /// <param name="provinces">All its provinces.</param>
    /// <param name="indicators">All its indicators.</param>
    public static StatementReader Of(IReadOnlyList<Province> provinces, IReadOnlyList<Indicator> indicators) =>
        Known.GetValue(indicators, _ => new StatementReader(provinces, indicators));

    /// <summary>How many numbers a text has, years among them.</summary>
    public static int CountNumbers(string text) => new StatementText(text.Normalize()).Pieces.Count(piece => piece.Kind == PieceKind.Number);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language it is in; null where that is to be found.</param>
    public Statement Read(string text, Core.Language.Language? language)
    {
        var cut = new StatementText(text.Normalize());
        var sentences = new List<ReadSentence>();
        foreach (var span in cut.Sentences)
        {
            IReadOnlyList<Reading> readings =
            [
                .. Shapes.Both.Where(shapes => language is null || shapes.Language == language)
                    .SelectMany(shapes => SentenceParser.Read(cut, span, shapes, _names)),
            ];
            sentences.Add(new ReadSentence(span, readings));
        }

        var (provinces, indicators) = Mentioned(cut);
        var meant = sentences.SelectMany(sentence => sentence.Readings).SelectMany(reading => reading.Meant).Select(named => named.Indicator);
        return new Statement(cut, sentences, provinces, [.. indicators.Concat(meant).Distinct()]);
    }

    /// <summary>What is named anywhere in a text.</summary>
    private (IReadOnlyList<Province> Provinces, IReadOnlyList<Indicator> Indicators) Mentioned(StatementText text)
    {
        var (provinces, indicators) = (new List<Province>(), new List<Indicator>());
        for (var at = 0; at < text.Pieces.Count; at++)
        {
            var key = "";
            for (var to = at; to < text.Pieces.Count && to - at < _names.Longest; to++)
            {
                key = to == at ? text.Pieces[to].Key : $"{key} {text.Pieces[to].Key}";
                provinces.AddRange(_names.Province(key)?.Provinces ?? []);
                indicators.AddRange((_names.Indicator("i", key) ?? []).Select(named => named.Indicator));
                indicators.AddRange((_names.Indicator("k", key) ?? []).Select(named => named.Indicator));
            }
        }

        return ([.. provinces.Distinct()], [.. indicators.Distinct()]);
    }
}

/// <summary>A sentence with what it can mean.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Readings">Its meanings; none where it was not understood.</param>
internal sealed record ReadSentence(SentenceSpan Span, IReadOnlyList<Reading> Readings);

/// <summary>A text that was read.</summary>
public sealed class Statement
{
    internal Statement(StatementText text, IReadOnlyList<ReadSentence> sentences, IReadOnlyList<Province> provinces, IReadOnlyList<Indicator> indicators) =>
        (Text, Sentences, Provinces, Indicators) = (text, sentences, provinces, indicators);

    internal StatementText Text { get; }

    internal IReadOnlyList<ReadSentence> Sentences { get; }

    /// <summary>The provinces that are named anywhere in it.</summary>
    public IReadOnlyList<Province> Provinces { get; }

    /// <summary>The indicators that are named anywhere in it.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>The years that stand in it.</summary>
    public IReadOnlyList<int> Years => [.. Text.Pieces.Select(SentenceParser.YearOf).OfType<int>().Distinct()];

    /// <summary>Whether every sentence was understood in one way.</summary>
    public bool IsUnderstood => Sentences.All(sentence => sentence.Readings.Count == 1);
}
