using System.Collections;
using Benchmark.Api.Http;
using Benchmark.Core.Sources;

namespace Benchmark.Api.Parameters;

/// <summary>A list of nouns, each once, in the order they were written; empty when none was asked for, which means all.</summary>
/// <param name="all">The nouns.</param>
internal abstract class Nouns<T>(IReadOnlyList<T> all) : IParameter, IReadOnlyList<T>
    where T : INoun
{
    public int Count => all.Count;

    /// <summary>Their ids.</summary>
    public IReadOnlyList<string> Ids => field ??= [.. all.Select(noun => noun.Id)];

    /// <summary>Their ids; null for all.</summary>
    public IReadOnlyList<string>? Filter => Count == 0 ? null : Ids;

    public virtual IReadOnlyList<string> Canonical => Ids;

    public virtual bool KeepsOrder => false;

    public T this[int index] => all[index];

    public IEnumerator<T> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Reads nouns: each value must mean exactly one.</summary>
internal static class NounReading
{
    /// <param name="reading">The parameter.</param>
    /// <param name="noun">What the error codes call the noun.</param>
    /// <param name="match">What a text can mean.</param>
    public static IReadOnlyList<T> Nouns<T>(this Reading reading, string noun, Func<string, Match<T>> match)
        where T : INoun
    {
        if (!reading.IsGiven)
            return [];
        var found = new List<T>();
        foreach (var value in reading.Given)
            found.AddRange(reading.Noun(noun, value, match));

        return [.. found.DistinctBy(item => item.Id)];
    }

    /// <summary>What one value means; nothing where that is not exactly one noun, which is reported.</summary>
    /// <param name="reading">The parameter.</param>
    /// <param name="noun">What the error codes call the noun.</param>
    /// <param name="value">What was written.</param>
    /// <param name="match">What a text can mean.</param>
    /// <param name="allowed">Every value that names one, where there are few.</param>
    public static IReadOnlyList<T> Noun<T>(
        this Reading reading,
        string noun,
        string value,
        Func<string, Match<T>> match,
        IReadOnlyList<string>? allowed = null)
        where T : INoun
    {
        var meant = match(value);
        var candidates = meant.Candidates;
        if (candidates.Count == 1)
            return candidates;
        if (candidates.Count == 0)
            reading.RefuseUnknown(noun, value, reading.Suggests ? meant.Near : [], near => ProblemOption.Of(near, match), allowed);
        else
            reading.Refuse(Ambiguous(noun, value, [.. candidates.Select(candidate => ProblemOption.Of(candidate))]));
        return [];
    }

    /// <summary>Reports that there is no such noun.</summary>
    /// <param name="reading">The parameter.</param>
    /// <param name="noun">What the error codes call the noun.</param>
    /// <param name="value">What was written.</param>
    /// <param name="near">What may have been meant.</param>
    /// <param name="options">Finds the names of that; null where it has none.</param>
    /// <param name="allowed">Every value that names one, where there are few.</param>
    public static void RefuseUnknown(
        this Reading reading,
        string noun,
        string value,
        IReadOnlyList<string> near,
        Func<IReadOnlyList<string>, IReadOnlyList<ProblemOption>>? options = null,
        IReadOnlyList<string>? allowed = null)
    {
        var hint = Fault.Hint(near);
        reading.RefuseMeaning(
            value,
            ErrorCodes.UnknownOf(noun),
            $"Dữ liệu không có \"{value}\".{hint.Vi}",
            $"There is no {noun} \"{value}\".{hint.En}",
            allowed,
            didYouMean: near,
            options: options?.Invoke(near));
    }

    private static Fault Ambiguous(string noun, string value, IReadOnlyList<ProblemOption> options)
    {
        var vi = string.Join("; ", options.Select(option => $"{option.Id} – {option.Name.Vi}"));
        var en = string.Join("; ", options.Select(option => $"{option.Id} – {option.Name.En}"));
        return new Fault(
            "",
            value,
            ErrorCodes.AmbiguousOf(noun),
            new Text(
                $"\"{value}\" có thể là nhiều đơn vị: {vi}. Hãy dùng mã, hoặc thêm on=YYYY-MM-DD.",
                $"\"{value}\" can be several: {en}. Use the id, or add on=YYYY-MM-DD."))
        {
            Stage = FaultStage.Data,
            Options = options,
            DidYouMean = [.. options.Select(option => option.Id)],
        };
    }
}

/// <summary>Documents that set targets, by id; none means all.</summary>
internal sealed class DocumentsParameter(IReadOnlyList<Source> all) : Nouns<Source>(all), IParameter<DocumentsParameter>
{
    public static Shape Shape => Shape.Texts;

    public static DocumentsParameter Read(Reading reading) => new(reading.Nouns("document", reading.Catalog.MatchSource));
}

/// <summary>A target, by id.</summary>
/// <param name="Text">The id; null where there is no such target.</param>
internal sealed record KnownTargetParameter(string? Text) : IParameter<KnownTargetParameter>
{
    public static Shape Shape => Shape.Text;

    public IReadOnlyList<string> Canonical => Text is null ? [] : [Text];

    public static KnownTargetParameter Read(Reading reading)
    {
        if (!reading.IsGiven)
            reading.RefuseMissing([]);
        if (reading.Text is not { } id)
            return new((string?)null);
        if (reading.Catalog.HasTarget(id))
            return new(id);
        reading.RefuseUnknown("target", id, reading.Suggests ? Nearest.To(id, reading.Catalog.TargetIds) : []);
        return new((string?)null);
    }
}

/// <summary>Themes of indicators; none means all.</summary>
/// <param name="Canonical">The themes.</param>
internal sealed record ThemesParameter(IReadOnlyList<string> Canonical) : IParameter<ThemesParameter>
{
    public static Shape Shape => Shape.Texts;

    public static ThemesParameter Read(Reading reading)
    {
        foreach (var value in reading.Given)
        {
            if (reading.Catalog.MatchTheme(value) is { Candidates.Count: 0 } unknown)
                reading.RefuseUnknown("theme", value, unknown.Near);
        }

        return new([.. reading.Given.Distinct()]);
    }

    /// <summary>Whether a theme is asked for.</summary>
    public bool Has(string theme) => Canonical.Count == 0 || Canonical.Contains(theme);
}
