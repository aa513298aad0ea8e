using Benchmark.Api.Http;
using Benchmark.Data;

namespace Benchmark.Api;

/// <summary>What callers are told of a database that cannot be used: the reason, but no path and nothing that the database said.</summary>
internal static class Outage
{
    /// <summary>The problem of an outage; null for a bug of the program.</summary>
    public static Problem? Of(Exception exception) => exception switch
    {
        StorageFault fault => Of(fault.Kind),
        ReleaseChanged => new Problem(ProblemKind.DatabaseUnavailable, Unreadable),
        _ => null,
    };

    private static Text Unreadable => new("Hiện không đọc được cơ sở dữ liệu.", "The database cannot be read at the moment.");

    private static Problem Of(StorageFaultKind kind)
    {
        var (code, reason) = kind switch
        {
            StorageFaultKind.Missing => (
                ErrorCodes.DatabaseMissing,
                new Text("Cơ sở dữ liệu không còn ở chỗ của nó.", "The database is not in its place any more.")),
            StorageFaultKind.Unsuitable => (
                ErrorCodes.DatabaseUnsuitable,
                new Text(
                    "Ở chỗ của cơ sở dữ liệu không phải thứ mà chương trình này phục vụ được: trống, của chương trình khác hoặc của phiên bản khác.",
                    "What stands in the place of the database is nothing that this program serves: it is empty, of another program, or of another version.")),
            StorageFaultKind.Damaged => (
                ErrorCodes.DatabaseDamaged,
                new Text("Cơ sở dữ liệu bị hỏng.", "The database is damaged.")),
            StorageFaultKind.Busy => (
                ErrorCodes.DatabaseLocked,
                new Text("Một chương trình khác đang khóa cơ sở dữ liệu.", "Another program has locked the database.")),
            StorageFaultKind.DiskFull => (ErrorCodes.DatabaseUnwritable, new Text("Ổ đĩa của cơ sở dữ liệu đã đầy.", "The disk of the database is full.")),
            StorageFaultKind.ReadOnly => (
                ErrorCodes.DatabaseUnwritable,
                new Text("Cơ sở dữ liệu chỉ đọc được, không ghi được.", "The database can be read and not written.")),
            StorageFaultKind.DiskFailed => (
                ErrorCodes.DatabaseUnreadable,
                new Text("Đọc hoặc ghi cơ sở dữ liệu trên ổ đĩa bị lỗi.", "Reading or writing the database failed on its disk.")),
            _ => (ErrorCodes.DatabaseUnreadable, Unreadable),
        };
        return new Problem(ProblemKind.DatabaseUnavailable, reason, new Fault("database", null, code, reason));
    }
}
