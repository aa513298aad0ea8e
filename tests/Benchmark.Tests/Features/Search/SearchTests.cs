using System.Diagnostics;
using System.Text;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Search;

// Expected finds: the names, aliases, codes and numbers of the tables in Sample/.
public sealed class SearchTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Theory]
    [InlineData("noi ha", "province", "ha-noi")]
    [InlineData("Hà Nội", "province", "ha-noi")]
    [InlineData("hanoi", "province", "ha-noi")]
    [InlineData("HA-NOI", "province", "ha-noi")]
    [InlineData("hà nộ", "province", "ha-noi")]
    [InlineData("thành phố Hà Nội", "province", "ha-noi")]
    [InlineData("Hanoi city", "province", "ha-noi")]
    [InlineData("Ha\u0300 No\u0323\u0302i", "province", "ha-noi")]
    [InlineData("haf nooij", "province", "ha-noi")]
    [InlineData("ha2 no65i", "province", "ha-noi")]
    [InlineData("hanoii", "province", "ha-noi")]
    [InlineData("ha noii", "province", "ha-noi")]
    [InlineData("VN-HN", "province", "ha-noi")]
    [InlineData("gso:01", "province", "ha-noi")]
    [InlineData("hải phòng", "province", "hai-phong-2025")]
    [InlineData("Hải Phòng (đến 30/6/2025)", "province", "hai-phong")]
    [InlineData("Hải Phòng (trước sáp nhập)", "province", "hai-phong")]
    [InlineData("hải dương", "province", "hai-duong")]
    [InlineData("tỉnh Hải Dương", "province", "hai-duong")]
    [InlineData("haiduong", "province", "hai-duong")]
    [InlineData("DA NANG", "province", "da-nang-2025")]
    [InlineData("ddaf nawngx", "province", "da-nang-2025")]
    [InlineData("Đà Nẵng", "province", "da-nang-2025")]
    [InlineData("dak lak", "province", "dak-lak-2025")]
    [InlineData("TP.HCM", "province", "ho-chi-minh-2025")]
    [InlineData("tphcm", "province", "ho-chi-minh-2025")]
    [InlineData("TP HCM", "province", "ho-chi-minh-2025")]
    [InlineData("tp. hồ chí minh", "province", "ho-chi-minh-2025")]
    [InlineData("sài gòn", "province", "ho-chi-minh-2025")]
    [InlineData("saigon", "province", "ho-chi-minh-2025")]
    [InlineData("hcm", "province", "ho-chi-minh-2025")]
    [InlineData("tỉ trọng số", "indicator", "grdp-digital-share")]
    [InlineData("tỷ trọng số", "indicator", "grdp-digital-share")]
    [InlineData("ti trong kinh te so", "indicator", "grdp-digital-share")]
    [InlineData("kinh tế số", "indicator", "grdp-digital-share")]
    [InlineData("tir trongj soos", "indicator", "grdp-digital-share")]
    [InlineData("digital economy share", "indicator", "grdp-digital-share")]
    [InlineData("share digital econ", "indicator", "grdp-digital-share")]
    [InlineData("DTI", "indicator", "dti-rank")]
    [InlineData("d t i", "indicator", "dti-rank")]
    [InlineData("thứ hạng dti", "indicator", "dti-rank")]
    [InlineData("năng suất lao động", "indicator", "labour-productivity-level")]
    [InlineData("labor productivity growth", "indicator", "labour-productivity-growth")]
    [InlineData("hdi", "indicator", "hdi")]
    [InlineData("grdp-growth", "indicator", "grdp-growth")]
    [InlineData("205-KH/TU", "document", "doc-kh-205-hn")]
    [InlineData("205 kh tu", "document", "doc-kh-205-hn")]
    [InlineData("205KHTU", "document", "doc-kh-205-hn")]
    [InlineData("KH 205", "document", "doc-kh-205-hn")]
    [InlineData("kh205", "document", "doc-kh-205-hn")]
    [InlineData("52-NQ/TW", "document", "doc-nq-52-tw")]
    [InlineData("749/QD-TTg", "document", "doc-qd-749")]
    [InlineData("749 qđ ttg", "document", "doc-qd-749")]
    [InlineData("geometric", "method", "geometric")]
    [InlineData("mic-estimate", "series", "mic-estimate")]
    public async Task The_right_thing_comes_first(string q, string type, string id)
    {
        var results = (await api.Get($"/v1/search?q={Uri.EscapeDataString(q)}")).Items("data");

        Assert.True(results.Count > 0, "Nothing was found.");
        Assert.Equal((type, id), (results[0].Text("type"), results[0].Text("id")));
    }

    // Words, and numbers after them, stand in titles too: only the whole of a name shows that the digits are diacritics.
    [Fact]
    public async Task Every_province_is_found_as_VNI_types_it()
    {
        var names = (await api.Get("/v1/provinces?limit=1000")).Items("data")
            .ToDictionary(province => province.Text("id")!, province => province.Text("name.vi")!);
        foreach (var name in names.Values.Distinct())
        {
            foreach (var typed in new[] { Vni(name, toneAtEnd: false), Vni(name, toneAtEnd: true) })
            {
                var first = (await api.Get($"/v1/search?q={Uri.EscapeDataString(typed)}&limit=1")).Items("data").SingleOrDefault();

                Assert.Equal((typed, name), (typed, names.GetValueOrDefault(first?.Text("id") ?? "")));
            }
        }
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("---")]
    [InlineData("%25%25%25")]
    [InlineData("xyzzyx")]
    public async Task What_folds_to_nothing_or_is_nowhere_finds_nothing(string q)
    {
        var answer = await api.Get($"/v1/search?q={q}");

        Assert.Empty(answer.Items("data"));
        Assert.Equal(0m, answer.Number("meta.total"));
    }

    [Fact]
    public async Task What_exists_today_comes_before_what_ended()
    {
        var found = (await api.Get("/v1/search?q=h%E1%BA%A3i&type=province")).Items("data");

        var ended = found.Select(result => result.At("validTo") is not null).ToList();
        Assert.Contains(true, ended);
        Assert.Contains(false, ended);
        Assert.Equal(ended.Order(), ended);
    }

    [Fact]
    public async Task Every_link_can_be_followed_and_names_the_release_that_was_asked_for()
    {
        foreach (var release in new[] { "", "&release=2026-11-21.1" })
        {
            foreach (var type in new[] { "province", "indicator", "series", "document", "method", "source" })
            {
                foreach (var result in (await api.Get($"/v1/search?q=h&type={type}&limit=3{release}")).Items("data"))
                {
                    var answer = await api.Get(result.Text("link")!);

                    Assert.Equal(type, result.Text("type"));
                    Assert.Equal(release.Length > 0, result.Text("link")!.Contains("release=2026-11-21.1", StringComparison.Ordinal));
                    if (type != "series")
                        Assert.Equal(result.Text("id"), answer.Text("data.id"));
                }
            }
        }
    }

    [Fact]
    public async Task The_text_in_which_the_words_stand_is_named()
    {
        var matched = (await api.Get("/v1/search?q=205-KH%2FTU&limit=1")).At("data[0].matched")!;

        Assert.Equal(("number", "205-KH/TU"), (matched.Text("field"), matched.Text("text")));
    }

    [Fact]
    public async Task A_walk_through_the_pages_finds_each_once()
    {
        var all = (await api.Get("/v1/search?q=s&limit=1000")).Items("data").Select(result => result.Text("link")!).ToList();
        var walked = new List<string>();
        for (string? next = "/v1/search?q=s&limit=50"; next is not null;)
        {
            var page = await api.Get(next);
            walked.AddRange(page.Items("data").Select(result => result.Text("link")!));
            next = page.Text("links.next");
        }

        Assert.True(all.Count > 50);
        Assert.Equal(all, walked);
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Theory]
    [InlineData("a ")]
    [InlineData("ha ")]
    [InlineData("hanoix ")]
    [InlineData("số liệu của ")]
    [InlineData("abcdefghijklmnopqrstuvwxyz")]
    public async Task A_long_search_takes_no_longer_than_a_short_one(string part)
    {
        await api.Get("/v1/search?q=h");
        var began = Stopwatch.StartNew();

        // The request line takes 8 KiB.
        await api.Get($"/v1/search?q={Uri.EscapeDataString(string.Concat(Enumerable.Repeat(part, 6000 / Uri.EscapeDataString(part).Length)))}");

        // A long while for a machine that does other things as well.
        Assert.InRange(began.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("/v1/search", "q", "required")]
    [InlineData("/v1/search?q=h&type=town", "type", "unknown-value")]
    [InlineData("/v1/search?q=h&limit=0", "limit", "out-of-range")]
    public async Task What_cannot_be_searched_is_an_error(string path, string parameter, string code)
    {
        var error = (await api.GetProblem(path, 400)).Items("errors").Single();

        Assert.Equal((parameter, code), (error.Text("parameter"), error.Text("code")));
    }

    /// <summary>A text as VNI types it, the tone behind its letter or at the end of the word.</summary>
    private static string Vni(string text, bool toneAtEnd) => string.Join(' ', text.Split(' ').Select(word =>
    {
        // The digits by the places of the marks: acute, grave, hook, tilde, dot below; circumflex, horn, breve.
        const string marks = "\u0301\u0300\u0309\u0303\u0323\u0302\u031b\u0306";
        var typed = word.Replace("đ", "d9").Replace("Đ", "D9").Normalize(NormalizationForm.FormD);
        string Digit(char mark) => $"{marks.IndexOf(mark) + 1}";
        return string.Concat(typed.Select(letter => !marks.Contains(letter) ? $"{letter}" : toneAtEnd && marks.IndexOf(letter) < 5 ? "" : Digit(letter)))
            + string.Concat(typed.Where(letter => toneAtEnd && marks.IndexOf(letter) is >= 0 and < 5).Select(Digit));
    }));
}
