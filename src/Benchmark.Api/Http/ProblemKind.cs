
namespace Benchmark.Api.Http;

/// <summary>A kind of failure: its page, its status and its texts.</summary>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">Its short name; always the same for the kind.</param>
/// <param name="Remedy">What a caller can do.</param>
public sealed record ProblemKind(string Slug, int Status, Text Title, Text Remedy)
{
    public static readonly ProblemKind InvalidQuery = new(
        "invalid-query",
        400,
        new("Truy vấn không hợp lệ", "Invalid query"),
        new(
            "Sửa mọi tham số nêu trong errors; mỗi lỗi ghi giá trị đã nhận và giá trị được phép.",
            "Correct every parameter named in errors; each says what was received and what is allowed."));

    public static readonly ProblemKind InvalidBody = new(
        "invalid-body",
        400,
        new("Nội dung gửi lên không hợp lệ", "Invalid body"),
        new(
            "Sửa mọi trường nêu trong errors; mỗi lỗi ghi đường dẫn của trường, giá trị đã nhận và giá trị được phép.",
            "Correct every field named in errors; each says its path, what was received and what is allowed."));

    public static readonly ProblemKind BadRequest = new(
        "bad-request",
        400,
        new("Yêu cầu không đọc được", "Unreadable request"),
        new("Yêu cầu không đúng cú pháp HTTP hoặc JSON.", "The request is not well-formed HTTP or JSON."));

    public static readonly ProblemKind Unauthorized = new(
        "unauthorized",
        401,
        new("Cần khóa hợp lệ", "Valid key needed"),
        new(
            "Gửi một khóa còn hiệu lực ở tiêu đề X-API-Key; người vận hành cấp khóa.",
            "Send a key that holds in the header X-API-Key; the operator gives them."));

    public static readonly ProblemKind Forbidden = new(
        "forbidden",
        403,
        new("Khóa không được phép", "Not allowed with this key"),
        new(
            "Khóa không được ghi những dòng nêu trong errors; không có gì bị thay đổi.",
            "The key may not write the rows named in errors; nothing was changed."));

    public static readonly ProblemKind NotFound = new(
        "not-found",
        404,
        new("Không tìm thấy", "Not found"),
        new("Kiểm tra đường dẫn và mã; /v1 liệt kê mọi tài nguyên.", "Check the path and the id; /v1 lists every resource."));

    public static readonly ProblemKind MethodNotAllowed = new(
        "method-not-allowed",
        405,
        new("Phương thức không được phép", "Method not allowed"),
        new("Dùng một trong các phương thức nêu ở tiêu đề Allow.", "Use one of the methods in the Allow header."));

    public static readonly ProblemKind NotAcceptable = new(
        "not-acceptable",
        406,
        new("Không có định dạng này", "Format not available"),
        new("Chọn một định dạng trong danh sách nêu ở errors.", "Choose one of the formats listed in errors."));

    public static readonly ProblemKind RequestTimeout = new(
        "request-timeout",
        408,
        new("Nội dung đến quá chậm", "Body too slow"),
        new("Nội dung không đến đủ trong thời hạn; hãy gửi lại.", "The body did not arrive in time; send it again."));

    public static readonly ProblemKind Conflict = new(
        "conflict",
        409,
        new("Xung đột với một lần nhập khác", "Conflict with another import"),
        new(
            "Một lần nhập khác đang chạy, đã đổi dữ liệu hoặc đã dùng Idempotency-Key này; xem code trong errors.",
            "Another import is running, has changed the data or has used this Idempotency-Key; the code in errors says which."));

    public static readonly ProblemKind ReleaseGone = new(
        "release-gone",
        410,
        new("Bản phát hành không còn", "Release gone"),
        new(
            "Bản phát hành của con trỏ không còn ở đây; hãy bắt đầu lại từ trang đầu.",
            "The release of the cursor is not here any more; start again from the first page."));

    public static readonly ProblemKind Deleted = new(
        "deleted",
        410,
        new("Đã bị xóa", "Deleted"),
        new(
            "Mã này từng có; deleted ghi bản phát hành đã xóa, lý do và liên kết đến trạng thái cuối cùng.",
            "The id was there; deleted names the release that took it away, why, and the link to its last state."));

    public static readonly ProblemKind PreconditionFailed = new(
        "precondition-failed",
        412,
        new("Không đúng điều kiện", "Precondition failed"),
        new(
            "Đọc lại tài nguyên rồi gửi lại với điều kiện đúng, hoặc bỏ tiêu đề If-Match và If-Unmodified-Since.",
            "Read the resource again and repeat the request with a condition that holds, or leave out If-Match and If-Unmodified-Since."));

    public static readonly ProblemKind PayloadTooLarge = new(
        "payload-too-large",
        413,
        new("Nội dung quá lớn", "Payload too large"),
        new("Gửi nội dung nhỏ hơn.", "Send less at a time."));

    public static readonly ProblemKind UnsupportedMediaType = new(
        "unsupported-media-type",
        415,
        new("Kiểu nội dung không được hỗ trợ", "Unsupported media type"),
        new(
            "Gửi nội dung dạng application/json; dữ liệu nhập cũng có thể là text/csv hoặc multipart/form-data.",
            "Send the body as application/json; what is imported may also be text/csv or multipart/form-data."));

    public static readonly ProblemKind RangeNotSatisfiable = new(
        "range-not-satisfiable",
        416,
        new("Không có phần này của tệp", "No such part of the file"),
        new(
            "Tệp ngắn hơn; Content-Range ghi nó dài bao nhiêu byte. Tải lại từ đầu, hoặc hỏi phần có trong tệp.",
            "The file is shorter; Content-Range says how many bytes it has. Load it from the start, or ask for a part that it has."));

    public static readonly ProblemKind FilesUnavailable = new(
        "files-unavailable",
        503,
        new("Chưa có các tệp này", "Files not there"),
        new(
            "Thử lại theo tiêu đề Retry-After; nếu vẫn lỗi, báo cho người vận hành xem ổ đĩa và --bulk-folder.",
            "Try again as the Retry-After header says; if it stays, ask the operator to look at the disk and --bulk-folder."));

    public static readonly ProblemKind UriTooLong = new(
        "uri-too-long",
        414,
        new("Địa chỉ quá dài", "Address too long"),
        new(
            "Địa chỉ được dài tối đa 8192 ký tự; hãy chọn ít hơn, hoặc bỏ bớt giá trị để lấy tất cả.",
            "An address may have 8192 characters at most; select less, or leave a list out to get all."));

    public static readonly ProblemKind UnknownHost = new(
        "unknown-host",
        421,
        new("Không phải máy chủ này", "Another host"),
        new(
            "Gửi đến địa chỉ công khai của máy chủ; trích dẫn và nguồn cấp tin nêu địa chỉ đó.",
            "Send it to the public address of the server, which citations and feeds name."));

    public static readonly ProblemKind UnknownOrigin = new(
        "unknown-origin",
        403,
        new("Từ trang của nơi khác", "From a page of another site"),
        new(
            "Gửi từ một chương trình, hoặc từ trang của chính máy chủ này; trang của nơi khác không được gửi đến tuyến này.",
            "Send it from a program, or from a page of this server; pages of other sites may not send to this route."));

    public static readonly ProblemKind HeadersTooLarge = new(
        "headers-too-large",
        431,
        new("Tiêu đề quá dài", "Headers too large"),
        new("Gửi tối đa 100 tiêu đề, tất cả không quá 32 KiB.", "Send 100 headers at most, of 32 KiB in all."));

    public static readonly ProblemKind TooManyRequests = new(
        "too-many-requests",
        429,
        new("Quá nhiều yêu cầu", "Too many requests"),
        new("Đợi đến thời điểm nêu ở tiêu đề Retry-After.", "Wait as long as the Retry-After header says."));

    public static readonly ProblemKind InternalError = new(
        "internal-error",
        500,
        new("Lỗi nội bộ", "Internal error"),
        new("Lỗi của chúng tôi; báo cho người vận hành kèm traceId.", "Our fault; tell the operator the traceId."));

    public static readonly ProblemKind DatabaseUnavailable = new(
        "database-unavailable",
        503,
        new("Không đọc được cơ sở dữ liệu", "Database unavailable"),
        new("Thử lại sau giây lát; nếu vẫn lỗi, báo cho người vận hành.", "Try again in a moment; if it stays, tell the operator."));

    public static readonly ProblemKind PublicUrlMissing = new(
        "public-url-missing",
        503,
        new("Chưa đặt địa chỉ công khai", "Public address not set"),
        new(
            "Báo cho người vận hành đặt --public-url; các câu trả lời khác không cần địa chỉ này.",
            "Ask the operator to set --public-url; other answers do not need it."));

    public static readonly ProblemKind ShuttingDown = new(
        "shutting-down",
        503,
        new("Máy chủ đang dừng", "Shutting down"),
        new(
            "Gửi đến máy chủ khác, hoặc thử lại khi máy chủ này đã khởi động lại.",
            "Send requests to another server, or try again when this one has started anew."));

    /// <summary>The catalogue.</summary>
    public static readonly IReadOnlyList<ProblemKind> All =
    [
        InvalidQuery, InvalidBody, BadRequest, Unauthorized, Forbidden, NotFound, MethodNotAllowed, NotAcceptable, RequestTimeout, Conflict, ReleaseGone,
        Deleted, PreconditionFailed, PayloadTooLarge, UriTooLong, UnsupportedMediaType, RangeNotSatisfiable, UnknownHost, UnknownOrigin, HeadersTooLarge,
        TooManyRequests, InternalError, DatabaseUnavailable, FilesUnavailable, PublicUrlMissing, ShuttingDown,
    ];

    /// <summary>What a caller can do, with the paths that it names under a prefix.</summary>
    public Text RemedyUnder(string? prefix) => string.IsNullOrEmpty(prefix)
        ? Remedy
        : new(
            Remedy.Vi.Replace(" /", $" {prefix}/", StringComparison.Ordinal),
            Remedy.En.Replace(" /", $" {prefix}/", StringComparison.Ordinal));

    /// <summary>The kind of a bare status, as the router and the server set it.</summary>
    public static ProblemKind OfStatus(int status) =>
        All.FirstOrDefault(kind => kind.Status == status && kind != InvalidQuery && kind != InvalidBody) ?? (status < 500 ? BadRequest : InternalError);
}
