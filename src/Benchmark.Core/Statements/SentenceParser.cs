using System.Globalization;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Statements;

/// <summary>Reads one sentence in the shapes of one language. A sentence is read whole or not at all.</summary>
internal sealed class SentenceParser
{
    // A sentence in a known shape needs a few hundred; a longer search finds nothing that people wrote.
    private const int MostSteps = 60_000;
    private const int MostPieces = 90;
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    private readonly IReadOnlyList<Piece> _pieces;
    private readonly int _end;
    private readonly int _start;
    private readonly Shapes _shapes;
    private readonly Names _names;
    private readonly Dictionary<(string Slot, int At), IReadOnlyList<(int To, object Read)>> _known = [];
    private readonly Dictionary<string, Reading> _found = new(StringComparer.Ordinal);
    private int _steps;

    private SentenceParser(StatementText text, SentenceSpan sentence, Shapes shapes, Names names) =>
        (_pieces, _start, _end, _shapes, _names) = (text.Pieces, sentence.First, sentence.First + sentence.Count, shapes, names);

    /// <summary>What a sentence can mean; nothing where its words do not stand in a shape.</summary>
    public static IReadOnlyList<Reading> Read(StatementText text, SentenceSpan sentence, Shapes shapes, Names names)
    {
        if (sentence.Count > MostPieces)
            return [];
        var parser = new SentenceParser(text, sentence, shapes, names);
        foreach (var shape in shapes.All)
            parser.Try(shape, 0, parser._start, new Reading(shape.Kind, shapes.Language));
        return parser._steps > MostSteps ? [] : [.. parser._found.Values];
    }

    private void Try(Shape shape, int step, int at, Reading reading)
    {
        if (_steps++ > MostSteps)
            return;
        if (step == shape.Steps.Count - 1)
        {
            if (at == _end && reading.IsWhole)
                _found.TryAdd(reading.Meaning, reading);
            return;
        }

        var (word, slot, next) = shape.Steps[step];
        if (word is not null)
        {
            if (at < _end && _pieces[at].Key == word)
                Try(shape, next[0], at + 1, reading);
        }
        else if (slot is null)
        {
            foreach (var way in next)
                Try(shape, way, at, reading);
        }
        else if (slot is "up" or "down")
        {
            Try(shape, next[0], at, reading with { IsUp = slot == "up" });
        }
        else
        {
            foreach (var (to, read) in ReadSlot(slot, at))
            {
                if (Bind(reading, slot, read) is { } bound)
                    Try(shape, next[0], to, bound);
            }
        }
    }

    /// <summary>The reading with one more part; null where it has that part already.</summary>
    private static Reading? Bind(Reading reading, string slot, object read) => slot switch
    {
        "p" => reading.Province is null ? reading with { Province = (NamedProvince)read } : null,
        "i" or "g" or "k" => reading.Indicators is null ? reading with { Indicators = (IReadOnlyList<NamedIndicator>)read } : null,
        "a" => reading.Parts is null ? reading with { Parts = (IReadOnlyList<NamedIndicator>)read } : null,
        "b" => reading.Wholes is null ? reading with { Wholes = (IReadOnlyList<NamedIndicator>)read } : null,
        "y" => reading.Year is null ? reading with { Year = (int)read } : null,
        "y1" => reading.Year1 is null ? reading with { Year1 = (int)read } : null,
        "y2" => reading.Year2 is null ? reading with { Year2 = (int)read } : null,
        "v1" => reading.Value1 is null ? reading with { Value1 = (WrittenValue)read } : null,
        "v2" => reading.Value2 is null ? reading with { Value2 = (WrittenValue)read } : null,
        _ => reading.Value is null ? reading with { Value = (WrittenValue)read } : null,
    };

    private IReadOnlyList<(int To, object Read)> ReadSlot(string slot, int at)
    {
        var kind = slot is "v1" or "v2" or "v" ? "v" : slot is "y1" or "y2" or "y" ? "y" : slot;
        if (_known.TryGetValue((kind, at), out var known))
            return known;
        IReadOnlyList<(int To, object Read)> read = at >= _end ? [] : kind switch
        {
            "p" => [.. Provinces(at)],
            "i" or "a" or "b" or "g" or "k" => [.. Named(at, key => _names.Indicator(kind, key))],
            "y" => YearAt(at) is { } year ? [(at + 1, year)] : [],
            "v" => [.. Measures(at), .. Places(at)],
            "d" => [.. Measures(at).Where(each => ((WrittenValue)each.Read).Low.Value > 0)],
            "n" => [.. Goals(at)],
            _ => [],
        };
        _known.Add((kind, at), read);
        return read;
    }

    private IEnumerable<(int To, object Read)> Named(int at, Func<string, object?> find)
    {
        var key = "";
        for (var to = at; to < _end && to - at < _names.Longest; to++)
        {
            key = to == at ? _pieces[to].Key : $"{key} {_pieces[to].Key}";
            if (find(key) is { } found)
                yield return (to + 1, found);
        }
    }

    private IEnumerable<(int To, object Read)> Provinces(int at)
    {
        foreach (var each in Kinds(at))
            yield return each;
        foreach (var (line, era) in new[] { ("former", Era.Former), ("new", Era.New) })
        {
            foreach (var (to, read) in Around(line, at, Kinds))
            {
                var named = (NamedProvince)read;
                if (named.Era != Era.Unsaid)
                    continue;
                // What is said in these words and by a name that only one has is the same.
                var meant = named.Provinces.Where(province => era == Era.Former
                    ? province.ValidTo is not null
                    : province is { ValidFrom: not null, ValidTo: null }).ToList();
                yield return (to, meant.Count == 1 ? new NamedProvince(meant, Era.Named) : named with { Era = era });
            }
        }
    }

    /// <summary>A name by itself, or with the word for what kind of unit it is, which then has to be right: a town of the name is another place.</summary>
    private IEnumerable<(int To, object Read)> Kinds(int at)
    {
        foreach (var each in Bare(at))
            yield return each;
        foreach (var kind in Enum.GetValues<Provinces.ProvinceKind>())
        {
            foreach (var (to, read) in Around($"kind.{Code.Of(kind)}", at, Bare))
            {
                var named = (NamedProvince)read;
                if (named.Provinces.All(province => province.Kind == kind))
                    yield return (to, named);
            }
        }
    }

    private IEnumerable<(int To, object Read)> Bare(int at) => Named(at, _names.Province);

    /// <summary>What is read within words of a line.</summary>
    private IEnumerable<(int To, object Read)> Around(string line, int at, Func<int, IEnumerable<(int To, object Read)>> inner)
    {
        foreach (var words in _shapes.Words(line))
        {
            var place = Array.IndexOf(words, "p");
            if (!Stands(words.AsSpan(0, place), at))
                continue;
            foreach (var (to, read) in inner(at + place))
            {
                if (Stands(words.AsSpan(place + 1), to))
                    yield return (to + words.Length - place - 1, read);
            }
        }
    }

    private bool Stands(ReadOnlySpan<string> words, int at)
    {
        if (at + words.Length > _end)
            return false;
        for (var number = 0; number < words.Length; number++)
        {
            if (_pieces[at + number].Key != words[number])
                return false;
        }

        return true;
    }

    private int? YearAt(int at) => YearOf(_pieces[at]);

    /// <summary>The year that a number is; null where it is none.</summary>
    public static int? YearOf(Piece piece) =>
        piece is { Kind: PieceKind.Number, Key.Length: 4 } && int.TryParse(piece.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= FirstYear and <= LastYear ? year : null;

    /// <summary>Where one of the ways of a line ends.</summary>
    private IEnumerable<int> Ends(string line, int at)
    {
        foreach (var words in _shapes.Words(line))
        {
            if (Stands(words, at))
                yield return at + words.Length;
        }
    }

    private static readonly (string Line, Comparator Comparator)[] Bounds =
    [
        ("at-least", Comparator.AtLeast), ("more-than", Comparator.MoreThan), ("at-most", Comparator.AtMost), ("less-than", Comparator.LessThan),
        ("about", Comparator.About),
    ];

    private IEnumerable<(int To, object Read)> Measures(int at)
    {
        foreach (var (to, read) in Bare(at, null))
            yield return (to, read);
        foreach (var (line, comparator) in Bounds)
        {
            foreach (var start in Ends($"before.{line}", at))
            {
                foreach (var (to, read) in Plain(start))
                    yield return (to, read with { Comparator = comparator, From = at });
            }
        }

        foreach (var start in Ends("before.nearly", at))
        {
            foreach (var (to, read) in Plain(start))
                yield return (to, read with { IsNearly = true, From = at });
        }

        // "From" alone bounds nothing.
        foreach (var start in Ends("before.from", at))
        {
            foreach (var (to, read) in Bare(start, at).Where(each => each.Read.Comparator is not null))
                yield return (to, read);
        }

        IEnumerable<(int To, WrittenValue Read)> Bare(int start, int? from)
        {
            foreach (var (to, read) in Plain(start))
            {
                var value = read with { From = from ?? start };
                yield return (to, value);
                foreach (var (line, comparator) in Bounds)
                {
                    foreach (var end in Ends($"after.{line}", to))
                        yield return (end, value with { Comparator = comparator, To = end });
                }
            }
        }
    }

    /// <summary>A number or a range with its unit.</summary>
    private IEnumerable<(int To, WrittenValue Read)> Plain(int at)
    {
        var isNegative = at + 1 < _end && _pieces[at].IsSign('-') && !_pieces[at + 1].IsSpaced;
        var number = isNegative ? at + 1 : at;
        if (NumeralAt(number) is not { } low)
            yield break;
        if (isNegative)
            low = new Numeral(-low.Value, low.Decimals, -low.Other);
        foreach (var (to, unit) in Units(number + 1))
            yield return (to, new WrittenValue(low, unit) { From = at, To = to });
        if (number + 2 < _end
            && (_pieces[number + 1].IsSign('-') || _pieces[number + 1].IsSign('–'))
            && NumeralAt(number + 2) is { } high
            && high.Value > low.Value)
        {
            foreach (var (to, unit) in Units(number + 3))
                yield return (to, new WrittenValue(low, unit) { High = high, Comparator = Comparator.Range, From = at, To = to });
        }
    }

    private Numeral? NumeralAt(int at) =>
        at < _end && _pieces[at].Kind == PieceKind.Number ? Numeral.Read(_pieces[at].Key, _shapes.Language) : null;

    private IEnumerable<(int To, WrittenUnit Unit)> Units(int at)
    {
        yield return (at, WrittenUnit.None);
        foreach (var to in Ends("percent", at))
        {
            yield return (to, new WrittenUnit(WrittenUnitKind.Percent));
            foreach (var end in Ends("a-year", to))
                yield return (end, new WrittenUnit(WrittenUnitKind.PercentPerYear));
        }

        foreach (var to in Ends("points", at))
            yield return (to, new WrittenUnit(WrittenUnitKind.Points));
        foreach (var to in Ends("index-points", at))
            yield return (to, new WrittenUnit(WrittenUnitKind.IndexPoints));
        foreach (var (to, named) in Named(at, _names.UnitOf))
            yield return (to, new WrittenUnit(WrittenUnitKind.Named) { Codes = ((NamedUnit)named).Codes });
        foreach (var each in Money(at, 1))
            yield return each;
        foreach (var (line, scale) in new[] { ("thousand", 1e3m), ("million", 1e6m), ("billion", 1e9m), ("trillion", 1e12m) })
        {
            foreach (var to in Ends(line, at))
            {
                foreach (var each in Money(to, scale))
                    yield return each;
            }
        }
    }

    private IEnumerable<(int To, WrittenUnit Unit)> Money(int at, decimal scale)
    {
        foreach (var currency in new[] { "vnd", "usd" })
        {
            foreach (var to in Ends(currency, at))
            {
                var unit = new WrittenUnit(WrittenUnitKind.Money) { Scale = scale, Counted = currency };
                yield return (to, unit);
                foreach (var related in new[] { "worker", "person" })
                {
                    foreach (var end in Ends($"per.{related}", to))
                        yield return (end, unit with { Related = related });
                }
            }
        }
    }

    /// <summary>A place in a ranking: thứ 5, 5th, fifth, 5/63.</summary>
    private IEnumerable<(int To, object Read)> Places(int at)
    {
        foreach (var (to, place) in BarePlaces(at))
        {
            var value = new WrittenValue(new Numeral(place, 0, null), new WrittenUnit(WrittenUnitKind.Place)) { From = at, To = to };
            yield return (to, value);
            foreach (var end in Ends("country-wide", to))
                yield return (end, value with { IsCountryWide = true, To = end });
            foreach (var (end, field) in Numbered("field", "f", to))
                yield return (end, value with { Field = field, To = end });
        }
    }

    private IEnumerable<(int To, int Place)> BarePlaces(int at)
    {
        if (WholeAt(at) is { } bare)
            yield return (at + 1, bare);
        foreach (var place in Numbered("place", "n", at))
            yield return place;
        foreach (var words in _shapes.Words("place"))
        {
            // The ordinals in words: thứ hai. English has them alone.
            var number = Array.IndexOf(words, "n");
            if (_shapes.Language == Core.Language.Language.Vi
                && number == words.Length - 1
                && Stands(words.AsSpan(0, number), at)
                && OrdinalAt(at + number) is { } place)
            {
                yield return (at + number + 1, place);
            }
        }

        if (_shapes.Language == Core.Language.Language.En && OrdinalAt(at) is { } ordinal)
            yield return (at + 1, ordinal);
    }

    private IEnumerable<(int To, int Number)> Numbered(string line, string slot, int at)
    {
        foreach (var words in _shapes.Words(line))
        {
            var place = Array.IndexOf(words, slot);
            if (Stands(words.AsSpan(0, place), at) && WholeAt(at + place) is { } number && Stands(words.AsSpan(place + 1), at + place + 1))
                yield return (at + words.Length, number);
        }
    }

    private int? WholeAt(int at) => NumeralAt(at) is { Decimals: 0, Other: null, Value: > 0 and < 10_000 } number ? (int)number.Value : null;

    private int? OrdinalAt(int at)
    {
        for (var number = 0; at < _end && number < _shapes.Words("ordinal").Count; number++)
        {
            if (_shapes.Words("ordinal")[number][0] == _pieces[at].Key)
                return number + 1;
        }

        return null;
    }

    /// <summary>The number of places that are aimed for.</summary>
    private IEnumerable<(int To, object Read)> Goals(int at)
    {
        if (WholeAt(at) is not { } places)
            yield break;
        var value = new WrittenValue(new Numeral(places, 0, null), new WrittenUnit(WrittenUnitKind.Place)) { From = at, To = at + 1 };
        yield return (at + 1, value);
        foreach (var (end, field) in Numbered("field", "f", at + 1))
            yield return (end, value with { Field = field, To = end });
    }
}
