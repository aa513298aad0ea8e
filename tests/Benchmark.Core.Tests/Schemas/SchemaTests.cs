using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;

namespace Benchmark.Tests.Core.Schemas;

public sealed class SchemaTests
{
    private sealed record Thing(string Id, decimal? Size);

    private static readonly Schema<Thing> Schema = new(
        "things.csv",
        null,
        ["id"],
        [
            Field.Subject("id", new("Mã", "Id"), (Thing thing) => thing.Id),
            Field.Number("size", new("Cỡ", "Size"), (Thing thing) => thing.Size) with { IsAddition = true },
            Field.Computed("isLarge", new("Có lớn không", "Whether it is large"), (Thing thing) => thing.Size > 10),
        ]);

    [Fact]
    public void A_column_that_came_later_may_be_missing_from_a_file()
    {
        Assert.Equal(["id", "size"], Schema.FileColumns);
        Assert.Equal(["id"], Schema.RequiredColumns);
    }

    [Fact]
    public void What_is_computed_stands_in_answers_alone()
    {
        Assert.Equal(["id", "size"], Schema.TableColumns);
        Assert.Equal(["id", "size", "isLarge"], Schema.Fields.Where(field => field.InAnswers).Select(field => field.Path));
        Assert.Equal(["size"], Schema.Fields.Where(field => field.InChanges).Select(field => field.Path));
    }

    [Fact]
    public void A_cell_is_written_as_files_and_tables_have_it()
    {
        Assert.Equal(["a", "0.25"], Schema.Print(new Thing("a", 0.250m)));
        Assert.Equal(["a", 0.25], Schema.Store(new Thing("a", 0.250m)));
        Assert.Equal(["a", ""], Schema.Print(new Thing("a", null)));
        Assert.Equal(["a", null], Schema.Store(new Thing("a", null)));
    }

    [Theory]
    [InlineData("id", "id")]
    [InlineData("horizon_stated", "horizonStated")]
    [InlineData("note_vi", "note.vi")]
    [InlineData("worst_reason_en", "worstReason.en")]
    public void The_path_of_a_column_is_in_camelCase_and_its_language_last(string column, string path) => Assert.Equal(path, Field.PathOf(column));

    [Fact]
    public void Nouns_stand_in_the_order_of_their_numbers_and_have_files_of_their_own()
    {
        Assert.Equal(Enum.GetValues<Noun>().Cast<Noun?>(), DataSetFiles.Nouns.Select(schema => schema.Noun));
        Assert.Equal(DataSetFiles.All.Count, DataSetFiles.All.Select(schema => schema.File).Distinct().Count());
    }

    [Fact]
    public void Columns_and_paths_are_named_once_and_keys_are_columns()
    {
        foreach (var schema in DataSetFiles.All)
        {
            Assert.Distinct(schema.TableColumns);
            Assert.Distinct(schema.Fields.Select(field => field.Path));
            Assert.Subset(schema.TableColumns.ToHashSet(), schema.Key.ToHashSet());
        }
    }
}
