namespace Benchmark.Core.Search;

/// <summary>
/// Finds what bears all the words of a search, in whatever order, with or without diacritics and spaces; the last word may be cut short. What bears none of
/// them so is looked for as it may have been typed: letters of Telex and VNI left in, words run together with numbers, one letter amiss.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>The field of the first letters of a name, which is never taken for the whole of it.</summary>
    public const string InitialsField = "initials";

    // Names are written in one word, whole or a part; sentences are not, nor are longer parts than these.
    private const int MostJoined = 4;
    private const int LongestName = 8;

    // Looking for slips compares with every word; nobody slips in each of many words.
    private const int MostMistyped = 6;
    private const int ShortestMistyped = 5;

    private readonly IReadOnlyList<SearchEntry> _entries;
    private readonly string[] _vocabulary;
    private readonly IReadOnlyList<Place>[] _places;
    private readonly IReadOnlyList<int>[] _lengths;
    private readonly int _mostWords;

    /// <summary>Indexes what can be searched for.</summary>
    public SearchIndex(IReadOnlyList<SearchEntry> entries)
    {
        _entries = entries;
        _lengths = new IReadOnlyList<int>[entries.Count];
        var found = new Dictionary<string, List<Place>>(StringComparer.Ordinal);
        for (var entry = 0; entry < entries.Count; entry++)
        {
            var lengths = new List<int>();
            foreach (var (field, (_, text)) in entries[entry].Fields.Index())
            {
                var words = SearchText.FoldedWordsOf(text).ToArray();
                var joined = words.Length <= LongestName ? MostJoined : 1;
                lengths.Add(words.Length);
                for (var first = 0; first < words.Length; first++)
                {
                    for (var count = 1; count <= Math.Min(joined, words.Length - first); count++)
                    {
                        var word = SearchText.WrittenAsOne(words.AsSpan(first, count));
                        if (!found.TryGetValue(word, out var places))
                            found.Add(word, places = []);
                        places.Add(new Place(entry, field, first, count));
                    }
                }
            }

            _lengths[entry] = lengths;
            _mostWords = Math.Max(_mostWords, lengths.Sum());
        }

        _vocabulary = [.. found.Keys.Order(StringComparer.Ordinal)];
        _places = [.. _vocabulary.Select(word => found[word])];
    }

    /// <summary>What a search finds, best first; a search that folds to nothing finds nothing.</summary>
    public IReadOnlyList<SearchHit> Find(string search)
    {
        var words = SearchText.WordsOf(search);
        // All words of a search must stand somewhere: what has more of them than anything here is nowhere.
        if (words.Count == 0 || words.Count > _mostWords)
            return [];
        var (bare, asTyped) = (SearchText.WordsOf(SearchText.FoldName(search)), search.ToLowerInvariant().Split(' '));
        var joined = SearchText.WrittenAsOne([.. SearchText.FoldedWordsOf(search)]);
        List<string> plain = [.. asTyped.SelectMany(word => SearchText.WordsOf(WithoutVni(word)))];
        return Best([words, bare])
            // Quang3 Nam is Quảng Nam, and not whatever has these words and a number that begins with 3.
            ?? Best([plain], Nearness.Whole)
            ?? Best([[joined], [.. words.SelectMany(SplitNumbers)]])
            ?? Best([[.. words.Select(WithoutTelex)]])
            ?? Best([plain])
            ?? (words.Count > MostMistyped ? null : BestOfNearest(words) ?? BestOfNearest([joined]))
            ?? [];
    }

    private List<SearchHit>? Best(IReadOnlyList<IReadOnlyList<string>> ways, Nearness farthest = Nearness.SeveralFields)
    {
        var found = ways.Where(words => words.Count > 0)
            .SelectMany(words => FindAll([.. words.Select((word, number) => WordsLike(word, number == words.Count - 1))]));
        return Ordered(found.Where(find => find.Nearness <= farthest));
    }

    /// <summary>What bears the words, or others that differ from them in one letter.</summary>
    private List<SearchHit>? BestOfNearest(IReadOnlyList<string> mistyped)
    {
        var known = _vocabulary.Select((word, number) => (word, number)).ToList();
        return Ordered(FindAll(
        [
            .. mistyped.Select((word, number) =>
            {
                var alike = WordsLike(word, number == mistyped.Count - 1);
                if (word.Length >= ShortestMistyped)
                    alike.AddRange(Nearest.Of(word, known.Where(each => each.word != word), most: 1).Select(near => (near, true)));
                return alike;
            }),
        ]));
    }

    private static List<SearchHit>? Ordered(IEnumerable<Finding> found)
    {
        var ordered = found
            .GroupBy(find => find.Entry)
            .Select(finds => finds.Min()!)
            .Order()
            .Select(find => new SearchHit(find.Of, find.Of.Fields[find.Field].Name, find.Of.Fields[find.Field].Text))
            .ToList();
        return ordered.Count == 0 ? null : ordered;
    }

    /// <summary>The known words that a word stands for: itself, and for the last those that begin with it.</summary>
    private List<(int Word, bool IsPart)> WordsLike(string word, bool isLast)
    {
        var at = Array.BinarySearch(_vocabulary, word, StringComparer.Ordinal);
        if (!isLast)
            return at < 0 ? [] : [(at, false)];
        var alike = new List<(int, bool)>();
        for (var next = at < 0 ? ~at : at; next < _vocabulary.Length && _vocabulary[next].StartsWith(word, StringComparison.Ordinal); next++)
            alike.Add((next, next != at));
        return alike;
    }

    /// <summary>Every entry that bears each of the words, and how well.</summary>
    private IEnumerable<Finding> FindAll(IReadOnlyList<IReadOnlyList<(int Word, bool IsPart)>> words)
    {
        Dictionary<int, List<(Place Place, bool IsPart)>[]>? borne = null;
        for (var number = 0; number < words.Count; number++)
        {
            var next = new Dictionary<int, List<(Place, bool)>[]>();
            foreach (var (word, isPart) in words[number])
            {
                foreach (var place in _places[word])
                {
                    if (!next.TryGetValue(place.Entry, out var places))
                    {
                        if (borne is null)
                            places = new List<(Place, bool)>[words.Count];
                        else if (!borne.TryGetValue(place.Entry, out places))
                            continue;
                        next.Add(place.Entry, places);
                    }

                    (places[number] ??= []).Add((place, isPart));
                }
            }

            borne = next;
        }

        foreach (var (entry, places) in borne ?? [])
        {
            var fields = places[0].Select(each => each.Place.Field).Distinct();
            yield return fields.Select(field => Judge(entry, field, places)).Min()!;
        }
    }

    private Finding Judge(int entry, int field, List<(Place Place, bool IsPart)>[] places)
    {
        var here = places.Select(each => each.Where(place => place.Place.Field == field).ToList()).ToList();
        var extra = _lengths[entry][field];
        if (here.Exists(each => each.Count == 0))
            return new Finding(_entries[entry], entry, field, Nearness.SeveralFields, Sequence.None, extra);
        var (sequence, covered, isPart) = here[0].Select(first => Follow(first, here)).Min();
        extra -= covered;
        var isWhole = extra == 0 && _entries[entry].Fields[field].Name != InitialsField;
        var nearness = isPart ? Nearness.PartOfWord
            : !isWhole ? Nearness.Words
            : sequence == Sequence.AtBeginning ? Nearness.Whole
            : Nearness.WholeInOtherOrder;
        return new Finding(_entries[entry], entry, field, nearness, sequence, extra);
    }

    /// <summary>How the words follow each other from a first one, and how many words of the field they take.</summary>
    private static (Sequence Sequence, int Covered, bool IsPart) Follow((Place Place, bool IsPart) first, List<List<(Place Place, bool IsPart)>> words)
    {
        var sequence = first.Place.First == 0 ? Sequence.AtBeginning : Sequence.Together;
        var (end, isPart) = (first.Place.End, first.IsPart);
        var taken = new HashSet<int>(Enumerable.Range(first.Place.First, first.Place.Count));
        foreach (var places in words.Skip(1))
        {
            // Next to the one before, else behind it, else wherever one is left.
            var next = places
                .OrderBy(each => each.Place.First == end ? 0 : each.Place.First > end ? 1 : taken.Contains(each.Place.First) ? 3 : 2)
                .ThenBy(each => each.IsPart)
                .ThenBy(each => each.Place.First)
                .First();
            sequence = next.Place.First == end ? sequence : next.Place.First > end && sequence < Sequence.None ? Sequence.InOrder : Sequence.None;
            isPart |= next.IsPart;
            end = next.Place.End;
            taken.UnionWith(Enumerable.Range(next.Place.First, next.Place.Count));
        }

        return (sequence, taken.Count, isPart);
    }

    /// <summary>KH205 is KH 205.</summary>
    private static IEnumerable<string> SplitNumbers(string word)
    {
        var start = 0;
        for (var at = 1; at <= word.Length; at++)
        {
            if (at < word.Length && char.IsDigit(word[at]) == char.IsDigit(word[at - 1]))
                continue;
            yield return word[start..at];
            start = at;
        }
    }

    /// <summary>A word without the letters by which Telex writes diacritics: nooij is noi, ddaf is da. A syllable has one tone at most.</summary>
    private static string WithoutTelex(string word)
    {
        var letters = new List<char>(word.Length);
        var tones = 0;
        foreach (var (at, letter) in word.Index())
        {
            var isTone = letter is 'f' or 'j' or 'z' || (at > 0 && letter is 's' or 'x') || (at > 1 && letter == 'r');
            var isMark = letter == 'w' || (at > 0 && letter == word[at - 1] && letter is 'a' or 'e' or 'o' or 'd');
            tones += isTone ? 1 : 0;
            if (!isTone && !isMark)
                letters.Add(letter);
        }

        return tones > 1 || letters.Count == 0 ? word : new string([.. letters]);
    }

    /// <summary>A word without the digits by which VNI writes diacritics: ha2 is ha. A zero writes none, so that DX2023 keeps its number.</summary>
    private static string WithoutVni(string word) =>
        char.IsLetter(word.FirstOrDefault()) && !word.Contains('0') ? string.Concat(word.Where(letter => !char.IsDigit(letter))) : word;

    /// <summary>Where a word stands; several words written as one take several places.</summary>
    private readonly record struct Place(int Entry, int Field, int First, int Count)
    {
        public int End => First + Count;
    }

    /// <summary>How the words found are those of a field.</summary>
    private enum Nearness
    {
        Whole,
        WholeInOtherOrder,
        Words,
        PartOfWord,
        SeveralFields,
    }

    /// <summary>How the words follow each other.</summary>
    private enum Sequence
    {
        AtBeginning,
        Together,
        InOrder,
        None,
    }

    /// <summary>A find; the least is the best.</summary>
    private sealed record Finding(SearchEntry Of, int Entry, int Field, Nearness Nearness, Sequence Sequence, int Extra) : IComparable<Finding>
    {
        public int CompareTo(Finding? other) => other is null ? -1 : Order.CompareTo(other.Order) is not 0 and var order ? order
            : string.CompareOrdinal(Of.Id, other.Of.Id) is not 0 and var id ? id
            : string.CompareOrdinal(Of.Indicator, other.Of.Indicator);

        private (Nearness, bool, SearchType, Sequence, int, int, int) Order =>
            (Nearness, Of.ValidTo is not null, Of.Type, Sequence, Of.Headline ?? int.MaxValue, Extra, Field);
    }
}
