namespace Benchmark.Core.DataSets;

/// <summary>What each fault of a data set means, whatever row it is found in.</summary>
public static class DataFaultMeanings
{
    /// <summary>The meaning of a code, as a sentence.</summary>
    public static Text Of(DataFaultCode code) => code switch
    {
        DataFaultCode.FileMissing => new("Thiếu một tệp hoặc thư mục.", "A file or folder is not there."),
        DataFaultCode.NotAFile => new("Chỗ của tệp là một thư mục.", "A folder stands where a file should."),
        DataFaultCode.FileEmpty => new("Tệp không có gì.", "The file holds nothing."),
        DataFaultCode.HeaderMissing => new("Tệp không có dòng tiêu đề.", "The file has no header."),
        DataFaultCode.NotUtf8 => new("Nội dung không phải UTF-8.", "The bytes are not UTF-8."),
        DataFaultCode.NotCsv => new("Nội dung không phải CSV (RFC 4180).", "The text is no CSV (RFC 4180)."),
        DataFaultCode.DeletionsOfWhole => new("Bộ dữ liệu đầy đủ đi kèm tệp xóa.", "A whole data set comes with a file of deletions."),
        DataFaultCode.ReleaseNotOne => new("Tệp bản phát hành không có đúng một dòng.", "The file of the release does not hold exactly one row."),
        DataFaultCode.ReasonMissing => new("Không nêu lý do của bản phát hành.", "Nothing says why the release exists."),
        DataFaultCode.ColumnMissing => new("Dòng tiêu đề thiếu một cột.", "A column is missing from the header."),
        DataFaultCode.ColumnRepeated => new("Một cột có nhiều lần trong dòng tiêu đề.", "A column stands in the header more than once."),
        DataFaultCode.Required => new("Ô bắt buộc bị để trống.", "A cell that must be filled is empty."),
        DataFaultCode.NotNormalized => new("Chữ không ở dạng chuẩn Unicode C (NFC).", "The text is not in Unicode normalization form C."),
        DataFaultCode.ControlCharacter => new("Chữ có ký tự điều khiển.", "The text holds a control character."),
        DataFaultCode.OuterSpace => new("Chữ bắt đầu hoặc kết thúc bằng dấu cách.", "The text begins or ends with a space."),
        DataFaultCode.NotAnId => new("Chữ không phải là mã.", "The text is no id."),
        DataFaultCode.NotAnAddress => new("Chữ không phải là địa chỉ web.", "The text is no address of the web."),
        DataFaultCode.NotANumber => new("Chữ không phải là số.", "The text is no number."),
        DataFaultCode.NumberOutOfRange => new("Số quá lớn hoặc quá nhỏ để tính.", "The number is too large or too small to be computed with."),
        DataFaultCode.NotADate => new("Chữ không phải là ngày hay thời điểm có dạng yêu cầu.", "The text is no date or time of the form asked for."),
        DataFaultCode.UnknownValue => new("Giá trị không nằm trong số được phép.", "The value is none of those that are allowed."),
        DataFaultCode.NotYears => new("Chữ không phải là danh sách năm.", "The text is no list of years."),
        DataFaultCode.LanguageMissing => new("Thiếu một trong hai ngôn ngữ.", "One of two languages is missing."),
        DataFaultCode.TextTwice => new(
            "Một nội dung được ghi cả chung lẫn riêng cho từng ngôn ngữ.",
            "A text is given both for both languages and for each of them."),
        DataFaultCode.NameTooLong => new("Tên ngắn dài quá mức.", "A short name is too long."),
        DataFaultCode.PeriodIncomplete => new("Giai đoạn thiếu năm đầu hoặc năm cuối.", "The period lacks an end."),
        DataFaultCode.PeriodReversed => new("Giai đoạn kết thúc trước khi bắt đầu.", "The period ends before it begins."),
        DataFaultCode.SuccessorMismatch => new(
            "Đơn vị kế thừa bị thiếu, thừa hoặc không thể có.",
            "A successor is missing, unexpected or impossible."),
        DataFaultCode.CountryNotOne => new("Không có đúng một dòng là cả nước.", "Not exactly one row is the country."),
        DataFaultCode.CountryHeadline => new(
            "Cả nước có chỗ giữa các đơn vị được so sánh mặc định.",
            "The country has a place among the provinces that are compared."),
        DataFaultCode.DirectionMismatch => new("Hướng trái với loại chỉ tiêu.", "The direction contradicts the kind of indicator."),
        DataFaultCode.RatioScaleMismatch => new("Tỷ số được phép với một đơn vị đo không có tỷ số.", "Ratios are allowed for a unit that has none."),
        DataFaultCode.UnitNameMissing => new("Đơn vị đo không có tên.", "The unit has no name."),
        DataFaultCode.BoundsReversed => new("Cận trên không lớn hơn cận dưới.", "The upper bound is not above the lower one."),
        DataFaultCode.PaceMismatch => new("Mô hình nhịp độ không hợp với đơn vị đo.", "The pace model does not fit the unit."),
        DataFaultCode.WorstMismatch => new(
            "Mức kém nhất, lý do của nó và cách chấm điểm không đi với nhau.",
            "The worst bound, its reason and its score method do not go together."),
        DataFaultCode.SeriesMismatch => new("Chuỗi số liệu không hợp với dòng dẫn tới nó.", "The series does not fit what refers to it."),
        DataFaultCode.FieldSizeMismatch => new("Có số đơn vị được xếp hạng ở nơi không xếp hạng.", "A field size stands where nothing is ranked."),
        DataFaultCode.AverageMismatch => new("Có mức bình quân giai đoạn ở nơi không thể có.", "An average over a period stands where none can be."),
        DataFaultCode.BandNotPositive => new("Biên độ của about không lớn hơn 0.", "The band of an about-target is not positive."),
        DataFaultCode.NotAPlace => new(
            "Thứ hạng không phải là thứ nguyên trong số đơn vị được xếp hạng.",
            "The rank is no whole place of its field."),
        DataFaultCode.HorizonMismatch => new(
            "Thời hạn không hợp với cách đọc hoặc giai đoạn của nó.",
            "The horizon does not fit its reading or its period."),
        DataFaultCode.NoteMissing => new("Thiếu ghi chú giải thích cách chúng tôi đọc.", "A note is missing where our reading has to be explained."),
        DataFaultCode.NotADocument => new(
            "Nguồn đặt ra mục tiêu không phải nghị quyết, quyết định hay kế hoạch.",
            "What sets the target is no resolution, decision or plan."),
        DataFaultCode.SameSourceTwice => new("Nguồn thứ hai chính là nguồn thứ nhất.", "The second source is the first."),
        DataFaultCode.UnknownRow => new("Dòng cần xóa chưa từng có.", "The row that is to be deleted was never there."),
        DataFaultCode.FileUnreadable => new("Không đọc được tệp.", "The file cannot be read."),
        DataFaultCode.UnknownFile => new("Tệp không thuộc bộ dữ liệu.", "The file is no file of a data set."),
        DataFaultCode.TooManyRows => new("Tệp có nhiều dòng hơn mức cho phép.", "The file has more rows than such a file may have."),
        DataFaultCode.UnknownColumn => new("Cột không thuộc tệp này.", "The column does not belong to the file."),
        DataFaultCode.CellCount => new("Dòng có nhiều hoặc ít ô hơn dòng tiêu đề.", "The row has more or fewer cells than the header."),
        DataFaultCode.NotOfPattern => new("Chữ không có dạng yêu cầu.", "The text does not have the form asked for."),
        DataFaultCode.NotAWholeNumber => new("Chữ không phải là số nguyên trong khoảng được phép.", "The text is no whole number within the bounds."),
        DataFaultCode.TooManyDigits => new("Số có nhiều chữ số hơn mức lưu được.", "The number has more digits than can be kept."),
        DataFaultCode.UnknownReference => new("Dòng dẫn tới một dòng không có.", "The row refers to one that is not there."),
        DataFaultCode.ReleaseDay => new("Mã bản phát hành không bắt đầu bằng ngày của nó.", "The id of the release does not begin with its day."),
        DataFaultCode.ReleaseExists => new("Bản phát hành mang mã này có nội dung khác.", "A release of this id has other content."),
        DataFaultCode.ReleaseOlder => new("Bản phát hành cũ hơn bản mới nhất.", "The release lies before the newest one."),
        DataFaultCode.DeletesMost => new("Hơn một nửa số dòng sẽ bị xóa.", "More than half of the rows would be deleted."),
        DataFaultCode.RowRepeated => new("Một dòng có nhiều lần trong dữ liệu.", "A row stands in the data more than once."),
        DataFaultCode.HeadlineRepeated => new(
            "Hai dòng có cùng một chỗ trong nhóm được so sánh mặc định.",
            "Two rows have the same place among those compared by default."),
        DataFaultCode.OrderRepeated => new("Hai chủ đề có cùng một thứ tự.", "Two themes have the same place."),
        DataFaultCode.Circle => new("Các dẫn chiếu quay về nơi bắt đầu.", "References lead back to where they began."),
        DataFaultCode.CodeTaken => new("Một mã thuộc về hai đơn vị cùng lúc.", "A code belongs to two territories at once."),
        DataFaultCode.NameTaken => new("Hai đơn vị cùng lúc mang một tên.", "Two territories bear one name at once."),
        DataFaultCode.UnknownUnit => new("Mã không phải là đơn vị đo.", "The code is no unit."),
        DataFaultCode.UnitMismatch => new("Đơn vị đo trái với loại hoặc chỉ tiêu.", "The unit contradicts the kind or the indicator."),
        DataFaultCode.PreferredNotOne => new(
            "Không có đúng một chuỗi của chỉ tiêu được ưu tiên.",
            "Not exactly one series of the indicator is preferred."),
        DataFaultCode.FigureMismatch => new("Con số bị thiếu hoặc thừa so với cách so.", "A figure is missing or unexpected for the comparator."),
        DataFaultCode.IdMismatch => new(
            "Mã mục tiêu không bắt đầu bằng những gì nó nói tới.",
            "The id of the target does not begin with what it is about."),
        DataFaultCode.ComparatorMismatch => new("Cách so trái với chỉ tiêu.", "The comparator contradicts the indicator."),
        DataFaultCode.OutOfBounds => new("Con số ngoài giới hạn của chỉ tiêu.", "The figure lies outside the bounds of its indicator."),
        DataFaultCode.PrimaryNotOne => new(
            "Không có đúng một mục tiêu chính cho đơn vị, chỉ tiêu và thời hạn.",
            "Not exactly one target of the province, indicator and horizon is primary."),
        DataFaultCode.AfterEnd => new("Giá trị của một năm sau khi đơn vị chấm dứt.", "The value is of a year after the territory ended."),
        DataFaultCode.NotOnMap => new(
            "Đơn vị không thuộc danh mục mà chuỗi số liệu bao quát.",
            "The province is not on the map that the series covers."),
        DataFaultCode.RevisionGap => new("Các lần sửa không được đánh số liền nhau từ 1.", "Revisions do not count from 1 without gaps."),
        DataFaultCode.VintageOlder => new("Lần sửa sau được công bố trước lần trước đó.", "A later revision came out before an earlier one."),
        DataFaultCode.DeletedAndGiven => new("Một dòng vừa bị xóa vừa được đưa vào.", "A row is deleted and given at once."),
        DataFaultCode.SeveralRevisions => new("Một mã chỉ nhiều lần sửa.", "An id names several revisions."),
        DataFaultCode.FileRepeated => new("Một tệp có hai lần.", "A file comes twice."),
        DataFaultCode.NoRows => new("Bộ dữ liệu không có dòng nào.", "The set holds no rows."),
        DataFaultCode.EmptyLine => new("Một dòng giữa tệp bị trống.", "A line within the file is empty."),
        DataFaultCode.LookAlike => new(
            "Một chữ cái của tên chỉ trông giống chữ cần viết.",
            "A letter of a name only looks like the one that is meant."),
        DataFaultCode.MergeOfWhole => new("Một bộ dữ liệu đầy đủ không được nhập kiểu ghép.", "A whole data set is to be merged."),
        DataFaultCode.UnknownRelease => new("Không có bản phát hành này.", "There is no such release."),
        DataFaultCode.ReleaseChanged => new(
            "Dữ liệu đã bị sửa sau bản phát hành mà yêu cầu nêu.",
            "The data were changed since the release that the request names."),
        DataFaultCode.ReleaseAhead => new(
            "Bản phát hành ghi thời điểm muộn hơn đồng hồ quá một ngày.",
            "The release is dated more than a day after the clock."),
        DataFaultCode.ClockBehind => new(
            "Bản phát hành mới nhất ghi thời điểm muộn hơn đồng hồ.",
            "The newest release is dated after the clock."),
        DataFaultCode.Outlier => new("Giá trị cách xa các giá trị khác của chuỗi.", "The value lies far from the others of its series."),
        DataFaultCode.WrongScale => new(
            "Con số gấp, hoặc bằng một phần, khoảng một trăm lần con số để so.",
            "The figure is about a hundred times, or a hundredth of, what it is compared with."),
        DataFaultCode.FutureYear => new("Giá trị của một năm chưa tới.", "The value is of a year that has not come."),
        DataFaultCode.NoNewRevision => new(
            "Số liệu đã công bố bị sửa mà không có lần công bố mới.",
            "A published figure changes without a new revision."),
        DataFaultCode.SameName => new("Hai chỉ tiêu mang một tên.", "Two indicators bear one name."),
        DataFaultCode.TargetAfterEnd => new("Mục tiêu có hạn sau khi đơn vị của nó chấm dứt.", "The target is due after its unit ends."),
        DataFaultCode.NotJsonStat => new("Tệp không phải bảng dạng JSON-stat 2.0.", "The file is no table in the form of JSON-stat 2.0."),
        DataFaultCode.CategoryNotMapped => new(
            "Một hạng mục của bảng chưa được nói rõ nghĩa, hoặc được nói nhiều lần.",
            "What a category of a table means is not said, or said more than once."),
        DataFaultCode.YearMismatch => new(
            "Hạng mục của bảng ghi năm khác với năm được gán cho nó.",
            "A category of a table names another year than the one it is taken for."),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A code without a meaning."),
    };
}
