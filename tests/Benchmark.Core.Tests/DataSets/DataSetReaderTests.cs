using Benchmark.Core.DataSets;

namespace Benchmark.Tests.Core.DataSets;

/// <summary>
/// The sample is accepted; with one thing wrong in it, the reader names the file, the line, the column and what is wrong, and nothing else. The rules are
/// those that sections 2 to 4 of the contract and section 2 of the methods state for the data.
/// </summary>
public sealed class DataSetReaderTests
{
    private const string ATarget = "id=hai-phong.grdp-digital-share.2022.kh-dx2022";

    private const string AnAbout = "id=ha-noi.grdp-digital-share.2025.kh-205";

    private const string ARange = "id=hai-phong.grdp-growth.2024.vneconomy-2024";

    private const string ARankGoal = "id=hai-duong.dti-rank.2025.nq-06";

    private const string AMilestone = "id=hai-phong.ms-smart-city.open.vnplus-4ir";

    private const string AnInferred = "id=hai-phong.ms-new-growth-value.2030.nq-03";

    private const string AnAverage = "id=hai-phong-2025.labour-productivity-growth.2030.plan-2026-2030";

    private const string ASuperseded = "id=hai-phong.grdp-digital-share.2025.nq-03";

    // More than a decimal holds.
    private const string Zeros = "0000000000000000000000000000000000000000";

    private const string AValue = "province=quang-ninh&indicator=grdp-growth";

    private const string ARank = "province=hai-duong&indicator=pci-rank&year=2023";

    private const string AMean = "province=ha-noi&indicator=grdp-growth&series=average-2016-2020";

    private const string ARevised = "province=ha-noi&indicator=grdp-growth&year=2025&revision=2";

    private const string ASeries = "indicator=par-index-score&id=par-edition-2021";

    private const string AnIndicator = "id=grdp-digital-share";

    // One row each: the rule, the file, the row, the cells that break it, the column named, a telling part of the message.
    private static readonly IReadOnlyList<(string Rule, string File, string Where, string Cells, string Column, string Message)> Rules =
    [
        ("a release is dated", "release.csv", "author=Benchmark", "id=first", "id", "a date and a number like"),
        (
            "a release has its own day",
            "release.csv",
            "author=Benchmark",
            "id=2026-11-20.1",
            "id",
            "must begin with the day of published_at in UTC+7, 2026-11-21"),
        ("the day of a release is one in Viet Nam", "release.csv", "author=Benchmark", "published_at=2026-11-21T17:00:00+00:00", "id", "2026-11-22"),
        ("a time has an offset", "release.csv", "author=Benchmark", "published_at=2026-11-21T00:00:00", "published_at", "must be a time with its offset"),
        ("somebody publishes", "release.csv", "author=Benchmark", "author=", "author", "is required"),

        ("an id is kebab-case", "sources.csv", "id=seed-hd-digital", "id=Seed_HD", "id", "lower-case ASCII words joined by hyphens"),
        ("an id is not numeric", "sources.csv", "id=seed-hd-digital", "id=2025", "id", "with at least one letter"),
        ("a code is one of its set", "sources.csv", "id=ktxh-hn-2022", "kind=blog", "kind", "must be one of resolution, decision, plan"),
        ("codes are in lower case", "sources.csv", "id=ktxh-hn-2022", "kind=News", "kind", "must be one of"),
        ("an address is one", "sources.csv", "id=ktxh-hn-2022", "url=javascript:alert(1)", "url", "begins with http"),
        ("an address has no space", "sources.csv", "id=ktxh-hn-2022", "url=http://x.example/a b", "url", "without spaces"),
        ("an address has no space of another width", "sources.csv", "id=ktxh-hn-2022", "url=http://x.example/a\u00A0b", "url", "without spaces"),
        ("an address has no credentials", "sources.csv", "id=ktxh-hn-2022", "url=https://user:pw@x.example/", "url", "user name or password"),
        ("an address has no empty credentials", "sources.csv", "id=ktxh-hn-2022", "url=https://@x.example/", "url", "user name or password"),
        ("an address has no markup", "sources.csv", "id=ktxh-hn-2022", "url=https://x/\"><script>", "url", "begins with http"),
        ("a number has not more digits than can be computed with", "observations.csv", AValue, "value=1" + Zeros, "value", "1e-10 to 1e17"),
        ("a date is one as far as it is known", "sources.csv", "id=ktxh-hn-2022", "published_on=2022-13", "published_on", "as far as it is known"),
        ("a date is ISO 8601", "sources.csv", "id=ktxh-hn-2022", "published_on=28/12/2022", "published_on", "like 2022-08-09"),
        ("a source has a title", "sources.csv", "id=ktxh-hn-2022", "title=", "title_vi", "is required"),

        ("a province has a source", "provinces.csv", "id=cao-bang", "source=nobody", "source", "is not in sources.csv"),
        ("a successor exists", "provinces.csv", "id=hai-duong", "successor=nowhere", "successor", "is not in provinces.csv"),
        ("a successor exists the day after", "provinces.csv", "id=hai-duong", "successor=ba-ria-vung-tau", "successor", "did not exist on 2025-07-01"),
        ("what ended has a successor", "provinces.csv", "id=hai-duong", "successor=", "successor", "must be given exactly where valid_to is"),
        ("what exists has no successor", "provinces.csv", "id=cao-bang", "successor=ha-noi", "successor", "must be given exactly where valid_to is"),
        ("a territory begins before it ends", "provinces.csv", "id=hai-duong", "valid_from=2025-07-01", "valid_to", "lies before valid_from"),
        ("a day is one", "provinces.csv", "id=hai-duong", "valid_to=30/6/2025", "valid_to", "must be a date like"),
        ("a code of the statistics office has two digits", "provinces.csv", "id=hai-duong", "gso=030", "gso", "two digits"),
        ("a code of ISO 3166 looks like one", "provinces.csv", "id=hai-duong", "iso=Hai", "iso", "ISO 3166"),
        ("a code belongs to one territory at a time", "provinces.csv", "id=cao-bang", "gso=01", "gso", "belongs to ha-noi at the same time"),
        ("an ISO code too", "provinces.csv", "id=cao-bang", "iso=VN-HN", "iso", "belongs to ha-noi at the same time"),
        ("a name means one territory at a time", "provinces.csv", "id=ca-mau-2025", "name_vi=Hà Nội", "name_vi", "also names ha-noi at the same time"),
        ("in every language", "provinces.csv", "id=ca-mau-2025", "name_en=Ha-Noi city", "name_en", "also names ha-noi at the same time"),
        ("an alias too", "provinces.csv", "id=ca-mau-2025", "aliases=Cà Mau mới|Tỉnh CAO BẰNG", "aliases", "also names cao-bang at the same time"),
        ("without its spaces", "provinces.csv", "id=ca-mau-2025", "aliases=Danang", "aliases", "at the same time"),
        ("no letter only looks like another", "provinces.csv", "id=ca-mau-2025", "aliases=\u00D0\u00E0 N\u1EB5ng", "aliases", "only looks like"),
        ("and as answers tell it from others", "provinces.csv", "id=ca-mau-2025", "aliases=Hải Phòng (từ 1/7/2025)", "aliases", "names hai-phong-2025 at the"),
        ("a headline place is taken once", "provinces.csv", "id=hai-duong", "headline=2", "headline", "already"),
        ("a headline place is a whole number", "provinces.csv", "id=hai-duong", "headline=2.5", "headline", "a whole number from 1 to 1000"),
        ("the country has no column", "provinces.csv", "id=viet-nam", "headline=4", "headline", "takes no column of its own"),
        ("there is one country", "provinces.csv", "id=cao-bang", "kind=country", "kind", "only one row may be the country"),
        ("text is in normalization form C", "provinces.csv", "id=cao-bang", "name_vi=" + "Cao Ba\u0306\u0300ng", "name_vi", "normalization form C"),
        ("text has no control characters", "provinces.csv", "id=cao-bang", "name_en=Cao\tBang", "name_en", "control character"),
        ("text does not begin or end with a space", "provinces.csv", "id=cao-bang", "name_en=Cao Bang ", "name_en", "begins or ends with a space"),
        ("a name is in both languages", "provinces.csv", "id=cao-bang", "name_en=", "name_en", "is required"),
        ("a note is in both languages", "provinces.csv", "id=cao-bang", "note_en=", "note_en", "is empty while the other language is not"),
        ("a note is in both languages, the other way", "provinces.csv", "id=cao-bang", "note_vi=", "note_vi", "is empty while the other language is not"),

        ("an indicator has a source", "indicators.csv", AnIndicator, "source=nobody", "source", "is not in sources.csv"),
        ("a unit belongs to its kind", "indicators.csv", "id=grdp-growth", "unit=rank", "unit", "belongs to the kind rank"),
        ("rank 1 is best", "indicators.csv", "id=sti-leading-rank", "direction=higher-is-better", "direction", "1 is best"),
        ("rates have no ratios", "indicators.csv", "id=labour-productivity-growth", "ratio_scale=yes", "ratio_scale", "must be no"),
        ("a flag is yes or no", "indicators.csv", AnIndicator, "ratio_scale=true", "ratio_scale", "must be yes or no"),
        ("a number has a unit name", "indicators.csv", AnIndicator, "unit_name_vi=&unit_name_en=", "unit_name_vi", "is required for everything but milestones"),
        ("the smallest value is not above the largest", "indicators.csv", "id=e-contract-firms-share", "minimum=101", "maximum", "is smaller than minimum"),
        ("a pace model exists", "indicators.csv", AnIndicator, "pace=exponential", "pace", "must be one of linear, compound"),
        (
            "rates have no compound pace",
            "indicators.csv",
            "id=labour-productivity-growth",
            "pace=compound",
            "pace",
            "has no meaning for the unit percent-per-year"),
        ("milestones have no pace", "indicators.csv", "id=ms-smart-city", "pace=linear", "pace", "must be none for milestones and classes"),
        ("a worst bound has a method", "indicators.csv", AnIndicator, "score_method=", "score_method", "must be given exactly where worst is"),
        (
            "a worst bound has a reason",
            "indicators.csv",
            AnIndicator,
            "worst_reason_vi=&worst_reason_en=",
            "worst_reason_vi",
            "is required beside a worst bound"),
        ("a score method exists", "indicators.csv", AnIndicator, "score_method=z-score", "score_method", "must be one of goalpost, goalpost-log"),
        (
            "ranks have no score",
            "indicators.csv",
            "id=sti-leading-rank",
            "worst=63&worst_reason_vi=a&worst_reason_en=a&score_method=goalpost",
            "worst",
            "they have no score"),
        ("an indicator's headline place is taken once", "indicators.csv", "id=cashless-share", "headline=1", "headline", "already"),

        ("a theme has a name in both languages", "themes.csv", "id=innovation", "name_en=", "name_en", "is required"),
        ("a theme has a place", "themes.csv", "id=innovation", "order=", "order", "is required"),
        ("a theme's place is a whole number", "themes.csv", "id=innovation", "order=0", "order", "a whole number from 1 to 1000"),
        ("a theme's place is taken once", "themes.csv", "id=innovation", "order=1", "order", "stands on line 2 already"),
        ("an indicator's theme has a row", "indicators.csv", AnIndicator, "theme=nothing", "theme", "is not in themes.csv"),

        ("a series belongs to an indicator", "series.csv", ASeries, "indicator=nothing", "indicator", "is not in indicators.csv"),
        ("nothing measures a milestone", "series.csv", "indicator=tfp-contribution&id=projection", "indicator=ms-smart-city", "indicator", "is a milestone"),
        ("only a ranking has a field", "series.csv", ASeries, "field_size=63", "field_size", "only a ranking has a field"),
        ("only rates are averaged", "series.csv", ASeries, "average_start=2016&average_end=2021", "average_start", "only growth rates"),
        ("a period has both ends", "series.csv", ASeries, "average_start=2016", "average_end", "is empty while the other end"),
        ("a period begins before it ends", "series.csv", ASeries, "average_start=2020&average_end=2016", "average_end", "lies before the start"),
        ("breaks are years", "series.csv", ASeries, "breaks=2021, 2024", "breaks", "years separated by single spaces"),
        (
            "one series is preferred, not two",
            "series.csv",
            "indicator=labour-productivity-growth&id=annual-nominal",
            "preferred=yes",
            "preferred",
            "is preferred already"),

        (
            "a target belongs to a province",
            "targets.csv",
            ATarget,
            "province=hai-phong-x&id=hai-phong-x.grdp-digital-share.2022.kh",
            "province",
            "is not in provinces.csv"),
        ("a target belongs to an indicator", "targets.csv", ATarget, "indicator=nothing&id=hai-phong.nothing.2022.kh", "indicator", "is not in indicators.csv"),
        ("a target has a source", "targets.csv", ATarget, "source=nobody", "source", "is not in sources.csv"),
        ("a document exists", "targets.csv", ATarget, "document=doc-nothing", "document", "is not in sources.csv"),
        ("a document is a document", "targets.csv", ATarget, "document=seed-hd-digital", "document", "a page goes into source"),
        ("a target's series exists", "targets.csv", ATarget, "series=nothing", "series", "is not in series.csv"),
        ("a target's series may judge", "targets.csv", ATarget, "series=unspecified", "series", "judges no targets"),
        ("a successor of a target exists", "targets.csv", ASuperseded, "superseded_by=nothing", "superseded_by", "is not in targets.csv"),
        (
            "a successor of a target is of the same indicator",
            "targets.csv",
            ASuperseded,
            "superseded_by=hai-phong.ecommerce-retail-share.2025.kh-106",
            "superseded_by",
            "same province and indicator"),
        ("what is superseded has a successor", "targets.csv", ASuperseded, "superseded_by=", "superseded_by", "exactly where standing is superseded"),
        (
            "a target does not replace itself",
            "targets.csv",
            ASuperseded,
            "superseded_by=hai-phong.grdp-digital-share.2025.nq-03",
            "superseded_by",
            "leads back to"),
        (
            "one target is primary, not two",
            "targets.csv",
            "id=ha-noi.grdp-digital-share.2025.kh-76",
            "standing=primary",
            "standing",
            "is primary for ha-noi, grdp-digital-share and 2025 already"),
        (
            "one target is primary, not none",
            "targets.csv",
            ATarget,
            "standing=alternative",
            "standing",
            "no target of hai-phong, grdp-digital-share and 2022 is primary"),
        (
            "an id begins with what the row says",
            "targets.csv",
            ATarget,
            "id=hai-phong.grdp-digital-share.2023.kh-dx2022",
            "id",
            "must begin with hai-phong.grdp-digital-share.2022."),
        ("an id has four parts", "targets.csv", ATarget, "id=a-target", "id", "joined by points"),
        ("a number is one", "targets.csv", ATarget, "low=ten", "low", "must be a number with a point"),
        ("a number has a point and not a comma", "targets.csv", ATarget, "low=10,5", "low", "must be a number with a point"),
        ("a number has no exponent", "targets.csv", ATarget, "low=1e1", "low", "no exponent"),
        ("a number has 15 significant digits", "targets.csv", ATarget, "low=10.00000000000001", "low", "at most 15 significant digits"),
        (
            "a number has no more digits than a decimal holds",
            "targets.csv",
            ATarget,
            "low=1.00000000000000000000000000000000001",
            "low",
            "at most 15 significant digits"),
        ("a number is in the range of the methods", "targets.csv", ATarget, "low=0.00000000001", "low", "from 1e-10 to 1e17"),
        ("a number too small for a decimal is not zero", "targets.csv", ATarget, "low=0.0000000000000000000000000000000001", "low", "from 1e-10 to 1e17"),
        ("a target lies within the bounds of its indicator", "targets.csv", ATarget, "low=101", "low", "is larger than 100"),
        ("a target lies within the lower bound too", "targets.csv", ATarget, "low=-1", "low", "is smaller than 0"),
        ("a target has the unit of its indicator", "targets.csv", ATarget, "unit=billion-vnd", "unit", "must be the unit of grdp-digital-share, percent"),
        ("a target has a figure", "targets.csv", ATarget, "low=", "low", "every other target has one"),
        ("a milestone has none", "targets.csv", AMilestone, "low=1", "low", "a milestone has none"),
        ("at most contradicts higher is better", "targets.csv", ATarget, "comparator=at-most", "comparator", "contradicts grdp-digital-share"),
        ("a rank goal contradicts a number", "targets.csv", ATarget, "comparator=rank-at-most", "comparator", "contradicts grdp-digital-share"),
        (
            "at least contradicts a rank",
            "targets.csv",
            "id=hai-duong.pci-rank.2025.nq02-2025",
            "comparator=at-least&field_size=",
            "comparator",
            "contradicts pci-rank"),
        ("an about has a band", "targets.csv", AnAbout, "band=", "band", "is required"),
        ("nothing else has a band", "targets.csv", ATarget, "band=0.5", "band", "only an about has a band"),
        ("a band is positive", "targets.csv", AnAbout, "band=0", "band", "must be larger than 0"),
        ("a range has an upper end", "targets.csv", ARange, "high=", "high", "is required"),
        ("a range has its upper end above the lower", "targets.csv", ARange, "high=11.5", "high", "must be larger than low"),
        ("nothing else has an upper end", "targets.csv", ATarget, "high=12", "high", "only a range has an upper end"),
        ("only a rank goal has a field", "targets.csv", ATarget, "field_size=63", "field_size", "only a rank goal"),
        ("a rank goal is a place of its field", "targets.csv", ARankGoal, "low=64", "low", "a whole place from 1 to the field size"),
        ("a rank goal is a whole place", "targets.csv", ARankGoal, "low=2.5", "low", "a whole place"),
        (
            "an open horizon has no year",
            "targets.csv",
            AMilestone,
            "horizon=2030&id=hai-phong.ms-smart-city.2030.vnplus-4ir",
            "horizon",
            "exactly where horizon_reading is open"),
        ("a year is one", "targets.csv", ATarget, "horizon_stated=22", "horizon_stated", "from 1900 to 2200"),
        ("a stated horizon is the one read", "targets.csv", ATarget, "horizon_stated=2021", "horizon_stated", "must equal horizon"),
        ("an inferred horizon is justified", "targets.csv", AnInferred, "note_vi=&note_en=", "note_vi", "says why this year"),
        ("an average has a period", "targets.csv", AnAverage, "period_start=&period_end=", "period_start", "is required for a period-average"),
        ("a period ends with the horizon", "targets.csv", AnAverage, "period_end=2029", "period_end", "must be the horizon"),
        ("only rates have a period average", "targets.csv", ATarget, "basis=period-average&period_start=2021&period_end=2022", "basis", "only growth rates"),
        ("a statement is in both languages", "targets.csv", ATarget, "statement_vi=", "statement_vi", "is required"),

        ("an observation belongs to a province", "observations.csv", AValue, "province=nowhere", "province", "is not in provinces.csv"),
        ("an observation belongs to an indicator", "observations.csv", ARank, "indicator=nothing", "indicator", "is not in indicators.csv"),
        ("an observation belongs to a series", "observations.csv", AValue, "series=nothing", "series", "is not in series.csv"),
        ("an observation has a source", "observations.csv", AValue, "source=nobody", "source", "is not in sources.csv"),
        ("a second source exists", "observations.csv", AValue, "second_source=nobody", "second_source", "is not in sources.csv"),
        (
            "a second source is another one",
            "observations.csv",
            AValue,
            "source=ktxh-hn-2022&second_source=ktxh-hn-2022",
            "second_source",
            "must be another source"),
        ("an observation has a value", "observations.csv", AValue, "value=", "value", "is required"),
        ("a value lies within the bounds of its indicator", "observations.csv", AValue, "value=-100.1", "value", "is smaller than -100"),
        ("a rank lies within its field", "observations.csv", ARank, "value=64", "value", "a whole place from 1 to the field size"),
        ("a rank is a whole place", "observations.csv", ARank, "value=1.5", "value", "a whole place"),
        ("a rank begins at 1", "observations.csv", ARank, "value=0", "value", "is smaller than 1"),
        ("a year is required", "observations.csv", AValue, "year=", "year", "is required"),
        ("a vintage is a date", "observations.csv", AValue, "vintage=Jan 2026", "vintage", "as far as it is known"),
        ("a value of a territory that had ended is none", "observations.csv", ARank, "year=2026", "year", "hai-duong ended on 2025-06-30"),
        ("a mean stands under its last year", "observations.csv", AMean, "year=2019", "year", "stored under its last year"),
        ("a rank of 63 needs one of the 63", "observations.csv", ARank, "province=hai-phong-2025", "province", "is not among the 63 units"),
        ("revisions have no gaps", "observations.csv", ARevised, "revision=3", "revision", "this one should be 2"),
        ("vintages do not run backwards", "observations.csv", ARevised, "vintage=2025-11", "vintage", "is older than 2025-12-02"),
        ("a certainty is one of its set", "observations.csv", AValue, "certainty=sure", "certainty", "must be one of official, reported, preliminary"),
    ];

    // What follows from a mistake by itself: references to an id that is no more, and a second rule about the same cell.
    private static readonly Dictionary<string, int> Consequences = new()
    {
        ["an id is kebab-case"] = 3,
        ["an id is not numeric"] = 3,
        ["a day is one"] = 1,
        ["a series belongs to an indicator"] = 2,
        ["nothing measures a milestone"] = 2,
        ["an id has four parts"] = 1,
        ["a year is one"] = 1,
        ["an observation belongs to an indicator"] = 1,
    };

    public static TheoryData<string> RuleNames => [.. Rules.Select(rule => rule.Rule)];

    [Fact]
    public void The_real_data_set_is_accepted()
    {
        var result = DataSetReader.Read(SeedTables.All, []);

        Assert.Empty(result.Problems);
        var data = result.Data!;
        Assert.Equal("2026-11-21.1", data.Release.Id);
        // As many as the files have rows.
        int Rows(string file) => SeedTables.All.Find(file).Rows.Count();
        Assert.Equal((Rows("sources.csv"), Rows("provinces.csv"), Rows("indicators.csv")), (data.Sources.Count, data.Provinces.Count, data.Indicators.Count));
        Assert.Equal(
            (Rows("series.csv"), Rows("targets.csv"), Rows("observations.csv")),
            (data.Indicators.Sum(indicator => indicator.Series.Count), data.Targets.Count, data.Observations.Count));
        Assert.All(data.Observations, observation => Assert.NotEmpty(observation.Id));
        Assert.Equal(data.Observations.Count, data.Observations.Select(observation => observation.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void One_mistake_is_named_with_its_place_and_nothing_else_is(string rule)
    {
        var (_, file, where, cells, column, message) = Rules.Single(each => each.Rule == rule);
        var line = SeedTables.All.LineOf(file, where);
        var result = DataSetReader.Read(SeedTables.All.With(file, line, Cells(cells)), []);

        Assert.Null(result.Data);
        Assert.Equal(1 + Consequences.GetValueOrDefault(rule), result.Problems.Count);
        var problem = result.Problems[0];
        Assert.Equal((file, line, column), (problem.File, problem.Line, problem.Column));
        Assert.Contains(message, problem.Fault.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sources.csv", "id=ktxh-hn-2022", "ktxh-hn-2022")]
    [InlineData("provinces.csv", "id=cao-bang", "cao-bang")]
    [InlineData("indicators.csv", "id=cashless-share", "cashless-share")]
    [InlineData("series.csv", "indicator=pci-score&id=pci-edition-2021", "pci-score/pci-edition-2021")]
    [InlineData("targets.csv", "id=hai-phong.grdp-digital-share.2025.nq-03", "hai-phong.grdp-digital-share.2025.nq-03")]
    [InlineData("observations.csv", "province=ha-noi&indicator=grdp-growth&year=2021", "ha-noi, grdp-growth, 2021, annual-constant-prices, revision 1")]
    public void A_row_that_stands_twice_is_named_with_both_lines(string file, string where, string key)
    {
        var line = SeedTables.All.LineOf(file, where);
        var tables = SeedTables.All.Copied(file, line);

        var problem = Assert.Single(
            DataSetReader.Read(tables, []).Problems,
            problem => problem.Fault.Message.En.Contains("stands on line", StringComparison.Ordinal));
        Assert.Equal(
            (file, tables.Find(file).Rows.Last().Line, $"{key} stands on line {line} already"),
            (problem.File, problem.Line, problem.Fault.Message.En));
    }

    [Fact]
    public void A_second_release_is_one_too_many()
    {
        var problem = Assert.Single(DataSetReader.Read(SeedTables.All.Copied("release.csv", 2), []).Problems);

        Assert.Equal(("release.csv", 3, "must hold exactly one row: the release that the set is"), (problem.File, problem.Line, problem.Fault.Message.En));
    }

    [Fact]
    public void A_set_without_a_release_is_refused()
    {
        var problem = Assert.Single(DataSetReader.Read(SeedTables.All.Replace("release.csv", table => table with { Rows = [] }), []).Problems);

        Assert.Equal(("release.csv", null), (problem.File, problem.Line));
    }

    [Fact]
    public void A_set_without_the_country_is_refused()
    {
        var line = SeedTables.All.LineOf("provinces.csv", "id=viet-nam");
        var problem = Assert.Single(
            DataSetReader.Read(SeedTables.All.With("provinces.csv", line, ("kind", "province")), []).Problems,
            problem => problem.Column == "kind");

        Assert.Equal(("provinces.csv", null), (problem.File, problem.Line));
        Assert.Contains("no row is the country", problem.Fault.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_indicator_without_a_preferred_series_is_refused()
    {
        var line = SeedTables.All.LineOf("series.csv", "indicator=pci-score&id=pci-edition-2024");
        var problem = Assert.Single(DataSetReader.Read(SeedTables.All.With("series.csv", line, ("preferred", "no")), []).Problems);

        Assert.Equal(
            ("series.csv", "preferred", "no series of pci-score is preferred; exactly one must be"),
            (problem.File, problem.Column, problem.Fault.Message.En));
        Assert.Equal(SeedTables.All.LineOf("series.csv", "indicator=pci-score"), problem.Line);
    }

    [Fact]
    public void Targets_that_replace_each_other_in_a_circle_are_each_named()
    {
        var first = SeedTables.All.LineOf("targets.csv", ASuperseded);
        var tables = SeedTables.All.Copied(
            "targets.csv",
            first,
            ("id", "hai-phong.grdp-digital-share.2025.again"),
            ("superseded_by", "hai-phong.grdp-digital-share.2025.nq-03"))
            .With("targets.csv", first, ("superseded_by", "hai-phong.grdp-digital-share.2025.again"));

        var problems = DataSetReader.Read(tables, []).Problems;
        Assert.Equal([first, tables.Find("targets.csv").Rows.Last().Line], problems.Select(problem => problem.Line!.Value));
        Assert.All(problems, problem => Assert.Equal("superseded_by", problem.Column));
        Assert.Equal(
            ["leads back to hai-phong.grdp-digital-share.2025.nq-03", "leads back to hai-phong.grdp-digital-share.2025.again"],
            problems.Select(problem => problem.Fault.Message.En));
    }

    [Fact]
    public void Territories_that_follow_each_other_in_a_circle_are_each_named()
    {
        var (old, young) = (SeedTables.All.LineOf("provinces.csv", "id=hai-duong"), SeedTables.All.LineOf("provinces.csv", "id=hai-phong-2025"));
        var tables = SeedTables.All.With("provinces.csv", young, ("valid_to", "2030-12-31"), ("successor", "hai-duong"));

        var circle = DataSetReader.Read(tables, []).Problems.Where(problem => problem.Fault.Message.En.StartsWith("leads back to", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(
            [(old, "leads back to hai-duong"), (young, "leads back to hai-phong-2025")],
            circle.Select(problem => (problem.Line!.Value, problem.Fault.Message.En)));
        Assert.All(circle, problem => Assert.Equal(("provinces.csv", "successor"), (problem.File, problem.Column)));
    }

    [Fact]
    public void A_missing_column_is_named_once_and_its_rows_are_not_read()
    {
        var tables = SeedTables.All.Replace(
            "release.csv",
            table => table with { Columns = [.. table.Columns.Select(column => column == "author" ? "writer" : column)] });

        Assert.Equal(
            [("author", "is missing from the header"), ("writer", "is no column of this file; it has id, published_at, author, reason_vi, reason_en")],
            DataSetReader.Read(tables, []).Problems.Select(problem => (problem.Column!, problem.Fault.Message.En)));
    }

    [Fact]
    public void A_column_that_stands_twice_is_named()
    {
        var tables = SeedTables.All.Replace("release.csv", table => new ImportTable(
            table.File,
            [.. table.Columns, "author"],
            [.. table.Rows.Select(row => row with { Values = [.. row.Values, "Benchmark"] })]));

        var problem = Assert.Single(DataSetReader.Read(tables, []).Problems);
        Assert.Equal((1, "author", "stands in the header more than once"), (problem.Line!.Value, problem.Column!, problem.Fault.Message.En));
    }

    [Fact]
    public void A_row_with_too_few_or_too_many_cells_is_named_with_both_counts()
    {
        var line = SeedTables.All.LineOf("observations.csv", AValue);
        ImportTable Change(ImportTable table, Func<IReadOnlyList<string>, IReadOnlyList<string>> change) =>
            table with { Rows = [.. table.Rows.Select(row => row.Line == line ? row with { Values = change(row.Values) } : row)] };

        var few = Assert.Single(
            DataSetReader.Read(SeedTables.All.Replace("observations.csv", table => Change(table, values => [.. values.SkipLast(1)])), []).Problems);
        var many = Assert.Single(
            DataSetReader.Read(SeedTables.All.Replace("observations.csv", table => Change(table, values => [.. values, ""])), []).Problems);

        Assert.Equal((line, null, "has 11 cells, the header has 12"), (few.Line, few.Column, few.Fault.Message.En));
        Assert.Equal(
            (line, null, "has 13 cells, the header has 12; decimals have a point (17.5), and a cell with a comma stands in quotes"),
            (many.Line, many.Column, many.Fault.Message.En));
    }

    [Fact]
    public void The_order_of_the_columns_is_free()
    {
        var tables = SeedTables.All.Replace("observations.csv", table => new ImportTable(
            table.File,
            [.. table.Columns.Reverse()],
            [.. table.Rows.Select(row => row with { Values = [.. row.Values.Reverse()] })]));

        var result = DataSetReader.Read(tables, []);
        Assert.Empty(result.Problems);
        Assert.Equal(SeedTables.DataSet.Checksum(), result.Data!.Checksum());
    }

    [Fact]
    public void All_mistakes_are_named_at_once_in_the_order_of_the_files_and_lines()
    {
        var (target, value, rank) = (
            SeedTables.All.LineOf("targets.csv", ATarget),
            SeedTables.All.LineOf("observations.csv", AValue),
            SeedTables.All.LineOf("observations.csv", ARank));
        var tables = SeedTables.All
            .With("observations.csv", rank, ("value", "64"), ("source", ""))
            .With("observations.csv", value, ("province", "nowhere"))
            .With("targets.csv", target, ("low", "ten"), ("unit", "rank"), ("certainty", "sure"));

        Assert.Equal(
            new[]
            {
                ("targets.csv", target, "certainty"), ("targets.csv", target, "low"), ("targets.csv", target, "unit"),
                ("observations.csv", Math.Min(value, rank), "province"),
                ("observations.csv", Math.Max(value, rank), "source"), ("observations.csv", Math.Max(value, rank), "value"),
            },
            DataSetReader.Read(tables, []).Problems.Select(problem => (problem.File, problem.Line!.Value, problem.Column!))
                .OrderBy(problem => problem.File == "observations.csv")
                .ThenBy(problem => problem.Item2)
                .ThenBy(problem => problem.Item3, StringComparer.Ordinal));
    }

    [Fact]
    public void Problems_found_before_are_told_together_with_those_of_the_rows()
    {
        var before = new ImportProblem(
            "sources.csv",
            null,
            null,
            null,
            new DataFault(DataFaultCode.FileMissing, new Text("thiếu tệp này", "the file is missing")));
        var line = SeedTables.All.LineOf("targets.csv", ATarget);

        var problems = DataSetReader.Read(SeedTables.All.With("targets.csv", line, ("low", "ten")), [before]).Problems;
        Assert.Equal(
            [before.ToString(), $"targets.csv:{line}: low \"ten\": must be a number with a point for the decimals and no exponent or thousands separator"],
            problems.Select(problem => problem.ToString()));
    }

    [Theory]
    // One bad cell hides a row from the rules; what then seems to be missing is not missing.
    [InlineData("provinces.csv", "id=cao-bang", "headline=x")]
    [InlineData("provinces.csv", "id=viet-nam", "headline=x")]
    [InlineData("series.csv", "indicator=pci-score&id=pci-edition-2024", "breaks=x")]
    [InlineData("targets.csv", AnAbout, "low=x")]
    [InlineData("observations.csv", "province=ha-noi&indicator=grdp-growth&year=2025&revision=1", "value=x")]
    public void A_row_that_cannot_be_read_is_not_reported_as_missing(string file, string where, string cells)
    {
        var line = SeedTables.All.LineOf(file, where);
        var problem = Assert.Single(DataSetReader.Read(SeedTables.All.With(file, line, Cells(cells)), []).Problems);

        Assert.Equal((file, line), (problem.File, problem.Line));
    }

    [Fact]
    public void A_problem_shows_a_long_or_broken_text_shortened()
    {
        var problem = new ImportProblem(
            "targets.csv",
            7,
            "low",
            new string('x', 61) + "\n",
            new DataFault(DataFaultCode.NotANumber, new Text("sai", "is wrong")));

        Assert.Equal($"targets.csv:7: low \"{new string('x', 60)}…\": is wrong", problem.ToString());
        Assert.Equal("targets.csv:7: low \"a?b\": is wrong", (problem with { Value = "a\nb" }).ToString());
        Assert.Equal("targets.csv:7: is wrong", (problem with { Column = null }).ToString());
        Assert.Equal("targets.csv: low: is wrong", (problem with { Line = null, Value = null }).ToString());
        Assert.Equal("targets.csv:7: sai", (problem with { Column = null }).In(Language.Vi));
        Assert.Equal("targets.csv: dòng đang có a-target: sai", (problem with { Line = null, Column = null, Existing = "a-target" }).In(Language.Vi));
    }

    private static (string Column, string Value)[] Cells(string cells) =>
        [.. cells.Split('&').Select(cell => cell.Split('=', 2)).Select(cell => (cell[0], cell[1]))];
}
