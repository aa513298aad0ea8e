using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;
using Text = Benchmark.Core.Language.Text;

namespace Benchmark.Api.Formats;

/// <summary>
/// A workbook: a summary that is read first, the table with typed cells, and what a reader of the file without its web page must know. The same figures of the
/// same release are the same bytes.
/// </summary>
internal static class Xlsx
{
    public static readonly Format Format = new()
    {
        Id = "xlsx",
        MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Extension = "xlsx",
        HasFields = true,
        Meaning = "A workbook: a summary in words, the whole table, and notes with the warnings of every row, sources, release, license and the permanent "
            + "link.",
        MadeOf = [typeof(Table)],
        InLanguage = true,
        LeavesOutOtherLanguage = true,
        NamesAddress = true,
        IsFile = true,
        IsCompressed = true,
        IsCostly = true,
        MostRows = MostRows,
        WriteByRow = (content, stream) => Write(content.GetTable(), content.Publication, stream),
    };

    /// <summary>The most rows that a sheet holds below its header.</summary>
    public const int MostRows = 1_048_575;

    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

    /// <summary>Writes row by row; only a buffer is held, and what the notes say of cells that were cut.</summary>
    /// <returns>The number of each row, once it is written.</returns>
    /// <remarks>
    /// The parts of a package stand one after the other, so each sheet reads the rows again. Holding them, or a finished sheet, would take memory that grows
    /// with the answer; a file beside the answer would have to be paid for by every reader of a small one.
    /// </remarks>
    public static IEnumerable<int> Write(Table table, Publication publication, Stream stream)
    {
        var names = new Names(publication.Language);
        var cuts = new List<CutCell>();
        using var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        AddXml(package, publication, "[Content_Types].xml", WriteContentTypes);
        AddXml(package, publication, "_rels/.rels", writer => WriteRelations(
            writer,
            [
                ("workbook", $"{Relations}officeDocument", "xl/workbook.xml"),
                ("core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            ]));
        AddXml(package, publication, "docProps/core.xml", writer => WriteProperties(writer, table, publication));
        Add(package, publication, "xl/workbook.xml", writer => WriteWorkbook(writer, names));
        AddXml(package, publication, "xl/_rels/workbook.xml.rels", writer => WriteRelations(
            writer,
            [
                .. names.All.Select((_, index) => ($"sheet{index + 1}", $"{Relations}worksheet", $"worksheets/sheet{index + 1}.xml")),
                ("styles", $"{Relations}styles", "styles.xml"),
            ]));
        Add(package, publication, "xl/styles.xml", XlsxStyles.Write);

        foreach (var row in AddSheet(1, names.Summary, sheet => XlsxSheets.Summary(sheet, table, publication)))
            yield return row;
        foreach (var row in AddSheet(2, names.Data, sheet => XlsxSheets.Data(sheet, table, publication)))
            yield return row;
        foreach (var row in AddSheet(3, names.Notes, sheet => XlsxNotes.Write(sheet, table, publication, cuts)))
            yield return row;

        IEnumerable<int> AddSheet(int number, string name, Func<XlsxSheet, IEnumerable<int>> write)
        {
            using var part = Open(package, publication, $"xl/worksheets/sheet{number}.xml");
            using var writer = OpenXmlWriter.Create(part);
            writer.WriteStartDocument(standalone: true);
            foreach (var row in write(new XlsxSheet(writer, name, publication.Language, cuts)))
                yield return row;
        }
    }

    private static Stream Open(ZipArchive package, Publication publication, string path)
    {
        var entry = package.CreateEntry(path, CompressionLevel.Fastest);
        // The time of packing would make other bytes of the same figures.
        entry.LastWriteTime = publication.Release.PublishedAt;
        return entry.Open();
    }

    private static void Add(ZipArchive package, Publication publication, string path, Action<OpenXmlWriter> write)
    {
        using var part = Open(package, publication, path);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(standalone: true);
        write(writer);
    }

    private static void AddXml(ZipArchive package, Publication publication, string path, Action<XmlWriter> write)
    {
        using var part = Open(package, publication, path);
        using var writer = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        writer.WriteStartDocument(standalone: true);
        write(writer);
        writer.WriteEndDocument();
    }

    private static void WriteContentTypes(XmlWriter writer)
    {
        writer.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
        Write("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Write("Override", "PartName", "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        Write("Override", "PartName", "/xl/workbook.xml", $"{Main}sheet.main+xml");
        Write("Override", "PartName", "/xl/styles.xml", $"{Main}styles+xml");
        for (var sheet = 1; sheet <= Names.Count; sheet++)
            Write("Override", "PartName", $"/xl/worksheets/sheet{sheet}.xml", $"{Main}worksheet+xml");
        writer.WriteEndElement();

        void Write(string element, string key, string value, string type)
        {
            writer.WriteStartElement(element);
            writer.WriteAttributeString(key, value);
            writer.WriteAttributeString("ContentType", type);
            writer.WriteEndElement();
        }
    }

    private static void WriteRelations(XmlWriter writer, IEnumerable<(string Id, string Type, string Target)> relations)
    {
        writer.WriteStartElement("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships");
        foreach (var (id, type, target) in relations)
        {
            writer.WriteStartElement("Relationship");
            writer.WriteAttributeString("Id", id);
            writer.WriteAttributeString("Type", type);
            writer.WriteAttributeString("Target", target);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter writer, Table table, Publication publication)
    {
        const string dublinCore = "http://purl.org/dc/elements/1.1/";
        const string terms = "http://purl.org/dc/terms/";
        var published = publication.Release.PublishedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        writer.WriteStartElement("cp", "coreProperties", CoreProperties);
        writer.WriteElementString("dc", "title", dublinCore, table.Title.In(publication.Language));
        writer.WriteElementString("dc", "creator", dublinCore, publication.Publisher);
        writer.WriteElementString("dc", "description", dublinCore, publication.Follow(publication.Page));
        writer.WriteElementString("dc", "language", dublinCore, Code.Of(publication.Language));
        WriteTime("created");
        WriteTime("modified");
        writer.WriteEndElement();

        void WriteTime(string name)
        {
            writer.WriteStartElement("dcterms", name, terms);
            writer.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
            writer.WriteString(published);
            writer.WriteEndElement();
        }
    }

    private static void WriteWorkbook(OpenXmlWriter writer, Names names) => writer.WriteElement(new Workbook(
        new BookViews(new WorkbookView { ActiveTab = 0 }),
        new Sheets(names.All.Select((name, index) => new Sheet { Name = name, SheetId = (uint)index + 1, Id = $"sheet{index + 1}" })),
        // The header and the two first columns stand on every printed page.
        new DefinedNames(names.Tables.Select((name, index) => new DefinedName($"'{name}'!$A:$B,'{name}'!$1:$1")
        {
            Name = "_xlnm.Print_Titles",
            LocalSheetId = (uint)index,
        }))));

    /// <summary>What the sheets are called.</summary>
    private sealed class Names(Language language)
    {
        public const int Count = 3;

        public string Summary { get; } = new Text("Tóm tắt", "Summary").In(language);

        public string Data { get; } = new Text("Dữ liệu", "Data").In(language);

        public string Notes { get; } = new Text("Ghi chú", "Notes").In(language);

        public IReadOnlyList<string> Tables => [Summary, Data];

        public IReadOnlyList<string> All => [Summary, Data, Notes];
    }
}
