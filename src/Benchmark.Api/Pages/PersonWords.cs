using Benchmark.Api.Http;

namespace Benchmark.Api.Pages;

/// <summary>What is wrong with a request, in words for somebody who reads a page and wrote no request.</summary>
internal static class PersonWords
{
    private static readonly Dictionary<string, Text> Parameters = new(StringComparer.Ordinal)
    {
        ["province"] = new("địa phương", "province"),
        ["indicator"] = new("chỉ tiêu", "indicator"),
        ["horizon"] = new("năm đích", "deadline"),
        ["year"] = new("năm", "year"),
        ["series"] = new("cách đo", "way of measuring"),
        ["document"] = new("văn bản", "document"),
        ["release"] = new("bản dữ liệu", "data release"),
        ["since"] = new("bản dữ liệu", "data release"),
        ["asOf"] = new("ngày của dữ liệu", "day of the data"),
        ["theme"] = new("chủ đề", "theme"),
        ["lang"] = new("ngôn ngữ", "language"),
        ["format"] = new("dạng tệp", "format"),
        ["status"] = new("kết luận", "verdict"),
        ["standing"] = new("vị trí của mục tiêu", "standing of the target"),
        ["sort"] = new("cách sắp xếp", "order"),
        ["fields"] = new("các cột", "columns"),
        ["limit"] = new("số dòng mỗi trang", "rows of a page"),
        ["cursor"] = new("dấu trang", "page mark"),
        ["on"] = new("ngày đọc tên", "day on which names are read"),
        ["q"] = new("từ cần tìm", "words to find"),
        ["group"] = new("nhóm địa phương", "group of provinces"),
        ["target"] = new("mục tiêu", "target"),
        ["source"] = new("nguồn", "source"),
        ["method"] = new("cách tính", "method"),
        ["set"] = new("bảng mã", "code list"),
        ["problem"] = new("loại lỗi", "kind of problem"),
        ["display"] = new("con số bằng chữ", "figures as text"),
        ["hasValue"] = new("chỉ dòng có số liệu", "only rows with a figure"),
    };

    /// <summary>What a parameter is called; itself in quotes where it has no plain name.</summary>
    public static string Of(string parameter, PageContext page) => Parameters.GetValueOrDefault(parameter) is { } words ? page.Say(words) : $"“{parameter}”";

    public static string Capital(this string words) => Text.Same(words).Capital().Vi;

    /// <summary>What is wrong, as the heading of a page.</summary>
    public static string Title(ProblemError error, PageContext page)
    {
        var (word, value) = (Of(error.Parameter, page), error.Value);
        if (error.Code == ErrorCodes.AmbiguousProvince.Id)
            return page.Say(
                $"Tên “{NameOf(error, page)}” chỉ {CountVi(error.Options.Count)} địa bàn",
                $"“{NameOf(error, page)}” names {CountEn(error.Options.Count)} territories");
        if (error.Code == ErrorCodes.UnknownPath.Id)
            return page.Say("Không có trang này", "There is no such page");
        if (error.Code == ErrorCodes.UnknownParameter.Id)
            return page.Say($"Không hiểu phần “{error.Parameter}” của địa chỉ", $"The part “{error.Parameter}” of the address says nothing here");
        if (error.Code == ErrorCodes.Required.Id)
            return page.Say($"Bạn muốn xem {word} nào?", $"Which {word} do you want to see?");
        if (error.Code == ErrorCodes.NoValues.Id)
        {
            return error.Parameter == "year"
                ? page.Say($"Chưa tìm thấy số liệu năm\u00a0{value}", $"No figure was found for {value}")
                : page.Say("Chưa tìm thấy số liệu", "No figure was found");
        }

        if (error.Code is "not-a-year" or "not-a-horizon")
            return page.Say($"“{value}” không phải là năm", $"“{value}” is not a year");
        if (error.Code == ErrorCodes.NotADate.Id)
            return page.Say($"“{value}” không phải là ngày", $"“{value}” is not a day");
        if (error.Code == ErrorCodes.UnknownValue.Id)
            return page.Say($"Không có lựa chọn “{value}” cho {word}", $"There is no choice “{value}” for the {word}");
        if (error.Code.StartsWith("unknown-", StringComparison.Ordinal) && value is not null)
        {
            var noun = Parameters.GetValueOrDefault(error.Code["unknown-".Length..]) is { } known ? page.Say(known) : word;
            return page.Say($"Không tìm thấy {noun} “{value}”", $"There is no {noun} “{value}”");
        }

        return Parameters.ContainsKey(error.Parameter)
            ? page.Say($"Phần “{word}” của địa chỉ chưa đúng", $"The {word} in this address is not right")
            : page.Problem!.Title;
    }

    /// <summary>What to do about it, in a sentence.</summary>
    public static string Lead(ProblemError error, PageContext page)
    {
        if (error.Code == ErrorCodes.AmbiguousProvince.Id)
            return page.Say("Mỗi địa bàn có mục tiêu và số liệu riêng. Hãy chọn một.", "Each has targets and figures of its own. Choose one.");
        if (error.Code == ErrorCodes.UnknownPath.Id)
            return page.Say(
                "Địa chỉ có thể đã bị gõ thiếu hoặc gõ nhầm. Hãy tìm, hoặc bắt đầu từ một trang dưới đây.",
                "The address may be cut short or misspelled. Search, or begin at one of the pages below.");
        if (error.Code == ErrorCodes.UnknownParameter.Id)
            return error.DidYouMean.Count > 0 ? page.Say("Có phải bạn muốn:", "Did you mean:") : page.Say("Có thể bỏ phần này.", "It can be left out.");
        if (error.Code == ErrorCodes.Required.Id)
            return error.Allowed.Count > 0 ? page.Say("Hãy chọn một trong danh sách.", "Choose one of the list.") : error.Message;
        if (error.Code.StartsWith("unknown-", StringComparison.Ordinal) && error.Value is not null)
        {
            return error.Options.Count + error.DidYouMean.Count > 0
                ? page.Say("Có phải bạn muốn:", "Did you mean:")
                : error.Allowed.Count > 0
                    ? page.Say("Hãy chọn một trong danh sách.", "Choose one of the list.")
                    : page.Say("Tên có thể đã bị gõ nhầm, hoặc dữ liệu này chưa có.", "The name may be misspelled, or these data do not hold it yet.");
        }

        return error.Message;
    }

    /// <summary>The name that all options share, without their days; what was asked where they share none.</summary>
    private static string NameOf(ProblemError error, PageContext page)
    {
        var names = error.Options.Select(option => page.Say(option.Name).Split(" (")[0]).Distinct().ToList();
        return names.Count == 1 ? names[0] : error.Value ?? "";
    }

    private static string CountVi(int count) => count switch { 2 => "hai", 3 => "ba", _ => $"{count}" };

    private static string CountEn(int count) => count switch { 2 => "two", 3 => "three", _ => $"{count}" };
}
