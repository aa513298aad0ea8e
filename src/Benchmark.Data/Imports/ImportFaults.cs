using System.Globalization;
using System.Text.Json.Nodes;
using Benchmark.Core.DataSets;
using Benchmark.Core.Releases;

namespace Benchmark.Data.Imports;

/// <summary>The faults of an import as a whole or of one of its files.</summary>
internal static class ImportFaults
{
    public static DataFault NoSuchPath { get; } = new(DataFaultCode.FileMissing, new("không có thư mục hay tệp này", "there is no such folder or file"));

    public static DataFault FileMissing { get; } = new(DataFaultCode.FileMissing, new("thiếu tệp này", "the file is missing"));

    public static DataFault FolderEmpty { get; } = new(DataFaultCode.FileMissing, new("thư mục không có tệp CSV nào", "the folder holds no CSV file"));

    public static DataFault IsFolder { get; } = new(DataFaultCode.NotAFile, new("là thư mục, không phải tệp", "is a folder and no file"));

    public static DataFault FileEmpty { get; } = new(DataFaultCode.FileEmpty, new("tệp trống", "the file is empty"));

    public static DataFault NoHeader { get; } = new(DataFaultCode.HeaderMissing, new("tệp không có dòng tiêu đề", "the file has no header"));

    public static DataFault NoPostedHeader { get; } = new(DataFaultCode.HeaderMissing, new("không có dòng tiêu đề", "there is no header"));

    public static DataFault FileNotUtf8 { get; } = new(DataFaultCode.NotUtf8, new(
        "tệp không phải UTF-8; hãy lưu lại dạng \"CSV UTF-8\" (Excel: Lưu dưới dạng, CSV UTF-8)",
        "the file is not UTF-8; save it as \"CSV UTF-8\" (in Excel: Save As, CSV UTF-8)"));

    public static DataFault TextNotUtf8 { get; } = new(DataFaultCode.NotUtf8, new(
        "văn bản không phải UTF-8; hãy lưu tệp dạng \"CSV UTF-8\" rồi gửi lại",
        "the text is not UTF-8; save the file as \"CSV UTF-8\" and send it again"));

    public static DataFault QuoteNotClosed { get; } = new(DataFaultCode.NotCsv, new("dấu ngoặc kép mở ra mà không đóng", "a quote is opened and never closed"));

    public static DataFault TextAfterQuote { get; } = new(
        DataFaultCode.NotCsv,
        new(
            "có chữ sau dấu ngoặc kép đóng; dấu ngoặc kép bên trong ô phải viết hai lần",
            "text follows a closing quote; a quote inside a cell is written twice"));

    public static DataFault QuoteInside { get; } = new(
        DataFaultCode.NotCsv,
        new("dấu ngoặc kép nằm trong ô không được đặt trong ngoặc kép", "a quote stands inside a cell that is not quoted"));

    public static DataFault QuoteMisplaced { get; } = new(
        DataFaultCode.NotCsv,
        new("dấu ngoặc kép đặt sai chỗ hoặc không đóng", "a quote stands where none may, or is never closed"));

    public static DataFault NoReason { get; } = new(
        DataFaultCode.ReasonMissing,
        new(
            "không có để nói vì sao có bản phát hành này; hãy nêu bằng --reason",
            "is not there to say why this release exists; say it with --reason"));

    public static DataFault NoSuchObservation { get; } = new(DataFaultCode.UnknownRow, new("không có trong dữ liệu", "is no observation of the data"));

    public static DataFault FileUnreadable(string detail) =>
        new(DataFaultCode.FileUnreadable, new($"không đọc được tệp: {detail}", $"the file cannot be read: {detail}"));

    public static DataFault FileTooLarge(int megabytes) =>
        new(DataFaultCode.FileUnreadable, new($"tệp lớn hơn {megabytes} MB", $"the file has more than {megabytes} MB"));

    public static DataFault NotCsv(string detail) => new(DataFaultCode.NotCsv, new($"văn bản không phải CSV: {detail}", $"the text is no CSV: {detail}"));

    public static DataFault NotJsonStat(Text reason) => new(
        DataFaultCode.NotJsonStat,
        new($"không phải bảng JSON-stat 2.0: {reason.Vi}", $"is no table of JSON-stat 2.0: {reason.En}"));

    public static DataFault NotMapped(string map) => new(
        DataFaultCode.CategoryNotMapped,
        new(
            $"chưa có dòng nào trong {map}; hãy thêm một dòng, hoặc dòng có category \"*\" và skip \"yes\" cho phần còn lại",
            $"has no row in {map}; add one, or a row of category \"*\" with skip \"yes\" for the rest"));

    public static DataFault RestIsSkipped { get; } = new(
        DataFaultCode.CategoryNotMapped,
        new("\"*\" là phần còn lại, chỉ có thể bỏ qua: hãy ghi skip là yes", "\"*\" is the rest, which can only be skipped: let skip be yes"));

    public static DataFault MappedTwice { get; } = new(
        DataFaultCode.CategoryNotMapped,
        new("đã có một dòng ở trên", "has a row above already"));

    public static DataFault NoDimensionSays(string what, string map) => new(
        DataFaultCode.CategoryNotMapped,
        new($"không chiều nào trong {map} nói {what}", $"no dimension says the {what} in {map}"));

    public static DataFault DimensionsSayTwice(string what, string map) => new(
        DataFaultCode.CategoryNotMapped,
        new($"hai chiều trong {map} cùng nói {what}", $"two dimensions say the {what} in {map}"));

    public static DataFault OtherYear(string said, int year) => new(
        DataFaultCode.YearMismatch,
        new($"là năm {said}, không phải {year}", $"is the year {said}, not {year}"));

    public static DataFault UnknownDimension(string given, IEnumerable<string> known)
    {
        var hint = DataFaults.Suggestion(given, known);
        return new(DataFaultCode.UnknownReference, new($"không phải chiều của bảng{hint.Vi}", $"is no dimension of the table{hint.En}"));
    }

    public static DataFault UnknownCategory(string given, IEnumerable<string> known)
    {
        var hint = DataFaults.Suggestion(given, known);
        return new(DataFaultCode.UnknownReference, new($"không phải hạng mục của chiều này{hint.Vi}", $"is no category of the dimension{hint.En}"));
    }

    public static DataFault NoProvinceOf(string given, int year, IReadOnlyList<string> near)
    {
        var hint = DataFaults.Suggestion(near);
        return new(
            DataFaultCode.UnknownReference,
            new(
                $"được gán cho \"{given}\", không phải đơn vị nào vào ngày 31/12/{year}{hint.Vi}",
                $"is taken for \"{given}\", which is no province on 31 December {year}{hint.En}"));
    }

    public static DataFault SeveralProvincesOf(string given, int year, IEnumerable<string> ids)
    {
        var list = string.Join(", ", ids);
        return new(
            DataFaultCode.NameTaken,
            new(
                $"được gán cho \"{given}\", có thể là {list} vào ngày 31/12/{year}; hãy ghi mã",
                $"is taken for \"{given}\", which may be {list} on 31 December {year}; write the id"));
    }

    public static DataFault UnknownFile(string name)
    {
        IReadOnlyList<string> known = [.. DataSetFiles.All.Select(schema => schema.File), DataSetFiles.Deletions.File];
        var files = string.Join(", ", known.SkipLast(1));
        var hint = DataFaults.Suggestion(name, known);
        return new(
            DataFaultCode.UnknownFile,
            new(
                $"không phải tệp của bộ dữ liệu; có {files} và {known[^1]}{hint.Vi}",
                $"is no file of a data set; there are {files} and {known[^1]}{hint.En}"));
    }

    public static DataFault FileRepeated(string file) => new(
        DataFaultCode.FileRepeated,
        new(
            $"là {file} một lần nữa, viết bằng chữ khác; hãy bỏ một trong hai tệp",
            $"is {file} once more, written in other letters; leave one of the two files out"));

    public static DataFault ReleaseExists { get; } = new(
        DataFaultCode.ReleaseExists,
        new(
            "đã có với nội dung khác, và liên kết nêu tên bản phát hành phải luôn đúng; hãy cho bộ dữ liệu mã và thời điểm mới, hoặc nêu --reason để nó được "
                + "cấp",
            "exists with other content, and links that name a release must stay true; give the set a new id and time, or say --reason and it gets them"));

    public static DataFault ReleaseOlder(string newest) => new(
        DataFaultCode.ReleaseOlder,
        new(
            $"đứng trước bản phát hành mới nhất, {newest}; hãy cho bộ dữ liệu mã và thời điểm mới, hoặc nêu --reason để nó được cấp",
            $"lies before the newest release, {newest}; give the set a new id and time, or say --reason and it gets them"));

    public static DataFault ReleaseChanged(IReadOnlyList<string> releases, IReadOnlyList<OutdatedField> fields)
    {
        var by = string.Join(", ", releases);
        static string Cell(JsonValue? value) => value?.ToString() ?? "–";
        string Words(string old, string theirs, string yours) => string.Join(
            "; ",
            fields.Select(field => $"{field.Field}: {old} {Cell(field.Old)}, {theirs} {Cell(field.Theirs)}, {yours} {Cell(field.Yours)}"));
        return new(
            DataFaultCode.ReleaseChanged,
            new(
                $"đã bị sửa ở {by} ({Words("trước", "nay", "của bạn")}); hãy đọc lại dòng này rồi gửi lại trên bản mới nhất",
                $"was changed by {by} ({Words("old", "theirs", "yours")}); read the row again and send it on top of the newest release"));
    }

    public static DataFault UnknownRelease(IReadOnlyList<string> near, string? newest)
    {
        var hint = near.Count > 0 ? new Text($"có phải bạn muốn {near[0]}", $"did you mean {near[0]}")
            : newest is null ? new("chưa có bản nào", "there is none yet")
            : new($"bản mới nhất là {newest}", $"the newest is {newest}");
        return new(DataFaultCode.UnknownRelease, new($"không phải bản phát hành của dữ liệu này; {hint.Vi}", $"is no release of these data; {hint.En}"));
    }

    public static DataFault ReleaseAhead(DateTimeOffset now)
    {
        var text = now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new(
            DataFaultCode.ReleaseAhead,
            new(
                $"muộn hơn đồng hồ của máy này ({text}, UTC+7) quá một ngày; hãy sửa ngày, hoặc chỉnh đồng hồ",
                $"lies more than a day after the clock of this machine ({text}, UTC+7); correct the date, or set the clock right"));
    }

    public static DataFault ClockBehind(Release newest, DateTimeOffset now)
    {
        var (dated, text) = (
            newest.PublishedAt.ToString("o", CultureInfo.InvariantCulture),
            now.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture));
        return new(
            DataFaultCode.ClockBehind,
            new(
                $"bản phát hành mới nhất, {newest.Id}, ghi {dated}, muộn hơn đồng hồ của máy này ({text}); bản mới phải ghi sau nó, nên asOf= của các ngày "
                    + "trước "
                    + "đó không thấy bản này; hãy báo người vận hành chỉnh đồng hồ",
                $"the newest release, {newest.Id}, is dated {dated}, after the clock of this machine ({text}); the new one must follow it, so asOf= of the "
                    + "days "
                    + "before does not find it; let the operator set the clock right"));
    }

    public static DataFault DeletesMost(int deletions, int rows) => new(
        DataFaultCode.DeletesMost,
        new(
            $"sẽ xóa {deletions} trên {rows} dòng, vì một bộ dữ liệu đầy đủ thay cho những gì đang có; nếu đúng là muốn vậy, hãy nêu --replace",
            $"would delete {deletions} of {rows} rows, since a whole data set replaces what is there; if that is meant, say --replace"));

    public static DataFault SeveralRevisions(string id, int revisions) => new(
        DataFaultCode.SeveralRevisions,
        new($"có {revisions} lần công bố; hãy nêu lần nào, như {id}.r{revisions}", $"has {revisions} revisions; say which, as in {id}.r{revisions}"));

    public static DataFault NotComputable { get; } = new(
        DataFaultCode.NumberOutOfRange,
        new("quá lớn để tính với factor và add", "is too large to be computed with factor and add"));

    public static DataFault Missing(string because) => new(
        DataFaultCode.Required,
        new($"phải có, vì dòng này có {because}", $"must be given, because the row has {because}"));

    public static DataFault OtherUnit(string indicator, string unit) => new(
        DataFaultCode.UnitMismatch,
        new(
            $"phải là đơn vị của {indicator}, {unit}; hãy đổi bằng factor và add, hoặc chọn chỉ tiêu khác",
            $"must be the unit of {indicator}, {unit}; convert by factor and add, or take another indicator"));

    public static DataFault TableSaysNothing { get; } = new(
        DataFaultCode.NoRows,
        new("không có giá trị nào để nhập", "has no value to be imported"));

    /// <summary>A rule that only the tables know was broken; the message of the database is in English.</summary>
    public static Text BrokenRule(string detail) => new(
        $"Bộ dữ liệu trái với một quy tắc của các bảng: {detail}; không có gì bị thay đổi.",
        $"The data set breaks a rule of the tables: {detail}; nothing was changed.");
}
