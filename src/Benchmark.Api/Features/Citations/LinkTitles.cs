using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;
using Benchmark.Core.Methods;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Features.Citations;

/// <summary>The title of a citation, in the words of people: made from the link that is cited, without its codes.</summary>
internal static class LinkTitles
{
    private const int MostNamed = 3;

    private static readonly Text Units = new("tỉnh, thành phố", "provinces and cities");
    private static readonly Text AllUnits = new("các tỉnh, thành phố", "provinces and cities");

    // What the title of a citation leaves out: how the answer is shown, not what it is.
    private static readonly string[] Presentation =
        ["release", "format", "lang", "bom", "decimal", "limit", "cursor", "explain", "trajectory", "on", "size", "scheme"];

    // How figures are computed: there are too many ways to name each.
    private static readonly string[] Ways = ["pace", "thresholds", "ties", "rankOn", "aggregation", "minCoverage", "weight"];

    /// <summary>What each route shows; a test checks that none is missing.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Link, Text>> OfRoutes = new Dictionary<string, Func<Link, Text>>
    {
        ["/v1"] = _ => new("Dữ liệu, giới hạn và cách dùng dịch vụ", "The data, limits and use of the service"),
        ["/v1/provinces"] = link =>
        {
            var day = link.Day("on");
            return day is null
                ? new("Danh sách tỉnh, thành phố", "List of provinces and cities")
                : new($"Danh sách tỉnh, thành phố ngày {day.Vi}", $"List of provinces and cities on {day.En}");
        },
        ["/v1/provinces/{id}"] = link =>
            About(ProvinceLabel.InSentence(link.Catalog.FindProvince(link.Id)!), new("tên, mã số và địa bàn", "names, codes and territory")),
        ["/v1/groups"] = _ => new("Các nhóm tỉnh, thành phố", "Groups of provinces and cities"),
        ["/v1/search"] = _ => new("Kết quả tìm kiếm", "Search results"),
        ["/v1/indicators"] = _ => new("Danh sách chỉ tiêu", "List of indicators"),
        ["/v1/indicators/{id}"] = link =>
            About(
                IndicatorName.Of(link.Catalog.FindIndicator(link.Id)!, ofCountry: false).Brief,
                new("định nghĩa và các chuỗi số liệu", "definition and series")),
        ["/v1/targets"] = link => About(link.Subject(AllUnits), Joined(link.Topic, link.Targets())),
        ["/v1/targets/{id}"] = link => OfTarget(link, link.Id),
        ["/v1/observations"] = link => About(link.Subject(AllUnits), Joined(link.Topic, link.Figures())),
        ["/v1/sources"] = _ => new("Danh sách nguồn và văn bản", "List of sources and documents"),
        ["/v1/sources/{id}"] = OfSource,
        ["/v1/documents"] = link => About(link.Subject(null), new("văn bản đặt mục tiêu và kết quả", "documents that set targets, and results")),
        ["/v1/documents/{id}"] = link => About(OfSource(link), new("mục tiêu và kết quả", "targets and results")),
        ["/v1/comparisons"] = OfComparison,
        ["/v1/gaps"] = link => About(link.Subject(AllUnits), Joined(link.Topic, link.TargetsAndResults())),
        ["/v1/gaps/summary"] = link => About(link.Subject(AllUnits), Joined(link.Topic, link.TargetsInSummary())),
        ["/v1/profiles/{province}"] = link =>
            About(
                ProvinceLabel.InSentence(link.Catalog.FindProvince(link.Id)!),
                new("mục tiêu, kết quả và thứ hạng", "targets, results and ranks")),
        ["/v1/rankings"] = link => About(
            link.Subject(null) is { } group
                ? new($"Xếp hạng {IndicatorName.WithinSentence(group).Vi}", $"Ranking of {IndicatorName.WithinSentence(group).En}")
                : new("Xếp hạng các tỉnh, thành phố", "Ranking of provinces and cities"),
            link.Years("year") is { } years ? Joined(link.Topic, years) : link.Topic!),
        ["/v1/charts"] = _ => new("Các loại biểu đồ", "The kinds of chart"),
        ["/v1/charts/difference"] = link => Drawn(link, "/v1/gaps"),
        ["/v1/charts/ranking"] = link => Drawn(link, "/v1/rankings"),
        ["/v1/charts/target-card"] = link => Chart(OfTarget(link, link.Value("id")!)),
        ["/v1/charts/target-gap"] = link => Drawn(link, "/v1/gaps"),
        ["/v1/charts/time-series"] = link => Drawn(link, "/v1/observations"),
        ["/v1/charts/trajectory"] = link => Drawn(link, "/v1/gaps"),
        ["/v1/scorecards"] = link => About(
            link.Subject(null) ?? Named(link.Catalog.HeadlineProvinces),
            link.Topic is { } topic
                ? new($"bảng điểm về {topic.Vi}{link.ByTargets().Vi}", $"scorecard on {topic.En}{link.ByTargets().En}")
                : new($"bảng điểm{link.ByTargets().Vi}", $"scorecard{link.ByTargets().En}")),
        ["/v1/releases"] = _ => new("Các bản dữ liệu đã công bố", "The data releases so far"),
        ["/v1/releases/{id}"] = OfRelease,
        ["/v1/releases/{id}/changes"] = link =>
        {
            var release = OfRelease(link);
            return Of(link, new($"thay đổi trong {IndicatorName.WithinSentence(release).Vi}", $"changes in {IndicatorName.WithinSentence(release).En}"));
        },
        ["/v1/changes"] = link => Of(
            link,
            link.Value("since") is { } since
                ? new($"thay đổi của dữ liệu sau bản {since}", $"changes of the data since release {since}")
                : new("thay đổi của dữ liệu", "changes of the data")),
        ["/v1/bulk"] = _ => new("Các tệp của cả bản dữ liệu", "The files of the whole data release"),
        ["/v1/codes"] = _ => new("Các mã trong câu trả lời", "The codes of answers"),
        ["/v1/codes/{set}"] = link => About(new("Các mã trong câu trả lời", "The codes of answers"), Text.Same(link.Id)),
        ["/v1/methods"] = _ => new("Các phương pháp tính", "How the figures are computed"),
        ["/v1/methods/{id}"] = link => About(new("Phương pháp tính", "Method"), IndicatorName.WithinSentence(MethodCatalogue.Find(link.Id)!.Name)),
    };

    /// <summary>What a link shows, and of what.</summary>
    /// <param name="route">The pattern of its route.</param>
    /// <param name="permanent">Its path and query, which name the release.</param>
    /// <param name="catalog">The catalog of that release.</param>
    /// <param name="sources">The sources of what it shows.</param>
    public static Text Of(string route, string permanent, Catalog catalog, IReadOnlyList<CitedSource> sources)
    {
        var link = new Link(permanent, catalog, sources);
        var title = OfRoutes[route](link).Capital();
        var notes = link.Notes().ToList();
        if (notes.Count == 0)
            return title;
        var list = new Text(string.Join("; ", notes.Select(note => note.Vi)), string.Join("; ", notes.Select(note => note.En)));
        // Brackets in brackets are hard to read.
        return list.Vi.Contains('(', StringComparison.Ordinal)
            ? new($"{title.Vi} – {list.Vi}", $"{title.En} – {list.En}")
            : new($"{title.Vi} ({list.Vi})", $"{title.En} ({list.En})");
    }

    /// <summary>The chart of what a list shows.</summary>
    private static Text Drawn(Link link, string list) => Chart(OfRoutes[list](link));

    private static Text Chart(Text shown) => new($"Biểu đồ: {shown.Vi}", $"Chart: {shown.En}");

    private static Text OfTarget(Link link, string id)
    {
        // An id is made of province, indicator, year and document.
        var parts = id.Split('.');
        var (province, indicator) = (link.Catalog.FindProvince(parts[0])!, link.Catalog.FindIndicator(parts[1])!);
        var topic = IndicatorName.Of(indicator, province == link.Catalog.Country).Brief;
        var target = parts[2] == Open
            ? new Text("mục tiêu không nêu năm", "target without a year")
            : new Text($"mục tiêu năm {parts[2]}", $"{parts[2]} target");
        var number = link.Sources.Select(source => source.Number).OfType<string>().FirstOrDefault();
        var document = number is null ? Text.Empty : new Text($" theo văn bản số {number}", $" in document {number}");
        return About(ProvinceLabel.InSentence(province), new($"{topic.Vi}, {target.Vi}{document.Vi}", $"{topic.En}, {target.En}{document.En}"));
    }

    private static Text OfSource(Link link)
    {
        var source = link.Catalog.FindSource(link.Id)!;
        var number = source.Number is null ? "" : $" ({source.Number})";
        return new($"{source.Title.Vi}{number}", $"{source.Title.En}{number}");
    }

    private static Text OfComparison(Link link)
    {
        var what = link.Values("measure") switch
        {
            ["target"] => link.Targets(),
            ["observation"] => link.Figures(),
            _ => And(link.Targets(), link.Figures()),
        };
        var topic = link.Topic ?? PlainNames.List(
            [.. link.Catalog.HeadlineIndicators.Select(indicator => IndicatorName.Of(indicator, ofCountry: false).Brief)],
            MostNamed,
            new("chỉ tiêu", "indicators"));
        var compared = new Text($"so sánh {topic.Vi}, {what.Vi}", $"comparison of {topic.En}, {what.En}");
        return About(link.Subject(null) ?? Named(link.Catalog.HeadlineProvinces), compared);
    }

    private static Text OfRelease(Link link)
    {
        // A release that is asked about may be an older one than that which answers.
        var id = link.Id;
        var day = Parts(id) is { } date ? Days(date) : null;
        return day is null ? new($"Bản dữ liệu {id}", $"Data release {id}") : new($"Bản dữ liệu {id}, ngày {day.Vi}", $"Data release {id} of {day.En}");
    }

    private static DateOnly? Parts(string id) =>
        DateOnly.TryParseExact(id.Split('.')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Text Days(DateOnly day) => new(Citation.DayOf(day, Language.Vi), Citation.DayOf(day, Language.En));

    /// <summary>What is said of provinces and indicators, where the link names some.</summary>
    private static Text Of(Link link, Text what) => (link.Subject(null), link.Topic) switch
    {
        ({ } subject, { } topic) => About(subject, Joined(topic, what)),
        (null, { } topic) => About(topic, what),
        ({ } subject, null) => About(subject, what),
        _ => what,
    };

    private static Text About(Text? subject, Text what) => subject is null ? what : new($"{subject.Vi}: {what.Vi}", $"{subject.En}: {what.En}");

    private static Text Joined(Text? one, Text other) => one is null ? other : new($"{one.Vi}, {other.Vi}", $"{one.En}, {other.En}");

    private static Text And(Text one, Text other) => new($"{one.Vi} và {other.Vi}", $"{one.En} and {other.En}");

    private static Text Named(IEnumerable<Province> provinces) => PlainNames.List([.. provinces.Select(ProvinceLabel.InSentence)], MostNamed, Units);

    private const string Open = "open";

    /// <summary>A link, taken apart.</summary>
    internal sealed class Link
    {
        private readonly Dictionary<string, string[]> _query;
        private readonly HashSet<string> _said = [];

        public Link(string permanent, Catalog catalog, IReadOnlyList<CitedSource> sources)
        {
            var query = permanent.IndexOf('?', StringComparison.Ordinal);
            (Catalog, Sources) = (catalog, sources);
            _query = QueryHelpers.ParseQuery(permanent[query..]).ToDictionary(
                parameter => parameter.Key,
                parameter => parameter.Value.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries));
            var segments = permanent[..query].Split('/');
            Id = segments.Length > 3 ? Uri.UnescapeDataString(segments[3]) : "";
            Topic = TopicOf();
        }

        public Catalog Catalog { get; }

        public IReadOnlyList<CitedSource> Sources { get; }

        /// <summary>The id in the path; empty where there is none.</summary>
        public string Id { get; }

        /// <summary>The indicators; null where none is named.</summary>
        public Text? Topic { get; }

        /// <summary>The values of a parameter, which is thereby in the title.</summary>
        public IReadOnlyList<string> Values(string parameter)
        {
            _said.Add(parameter);
            return _query.GetValueOrDefault(parameter) ?? [];
        }

        public string? Value(string parameter) => Values(parameter) is [var value, ..] ? value : null;

        public Text? Day(string parameter) =>
            Value(parameter) is { } value && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? Days(day)
                : null;

        /// <summary>The provinces.</summary>
        /// <param name="usual">What they are called where none is named.</param>
        public Text? Subject(Text? usual) =>
            Values("province") is { Count: > 0 } terms ? PlainNames.List([.. terms.Select(NameOf)], MostNamed, Units) : usual;

        /// <summary>What a province or a group is called in a sentence.</summary>
        private Text NameOf(string term) => Catalog.FindProvince(term) is { } province
            ? ProvinceLabel.InSentence(province)
            : Catalog.Groups.Match(term).Candidates[0].Name;

        /// <summary>"mục tiêu năm 2025".</summary>
        public Text Targets() => Years("horizon", isTarget: true) ?? new("mục tiêu", "targets");

        /// <summary>"số liệu năm 2024".</summary>
        public Text Figures() => Values("year") switch
        {
            [] => new("số liệu", "figures"),
            ["latest"] => new("số liệu mới nhất", "latest figures"),
            _ when Years("year") is { } years => new($"số liệu {years.Vi}", $"figures for {years.En}"),
            _ => new("số liệu", "figures"),
        };

        public Text TargetsAndResults()
        {
            var targets = Targets();
            var isOne = !targets.En.StartsWith("targets", StringComparison.Ordinal);
            var results = isOne ? " and result" : targets.En == "targets" ? " and results" : ", and results";
            return new($"{targets.Vi} và kết quả", targets.En + results);
        }

        /// <summary>"tóm tắt mục tiêu và kết quả theo tỉnh"; what is put together is in the title.</summary>
        public Text TargetsInSummary()
        {
            var summed = TargetsAndResults();
            var by = Value("by") switch
            {
                "indicator" => new Text("chỉ tiêu", "indicator"),
                "theme" => new Text("chủ đề", "theme"),
                "horizon" => new Text("năm đích", "horizon"),
                "document" => new Text("văn bản", "document"),
                _ => new Text("địa phương", "province"),
            };
            return new($"tóm tắt {summed.Vi} theo {by.Vi}", $"summary of {summed.En} by {by.En}");
        }

        /// <summary>", theo mục tiêu năm 2025"; empty where no year is named.</summary>
        public Text ByTargets() => Years("horizon", isTarget: true) is { } targets ? new($", theo {targets.Vi}", $", by {targets.En}") : Text.Empty;

        /// <summary>"năm 2025"; null where no year is named.</summary>
        public Text? Years(string parameter, bool isTarget = false)
        {
            var years = Values(parameter).Where(value => value != Open)
                .Select(value => value == "latest" ? new Text("mới nhất", "latest year") : new Text(value.Replace("..", "–"), value.Replace("..", "–")))
                .ToList();
            var isOpen = Values(parameter).Contains(Open);
            if (years.Count == 0)
                return isOpen ? new("mục tiêu không nêu năm", "target without a year") : null;
            var list = Lists.Of(years);
            var one = years.Count == 1 && !list.Vi.Contains('–') ? "năm" : "các năm";
            if (!isTarget)
                return new($"{one} {list.Vi}", list.En);
            var targets = new Text($"mục tiêu {one} {list.Vi}", years.Count == 1 ? $"{list.En} target" : $"targets for {list.En}");
            return isOpen ? new($"{targets.Vi}, mục tiêu không nêu năm", $"{targets.En}, target without a year") : targets;
        }

        /// <summary>What else was asked for, in brackets behind the title.</summary>
        public IEnumerable<Text> Notes()
        {
            if (Value("q") is not null)
                yield return new($"có “{Written("q")}”", $"with “{Written("q")}”");
            if (Value("reference") is { } reference && Catalog.FindProvince(reference) is { } other)
            {
                var name = ProvinceLabel.InSentence(other);
                yield return new($"so với {name.Vi}", $"against {name.En}");
            }

            if (Values("series") is { Count: > 0 } series && SeriesOf(series) is { Count: > 0 and <= MostNamed } names)
            {
                var list = Lists.Of(names);
                yield return new($"theo {IndicatorName.WithinSentence(list).Vi}", $"by {IndicatorName.WithinSentence(list).En}");
            }

            if (Values("document") is { Count: > 0 and <= MostNamed } documents)
            {
                var list = Lists.Of([.. documents.Select(id => Catalog.FindSource(id)!).Select(source =>
                    source.Number is { } number ? new Text(number, number) : new Text($"“{source.Title.Vi}”", $"“{source.Title.En}”"))]);
                yield return new($"theo {list.Vi}", $"in {list.En}");
            }

            if (Value("upTo") is { } newest)
                yield return new($"số liệu đến năm {newest}", $"figures up to {newest}");
            if (_query.Keys.Any(Ways.Contains))
                yield return new("cách tính tự chọn", "computed in a chosen way");
            if (_query.Keys.Any(parameter => !_said.Contains(parameter) && !Presentation.Contains(parameter) && !Ways.Contains(parameter)))
                yield return new("có chọn lọc", "a selection");
        }

        private string Written(string parameter) => string.Join(',', Values(parameter));

        private Text? TopicOf()
        {
            var indicators = Values("indicator").Select(Catalog.FindIndicator).OfType<Indicator>().ToList();
            var ofCountry = (_query.GetValueOrDefault("province") ?? []) is [var only] && only == Catalog.Country.Id;
            return indicators.Count == 0
                ? null
                : PlainNames.List(
                    [.. indicators.Select(indicator => IndicatorName.Of(indicator, ofCountry).Brief)],
                    MostNamed,
                    new("chỉ tiêu", "indicators"));
        }

        private List<Text> SeriesOf(IReadOnlyList<string> ids) =>
        [
            .. ids.Select(id => SeriesIn().FirstOrDefault(series => series.Id == id)?.Name).OfType<Text>().Distinct(),
        ];

        private IEnumerable<Series> SeriesIn() => Values("indicator") is { Count: > 0 } indicators
            ? indicators.Select(Catalog.FindIndicator).OfType<Indicator>().SelectMany(indicator => indicator.Series)
            : Catalog.Indicators.SelectMany(indicator => indicator.Series);
    }
}
