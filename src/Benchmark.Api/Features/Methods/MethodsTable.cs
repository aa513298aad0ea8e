using Benchmark.Api.Formats;
using Benchmark.Api.Parameters;
using Benchmark.Core.Methods;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Methods;

/// <summary>The methods as rows and columns. What a method has several of stands in one cell.</summary>
internal sealed class MethodsTable : ITable<Method>
{
    public static IReadOnlyList<Column<Method>> ColumnsOf(Catalog catalog) => All;

    public static Table Of(IReadOnlyList<Method> methods) => Table.Of(new("Phương pháp", "Methods"), All, Summary, methods);

    private static readonly Summary<Method> Summary = new(
    [
        new(new("Phương pháp", "Method"), 34, method => method.Name),
        new(new("Loại", "Kind"), 22, method => SummaryWords.Of(method.Kind)),
        new(new("Công thức", "Formula"), 60, method => string.Join('\n', method.Formulas.Select(formula => formula.Formula))),
        new(new("Giá trị của kết quả", "What its figures can be"), 40, method => method.Range),
        new(new("Nguồn gốc", "Whose it is"), 22, method => SummaryWords.Of(method.Origin)),
        new(new("Công bố được theo", "The publication"), 50, method => method.Citation),
    ]);

    private static readonly IReadOnlyList<Column<Method>> All =
    [
        new("id", new("Mã phương pháp", "Id of the method"), method => method.Id),
        new("kind", new("Loại phương pháp", "What kind of method it is"), method => method.Kind),
        .. Columns.Pair<Method>("name", new("Tên", "Name"), method => method.Name),
        new(
            "formulas",
            new("Công thức của từng con số (con số: công thức), cách nhau bằng |", "The formula of each figure (figure: formula), separated by |"),
            method => Columns.Joined(method.Formulas.Select(formula => $"{formula.Figure}: {formula.Formula}"))),
        new(
            "formulas.origin",
            new("Từng công thức là của ai (con số=nguồn gốc), cách nhau bằng |", "Whose each formula is (figure=origin), separated by |"),
            method => Columns.Joined(method.Formulas.Select(formula => $"{formula.Figure}={Code.Of(formula.Origin)}"))),
        .. Columns.Pair<Method>("range", new("Khoảng giá trị của kết quả", "What its figures can be"), method => method.Range),
        new(
            "parameters",
            new("Những gì có thể đặt (tên=mặc định), cách nhau bằng |", "What a caller can set (name=default), separated by |"),
            method => Columns.Joined(method.Parameters.Select(parameter => $"{parameter.Name}={parameter.Default}"))),
        new(
            "parameters.meaning.vi",
            new("Tác dụng của từng tham số (tiếng Việt), cách nhau bằng |", "What each parameter does (Vietnamese), separated by |"),
            method => Columns.Joined(method.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Meaning.Vi}"))),
        new(
            "parameters.meaning.en",
            new("Tác dụng của từng tham số (tiếng Anh), cách nhau bằng |", "What each parameter does (English), separated by |"),
            method => Columns.Joined(method.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Meaning.En}"))),
        new(
            "reasons",
            new("Mã các lý do từ chối, cách nhau bằng |", "Codes of the reasons it can refuse for, separated by |"),
            method => Columns.Joined(method.Reasons.Select(reason => Code.Of(reason.Code)))),
        new(
            "origin",
            new("Theo công bố, có điều chỉnh, hay quy ước riêng", "Whether it follows a publication, with a change or without, or is our own"),
            method => method.Origin),
        new("citation", new("Công bố được theo", "The publication"), method => method.Citation),
    ];
}
