namespace Benchmark.Core.DataSets;

/// <summary>A file: its header and its rows, still text.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Columns">The header.</param>
/// <param name="Rows">The rows; each is read when it is asked for, since a file may be larger than the memory.</param>
public sealed record ImportTable(string File, IReadOnlyList<string> Columns, IEnumerable<ImportRow> Rows);

/// <summary>A row of a file.</summary>
/// <param name="Line">The line it begins on, counted from 1.</param>
/// <param name="Values">Its cells in the order of the header; missing cells at the end are absent.</param>
public sealed record ImportRow(int Line, IReadOnlyList<string> Values)
{
    /// <summary>The places of the cells that were left out, which is not the same as empty where rows are merged.</summary>
    public IReadOnlyList<int> LeftOut { get; init; } = [];
}

/// <summary>Something that keeps a data set from being accepted.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line; null when it concerns the whole file.</param>
/// <param name="Column">The column; null when it concerns the whole row.</param>
/// <param name="Value">The offending text; null when there is none.</param>
/// <param name="Fault">The fault, with what would be valid.</param>
public sealed record ImportProblem(string File, int? Line, string? Column, string? Value, DataFault Fault)
{
    /// <summary>The id of a row that is part of the data already and contradicts what comes in; null for a row of a file.</summary>
    public string? Existing { get; init; }

    /// <summary>The id of its row, where that says more than the line; otherwise null.</summary>
    public string? Row { get; init; }

    // A row may have a mebibyte and a thousand faults.
    private const int Longest = 400;

    /// <summary>The problem with long texts cut off.</summary>
    internal ImportProblem Bounded() => this with
    {
        File = Cut(File),
        Column = Cut(Column),
        Value = Cut(Value),
        Fault = Fault with { Message = new(Cut(Fault.Message.Vi), Cut(Fault.Message.En)) },
    };

    /// <summary>Where it is: <c>targets.csv:12</c>, or the file where no line is known.</summary>
    public string Place => Line is null ? File : $"{File}:{Line}";

    /// <summary>Where its cell is: <c>targets.csv:12: low</c>, or the row where it is of no column.</summary>
    public string CellPlace => Column is null ? Place : $"{Place}: {Column}";

    /// <summary>The problem on one line in English.</summary>
    public override string ToString() => In(Language.Language.En);

    /// <summary>The problem on one line: <c>targets.csv:12: low "abc": …</c>.</summary>
    public string In(Language.Language language)
    {
        var existing = new Text("dòng đang có", "the existing").In(language);
        var place = Line is null && Existing is not null ? $"{File}: {existing} {Existing}" : Place;
        var subject = (Column, Value) switch
        {
            (null, _) => "",
            (_, null) => $"{Shorten(Column)}: ",
            _ => $"{Shorten(Column)} \"{Shorten(Value)}\": ",
        };
        return $"{place}: {(Row is null ? "" : $"{Shorten(Row)}: ")}{subject}{Fault.Message.In(language)}";
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text) => text?.Length > Longest ? $"{text.AsSpan(0, Longest)}…" : text;

    private static string Shorten(string value)
    {
        var line = new string([.. value.Take(60).Select(letter => char.IsControl(letter) ? '?' : letter)]);
        return value.Length > 60 ? line + "…" : line;
    }
}

/// <summary>An accepted data set, or every problem found.</summary>
/// <param name="Data">The data set; null when there is a problem.</param>
/// <param name="Problems">The problems in the order of the files; empty when it was accepted.</param>
public sealed record ImportResult(DataSet? Data, IReadOnlyList<ImportProblem> Problems);
