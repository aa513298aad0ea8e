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
            Field.Text("title", new("Nhan đề, theo ngôn ngữ của nguồn", "The title, in its own language"), (Source source) => source.Title),
            Field.Text("issuer", new("Nơi công bố hoặc ban hành", "Who published or adopted it"), (Source source) => source.Issuer),
            Field.Text(
                "published_on",
                new("Ngày, tháng hoặc năm, theo mức đã biết", "Day, month or year, as far as it is known"),
                (Source source) => source.PublishedOn),
            Field.Text("url", new("Địa chỉ", "Address"), (Source source) => source.Url),
            .. Field.Texts("note", new("Điều cần biết", "What a reader should know"), (Source source) => source.Note),
        ]);
}
