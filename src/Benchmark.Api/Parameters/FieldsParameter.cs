using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Parameters;

/// <summary>The columns of a table, which are what its rows can be cut down to and ordered by.</summary>
/// <typeparam name="TRow">A row.</typeparam>
internal interface ITable<TRow>
{
    /// <summary>Its columns.</summary>
    static abstract IReadOnlyList<Column<TRow>> ColumnsOf(Catalog catalog);

    /// <summary>
    /// The fields of a row that stand in JSON alone: lists, and claims, which differ in every release and would change every line of a file that
    /// otherwise stays as it is.
    /// </summary>
    static virtual IReadOnlyList<string> InJsonAlone => [];
}

/// <summary>Which fields of a table an answer holds.</summary>
/// <typeparam name="TTable">The table.</typeparam>
/// <typeparam name="TRow">A row of it.</typeparam>
/// <param name="Value">The fields; null for all.</param>
internal sealed record FieldsParameter<TTable, TRow>(FieldSelection? Value) : IParameter<FieldsParameter<TTable, TRow>>
    where TTable : ITable<TRow>
{
    public static Shape Shape => Shape.Texts;

    public bool KeepsOrder => true;

    public IReadOnlyList<string> Canonical => Value?.Paths ?? [];

    public static FieldsParameter<TTable, TRow> Read(Reading reading)
    {
        if (!reading.IsGiven)
            return new((FieldSelection?)null);
        IReadOnlyList<string> names = [.. TTable.ColumnsOf(reading.Catalog).Select(column => column.Name)];
        var isJson = !reading.Format.IsMadeOf<Table>();
        var (paths, columns) = (new List<string>(), new List<string>());
        foreach (var path in reading.Given)
        {
            var meant = names.Where(name => FieldSelection.Means(path, name)).ToList();
            if (meant.Count == 0 && !isJson && TTable.InJsonAlone.Contains(path))
            {
                reading.Refuse(Fault.NotApplicable(
                    "",
                    path,
                    new Text($"\"{path}\" chỉ có trong JSON, không có trong bảng.", $"\"{path}\" is in JSON alone, not in tables.")));
            }
            else if (meant.Count == 0 && !(isJson && TTable.InJsonAlone.Contains(path)))
            {
                reading.Refuse(
                    path,
                    ErrorCodes.UnknownField,
                    $"Không có trường \"{path}\"; các trường là tên cột của format=csv.",
                    $"There is no field \"{path}\"; the fields are the headers of format=csv.",
                    reading.Suggests ? NearMiss.OfPath(path, names) : []);
            }

            paths.Add(path);
            columns.AddRange(meant);
        }

        return new(new FieldSelection([.. paths.Distinct()], [.. columns.Distinct()]));
    }
}

/// <summary>The order of the rows of a table.</summary>
/// <typeparam name="TTable">The table.</typeparam>
/// <typeparam name="TRow">A row of it.</typeparam>
/// <param name="Order">The order; null for that of the route.</param>
/// <param name="Canonical">What was asked for.</param>
internal sealed record SortParameter<TTable, TRow>(RowOrder<TRow>? Order, IReadOnlyList<string> Canonical) : IParameter<SortParameter<TTable, TRow>>
    where TTable : ITable<TRow>
{
    public static Shape Shape { get; } = new() { IsList = true, Pattern = "^-?[A-Za-z][A-Za-z0-9.]*$" };

    public bool KeepsOrder => true;

    public bool IsGiven => Order is not null;

    public static SortParameter<TTable, TRow> Read(Reading reading)
    {
        if (!reading.IsGiven)
            return new(null, []);
        var columns = TTable.ColumnsOf(reading.Catalog);
        var keys = new List<(Column<TRow> Column, bool IsDescending)>();
        foreach (var key in reading.Given)
        {
            var name = key.TrimStart('-');
            if (key.Length - name.Length > 1 || columns.FirstOrDefault(column => column.Name == name) is not { } column)
            {
                IReadOnlyList<string> near = reading.Suggests ? NearMiss.OfPath(name, [.. columns.Select(each => each.Name)]) : [];
                reading.Refuse(
                    key,
                    ErrorCodes.UnknownField,
                    $"Không có trường \"{name}\" để sắp xếp.",
                    $"There is no field \"{name}\" to sort by.",
                    [.. near.Select(each => key.StartsWith('-') ? $"-{each}" : each)]);
                continue;
            }

            keys.Add((column, key.StartsWith('-')));
        }

        return new(new RowOrder<TRow>(keys), [.. reading.Given.Distinct()]);
    }

    /// <summary>Rows in the order asked for; as they are where none is.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="id">What tells rows apart that are otherwise equal.</param>
    public IReadOnlyList<TRow> Apply(IReadOnlyList<TRow> rows, Func<TRow, string> id) => Order is null ? rows : Order.Apply(rows, id);
}

/// <summary>The parameters of a list whose rows can be cut down and sorted.</summary>
/// <typeparam name="TTable">The list as a table.</typeparam>
/// <typeparam name="TRow">A row of it.</typeparam>
internal abstract record ListRequest<TTable, TRow> : ListRequest
    where TTable : ITable<TRow>
{
    [Parameter(FieldsText.Fields, Example = "id")]
    public FieldsParameter<TTable, TRow> Fields { get; init; } = null!;

    [Parameter(FieldsText.Sort, Example = "-id")]
    public SortParameter<TTable, TRow> Sort { get; init; } = null!;

    public sealed override FieldSelection? FieldsAsked => Fields.Value;

    public sealed override bool IsSorted => Sort.IsGiven;
}

/// <summary>A page of rows of the database.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="HasMore">Whether a page follows.</param>
/// <param name="Refusal">The error that they are too many to be sorted; null when they are not.</param>
internal sealed record RowPage<TRow>(IReadOnlyList<TRow> Rows, int Total, bool HasMore, Fault? Refusal = null)
{
    /// <summary>The most rows that are sorted: they are read whole, and the database has no index for every order.</summary>
    public const int MostSorted = 50_000;

    /// <summary>The page of rows in the order asked for.</summary>
    /// <param name="all">The rows of the selection, <see cref="MostSorted"/> at most.</param>
    /// <param name="total">How many it has.</param>
    /// <param name="page">The page.</param>
    /// <param name="sort">The order.</param>
    /// <param name="id">What tells rows apart that are otherwise equal.</param>
    public static RowPage<TRow> Sorted<TTable>(
        IReadOnlyList<TRow> all,
        int total,
        Page page,
        SortParameter<TTable, TRow> sort,
        Func<TRow, string> id)
        where TTable : ITable<TRow>
    {
        if (total > MostSorted)
        {
            return new([], total, false, new Fault(
                "sort",
                string.Join(',', sort.Canonical),
                ErrorCodes.TooManyRows,
                new Text(
                    $"Chỉ sắp xếp được nhiều nhất {MostSorted} dòng, ở đây có {total}. Hãy chọn hẹp hơn.",
                    $"At most {MostSorted} rows can be sorted, and there are {total}. Select less."))
            {
                Stage = FaultStage.Data,
            });
        }

        var sorted = sort.Apply(all, id);
        var rows = Paging.Take(sorted, page, id);
        return new(rows, total, Paging.LastKey(rows, sorted, id) is not null);
    }
}

/// <summary>What the parameters are, for the OpenAPI document.</summary>
internal static class FieldsText
{
    public const string Fields = "Only these fields of each row, in this order: the headers of the CSV (`target.low`, `provinceName.vi`), or the beginning of "
        + "several (`target`). In every format that has rows. `meta.names` and `meta.sources` then hold what stands in these fields.";

    public const string Sort = "The order of the rows: headers of the CSV, the first deciding first, a minus before one turns it around. Texts in both "
        + "languages follow the Vietnamese alphabet, codes the order of their set; what is missing comes last. Rows that are equal are ordered by id.";
}
