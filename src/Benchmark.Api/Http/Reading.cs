using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Http;

/// <summary>What the parameters of one request are read against, and the errors found in them.</summary>
internal sealed class ReadingContext
{
    public required Asked Asked { get; init; }

    /// <summary>What was written, by parameter; values that are empty are left out.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Given { get; init; }

    /// <summary>The releases there are, oldest first.</summary>
    public required IReadOnlyList<LoadedRelease> History { get; init; }

    /// <summary>The catalog of the release to answer from.</summary>
    public required Catalog Catalog { get; init; }

    /// <summary>The format to answer in.</summary>
    public required Format Format { get; init; }

    /// <summary>The errors, in the order in which they were found.</summary>
    public required Findings Findings { get; init; }

    public IReadOnlyList<string> ValuesOf(string parameter) => Given.GetValueOrDefault(parameter) ?? [];
}

/// <summary>One parameter while it is read.</summary>
/// <param name="context">The request it is of.</param>
/// <param name="name">What it is called.</param>
/// <param name="defaults">What is meant where nothing is written; empty for nothing.</param>
internal readonly struct Reading(ReadingContext context, string name, IReadOnlyList<string> defaults)
{
    /// <summary>How a yes and a no are written.</summary>
    public static readonly IReadOnlyList<string> Flags = ["true", "false"];

    public Catalog Catalog => context.Catalog;

    public Asked Asked => context.Asked;

    public Format Format => context.Format;

    public IReadOnlyList<LoadedRelease> History => context.History;

    /// <summary>The release to answer from.</summary>
    public Release Release => context.Catalog.Release.Release;

    /// <summary>What was written.</summary>
    public IReadOnlyList<string> Given => context.ValuesOf(name);

    /// <summary>Whether an error still says what may have been meant: looking for that takes long, and after so many errors nobody mistyped.</summary>
    public bool Suggests => context.Findings.Faults.Count < JsonFields.MostSuggested;

    /// <summary>Whether anything was written.</summary>
    public bool IsGiven => Given.Count > 0;

    /// <summary>What was written, or the default.</summary>
    public IReadOnlyList<string> Values => IsGiven ? Given : defaults;

    /// <summary>The one value written, or the default; null for none.</summary>
    public string? Text => Values is [var text, ..] ? text : null;

    /// <summary>The day on which names and codes are read; null for none.</summary>
    public DateOnly? Day => Parse.Date(context.ValuesOf("on") is [var day, ..] ? day : null);

    /// <summary>What was written for another parameter.</summary>
    public IReadOnlyList<string> ValuesOf(string parameter) => context.ValuesOf(parameter);

    /// <summary>Reports that a value holds a key, which is not repeated.</summary>
    public void RefuseKey() => Refuse(KeyText.FaultOf(name));

    /// <summary>Reports that a value is malformed.</summary>
    public void Refuse(string? value, ErrorCode code, string vi, string en, IReadOnlyList<string>? didYouMean = null) =>
        Refuse(new Fault(name, value, code, new Text(vi, en)) { DidYouMean = didYouMean ?? [] });

    /// <summary>Reports that a value names nothing in the data.</summary>
    public void RefuseMeaning(
        string? value,
        ErrorCode code,
        string vi,
        string en,
        IReadOnlyList<string>? allowed = null,
        IReadOnlyList<string>? didYouMean = null,
        IReadOnlyList<ProblemOption>? options = null) => Refuse(new Fault(name, value, code, new Text(vi, en))
        {
            Stage = FaultStage.Data,
            Allowed = allowed ?? [],
            DidYouMean = didYouMean ?? [],
            Options = options ?? [],
        });

    public void Refuse(Fault fault) => context.Findings.Add(fault.Parameter.Length == 0 ? fault with { Parameter = name } : fault);

    /// <summary>Reports that the request cannot be answered, apart from other errors.</summary>
    public void Refuse(Problem problem) => context.Findings.Add(problem);

    /// <summary>Reports that a required parameter is missing.</summary>
    public void RefuseMissing(IReadOnlyList<string> allowed)
    {
        // What stands there with a fault is not missing too.
        if (!context.Findings.Faults.Select(fault => fault.Parameter).Contains(name))
            RefuseMeaning(null, ErrorCodes.Required, "Tham số này bắt buộc.", "This parameter is required.", allowed);
    }

    /// <summary>The values that belong to a closed set; the others are reported.</summary>
    public IReadOnlyList<string> SomeOf(IReadOnlyList<string> allowed)
    {
        // A default needs no check.
        if (!IsGiven)
            return defaults;
        foreach (var value in Given)
        {
            if (!allowed.Contains(value))
                Refuse(NotOneOf(value, allowed));
        }

        return [.. Given.Where(allowed.Contains).Distinct()];
    }

    private Fault NotOneOf(string value, IReadOnlyList<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return new Fault("", value, ErrorCodes.UnknownValue, new Text($"Giá trị được phép: {list}.", $"Allowed: {list}."))
        {
            Allowed = allowed,
            DidYouMean = Suggests ? NearMiss.OfValue(value, allowed) : [],
        };
    }

    /// <summary>A yes or no; null when there is none. One and zero mean the same.</summary>
    public bool? Flag()
    {
        if (Text is "true" or "1")
            return true;
        if (Text is "false" or "0")
            return false;
        if (Text is { } text)
            Refuse(NotOneOf(text, Flags));
        return null;
    }

    /// <summary>The one value of a closed set; null when there is none.</summary>
    public string? OneOf(IReadOnlyList<string> allowed) => SomeOf(allowed) is [var value, ..] ? value : null;

    /// <summary>A whole number within bounds; null when there is none.</summary>
    public int? WholeNumber(int from, int to)
    {
        if (Text is not { } text)
            return null;
        // One spelling for each number, so that two links of the same meaning are the same link.
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || text != number.ToString(CultureInfo.InvariantCulture))
        {
            Refuse(
                text,
                ErrorCodes.NotAWholeNumber,
                $"Phải là số nguyên từ {from} đến {to}.",
                $"Must be a whole number from {from} to {to}.",
                NearMiss.OfYear(text));
        }
        else if (number < from || number > to)
            Refuse(text, ErrorCodes.OutOfRange, $"Phải từ {from} đến {to}.", $"Must be from {from} to {to}.");
        else
            return (int)number;
        return null;
    }

    /// <summary>A day; null when there is none.</summary>
    public DateOnly? Date()
    {
        if (Text is not { } text)
            return null;
        if (Parse.Date(text) is { } day)
            return day;
        Refuse(text, ErrorCodes.NotADate, "Phải là ngày có dạng 2025-07-01.", "Must be a date like 2025-07-01.", NearMiss.OfDay(text));
        return null;
    }
}

/// <summary>The errors of a request, which are reported together, or one problem of another kind.</summary>
internal sealed class Findings
{
    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>A problem of another kind, which is reported where there are no errors; null for none.</summary>
    public Problem? Problem { get; private set; }

    public void Add(Fault fault) => _faults.Add(fault);

    public void Add(Problem problem) => Problem ??= problem;
}
