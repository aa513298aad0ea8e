using Benchmark.Core.Schemas;

namespace Benchmark.Core.Themes;

/// <summary>A subject under which indicators stand together.</summary>
public sealed record Theme
{
    /// <summary>Kebab-case id; the indicators name it.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required Text Name { get; init; }

    /// <summary>Its place among the themes where they are shown, counted from 1.</summary>
    public required int Order { get; init; }

    /// <summary>Reads a row of the fields of <see cref="ThemeSchema"/>.</summary>
    public static Theme Read(IRow row) => new()
    {
        Id = row.Id("id"),
        Name = row.RequiredText("name"),
        Order = row.RequiredWholeNumber("order", 1, 1000),
    };
}
