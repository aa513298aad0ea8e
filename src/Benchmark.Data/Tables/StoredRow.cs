using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Core.Numbers;
using Benchmark.Core.Schemas;

namespace Benchmark.Data.Tables;

/// <summary>The row that a reader stands on. What is in a table was checked before it came there, so nothing is checked again.</summary>
internal sealed class StoredRow : IRow
{
    private readonly DbDataReader _reader;
    private readonly Dictionary<string, int> _places;

    // The places of a text in both languages, so that no row puts the names of its columns together again.
    private readonly Dictionary<string, (int Vi, int En)> _texts = new(StringComparer.Ordinal);

    public StoredRow(DbDataReader reader)
    {
        _reader = reader;
        _places = new Dictionary<string, int>(reader.FieldCount, StringComparer.Ordinal);
        for (var place = 0; place < reader.FieldCount; place++)
            _places[reader.GetName(place)] = place;
    }

    public string? OptionalCell(string column) => At(column) is var place && _reader.IsDBNull(place) ? null : _reader.GetString(place);

    public string RequiredCell(string column) => _reader.GetString(At(column));

    public string? RequiredOrNone(string column, string none) => OptionalCell(column);

    public string Id(string column) => RequiredCell(column);

    public string? Matching(string column, Regex pattern, Text what) => OptionalCell(column);

    public string? Address(string column) => OptionalCell(column);

    public string? PartialDate(string column) => OptionalCell(column);

    public T Code<T>(string column)
        where T : struct, Enum => Core.Language.Code.Parse<T>(RequiredCell(column));

    public T? OptionalCode<T>(string column)
        where T : struct, Enum => OptionalCell(column) is { } code ? Core.Language.Code.Parse<T>(code) : null;

    public int? WholeNumber(string column, int lowest, int highest) => WholeNumber(column);

    /// <summary>A whole number of any size; null when there is none.</summary>
    public int? WholeNumber(string column) => At(column) is var place && _reader.IsDBNull(place) ? null : _reader.GetInt32(place);

    public int RequiredWholeNumber(string column, int lowest, int highest) => _reader.GetInt32(At(column));

    // What comes in has at most 15 digits, and those a double gives back.
    public decimal? Number(string column) => At(column) is var place && _reader.IsDBNull(place) ? null : (decimal)_reader.GetDouble(place);

    public decimal RequiredNumber(string column) => (decimal)_reader.GetDouble(At(column));

    public bool Flag(string column) => _reader.GetInt32(At(column)) == 1;

    public DateOnly? Day(string column) => OptionalCell(column) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public IReadOnlyList<string> List(string column, char between) => OptionalCell(column) is { Length: > 0 } text ? text.Split(between) : [];

    public IReadOnlyList<int> Years(string column, char between) => [.. List(column, between).Select(year => int.Parse(year, CultureInfo.InvariantCulture))];

    public Text? OptionalText(string name)
    {
        var (vi, en) = PlacesOf(name);
        // A constraint of the tables keeps both empty or neither.
        return _reader.IsDBNull(vi) ? null : new Text(_reader.GetString(vi), _reader.GetString(en));
    }

    public Text RequiredText(string name)
    {
        var (vi, en) = PlacesOf(name);
        return new Text(_reader.GetString(vi), _reader.GetString(en));
    }

    public Period? OptionalPeriod(string first, string last) => WholeNumber(first) is { } start ? new Period(start, WholeNumber(last)!.Value) : null;

    private int At(string column) => _places[column];

    private (int Vi, int En) PlacesOf(string name)
    {
        if (!_texts.TryGetValue(name, out var places))
            _texts[name] = places = (At($"{name}_vi"), At($"{name}_en"));
        return places;
    }
}
