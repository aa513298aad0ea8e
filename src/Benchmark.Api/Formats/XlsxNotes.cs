using System.Globalization;

namespace Benchmark.Api.Formats;

/// <summary>The last sheet of a workbook: what a reader of the file without its web page must know.</summary>
internal static class XlsxNotes
{
    private static readonly int[] Widths = [30, 46, 64, 24, 13, 50];

    // Room for what stands below the warnings.
    private const int MostWarnings = 1_000_000;

    public static IEnumerable<int> Write(XlsxSheet sheet, Table table, Publication publication, IReadOnlyList<CutCell> cuts)
    {
        var language = publication.Language;
        sheet.Begin(Widths, isTable: false);
        sheet.Write([table.Title], XlsxStyles.Title);
        WriteRelease(sheet, publication);
        WriteLinks(sheet, publication);

        Head(sheet, new("Lưu ý chung", "Warnings on the whole"), new("Nội dung", "Message"), new("Ở đâu trong câu trả lời JSON", "Where in the JSON answer"));
        IReadOnlyList<Warning> warnings = [.. publication.Warnings, .. table.Warnings];
        foreach (var warning in warnings)
            sheet.Write([Code.Of(warning.Code), warning.Message, warning.At], XlsxStyles.Wrapped);
        if (warnings.Count == 0)
            sheet.Write([new Text("Không có", "None")], XlsxStyles.Wrapped);
        yield return sheet.Rows;

        if (table.HasWarningsByRow)
        {
            Head(
                sheet,
                new("Lưu ý theo dòng: dòng số", "Warnings by row: row"),
                new("Địa phương, chỉ tiêu", "Who, what"),
                new("Nội dung", "Message"),
                new("Mã", "Code"));
            var written = 0;
            // The header of the tables is row 1.
            var number = 1;
            foreach (var row in table.Rows)
            {
                number++;
                var of = row.Warnings;
                if (of.Count == 0)
                    continue;
                var who = NameOf(row, language);
                foreach (var warning in of)
                {
                    if (++written <= MostWarnings)
                        sheet.Write([number, who, warning.Message, Code.Of(warning.Code)], XlsxStyles.Wrapped);
                }

                yield return sheet.Rows;
            }

            if (written == 0)
                sheet.Write([new Text("Không có", "None")], XlsxStyles.Wrapped);
            else if (written > MostWarnings)
            {
                var more = written - MostWarnings;
                sheet.Write(
                    [null, null, new Text($"Và {more} lưu ý khác, có trong bản JSON.", $"And {more} more, which the JSON answer has.")],
                    XlsxStyles.Wrapped);
            }
        }

        WriteCuts(sheet, cuts);
        WriteSources(sheet, publication);
        Head(sheet, new("Cột", "Column"), new("Ý nghĩa", "Meaning"));
        foreach (var column in XlsxSheets.ShownIn(table, publication))
            sheet.Write([table.Columns[column].Name, table.Columns[column].Meaning], XlsxStyles.Wrapped);
        sheet.End(hasFilter: false, isOnePageWide: true, table.Title.In(language), publication);
    }

    private static void WriteRelease(XlsxSheet sheet, Publication publication)
    {
        var published = publication.Release.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        sheet.Write([new Text("Bản dữ liệu", "Release"), publication.Release.Id], XlsxStyles.Wrapped);
        sheet.Write([new Text("Công bố lúc", "Published at"), published], XlsxStyles.Wrapped);
        sheet.Write(
            [new Text("Giấy phép", "License"), new TitledLink(new(Publication.License, Publication.License), Publication.LicenseUrl), Publication.LicenseUrl],
            XlsxStyles.Wrapped);
        sheet.Write([new Text("Cách trích dẫn", "How to cite"), Publication.HowToCite(publication.Release, publication.Publisher)], XlsxStyles.AsText);
    }

    // All of them, because a header of the answer has room for a few only.
    private static void WriteLinks(XlsxSheet sheet, Publication publication)
    {
        Head(sheet, new("Liên kết", "Link"), new("Địa chỉ", "Address"));
        Write(new("Liên kết cố định", "Permanent link"), publication.Page);
        if (publication.Canonical is { } canonical)
            Write(new("Số liệu mới nhất", "Newest figures"), canonical);
        if (publication.Milestones is { } milestones)
            Write(new("Mục tiêu không có con số", "Targets without a number"), milestones);
        foreach (var (format, link) in publication.Alternates)
            Write(new($"Định dạng {format}", $"Format {format}"), link);
        Write(new("Mô tả API", "Description of the API"), $"{publication.Prefix}/openapi/v1.json");

        void Write(Text what, string link)
        {
            var url = publication.Follow(link);
            sheet.Write([what, new TitledLink(new(url, url), url)], XlsxStyles.LinkOnOneLine);
        }
    }

    private static void WriteCuts(XlsxSheet sheet, IReadOnlyList<CutCell> cuts)
    {
        if (cuts.Count == 0)
            return;
        Head(sheet, new("Ô bị cắt bớt", "Cells cut short"), new("Vì sao", "Why"));
        // What is noted while these are written is none of theirs.
        foreach (var (name, cell, length) in cuts.ToList())
        {
            sheet.Write(
                [
                    $"{name}!{cell}",
                    new Text(
                        $"Văn bản có {length} ký tự, một ô chứa được 32767; toàn văn có trong bản JSON và CSV.",
                        $"The text has {length} characters and a cell holds 32767; the whole of it stands in JSON and CSV."),
                ],
                XlsxStyles.Wrapped);
        }
    }

    private static void WriteSources(XlsxSheet sheet, Publication publication)
    {
        Head(
            sheet,
            new("Nguồn", "Source"),
            new("Nhan đề", "Title"),
            new("Nơi công bố hoặc ban hành", "Issuer"),
            new("Số hiệu", "Number"),
            new("Ngày", "Date"),
            new("Địa chỉ", "Address"));
        foreach (var source in publication.Sources)
        {
            sheet.Write(
                [source.Id, new TitledLink(source.Title, source.Url), source.Issuer, source.Number, source.PublishedOn, source.Url],
                XlsxStyles.Wrapped);
        }
    }

    private static void Head(XlsxSheet sheet, params Text[] headings)
    {
        sheet.Write([], XlsxStyles.Wrapped);
        sheet.Write([.. headings], XlsxStyles.Section);
    }

    // The first two columns of a summary say who and what.
    private static string NameOf(TableRow row, Language language) => string.Join(" – ", row.Summary.Take(2).Select(cell => cell switch
    {
        Text text => text.In(language),
        TitledLink link => link.Title.In(language),
        _ => $"{cell}",
    }));
}
