using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Formats;

/// <summary>A workbook and a CSV are opened by a spreadsheet program that knows nothing of how they were written.</summary>
public sealed class SpreadsheetTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // Comma, double quotes, UTF-8, cells as they are and not as they are shown, the second sheet alone.
    private const string AsCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2";

    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Sheet = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    [Theory]
    [InlineData("/v1/comparisons")]
    [InlineData("/v1/targets")]
    [InlineData("/v1/observations")]
    public async Task The_second_sheet_has_the_cells_of_the_table(string path)
    {
        using var folder = new CliFolder();
        await File.WriteAllBytesAsync(folder.At("book.xlsx"), await api.Download($"{path}?format=xlsx"), TestContext.Current.CancellationToken);
        await Convert(folder, AsCsv, "book.xlsx");

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

    [Theory]
    [InlineData("vi", "Tóm tắt")]
    [InlineData("en", "Summary")]
    public async Task The_gaps_of_a_province_open_on_a_summary_that_prints_on_four_pages_with_links_and_all_warnings(string language, string summary)
    {
        var (province, rows) = await MostJudged();
        using var folder = new CliFolder();
        var book = await api.Download($"/v1/gaps?province={province}&format=xlsx&lang={language}");
        await File.WriteAllBytesAsync(folder.At("book.xlsx"), book, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder.At("summary.xlsx"), WithFirstSheetAlone(book), TestContext.Current.CancellationToken);
        await Convert(folder, "fods", "book.xlsx");
        await Convert(folder, "xlsx", "book.xlsx");
        await Convert(folder, "pdf", "summary.xlsx");

        Assert.Equal(summary, OpenedSheetOf(await File.ReadAllBytesAsync(folder.At("out/book.xlsx"), TestContext.Current.CancellationToken)));
        var tables = XDocument.Load(folder.At("out/book.fods")).Descendants(Sheet + "table").ToList();
        var links = tables[0].Descendants(Sheet + "table-cell").Select(cell => (string?)cell.Attribute(Sheet + "formula")).OfType<string>().ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("of:=HYPERLINK(\"http", link));
        var notes = tables[2].Descendants(Sheet + "table-row").Select(row => CellsOf(row).ToList()).Where(row => row.Count >= 3).ToList();
        // The header of the tables is row 1.
        foreach (var (number, row) in rows.Index())
        {
            Assert.All(
                row.Items("warnings"),
                warning => Assert.Contains(notes, note => note[0] == $"{number + 2}" && note[2] == warning.Text($"message.{language}")));
        }

        // A page says what it is in plain letters, whatever else of the file is compressed.
        var printed = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder.At("out/summary.pdf"), TestContext.Current.CancellationToken));
        Assert.InRange(Regex.Count(printed, @"/Type\s*/Page\b"), 1, 4);
        Assert.Contains("/URI(http", printed);
    }

    [Theory]
    [InlineData("/v1/gaps", "gap.value")]
    [InlineData("/v1/observations", "value")]
    public async Task A_CSV_with_commas_opened_where_commas_are_decimal_has_numbers_that_sum(string path, string column)
    {
        var plain = await api.Download($"{path}?format=csv");
        var values = CsvText.Read(plain)
            .Column(column)
            .Where(cell => cell.Length > 0)
            .Select(cell => decimal.Parse(cell, CultureInfo.InvariantCulture))
            .ToList();
        using var folder = new CliFolder();
        Directory.CreateDirectory(folder.At("profile/user"));
        // What a reader sets under Tools, Options, Language Settings: the locale, by which decimals are read.
        await File.WriteAllTextAsync(
            folder.At("profile/user/registrymodifications.xcu"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
            </oor:items>
            """,
            TestContext.Current.CancellationToken);

        var comma = await NumbersOf(folder, "comma.csv", await api.Download($"{path}?format=csv&decimal=comma"), ';', column);
        var point = await NumbersOf(folder, "point.csv", plain, ',', column);

        Assert.Equal(values.Count, comma.Count);
        Assert.Equal(values.Sum(), comma.Sum());
        // The locale is the one meant: there a point is none for decimals.
        Assert.NotEqual(values.Sum(), point.Sum());
    }

    /// <summary>The numbers that a column of a CSV has once it is opened.</summary>
    private static async Task<IReadOnlyList<decimal>> NumbersOf(CliFolder folder, string name, byte[] table, char separator, string column)
    {
        await File.WriteAllBytesAsync(folder.At(name), table, TestContext.Current.CancellationToken);
        // Double quotes and UTF-8; the locale is that of the profile.
        await Convert(folder, "fods", name, $"--infilter=Text - txt - csv (StarCalc):{(int)separator},34,76,1");
        var rows = XDocument.Load(folder.At($"out/{Path.GetFileNameWithoutExtension(name)}.fods")).Descendants(Sheet + "table-row").ToList();
        var place = CellsOf(rows[0]).ToList().IndexOf(column);
        Assert.True(place >= 0, $"{name} has no column {column}.");
        return [.. rows.Skip(1).SelectMany(row => NumberAt(row, place))];
    }

    /// <summary>The headline province with the most rows, and its rows.</summary>
    private async Task<(string Province, IReadOnlyList<JsonNode> Rows)> MostJudged()
    {
        var best = ("", (IReadOnlyList<JsonNode>)[]);
        foreach (var province in (await api.Get("/v1/provinces?limit=1000")).Items("data").Where(each => each.Number("headline") is not null))
        {
            var rows = (await api.Get($"/v1/gaps?province={province.Text("id")}&limit=1000")).Items("data").ToList();
            if (rows.Count > best.Item2.Count)
                best = (province.Text("id")!, rows);
        }

        return best;
    }

    // A profile of its own: two of it at once cannot share one.
    private static Task<string> Convert(CliFolder folder, string to, string file, params string[] more) => Wait.ForCommand(
        "soffice",
        ["--headless", $"-env:UserInstallation=file://{folder.At("profile")}", .. more, "--convert-to", to, "--outdir", folder.At("out"), folder.At(file)]);

    /// <summary>The sheet in view, as the program that opened a workbook writes it.</summary>
    private static string OpenedSheetOf(byte[] book)
    {
        using var package = new ZipArchive(new MemoryStream(book));
        using var part = package.GetEntry("xl/workbook.xml")!.Open();
        var workbook = XDocument.Load(part).Descendants().ToList();
        var active = (int)workbook.Single(element => element.Name.LocalName == "workbookView").Attribute("activeTab")!;
        return (string)workbook.Where(element => element.Name.LocalName == "sheet").ElementAt(active).Attribute("name")!;
    }

    // What is hidden is not printed.
    private static byte[] WithFirstSheetAlone(byte[] book)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var package = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = package.GetEntry("xl/workbook.xml")!;
            XDocument workbook;
            using (var reading = part.Open())
                workbook = XDocument.Load(reading);
            foreach (var sheet in workbook.Descendants().Where(element => element.Name.LocalName == "sheet").Skip(1))
                sheet.SetAttributeValue("state", "hidden");
            part.Delete();
            using var writing = package.CreateEntry("xl/workbook.xml").Open();
            workbook.Save(writing);
        }

        return stream.ToArray();
    }

    private static IEnumerable<decimal> NumberAt(XElement row, int place)
    {
        var at = 0;
        foreach (var cell in row.Elements(Sheet + "table-cell"))
        {
            var last = at + ((int?)cell.Attribute(Sheet + "number-columns-repeated") ?? 1) - 1;
            if (place >= at && place <= last && (string?)cell.Attribute(Office + "value-type") == "float")
                yield return decimal.Parse((string)cell.Attribute(Office + "value")!, NumberStyles.Float, CultureInfo.InvariantCulture);
            at = last + 1;
        }
    }

    private static IEnumerable<string> CellsOf(XElement row) => row.Elements(Sheet + "table-cell").SelectMany(cell => Enumerable.Repeat(
        string.Join('\n', cell.Elements().Where(element => element.Name.LocalName == "p").Select(paragraph => paragraph.Value)),
        Math.Min((int?)cell.Attribute(Sheet + "number-columns-repeated") ?? 1, 1000)));
}
