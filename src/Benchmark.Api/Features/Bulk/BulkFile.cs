namespace Benchmark.Api.Features.Bulk;

/// <summary>What a file of a whole release is, whatever the release.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Meaning">What it holds.</param>
internal sealed record BulkFile(string Name, string MediaType, Text Meaning)
{
    public static readonly BulkFile Csv = new(
        "csv.zip",
        "application/zip",
        new(
            "Năm bộ dữ liệu, mỗi bộ một tệp CSV, đúng từng byte như API trả về; số liệu gồm mọi lần công bố.",
            "The five data sets, each a CSV as the API gives it, byte for byte; observations with every revision."));

    public static readonly BulkFile DataSet = new(
        "dataset.zip",
        "application/zip",
        new(
            "Bộ dữ liệu như lệnh import nhận: nhập vào một cơ sở dữ liệu trống thì được đúng bản dữ liệu này.",
            "The data set as the command import takes it: imported into an empty database it makes this same release."));

    public static readonly BulkFile Sqlite = new(
        "benchmark.sqlite",
        "application/vnd.sqlite3",
        new(
            "Năm bảng ấy trong một tệp SQLite, có chỉ mục và bảng README giải thích từng cột.",
            "The same five tables in a SQLite file, with indexes and a table README that explains every column."));

    /// <summary>The files of a release.</summary>
    public static readonly IReadOnlyList<BulkFile> All = [Csv, DataSet, Sqlite];
}

/// <summary>A file of a release, as it lies on the disk.</summary>
/// <param name="File">What it is.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Rows">How many rows of data it holds.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Sha256">The hash of its bytes, in hexadecimal digits.</param>
internal sealed record MadeFile(BulkFile File, string Path, long Rows, long Bytes, string Sha256);
