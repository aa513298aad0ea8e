using Benchmark.Core.Schemas;

namespace Benchmark.Core.Sources;

/// <summary>The fields of a source.</summary>
public static class SourceSchema
{
    /// <summary>The schema.</summary>
    public static readonly Schema<Source> Instance = new(
        "sources.csv",
        Noun.Source,
        ["id"],
        [
            Field.Subject("id", new("Mã nguồn", "Id of the source"), (Source source) => source.Id),
            Field.Code("kind", new("Loại nguồn", "What kind of source it is"), (Source source) => source.Kind),
            Field.Text("number", new("Số hiệu văn bản", "Number of the document"), (Source source) => source.Number),
            .. EitherForm("title", new("Nhan đề", "The title"), source => source.Title),
            .. EitherForm("issuer", new("Nơi công bố hoặc ban hành", "Who published or adopted it"), source => source.Issuer),
            Field.Text(
                "published_on",
                new("Ngày, tháng hoặc năm, theo mức đã biết", "Day, month or year, as far as it is known"),
                (Source source) => source.PublishedOn),
            Field.Text("url", new("Địa chỉ", "Address"), (Source source) => source.Url),
            .. Field.Texts("note", new("Điều cần biết", "What a reader should know"), (Source source) => source.Note),
        ]);

    // One text that serves both languages keeps the column of the first edition, so that what was recorded so keeps its checksum. Answers have it in each.
    private static IEnumerable<Field<Source>> EitherForm(string name, Text meaning, Func<Source, Text> value) =>
    [
        Field.Text(
            name,
            new($"{meaning.Vi}, chung cho cả hai ngôn ngữ", $"{meaning.En}, one for both languages"),
            (Source source) => IsSingle(value(source)) ? value(source).Vi : null) with { IsAddition = true, InAnswers = false },
        .. Field.Texts(name, meaning, value).Select(field => field with
        {
            IsAddition = true,
            Kept = source => IsSingle(value(source)) ? null : field.Value(source),
        }),
    ];

    private static bool IsSingle(Text text) => text.Vi == text.En;
}
