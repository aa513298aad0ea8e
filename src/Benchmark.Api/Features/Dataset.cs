using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features;

/// <summary>A data set as others find it: all rows of a noun, which its list gives.</summary>
/// <param name="Id">The name of its list, in the plural.</param>
/// <param name="Noun">What its rows are.</param>
/// <param name="Subject">Its short name.</param>
/// <param name="Title">Its name.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Row">What one row of it is.</param>
internal sealed record Dataset(string Id, Noun Noun, Text Subject, Text Title, Text Description, Text Row)
{
    /// <summary>Every data set there is, figures first.</summary>
    public static readonly IReadOnlyList<Dataset> All =
    [
        new(
            "observations",
            Noun.Observation,
            new("Số liệu", "Figures"),
            new("Số liệu về các tỉnh, thành phố Việt Nam", "Observed figures of the provinces of Viet Nam"),
            new(
                "Số liệu đã công bố của từng tỉnh, thành phố theo chỉ tiêu, năm và cách đo, mỗi con số kèm nguồn; gồm cả những lần công bố trước và các đơn vị "
                    + "trước và sau sắp xếp. Mỗi bản dữ liệu đọc lại được mãi.",
                "Published figures of each province by indicator, year and way of measuring, each with its source; earlier publications and the units of "
                    + "before and after the reorganization are among them. Every release can be read again at any time."),
            new(
                "Một giá trị của một đơn vị, một chỉ tiêu, một năm và một cách đo, ở một lần công bố.",
                "One value of a province, an indicator, a year and a way of measuring, as it was published once."))
        {
            HasIndicators = true,
            WholeBy = ("vintage", "all"),
        },
        new(
            "targets",
            Noun.Target,
            new("Mục tiêu", "Targets"),
            new("Mục tiêu của các tỉnh, thành phố Việt Nam", "Targets of the provinces of Viet Nam"),
            new(
                "Những gì nghị quyết, kế hoạch và quyết định đặt ra cho từng tỉnh, thành phố: nguyên văn, mức phải đạt, hạn, văn bản đặt ra và nơi đã đọc; gồm "
                    + "cả mục tiêu không còn là mục tiêu chính. Mỗi bản dữ liệu đọc lại được mãi.",
                "What resolutions, plans and decisions set for each province: the wording, the mark to pass, the deadline, the document and where it was read; "
                    + "targets that are no longer the main ones are among them. Every release can be read again at any time."),
            new(
                "Một mục tiêu mà một văn bản đặt cho một đơn vị, một chỉ tiêu và một thời hạn.",
                "One target that a document sets for a province, an indicator and a deadline."))
        {
            HasIndicators = true,
        },
        new(
            "indicators",
            Noun.Indicator,
            new("Chỉ tiêu", "Indicators"),
            new("Các chỉ tiêu dùng cho mục tiêu và số liệu của tỉnh, thành phố", "The indicators of the targets and figures of provinces"),
            new(
                "Những gì được đo: đơn vị tính, chiều nào là tốt hơn, các cách đo, nguồn của định nghĩa, và đã có bao nhiêu mục tiêu, bao nhiêu số liệu. "
                    + "Mỗi bản dữ liệu đọc lại được mãi.",
                "What is measured: the unit, which way is better, the ways of measuring, the source of the definition, and how many targets and figures there "
                    + "are. Every release can be read again at any time."),
            new("Một chỉ tiêu với các cách đo của nó.", "One indicator with its ways of measuring.")),
        new(
            "provinces",
            Noun.Province,
            new("Đơn vị hành chính", "Provinces"),
            new("Các đơn vị hành chính cấp tỉnh của Việt Nam, trước và sau sắp xếp", "The provinces of Viet Nam, before and after the reorganization"),
            new(
                "Tỉnh, thành phố hiện nay và những đơn vị đã kết thúc: tên, mã, vùng, ngày bắt đầu, ngày kết thúc và đơn vị kế tiếp; có một dòng cho cả nước. "
                    + "Mỗi bản dữ liệu đọc lại được mãi.",
                "The provinces of today and those that ended: names, codes, regions, the days they began and ended, and what took over; one row is the "
                    + "country. Every release can be read again at any time."),
            new("Một lãnh thổ, từ ngày bắt đầu đến ngày kết thúc.", "One territory, from the day it began to the day it ended.")),
        new(
            "sources",
            Noun.Source,
            new("Nguồn và văn bản", "Sources and documents"),
            new("Nguồn số liệu và văn bản đặt mục tiêu của các tỉnh, thành phố", "Sources of the figures and documents that set the targets of provinces"),
            new(
                "Nơi đã đọc số liệu và các văn bản đặt mục tiêu: nhan đề, nơi công bố hoặc ban hành, số hiệu, ngày, địa chỉ, và bao nhiêu con số dựa vào đó. "
                    + "Mỗi bản dữ liệu đọc lại được mãi.",
                "Where figures were read and the documents that set targets: the title, who published or adopted it, number, day, address, and how many "
                    + "figures rest on it. Every release can be read again at any time."),
            new("Một nguồn hoặc một văn bản.", "One source or document.")),
    ];

    /// <summary>The column that names a row.</summary>
    public const string Key = "id";

    /// <summary>The columns that hold ids of rows of another data set, or of its own.</summary>
    public IReadOnlyList<(string Column, Dataset To)> References =>
    [
        .. DataSetFiles.Of(Noun).Fields
            .Where(each => each.RefersTo is not null && each.InAnswers)
            .Select(each => (each.Path, All.First(dataset => dataset.Noun == each.RefersTo))),
    ];

    /// <summary>Whether its rows are of indicators.</summary>
    public bool HasIndicators { get; private init; }

    /// <summary>The parameter by which its list gives every row; null where it does so by itself.</summary>
    public (string Name, string Value)? WholeBy { get; private init; }

    /// <summary>The path of its page.</summary>
    public string Path => $"/datasets/{Id}";

    /// <summary>The path of the list that gives its rows.</summary>
    public string List => $"/v1/{Id}";

    /// <summary>The path of all of its rows in a format.</summary>
    public string Download(string format) => $"{List}?format={format}{(WholeBy is var (name, value) ? $"&{name}={value}" : "")}";

    /// <summary>The path of all of its rows in a format, of a release for good.</summary>
    public string Download(string format, string release) =>
        $"{List}?format={format}&release={release}{(WholeBy is var (name, value) ? $"&{name}={value}" : "")}";

    /// <summary>What catalogs know it by; not an address of its own.</summary>
    /// <param name="address">The address of the server.</param>
    public string IriAt(string address) => $"{address}/catalog/{Id}";

    /// <summary>Its id among the data sets of everybody.</summary>
    public string Identifier => $"benchmark-{Id}";

    /// <summary>What it is about.</summary>
    public IReadOnlyList<Text> KeywordsIn(Catalog catalog)
    {
        IReadOnlyList<Text> themes = HasIndicators || Noun == Noun.Indicator
            ? [.. catalog.NamedThemes.OrderBy(theme => theme.Order).Select(theme => theme.Name)]
            : [];
        return [Subject, new("tỉnh, thành phố", "provinces"), catalog.Country.Name, .. themes];
    }

    /// <summary>The years of its figures; null where it has none. Only observations are of years that have been.</summary>
    public (int First, int Last)? YearsOf(IReadOnlyDictionary<string, IndicatorCoverage> covered)
    {
        if (Noun != Noun.Observation)
            return null;
        return covered.Values.Min(each => each.FirstYear) is { } first ? (first, covered.Values.Max(each => each.LastYear)!.Value) : null;
    }

    /// <summary>The formats that its list gives all of it in, those of files first.</summary>
    // A cube has a place for every province, indicator and year. That of a selection is small, that of everything may be more than the format holds.
    public IReadOnlyList<Format> FormatsIn(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints
            .OfType<RouteEndpoint>()
            .First(endpoint => endpoint.RoutePattern.RawText == List)
            .Metadata.GetRequiredMetadata<RequestDescription>()
            .Formats.Where(format => !format.IsPage && !(HasIndicators && format.IsMadeOf<Cube>()))
            .OrderBy(format => format.IsPaged),
    ];
}
