using System.Text;

namespace Benchmark.Tests.Support;

/// <summary>A change that a steward makes, and what the program says to it.</summary>
/// <param name="Files">The files by their names.</param>
/// <param name="Code">The code of the problem or the warning; null where there is neither.</param>
/// <param name="Vi">What the sentence on it holds in Vietnamese.</param>
/// <param name="En">What it holds in English.</param>
internal sealed record StewardChange(IReadOnlyList<(string Name, string Text)> Files, string? Code = null, string Vi = "", string En = "")
{
    /// <summary>Whether it is refused.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether what is left out stays as it is.</summary>
    public bool Merges { get; init; }
}

/// <summary>
/// The everyday changes of a steward, on the sample. What each is answered with is written out: a person who has never seen the program must be able to correct
/// the file by it.
/// </summary>
internal static class StewardChanges
{
    // Of the sample: what was published for this figure is 17.34.
    private const string Figure = "ha-noi,grdp-digital-share,2025,gso-value-added";
    private const string Source = "vietnamvn-hn-2025share";

    private static readonly string Observations = Header("observations.csv");

    public static readonly IReadOnlyDictionary<string, StewardChange> All = new Dictionary<string, StewardChange>
    {
        ["a new value with its source"] = new([
            ("sources.csv", $"{Header("sources.csv")}\nnew-report,report,,,,2026-03,https://example.org/report,,,Báo cáo,Report,Cơ quan,Office\n"),
            ("observations.csv", $"{Observations}\nha-noi,grdp-growth,2012,annual-constant-prices,1,8.1,,official,new-report,,,\n"),
        ]),
        ["a correction as a new revision"] = new([("observations.csv", $"{Observations}\n{Figure},2,17.5,2026-11,official,{Source},,,\n")]),
        ["a change in place"] = new(
            [("observations.csv", $"{Observations}\n{Figure},1,17.4,2026,preliminary,{Source},,,\n")],
            "no-new-revision",
            "17.34, preliminary), nên người đọc không thấy lần sửa; hãy giữ dòng này và thêm một dòng",
            "17.34, preliminary), so readers see no revision; keep the row and add one with the next revision"),
        ["a new target with its document"] = new([
            ("sources.csv", $"{Header("sources.csv")}\ndoc-new-plan,plan,900/KH,,,2026-03,https://example.org/plan,,,Kế hoạch,Plan,Cơ quan,Office\n"),
            ("targets.csv", $"{Header("targets.csv")}\n{Target("2035", "new-plan", "50", "primary", "", "doc-new-plan")}\n"),
        ]),
        ["a target superseded by another"] = new([
            (
                "targets.csv",
                $"{Header("targets.csv")}\n{Target("2026", "nq57-2026", "22", "superseded", "ha-noi.grdp-digital-share.2026.newer", "doc-hn-nq57-2026")}\n"
                    + $"{Target("2026", "newer", "23", "primary", "", "doc-hn-nq57-2026")}\n"),
        ]),
        ["an alternative"] = new([
            ("targets.csv", $"{Header("targets.csv")}\n{Target("2030", "other", "42", "alternative", "", "doc-kh-205-hn")}\n"),
        ]),
        ["a note in two languages"] = new([
            ("observations.csv", $"province,indicator,year,series,revision,note_vi,note_en\n{Figure},1,\"Dòng 1\r\nDòng 2\",\"Line 1\r\nLine 2\"\n"),
        ])
        {
            Merges = true,
        },
        ["a deletion"] = new([("deletions.csv", "noun,id\nobservation,thai-nguyen.grdp-digital-share.2022.mic-estimate\n")]),
        ["a name that another unit has"] = new(
            [("provinces.csv", "id,name_vi,name_en\nha-noi,Huế,Hue\n")],
            "name-taken",
            "ùng lúc là tên của hue, viết có dấu hay không cũng vậy; hãy dùng tên khác",
            "lso names hue at the same time, however it is spelled; take another name")
        {
            IsRefused = true,
            Merges = true,
        },
        ["a province that ends"] = new(
            [("provinces.csv", "id,valid_to,successor\nviet-nam,2026-12-31,ha-noi\n")],
            "target-after-end",
            "hãy đặt mục tiêu cho đơn vị kế thừa, hoặc ghi standing của chúng là superseded",
            "set targets for the successor, or give them the standing superseded")
        {
            Merges = true,
        },
        ["a fraction for a percent"] = new(
            [("observations.csv", $"{Observations}\n{Figure},2,0.175,2026-11,official,{Source},,,\n")],
            "wrong-scale",
            "hỏ hơn 99 lần so với 17.34, con số gần nhất; hãy kiểm tra dấu thập phân và đơn vị (percent): phần trăm thì ghi 17.5",
            "99 times smaller than 17.34, the figure nearest to it; check the decimal point and the unit (percent): in percent it is 17.5"),
        ["a decimal comma in quotes"] = new(
            [("observations.csv", $"{Observations}\n{Figure},2,\"17,5\",2026-11,official,{Source},,,\n")],
            "not-a-number",
            "là số, dấu chấm trước phần thập phân",
            "a number with a point for the decimals")
        {
            IsRefused = true,
        },
        ["a decimal comma without quotes"] = new(
            [("observations.csv", $"{Observations}\n{Figure},2,17,5,2026-11,official,{Source},,,\n")],
            "cell-count",
            "13 ô, dòng tiêu đề có 12; dấu thập phân là dấu chấm (17.5), và ô có dấu phẩy phải đặt trong ngoặc kép",
            "13 cells, the header has 12; decimals have a point (17.5), and a cell with a comma stands in quotes")
        {
            IsRefused = true,
        },
        ["a file saved by a spreadsheet program"] = new([
            ("Observations.CSV", $"\uFEFF{Observations},,\r\n{Figure},2,17.5,2026-11,official,{Source},,,,,\r\n,,,,,,,,,,,,,\r\n\r\n\u001A"),
        ]),
        ["a wrong header"] = new(
            [(
                "observations.csv",
                $"{Observations.Replace("certainty", "certainity", StringComparison.Ordinal)}\n{Figure},2,17.5,2026-11,official,{Source},,,\n")],
            "unknown-column",
            "hông phải cột của tệp này; có phải bạn muốn certainty",
            "s no column of this file; did you mean certainty")
        {
            IsRefused = true,
        },
    };

    /// <summary>The header of a file of the sample.</summary>
    public static string Header(string file) => File.ReadLines(Repository.File("tests", "Benchmark.Tests", "Sample", file), Encoding.UTF8).First();

    private static string Target(string horizon, string name, string low, string standing, string successor, string document) =>
        $"ha-noi.grdp-digital-share.{horizon}.{name},ha-noi,grdp-digital-share,{horizon},{horizon},stated,,,at-year,at-least,{low},,percent,,,,{standing},"
            + $"{successor},Câu,Sentence,{document},{Source},stated,,,,";
}
