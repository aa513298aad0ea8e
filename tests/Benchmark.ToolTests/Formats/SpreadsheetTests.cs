using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Formats;

/// <summary>A workbook is opened by a spreadsheet program that knows nothing of how it was written.</summary>
public sealed class SpreadsheetTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // Comma, double quotes, UTF-8, cells as they are and not as they are shown, the first sheet alone.
    private const string AsCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1";

    [Theory]
    [InlineData("/v1/comparisons")]
    [InlineData("/v1/targets")]
    [InlineData("/v1/observations")]
    public async Task The_first_sheet_has_the_cells_of_the_table(string path)
    {
        using var folder = new CliFolder();
        await File.WriteAllBytesAsync(folder.At("book.xlsx"), await api.Download($"{path}?format=xlsx"), TestContext.Current.CancellationToken);

        // A profile of its own: two of it at once cannot share one.
        await Wait.ForCommand(
            "soffice", "--headless", $"-env:UserInstallation=file://{folder.At("profile")}",
            "--convert-to", AsCsv, "--outdir", folder.At("out"), folder.At("book.xlsx"));

        var converted = Assert.Single(Directory.GetFiles(folder.At("out"), "*.csv"));
        var sheet = CsvText.Read(await File.ReadAllBytesAsync(converted, TestContext.Current.CancellationToken));
        var table = CsvText.Read(await api.Download($"{path}?format=csv"));
        Assert.Equal(table.Header, sheet.Header);
        Assert.Equal(table.Rows.Count, sheet.Rows.Count);
        // Ids and Vietnamese text to the letter; a number or a flag may be written in another way.
        foreach (var column in table.Header.Where(name => table.Column(name).All(cell => cell is not ("true" or "false")
            && (cell.Length == 0 || char.IsLetter(cell[0])))))
        {
            Assert.Equal(table.Column(column), sheet.Column(column));
        }
    }
}
