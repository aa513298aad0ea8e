using Benchmark.Core.DataSets;

namespace Benchmark.Api.Http;

/// <summary>An error in one part of a request.</summary>
/// <param name="Id">The code, as a client reads it.</param>
/// <param name="Meaning">What it means, whatever part it is.</param>
/// <param name="Kinds">The kinds of problem it can stand in.</param>
internal sealed record ErrorCode(string Id, Text Meaning, IReadOnlyList<ProblemKind> Kinds)
{
    public override string ToString() => Id;
}

/// <summary>The catalogue of error codes: there is no other. The pages of the problem types, the OpenAPI document and the README follow.</summary>
internal static class ErrorCodes
{
    // Declared before the members, which add themselves to it.
    private static readonly List<ErrorCode> Members = [];

    public static readonly ErrorCode UnknownParameter = InRequest(
        "unknown-parameter",
        "Tuyến này không có tham số đó.",
        "The route has no such parameter.");

    public static readonly ErrorCode RepeatedParameter = InRequest(
        "repeated-parameter",
        "Tham số chỉ được ghi một lần.",
        "The parameter may stand only once.");

    public static readonly ErrorCode SeveralValues = InQuery(
        "several-values",
        "Tham số chỉ nhận một giá trị, không nhận danh sách có dấu phẩy.",
        "The parameter takes one value, not a list with commas.");

    public static readonly ErrorCode NotUtf8 = New(
        "not-utf8",
        "Nội dung không phải UTF-8.",
        "The bytes are not UTF-8.",
        ProblemKind.InvalidQuery, ProblemKind.InvalidBody, ProblemKind.BadRequest);

    public static readonly ErrorCode EmptyValue = InRequest("empty-value", "Tham số có giá trị trống.", "The parameter has an empty value.");

    public static readonly ErrorCode Required = InRequest(
        "required",
        "Thiếu tham số hoặc trường bắt buộc.",
        "A parameter or field that is required is missing.");

    public static readonly ErrorCode NotApplicable = InRequest(
        "not-applicable",
        "Tham số không đi với yêu cầu này.",
        "The parameter does not go with this request.");

    public static readonly ErrorCode ConflictingParameter = InQuery(
        "conflicting-parameter",
        "Hai tham số loại trừ nhau.",
        "Two parameters exclude each other.");

    public static readonly ErrorCode UnknownValue = InRequest(
        "unknown-value",
        "Giá trị không nằm trong số được phép.",
        "The value is none of those that are allowed.");

    public static readonly ErrorCode OutOfRange = InRequest(
        "out-of-range",
        "Con số, hoặc số phần tử, ngoài khoảng được phép.",
        "The number, or the number of elements, is outside the range allowed.");

    public static readonly ErrorCode NotAWholeNumber = InRequest(
        "not-a-whole-number",
        "Phải là số nguyên, viết theo một cách duy nhất.",
        "It must be a whole number, in its one spelling.");

    public static readonly ErrorCode NotADate = InRequest("not-a-date", "Phải là ngày có dạng 2025-07-01.", "It must be a date like 2025-07-01.");

    public static readonly ErrorCode NotAYear = InQuery(
        "not-a-year",
        "Phải là năm, khoảng năm hoặc latest.",
        "It must be a year, a range of years or latest.");

    public static readonly ErrorCode NotAHorizon = InQuery("not-a-horizon", "Phải là năm hoặc open.", "It must be a year or open.");

    public static readonly ErrorCode NotAWeight = InQuery(
        "not-a-weight",
        "Phải là mã và trọng số, cách nhau bằng dấu hai chấm.",
        "It must be an id and its weight, with a colon between them.");

    public static readonly ErrorCode InvalidCursor = InQuery(
        "invalid-cursor",
        "Con trỏ không lấy từ links.next của yêu cầu này.",
        "The cursor is not from links.next of this request.");

    public static readonly ErrorCode PreconditionFailed = New(
        "precondition-failed",
        "Câu trả lời hiện nay không đáp ứng điều kiện nêu ở tiêu đề.",
        "The answer as it is now does not meet the condition of the header.",
        ProblemKind.PreconditionFailed);

    public static readonly ErrorCode AmbiguousSelection = InQuery(
        "ambiguous-selection",
        "Nhiều dòng ứng với yêu cầu, mà hình chỉ vẽ được một; options liệt kê các lựa chọn.",
        "Several rows fit the request, and the picture shows one; options lists the choices.");

    public static readonly ErrorCode TooManyMarks = InQuery(
        "too-many-marks",
        "Có nhiều dòng hơn số một hình vẽ được.",
        "There are more rows than a picture holds.");

    public static readonly ErrorCode MixedUnits = InQuery(
        "mixed-units",
        "Các dòng có đơn vị tính khác nhau, không vẽ chung một trục.",
        "The rows have different units, which have no axis in common.");

    public static readonly ErrorCode NoReleaseYet = InQuery(
        "no-release-yet",
        "Lúc đó chưa có bản phát hành nào.",
        "There was no release at that time.");

    public static readonly ErrorCode AmbiguousProvince = InQuery(
        "ambiguous-province",
        "Tên hoặc mã hợp với nhiều đơn vị; options liệt kê từng đơn vị.",
        "The name or code fits several units; options lists them.");

    public static readonly ErrorCode UnknownProvince = Unknown(
        "province",
        "Không có tỉnh, thành phố này.",
        "There is no such province.",
        ProblemKind.InvalidQuery, ProblemKind.NotFound);

    public static readonly ErrorCode UnknownGroup = Unknown(
        "group",
        "Không có nhóm địa phương này.",
        "There is no such group of provinces.",
        ProblemKind.InvalidQuery);

    public static readonly ErrorCode UnknownIndicator = Unknown(
        "indicator",
        "Không có chỉ tiêu này.",
        "There is no such indicator.",
        ProblemKind.InvalidQuery, ProblemKind.NotFound);

    public static readonly ErrorCode UnknownRelease = Unknown(
        "release",
        "Không có bản phát hành này.",
        "There is no such release.",
        ProblemKind.InvalidQuery, ProblemKind.InvalidBody, ProblemKind.NotFound);

    public static readonly ErrorCode UnknownSeries = Unknown(
        "series",
        "Không có chuỗi số liệu này, hoặc nó không đo chỉ tiêu được hỏi.",
        "There is no such series, or it does not measure the indicator asked for.",
        ProblemKind.InvalidQuery);

    public static readonly ErrorCode UnknownTheme = Unknown("theme", "Không có chủ đề này.", "There is no such theme.", ProblemKind.InvalidQuery);

    public static readonly ErrorCode UnknownDocument = Unknown(
        "document",
        "Không có văn bản này, hoặc nó không đặt mục tiêu nào.",
        "There is no such document, or it sets no target.",
        ProblemKind.InvalidQuery, ProblemKind.NotFound);

    public static readonly ErrorCode UnknownTarget = Unknown(
        "target",
        "Không có mục tiêu này.",
        "There is no such target.",
        ProblemKind.InvalidQuery, ProblemKind.NotFound);

    public static readonly ErrorCode UnknownSource = Unknown("source", "Không có nguồn này.", "There is no such source.", ProblemKind.NotFound);

    public static readonly ErrorCode UnknownMethod = Unknown("method", "Không có phương pháp này.", "There is no such method.", ProblemKind.NotFound);

    public static readonly ErrorCode UnknownImport = Unknown(
        "import",
        "Khóa này không có lần nhập nào như vậy.",
        "The key has no such import.",
        ProblemKind.NotFound);

    public static readonly ErrorCode UnknownProblem = Unknown(
        "problem",
        "Không có loại lỗi này.",
        "There is no such problem type.",
        ProblemKind.NotFound);

    public static readonly ErrorCode UnknownSet = Unknown(
        "set",
        "Không có tập mã này.",
        "There is no such set of codes.",
        ProblemKind.NotFound);

    public static readonly ErrorCode UnknownDataset = Unknown(
        "dataset",
        "Không có bộ dữ liệu này.",
        "There is no such data set.",
        ProblemKind.NotFound);

    public static readonly ErrorCode UnknownPage = Unknown(
        "page",
        "Tài liệu không có trang này.",
        "The document has no such page.",
        ProblemKind.NotFound);

    public static readonly ErrorCode UnknownBulkFile = Unknown(
        "bulk-file",
        "Bản phát hành không có tệp này.",
        "A release has no such file.",
        ProblemKind.NotFound);

    public static readonly ErrorCode UnknownPath = Unknown(
        "path",
        "Không có gì ở đường dẫn này.",
        "There is nothing at this path.",
        ProblemKind.InvalidQuery, ProblemKind.NotFound);

    public static readonly ErrorCode NoValues = InQuery(
        "no-values",
        "Không địa phương nào có số liệu cho chỉ tiêu, chuỗi hoặc năm này.",
        "No province has a value of this indicator, series or year.");

    public static readonly ErrorCode NotRankable = InQuery(
        "not-rankable",
        "Giá trị của chỉ tiêu là các nhóm thứ bậc: so sánh được, không xếp hạng được.",
        "The values of the indicator are classes (kind `band`): they can be compared, not ranked.");

    public static readonly ErrorCode NotOne = InQuery(
        "not-one",
        "Chỉ được chọn một trong số các giá trị này.",
        "Only one of these values can be chosen.");

    public static readonly ErrorCode NotSelected = InQuery(
        "not-selected",
        "Trọng số của một chỉ tiêu không được chọn.",
        "A weight of an indicator that is not asked for.");

    public static readonly ErrorCode RepeatedWeight = InQuery(
        "repeated-weight",
        "Một chỉ tiêu có nhiều hơn một trọng số.",
        "An indicator has more than one weight.");

    public static readonly ErrorCode AllZero = InRequest("all-zero", "Mọi trọng số đều bằng 0.", "Every weight is 0.");

    public static readonly ErrorCode TooManyRows = InRequest(
        "too-many-rows",
        "Nhiều dòng hơn định dạng, hoặc một lần nhập, chứa được.",
        "More rows than the format, or one import, can hold.");

    public static readonly ErrorCode TooManyCells = InRequest(
        "too-many-cells",
        "Nhiều ô hơn định dạng, hoặc máy chủ, cho phép.",
        "More cells than the format can hold, or than the server allows.");

    public static readonly ErrorCode ForeignLink = InQuery("foreign-link", "Liên kết của một máy chủ khác.", "The link is of another server.");

    public static readonly ErrorCode BrokenLink = InQuery("broken-link", "Liên kết không trả lời được.", "The link does not answer.");

    public static readonly ErrorCode NotPermanent = InQuery("not-permanent", "Liên kết không nêu bản phát hành.", "The link names no release.");

    public static readonly ErrorCode InvalidIdempotencyKey = InRequest(
        "invalid-idempotency-key",
        "Idempotency-Key trống, quá dài hoặc có ký tự không được phép.",
        "The Idempotency-Key is empty, too long or has letters that are not allowed.");

    public static readonly ErrorCode HoldsAKey = InRequest(
        "holds-a-key",
        "Một khóa được ghi ở nơi khác tiêu đề của nó.",
        "A key stands elsewhere than in its header.");

    public static readonly ErrorCode UnknownField = InRequest("unknown-field", "Không có trường này.", "There is no such field.");

    public static readonly ErrorCode NotAnObject = InBody("not-an-object", "Phải là một đối tượng JSON.", "It must be a JSON object.");

    public static readonly ErrorCode NotAText = InBody(
        "not-a-text",
        "Phải là chuỗi có độ dài được phép.",
        "It must be a string of the length allowed.");

    public static readonly ErrorCode NotANumber = InBody("not-a-number", "Phải là số.", "It must be a number.");

    public static readonly ErrorCode NotAFlag = InBody("not-a-flag", "Phải là true hoặc false.", "It must be true or false.");

    public static readonly ErrorCode NotAList = InBody(
        "not-a-list",
        "Phải là mảng chuỗi có số phần tử được phép.",
        "It must be an array of strings, as many as are allowed.");

    public static readonly ErrorCode NotAValue = InBody(
        "not-a-value",
        "Phải là một giá trị đơn, không phải đối tượng hay mảng.",
        "It must be a single value, no object and no array.");

    public static readonly ErrorCode RepeatedId = InBody("repeated-id", "Mã đã dùng cho một phần tử khác.", "Another element has the id already.");

    public static readonly ErrorCode RepeatedYear = InBody("repeated-year", "Một năm có nhiều hơn một giá trị.", "A year has more than one value.");

    public static readonly ErrorCode Contradiction = InBody(
        "contradiction",
        "Trường trái với một trường khác.",
        "The field contradicts another one.");

    public static readonly ErrorCode NoWeight = InBody("no-weight", "Một thành phần không có trọng số.", "A component has no weight.");

    public static readonly ErrorCode TooMuchWork = InBody(
        "too-much-work",
        "Cần nhiều phép tính hơn một yêu cầu được dùng.",
        "It takes more computing than one request may ask for.");

    public static readonly ErrorCode ScopeForbidden = New(
        "scope-forbidden",
        "Khóa không được ghi loại dữ liệu này.",
        "The key may not write rows of this kind.",
        ProblemKind.Forbidden);

    public static readonly ErrorCode ProvinceForbidden = New(
        "province-forbidden",
        "Khóa không được ghi dữ liệu của đơn vị này.",
        "The key may not write rows of this province.",
        ProblemKind.Forbidden);

    public static readonly ErrorCode SourceNotNamed = New(
        "source-not-named",
        "Nguồn là mới mà không dòng nào trong cùng lần nhập dẫn tới nó.",
        "The source is new and no row of the same import names it.",
        ProblemKind.Forbidden);

    public static readonly ErrorCode SourceShared = New(
        "source-shared",
        "Dòng của đơn vị khác dựa vào nguồn này, nên khóa không được đổi nó.",
        "Rows of others rest on the source, so the key may not change it.",
        ProblemKind.Forbidden);

    public static readonly ErrorCode MethodNotAllowed = New(
        "method-not-allowed",
        "Đường dẫn không nhận phương thức này.",
        "The path does not take this method.",
        ProblemKind.MethodNotAllowed);

    public static readonly ErrorCode NotAcceptable = New(
        "not-acceptable",
        "Tuyến không có định dạng này.",
        "The route has no such format.",
        ProblemKind.NotAcceptable);

    public static readonly ErrorCode ImportRunning = New(
        "import-running",
        "Một lần nhập khác đang chạy.",
        "Another import is running.",
        ProblemKind.Conflict);

    public static readonly ErrorCode IdempotencyKeyReused = New(
        "idempotency-key-reused",
        "Idempotency-Key đã dùng cho nội dung khác.",
        "The Idempotency-Key was used with another body.",
        ProblemKind.Conflict);

    public static readonly ErrorCode ReleaseChanged = New(
        "release-changed",
        "Dữ liệu đã bị sửa sau bản phát hành mà yêu cầu nêu.",
        "The data were changed since the release that the request names.",
        ProblemKind.Conflict);

    public static readonly ErrorCode ReleaseWithdrawn = New(
        "release-withdrawn",
        "Bản phát hành đã bị rút lại.",
        "The release was withdrawn.",
        ProblemKind.Conflict);

    public static readonly ErrorCode Deleted = New("deleted", "Mã này từng có và đã bị xóa.", "The id was there and was deleted.", ProblemKind.Deleted);

    public static readonly ErrorCode UnsupportedMediaType = New(
        "unsupported-media-type",
        "Nội dung có kiểu không nhận được.",
        "The body has a type that is not taken.",
        ProblemKind.UnsupportedMediaType);

    public static readonly ErrorCode UnsupportedCharset = New(
        "unsupported-charset",
        "Nội dung dùng bảng mã khác UTF-8.",
        "The body is in another charset than UTF-8.",
        ProblemKind.UnsupportedMediaType);

    public static readonly ErrorCode UnsupportedContentCoding = New(
        "unsupported-content-coding",
        "Nội dung được nén.",
        "The body is compressed.",
        ProblemKind.UnsupportedMediaType);

    public static readonly ErrorCode UnknownHost = New(
        "unknown-host",
        "Yêu cầu gửi đến một máy chủ khác với máy chủ công khai.",
        "The request was sent to another host than the public one.",
        ProblemKind.UnknownHost);

    public static readonly ErrorCode UnknownOrigin = New(
        "unknown-origin",
        "Trang gửi yêu cầu không thuộc máy chủ này.",
        "The page that sends the request is none of this server.",
        ProblemKind.UnknownOrigin);

    public static readonly ErrorCode PublicUrlMissing = New(
        "public-url-missing",
        "Máy chủ chưa được cho biết địa chỉ công khai.",
        "The server was not given its public address.",
        ProblemKind.PublicUrlMissing);

    public static readonly ErrorCode RangeNotSatisfiable = New(
        "range-not-satisfiable",
        "Phần được hỏi nằm ngoài tệp.",
        "The part asked for lies outside the file.",
        ProblemKind.RangeNotSatisfiable);

    public static readonly ErrorCode FilesBeingMade = New(
        "files-being-made",
        "Các tệp của một bản phát hành đang được tạo, mỗi lúc một bản.",
        "The files of a release are being made, one at a time.",
        ProblemKind.FilesUnavailable);

    public static readonly ErrorCode FilesUnwritable = New(
        "files-unwritable",
        "Không tạo được các tệp: ổ đĩa đầy, hoặc không ghi được vào thư mục.",
        "The files cannot be made: the disk is full, or the folder cannot be written.",
        ProblemKind.FilesUnavailable);

    public static readonly ErrorCode DatabaseMissing = New(
        "database-missing",
        "Cơ sở dữ liệu đã bị chuyển đi hoặc bị xóa.",
        "The database was moved or deleted.",
        ProblemKind.DatabaseUnavailable);

    public static readonly ErrorCode DatabaseUnsuitable = New(
        "database-unsuitable",
        "Ở chỗ của cơ sở dữ liệu không phải thứ mà chương trình này phục vụ được.",
        "What stands in the place of the database is nothing that this program serves.",
        ProblemKind.DatabaseUnavailable);

    public static readonly ErrorCode DatabaseDamaged = New(
        "database-damaged",
        "Cơ sở dữ liệu bị hỏng.",
        "The database is damaged.",
        ProblemKind.DatabaseUnavailable);

    public static readonly ErrorCode DatabaseLocked = New(
        "database-locked",
        "Một chương trình khác đang khóa cơ sở dữ liệu.",
        "Another program has locked the database.",
        ProblemKind.DatabaseUnavailable);

    public static readonly ErrorCode DatabaseUnwritable = New(
        "database-unwritable",
        "Không ghi được cơ sở dữ liệu: ổ đĩa đầy hoặc tệp chỉ đọc được.",
        "The database cannot be written: its disk is full, or it is read-only.",
        ProblemKind.DatabaseUnavailable);

    public static readonly ErrorCode DatabaseUnreadable = New(
        "database-unreadable",
        "Không đọc được cơ sở dữ liệu.",
        "The database cannot be read.",
        ProblemKind.DatabaseUnavailable);

    // Faults of rows have their codes where rows are checked; a code that also applies to parameters is the same one.
    private static readonly Dictionary<DataFaultCode, ErrorCode> OfData = Enum.GetValues<DataFaultCode>().ToDictionary(
        code => code,
        code => Members.Find(member => member.Id == Code.Of(code)) ?? New(Code.Of(code), DataFaultMeanings.Of(code), ProblemKind.InvalidBody));

    /// <summary>The catalogue, in the order in which it is documented.</summary>
    public static IReadOnlyList<ErrorCode> All => Members;

    /// <summary>The codes that can stand in a kind of problem.</summary>
    public static IEnumerable<ErrorCode> Of(ProblemKind kind) => Members.Where(code => code.Kinds.Contains(kind));

    /// <summary>The code of a fault of imported rows.</summary>
    public static ErrorCode Of(DataFaultCode code) => OfData[code];

    /// <summary>The code of a value that names none of a noun.</summary>
    public static ErrorCode UnknownOf(string noun) => Find($"unknown-{noun}");

    /// <summary>The code of a value that names several of a noun.</summary>
    public static ErrorCode AmbiguousOf(string noun) => Find($"ambiguous-{noun}");

    private static ErrorCode Find(string id) =>
        Members.Find(code => code.Id == id) ?? throw new ArgumentException($"The catalogue has no code {id}.", nameof(id));

    private static ErrorCode New(string id, string vi, string en, params IReadOnlyList<ProblemKind> kinds) => New(id, new Text(vi, en), kinds);

    private static ErrorCode New(string id, Text meaning, params IReadOnlyList<ProblemKind> kinds)
    {
        var code = new ErrorCode(id, meaning, kinds);
        Members.Add(code);
        return code;
    }

    private static ErrorCode Unknown(string noun, string vi, string en, params IReadOnlyList<ProblemKind> kinds) =>
        New($"unknown-{noun}", vi, en, kinds);

    private static ErrorCode InQuery(string id, string vi, string en) => New(id, vi, en, ProblemKind.InvalidQuery);

    private static ErrorCode InBody(string id, string vi, string en) => New(id, vi, en, ProblemKind.InvalidBody);

    // The errors of a query are reported with those of the body that comes with it.
    private static ErrorCode InRequest(string id, string vi, string en) => New(id, vi, en, ProblemKind.InvalidQuery, ProblemKind.InvalidBody);
}
