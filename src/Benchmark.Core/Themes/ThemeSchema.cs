using Benchmark.Core.Schemas;

namespace Benchmark.Core.Themes;

/// <summary>The fields of a theme.</summary>
public static class ThemeSchema
{
    /// <summary>The schema. The first edition of a data set had no such file: the ids in its indicators were all it said of themes.</summary>
    public static readonly Schema<Theme> Instance = new(
        "themes.csv",
        Noun.Theme,
        ["id"],
        [
            Field.Subject("id", new("Mã chủ đề", "Id of the theme"), (Theme theme) => theme.Id),
            .. Field.Texts("name", new("Tên", "Name"), (Theme theme) => theme.Name),
            Field.WholeNumber("order", new("Thứ tự khi trình bày", "Its place among the themes"), (Theme theme) => theme.Order),
        ])
    {
        IsAddition = true,
    };
}
