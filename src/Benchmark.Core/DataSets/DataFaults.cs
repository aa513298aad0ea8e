using System.Globalization;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;

namespace Benchmark.Core.DataSets;

/// <summary>The faults of rows and cells of a data set. A sentence continues after the name of the column, without a capital and without a full stop.</summary>
internal static class DataFaults
{
    // Files.

    public static DataFault DeletionsOfWhole { get; } = new(
        DataFaultCode.DeletionsOfWhole,
        new(
            "không có chỗ trong một bộ dữ liệu đầy đủ: những gì bộ đó không có thì bị xóa",
            "has no place in a whole data set: what that does not hold is deleted"));

    public static DataFault MergeOfWhole { get; } = new(
        DataFaultCode.MergeOfWhole,
        new(
            "làm cho thư mục thành một bộ dữ liệu đầy đủ, không ghép được: hãy bỏ release.csv và --replace, hoặc bỏ merge",
            "makes the folder a whole data set, which is never merged: leave out release.csv and --replace, or leave out merge"));

    public static DataFault ReleaseNotOne { get; } = new(
        DataFaultCode.ReleaseNotOne,
        new("phải có đúng một dòng: bản phát hành mà bộ dữ liệu này là", "must hold exactly one row: the release that the set is"));

    // Headers.

    public static DataFault ColumnMissing { get; } = new(DataFaultCode.ColumnMissing, new("thiếu trong dòng tiêu đề", "is missing from the header"));

    public static DataFault ColumnRepeated { get; } =
        new(DataFaultCode.ColumnRepeated, new("có nhiều lần trong dòng tiêu đề", "stands in the header more than once"));

    // Cells.

    public static DataFault Required { get; } = new(DataFaultCode.Required, new("không được để trống", "is required"));

    public static DataFault NotNormalized { get; } = new(
        DataFaultCode.NotNormalized,
        new(
            "chữ không ở dạng chuẩn Unicode C (NFC): dấu bị tách khỏi chữ cái; hãy gõ lại, hoặc lưu tệp dạng \"CSV UTF-8\" bằng bảng tính",
            "the text is not in Unicode normalization form C (NFC): marks stand apart from their letters; type it again, or save the file as \"CSV UTF-8\" in "
                + "a "
                + "spreadsheet program"));

    public static DataFault EmptyLine { get; } = new(DataFaultCode.EmptyLine, new("dòng trống; hãy xóa dòng này", "the line is empty; delete it"));

    public static DataFault NoRows { get; } = new(
        DataFaultCode.NoRows,
        new("chỉ có dòng tiêu đề, không có gì để nhập", "holds a header and no rows, so there is nothing to import"));

    public static DataFault OuterSpace { get; } = new(
        DataFaultCode.OuterSpace,
        new("chữ bắt đầu hoặc kết thúc bằng dấu cách", "the text begins or ends with a space"));

    public static DataFault NotAnId { get; } = new(
        DataFaultCode.NotAnId,
        new(
            "phải là các từ ASCII viết thường nối bằng gạch nối, có ít nhất một chữ cái",
            "must be lower-case ASCII words joined by hyphens, with at least one letter"));

    public static DataFault NotAnAddress { get; } = new(
        DataFaultCode.NotAnAddress,
        new(
            "phải là địa chỉ bắt đầu bằng http:// hoặc https://, không có dấu cách, tên người dùng hay mật khẩu",
            "must be an address that begins with http:// or https://, without spaces, user name or password"));

    public static DataFault NotANumber { get; } = new(
        DataFaultCode.NotANumber,
        new(
            "phải là số, dấu chấm trước phần thập phân, không có số mũ và không có dấu phân cách hàng nghìn",
            "must be a number with a point for the decimals and no exponent or thousands separator"));

    public static DataFault NumberOutOfRange { get; } = new(
        DataFaultCode.NumberOutOfRange,
        new("phải là 0 hoặc có độ lớn từ 1e-10 đến 1e17", "must be 0 or have a magnitude from 1e-10 to 1e17"));

    public static DataFault NotADate { get; } = new(DataFaultCode.NotADate, new("phải là ngày có dạng 2025-07-01", "must be a date like 2025-07-01"));

    public static DataFault NotAPartialDate { get; } = new(
        DataFaultCode.NotADate,
        new(
            "phải là ngày, tháng hoặc năm theo mức đã biết, như 2022-08-09, 2022-08 hoặc 2022",
            "must be a date as far as it is known, like 2022-08-09, 2022-08 or 2022"));

    public static DataFault NotATime { get; } = new(
        DataFaultCode.NotADate,
        new(
            "phải là thời điểm có độ lệch múi giờ, như 2026-11-21T00:00:00+07:00",
            "must be a time with its offset like 2026-11-21T00:00:00+07:00"));

    public static DataFault NotAFlag { get; } = new(DataFaultCode.UnknownValue, new("phải là yes hoặc no", "must be yes or no"));

    public static DataFault NotYears { get; } = new(
        DataFaultCode.NotYears,
        new("phải là các năm cách nhau bằng một dấu cách, mỗi năm một lần", "must be years separated by single spaces, each once"));

    public static DataFault LanguageMissing { get; } = new(
        DataFaultCode.LanguageMissing,
        new("trống trong khi ngôn ngữ kia có", "is empty while the other language is not"));

    public static DataFault PeriodEndMissing { get; } = new(
        DataFaultCode.PeriodIncomplete,
        new("trống trong khi đầu kia của giai đoạn có", "is empty while the other end of the period is not"));

    public static DataFault PeriodReversed { get; } = new(
        DataFaultCode.PeriodReversed,
        new("nằm trước năm đầu của giai đoạn", "lies before the start of the period"));

    // Provinces.

    public static DataFault EndsBeforeStart { get; } = new(DataFaultCode.PeriodReversed, new("nằm trước valid_from", "lies before valid_from"));

    public static DataFault SuccessorWithoutEnd { get; } = new(
        DataFaultCode.SuccessorMismatch,
        new(
            "phải có đúng khi có valid_to: địa bàn đã kết thúc thì có đơn vị tiếp nhận",
            "must be given exactly where valid_to is: a territory that ended has a successor"));

    public static DataFault NoCountry { get; } = new(
        DataFaultCode.CountryNotOne,
        new("không dòng nào là cả nước, mốc tham chiếu của so sánh", "no row is the country, the reference of comparisons"));

    public static DataFault SecondCountry { get; } = new(DataFaultCode.CountryNotOne, new("chỉ một dòng được là cả nước", "only one row may be the country"));

    public static DataFault CountryHeadline { get; } = new(
        DataFaultCode.CountryHeadline,
        new("cả nước là mốc tham chiếu, không có cột riêng", "the country is the reference and takes no column of its own"));

    // Indicators and series.

    public static DataFault RankDirection { get; } = new(
        DataFaultCode.DirectionMismatch,
        new("phải là lower-is-better với thứ hạng: hạng 1 là tốt nhất", "must be lower-is-better for a rank: 1 is best"));

    public static DataFault NoRatios { get; } = new(
        DataFaultCode.RatioScaleMismatch,
        new("phải là no: tỷ lệ giữa hai tốc độ, hai thứ hạng hay hai nhóm không có ý nghĩa", "must be no: ratios of rates, ranks and classes have no meaning"));

    public static DataFault UnitNameMissing { get; } = new(
        DataFaultCode.UnitNameMissing,
        new("phải có với mọi chỉ tiêu trừ cột mốc", "is required for everything but milestones"));

    public static DataFault ShortTooLong { get; } = new(
        DataFaultCode.NameTooLong,
        new($"mỗi tên ngắn được dài tối đa {Indicator.LongestShort} ký tự", $"a short name may have {Indicator.LongestShort} letters at most"));

    public static DataFault MaximumBelowMinimum { get; } = new(DataFaultCode.BoundsReversed, new("nhỏ hơn minimum", "is smaller than minimum"));

    public static DataFault MilestonePace { get; } = new(
        DataFaultCode.PaceMismatch,
        new("phải là none với cột mốc và nhóm", "must be none for milestones and classes"));

    public static DataFault ScoreWithoutWorst { get; } =
        new(DataFaultCode.WorstMismatch, new("phải có đúng khi có worst", "must be given exactly where worst is"));

    public static DataFault WorstWithoutScore { get; } = new(
        DataFaultCode.WorstMismatch,
        new("phải để trống với thứ hạng, nhóm và cột mốc: chúng không có điểm", "must be empty for ranks, classes and milestones: they have no score"));

    public static DataFault WorstReasonMissing { get; } = new(
        DataFaultCode.WorstMismatch,
        new("phải có khi có mức kém nhất", "is required beside a worst bound"));

    public static DataFault MilestoneSeries { get; } = new(
        DataFaultCode.SeriesMismatch,
        new("là cột mốc: không có gì đo nó", "is a milestone: nothing measures it"));

    public static DataFault FieldOfNoRank { get; } = new(
        DataFaultCode.FieldSizeMismatch,
        new("chỉ bảng xếp hạng mới có số địa phương", "only a ranking has a field"));

    public static DataFault AverageOfNoRate { get; } = new(
        DataFaultCode.AverageMismatch,
        new("chỉ tốc độ tăng mới được lấy bình quân giai đoạn", "only growth rates are averaged over a period"));

    // Targets.

    public static DataFault HighBelowLow { get; } = new(DataFaultCode.BoundsReversed, new("phải lớn hơn low", "must be larger than low"));

    public static DataFault BandNotPositive { get; } = new(DataFaultCode.BandNotPositive, new("phải lớn hơn 0", "must be larger than 0"));

    public static DataFault FieldSizeOfNoRank { get; } = new(
        DataFaultCode.FieldSizeMismatch,
        new("chỉ mục tiêu thứ hạng mới có số địa phương", "only a rank goal has a field size"));

    public static DataFault NotAPlaceGoal { get; } = new(
        DataFaultCode.NotAPlace,
        new("phải là một hạng nguyên từ 1 đến số địa phương", "must be a whole place from 1 to the field size"));

    public static DataFault HorizonOpen { get; } = new(
        DataFaultCode.HorizonMismatch,
        new("phải để trống đúng khi horizon_reading là open", "must be empty exactly where horizon_reading is open"));

    public static DataFault HorizonStated { get; } = new(
        DataFaultCode.HorizonMismatch,
        new("phải bằng horizon khi horizon_reading là stated", "must equal horizon where horizon_reading is stated"));

    public static DataFault HorizonInferred { get; } = new(
        DataFaultCode.NoteMissing,
        new("phải có khi năm đích do chúng tôi hiểu: nêu vì sao là năm này", "is required where the horizon is inferred: it says why this year"));

    public static DataFault AverageWithoutPeriod { get; } = new(
        DataFaultCode.PeriodIncomplete,
        new("phải có với period-average", "is required for a period-average"));

    public static DataFault PeriodNotToHorizon { get; } = new(DataFaultCode.HorizonMismatch, new("phải là năm đích", "must be the horizon"));

    public static DataFault SupersededWithoutSuccessor { get; } = new(
        DataFaultCode.SuccessorMismatch,
        new("phải có đúng khi standing là superseded", "must be given exactly where standing is superseded"));

    public static DataFault BasisOfNoRate { get; } = new(
        DataFaultCode.AverageMismatch,
        new("chỉ tốc độ tăng mới có bình quân giai đoạn", "only growth rates have a period average"));

    public static DataFault NoDocument { get; } = new(
        DataFaultCode.NotADocument,
        new(
            "phải là nghị quyết, quyết định hoặc kế hoạch; một trang thì ghi ở source",
            "must be a resolution, a decision or a plan; a page goes into source"));

    public static DataFault SeriesJudgesNothing { get; } = new(DataFaultCode.SeriesMismatch, new("không dùng để đánh giá mục tiêu", "judges no targets"));

    public static DataFault SuccessorElsewhere { get; } = new(
        DataFaultCode.SuccessorMismatch,
        new("phải là mục tiêu của cùng tỉnh và chỉ tiêu", "must be a target of the same province and indicator"));

    // Observations.

    public static DataFault SameSourceTwice { get; } = new(
        DataFaultCode.SameSourceTwice,
        new("phải là nguồn khác với source", "must be another source than source"));

    public static DataFault NotAPlaceValue { get; } = new(
        DataFaultCode.NotAPlace,
        new("phải là một hạng nguyên từ 1 đến số địa phương của chuỗi", "must be a whole place from 1 to the field size of the series"));

    // Deletions.

    public static DataFault NotAnObservationId { get; } = new(
        DataFaultCode.NotAnId,
        new(
            "phải là tỉnh, chỉ tiêu, năm và chuỗi nối bằng dấu chấm, thêm .r1, .r2 … khi có nhiều lần công bố",
            "must be province, indicator, year and series joined by points, with .r1, .r2 … behind where there are several revisions"));

    // Those with parameters.

    public static DataFault TooManyRows(int most) => new(
        DataFaultCode.TooManyRows,
        new($"có hơn {most} dòng; chỉ số liệu mới được nhiều như vậy", $"has more than {most} rows; only observations may be so many"));

    public static DataFault ControlCharacter(char letter)
    {
        var name = letter switch
        {
            '\t' => new Text(", phím tab", ", a tab"),
            '\r' => new Text(", về đầu dòng mà không xuống dòng", ", a carriage return without a line feed"),
            _ => Text.Empty,
        };
        var code = $"U+{(int)letter:X4}";
        return new(
            DataFaultCode.ControlCharacter,
            new($"chữ có ký tự điều khiển ({code}{name.Vi}); hãy xóa nó", $"the text holds a control character ({code}{name.En}); delete it"));
    }

    public static DataFault LookAlike(char letter, char meant)
    {
        var (given, right) = ($"{letter} (U+{(int)letter:X4})", $"{meant} (U+{(int)meant:X4})");
        return new(
            DataFaultCode.LookAlike,
            new($"có chữ {given} chỉ trông giống {right}; hãy gõ lại {meant}", $"holds {given}, which only looks like {right}; type {meant} instead"));
    }

    public static DataFault UnknownColumn(string column, IReadOnlyList<string> columns)
    {
        var list = string.Join(", ", columns);
        var hint = Suggestion(column, columns);
        return new(
            DataFaultCode.UnknownColumn,
            new($"không phải cột của tệp này{hint.Vi}; tệp có {list}", $"is no column of this file{hint.En}; it has {list}"));
    }

    public static DataFault CellCount(int cells, int columns)
    {
        // A comma within a cell that has no quotes ends the cell.
        var hint = cells > columns
            ? new Text(
                "; dấu thập phân là dấu chấm (17.5), và ô có dấu phẩy phải đặt trong ngoặc kép",
                "; decimals have a point (17.5), and a cell with a comma stands in quotes")
            : Text.Empty;
        return new(
            DataFaultCode.CellCount,
            new($"có {cells} ô, dòng tiêu đề có {columns}{hint.Vi}", $"has {cells} cells, the header has {columns}{hint.En}"));
    }

    public static DataFault NotOfPattern(Text what) => new(DataFaultCode.NotOfPattern, new($"phải là {what.Vi}", $"must be {what.En}"));

    public static DataFault NotOneOf(IEnumerable<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return new(DataFaultCode.UnknownValue, new($"phải là một trong {list}", $"must be one of {list}"));
    }

    public static DataFault NotAnInteger(int from, int to) => new(
        DataFaultCode.NotAWholeNumber,
        new($"phải là số nguyên từ {from} đến {to}", $"must be a whole number from {from} to {to}"));

    public static DataFault TooManyDigits(int most) => new(
        DataFaultCode.TooManyDigits,
        new($"được có nhiều nhất {most} chữ số có nghĩa", $"must have at most {most} significant digits"));

    public static DataFault NotInFile(string file, Text hint) =>
        new(DataFaultCode.UnknownReference, new($"không có trong {file}{hint.Vi}", $"is not in {file}{hint.En}"));

    /// <summary>What may have been meant, to stand behind a sentence; nothing where nothing is near.</summary>
    public static Text Suggestion(string given, IEnumerable<string> known) => Suggestion(Nearest.To(given, known));

    /// <summary>What may have been meant, to stand behind a sentence; nothing where nothing is near.</summary>
    public static Text Suggestion(IReadOnlyList<string> nearest) =>
        nearest is [var near, ..] ? new($"; có phải bạn muốn {near}", $"; did you mean {near}") : Text.Empty;

    public static DataFault ReleaseDay(string day) => new(
        DataFaultCode.ReleaseDay,
        new($"phải bắt đầu bằng ngày của published_at theo UTC+7, {day}", $"must begin with the day of published_at in UTC+7, {day}"));

    public static DataFault StandsAlready(string subject, int? line) => new(
        DataFaultCode.RowRepeated,
        new($"{subject} đã có ở dòng {line}", $"{subject} stands on line {line} already"))
    {
        BeginsWithId = true,
    };

    public static DataFault RevisionStandsAlready(string subject, int revision, int? line) => new(
        DataFaultCode.RowRepeated,
        new($"{subject}, lần công bố {revision} đã có ở dòng {line}", $"{subject}, revision {revision} stands on line {line} already"))
    {
        BeginsWithId = true,
    };

    public static DataFault StandsAlready(DataFaultCode code, int? line) => new(
        code,
        new($"đã có ở dòng {line}", $"stands on line {line} already"));

    public static DataFault BelongsTo(DataFaultCode code, string id) => new(code, new($"đã thuộc về {id}", $"belongs to {id} already"));

    public static DataFault LeadsBack(string id) => new(DataFaultCode.Circle, new($"dẫn trở lại {id}", $"leads back to {id}"));

    public static DataFault SuccessorNotThere(DateOnly day)
    {
        var text = Day(day);
        return new(
            DataFaultCode.SuccessorMismatch,
            new($"không tồn tại vào {text}, ngày sau khi địa bàn này kết thúc", $"did not exist on {text}, the day after this territory ended"));
    }

    public static DataFault CodeTaken(string owner) => new(DataFaultCode.CodeTaken, new($"cùng lúc thuộc về {owner}", $"belongs to {owner} at the same time"));

    public static DataFault NameTaken(string owner) => new(
        DataFaultCode.NameTaken,
        new(
            $"cùng lúc là tên của {owner}, viết có dấu hay không cũng vậy; hãy dùng tên khác, hoặc cho đơn vị này bắt đầu sau khi đơn vị kia kết thúc",
            $"also names {owner} at the same time, however it is spelled; take another name, or let one unit begin after the other ended"));

    public static DataFault UnitOfKind(IndicatorKind expected, IndicatorKind kind) => new(
        DataFaultCode.UnitMismatch,
        new(
            $"thuộc loại {Language.Code.Of(expected)}, không phải {Language.Code.Of(kind)}",
            $"belongs to the kind {Language.Code.Of(expected)}, not to {Language.Code.Of(kind)}"));

    public static DataFault TextTwice(string column) => new(
        DataFaultCode.TextTwice,
        new($"không dùng cùng với {column}_vi và {column}_en", $"cannot stand beside {column}_vi and {column}_en"));

    public static DataFault PaceOfUnit(string unit) => new(
        DataFaultCode.PaceMismatch,
        new($"không có ý nghĩa với đơn vị {unit}", $"has no meaning for the unit {unit}"));

    public static DataFault UnknownUnit(string unit)
    {
        var near = Nearest.To(unit, Indicators.Unit.Special);
        var hint = near.Count == 0
            ? new Text(
                "một đơn vị là percent, percent-per-year, rank, milestone, score-0-100, hoặc thứ được đếm như firms, million-vnd-per-worker",
                "a unit is percent, percent-per-year, rank, milestone, score-0-100, or what is counted like firms, million-vnd-per-worker")
            : new Text($"có phải bạn muốn {near[0]}", $"did you mean {near[0]}");
        return new(DataFaultCode.UnknownUnit, new($"không phải đơn vị tính; {hint.Vi}", $"is no unit; {hint.En}"));
    }

    public static DataFault NotPreferred(string indicator) => new(
        DataFaultCode.PreferredNotOne,
        new(
            $"không chuỗi nào của {indicator} được ưu tiên; phải có đúng một",
            $"no series of {indicator} is preferred; exactly one must be"));

    public static DataFault PreferredTwice(string series, string indicator) => new(
        DataFaultCode.PreferredNotOne,
        new(
            $"{series} của {indicator} đã được ưu tiên; chỉ một được như vậy",
            $"{series} of {indicator} is preferred already; exactly one may be"))
    {
        BeginsWithId = true,
    };

    public static DataFault MustBeGiven(Text rule) => new(DataFaultCode.FigureMismatch, new($"không được để trống: {rule.Vi}", $"is required: {rule.En}"));

    public static DataFault MustBeEmpty(Text rule) => new(DataFaultCode.FigureMismatch, new($"phải để trống: {rule.Vi}", $"must be empty: {rule.En}"));

    public static DataFault TargetId(string start) => new(DataFaultCode.IdMismatch, new($"phải bắt đầu bằng {start}", $"must begin with {start}"));

    public static DataFault ContradictsIndicator(Indicator indicator) => new(
        DataFaultCode.ComparatorMismatch,
        new(
            $"trái với {indicator.Id}, loại {Language.Code.Of(indicator.Kind)}, chiều {Language.Code.Of(indicator.Direction)}",
            $"contradicts {indicator.Id}, a {Language.Code.Of(indicator.Kind)} of which {Language.Code.Of(indicator.Direction)}"));

    public static DataFault UnitOfIndicator(Indicator indicator) => new(
        DataFaultCode.UnitMismatch,
        new($"phải là đơn vị của {indicator.Id}, {indicator.Unit}", $"must be the unit of {indicator.Id}, {indicator.Unit}"));

    public static DataFault BelowMinimum(Indicator indicator) => new(
        DataFaultCode.OutOfBounds,
        new(
            string.Create(CultureInfo.InvariantCulture, $"nhỏ hơn {indicator.Minimum}, giá trị nhỏ nhất của {indicator.Id}"),
            string.Create(CultureInfo.InvariantCulture, $"is smaller than {indicator.Minimum}, the smallest value of {indicator.Id}")));

    public static DataFault AboveMaximum(Indicator indicator) => new(
        DataFaultCode.OutOfBounds,
        new(
            string.Create(CultureInfo.InvariantCulture, $"lớn hơn {indicator.Maximum}, giá trị lớn nhất của {indicator.Id}"),
            string.Create(CultureInfo.InvariantCulture, $"is larger than {indicator.Maximum}, the largest value of {indicator.Id}")));

    public static DataFault NotPrimary(Text key) => new(
        DataFaultCode.PrimaryNotOne,
        new($"không mục tiêu nào của {key.Vi} là primary; phải có đúng một", $"no target of {key.En} is primary; exactly one must be"));

    public static DataFault PrimaryTwice(string target, Text key) => new(
        DataFaultCode.PrimaryNotOne,
        new(
            $"{target} đã là primary của {key.Vi}; chỉ một được như vậy",
            $"{target} is primary for {key.En} already; exactly one may be"))
    {
        BeginsWithId = true,
    };

    public static DataFault AfterEnd(Province province)
    {
        var end = Day(province.ValidTo!.Value);
        return new(
            DataFaultCode.AfterEnd,
            new(
                $"{province.Id} kết thúc ngày {end}; từ đó địa bàn thuộc {province.Successor}",
                $"{province.Id} ended on {end}; its territory belongs to {province.Successor} since"))
        {
            BeginsWithId = true,
        };
    }

    public static DataFault MeanYear(int start, int end) => new(
        DataFaultCode.AverageMismatch,
        new($"bình quân {start}–{end} được ghi ở năm cuối của giai đoạn", $"a mean over {start}–{end} is stored under its last year"));

    public static DataFault NotOnMap(int map) => new(
        DataFaultCode.NotOnMap,
        new($"không có trong {map} đơn vị mà chuỗi này bao gồm", $"is not among the {map} units the series covers"));

    public static DataFault RevisionGap(int expected) => new(
        DataFaultCode.RevisionGap,
        new(
            $"các lần công bố đếm từ 1, không cách quãng; lần này phải là {expected}",
            $"revisions count from 1 without gaps; this one should be {expected}"));

    public static DataFault VintageOlder(string newest) => new(
        DataFaultCode.VintageOlder,
        new($"cũ hơn {newest}, kỳ công bố của lần trước", $"is older than {newest}, the vintage of a lower revision"));

    public static DataFault DeletedAndGiven(string file) => new(
        DataFaultCode.DeletedAndGiven,
        new($"vừa bị xóa vừa có trong {file}", $"is deleted and stands in {file} at once"));

    public static DataFault NoSuchRow(string noun) => new(DataFaultCode.UnknownRow, new("không có trong dữ liệu", $"is no {noun} of the data"));

    // What is allowed and rarely meant.

    public static DataFault FutureYear(int year) => new(
        DataFaultCode.FutureYear,
        new(
            $"sau năm nay ({year}), nên chưa thể có số đo; hãy sửa năm, hoặc gửi con số này như một mục tiêu",
            $"lies after this year ({year}), of which nothing can be measured yet; correct the year, or send the figure as a target"));

    public static DataFault NoNewRevision(string value, string certainty) => new(
        DataFaultCode.NoNewRevision,
        new(
            $"sửa đè lên số đã công bố ({value}, {certainty}), nên người đọc không thấy lần sửa; hãy giữ dòng này và thêm một dòng với số revision kế tiếp, "
                + "trừ khi chỉ là sửa lỗi gõ",
            $"replaces a published figure ({value}, {certainty}), so readers see no revision; keep the row and add one with the next revision, unless this "
                + "only "
                + "corrects a slip"));

    public static DataFault WrongScale(decimal figure, decimal compared, string unit)
    {
        var (one, other) = (Math.Abs(figure), Math.Abs(compared));
        var factor = decimal.Round(one > other ? one / other : other / one);
        var meant = one < other && Indicators.Unit.KindOf(unit) is UnitKind.Share or UnitKind.Rate
            ? new Text($": phần trăm thì ghi {Numbers.Exact.Print(figure * 100)}", $": in percent it is {Numbers.Exact.Print(figure * 100)}")
            : new Text("", "");
        var text = Numbers.Exact.Print(compared);
        return new(
            DataFaultCode.WrongScale,
            one < other
                ? new(
                    $"nhỏ hơn {factor} lần so với {text}, con số gần nhất; hãy kiểm tra dấu thập phân và đơn vị ({unit}){meant.Vi}; nếu đúng thì giữ nguyên",
                    $"is {factor} times smaller than {text}, the figure nearest to it; check the decimal point and the unit ({unit}){meant.En}; leave it if it "
                        + "is right")
                : new(
                    $"lớn hơn {factor} lần so với {text}, con số gần nhất; hãy kiểm tra dấu thập phân và đơn vị ({unit}); nếu đúng thì giữ nguyên",
                    $"is {factor} times as large as {text}, the figure nearest to it; check the decimal point and the unit ({unit}); leave it if it is right"));
    }

    public static DataFault Outlier(ValueRange range, string unit)
    {
        var (lowest, highest) = (Numbers.Exact.Print(range.Lowest), Numbers.Exact.Print(range.Highest));
        return new(
            DataFaultCode.Outlier,
            new(
                $"cách xa {range.Count} giá trị khác của chuỗi, từ {lowest} đến {highest}; hãy kiểm tra dấu thập phân và đơn vị ({unit}); nếu đúng thì giữ "
                    + "nguyên",
                $"lies far from the {range.Count} other values of the series, {lowest} to {highest}; check the decimal point and the unit ({unit}); leave it "
                    + "if "
                    + "it is right"));
    }

    public static DataFault SameName(string other) => new(
        DataFaultCode.SameName,
        new(
            $"cũng là tên của {other}; hãy đặt cho một trong hai chỉ tiêu một tên khác",
            $"is also the name of {other}; give one of the two indicators another name"));

    public static DataFault TargetAfterEnd(Province province)
    {
        var end = Day(province.ValidTo!.Value);
        return new(
            DataFaultCode.TargetAfterEnd,
            new(
                $"sau khi {province.Id} chấm dứt ngày {end}; hãy đặt mục tiêu cho {province.Successor}, hoặc ghi standing là superseded",
                $"lies after {province.Id} ended on {end}; set the target for {province.Successor}, or give it the standing superseded"));
    }

    public static DataFault EndsBeforeTargets(List<string> targets, int shown)
    {
        var list = string.Join(", ", targets.Take(shown)) + (targets.Count > shown ? ", …" : "");
        return new(
            DataFaultCode.TargetAfterEnd,
            new(
                $"trước hạn của {targets.Count} mục tiêu của đơn vị này ({list}); hãy đặt mục tiêu cho đơn vị kế thừa, hoặc ghi standing của chúng là "
                    + "superseded",
                $"lies before {targets.Count} {(targets.Count == 1 ? "target" : "targets")} of the unit {(targets.Count == 1 ? "is" : "are")} due ({list}); "
                    + "set "
                    + "targets for the successor, or give them the standing superseded"));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
