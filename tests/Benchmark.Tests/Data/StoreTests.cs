using System.Text.Json;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Data;

/// <summary>What a row holds comes back as it was given: an empty cell as null and never as 0, a 0 as 0, a number to its last digit.</summary>
public class StoreTests
{
    [Fact]
    public async Task Every_cell_comes_back_as_it_was_given()
    {
        using var folder = new CliFolder();
        var set = folder.CopySeed("set");
        foreach (var path in Directory.GetFiles(set))
            await File.WriteAllLinesAsync(path, File.ReadLines(path).Take(1).ToList(), TestContext.Current.CancellationToken);
        CliSeed.Append(set, "release.csv", "2026-01-02.3,2026-01-02T03:04:05+07:00,Somebody,Vì sao,Why");
        CliSeed.Append(set, "sources.csv", "bare,web,,Bare,Nobody,,,,");
        CliSeed.Append(set, "sources.csv", "full,decision,1/QĐ-TTg,Full,Somebody,2022-08,https://example.org/a?b=c,Ghi chú,\"A note, quoted\"");
        CliSeed.Append(set, "provinces.csv", "viet-nam,Việt Nam,Viet Nam,,country,,,,,,,,,bare,,");
        CliSeed.Append(set, "provinces.csv", "bare,Trống,Bare,,province,,,,,,,,,bare,,");
        CliSeed.Append(set, "provinces.csv", "full,Đầy,Full,một|hai,city,Vùng,Region,98,VN-98,1990-02-03,2020-12-31,bare,900,full,Ghi chú,A note");
        CliSeed.Append(set, "indicators.csv", "bare-number,Số,Number,number,products,cái,things,higher-is-better,theme,,,,,,,,linear,no,,bare,,");
        CliSeed.Append(
            set,
            "indicators.csv",
            "full-number,Số,Number,number,products,cái,things,lower-is-better,theme,900,-0.5,123456789012345,0,Lý do,A reason,goalpost,linear,yes,0,full,Ghi "
                + "chú,A note");
        CliSeed.Append(set, "indicators.csv", "full-rate,Tốc độ,Rate,number,percent-per-year,%,%,higher-is-better,theme,,,,,,,,linear,no,,full,,");
        CliSeed.Append(set, "indicators.csv", "full-rank,Hạng,Rank,rank,rank,hạng,place,lower-is-better,theme,,1,,,,,,linear,no,,full,,");
        CliSeed.Append(set, "indicators.csv", "bare-milestone,Mốc,Milestone,milestone,milestone,,,higher-is-better,theme,,,,,,,,none,no,,bare,,");
        CliSeed.Append(set, "series.csv", "bare-number,bare,Chuỗi,Series,,,,,yes,yes,,,");
        CliSeed.Append(set, "series.csv", "full-rate,full,Chuỗi,Series,,,2016,2020,no,yes,2018 2012,Ghi chú,A note");
        CliSeed.Append(set, "series.csv", "full-rank,full,Chuỗi,Series,34,,,,yes,yes,,,");
        CliSeed.Append(set, "series.csv", "full-number,full,Chuỗi,Series,,,,,yes,yes,,,");
        CliSeed.Append(
            set,
            "targets.csv",
            "bare.bare-milestone.open.bare,bare,bare-milestone,,,open,,,at-year,milestone,,,milestone,,,,primary,,Câu,Sentence,,bare,stated,,");
        CliSeed.Append(
            set,
            "targets.csv",
            "bare.full-number.2025.zero,bare,full-number,2025,,inferred,,,at-year,at-most,0,,products,,,full,primary,,Câu,Sentence,full,bare,secondary-source,"
                + "Ghi chú,A note");
        CliSeed.Append(
            set,
            "targets.csv",
            "bare.full-number.2025.old,bare,full-number,2025,2025,stated,,,every-year,range,-0.25,99999.99999,products,,,,superseded,"
                + "bare.full-number.2025.zero,Câu,Sentence,,bare,stated,,");
        CliSeed.Append(
            set,
            "targets.csv",
            "bare.full-rate.2025.about,bare,full-rate,2025,2025,stated,2021,2025,period-average,about,7.1,,percent-per-year,0.5,,,primary,,Câu,Sentence,,bare,"
                + "stated,,");
        CliSeed.Append(
            set,
            "targets.csv",
            "bare.full-rank.2025.rank,bare,full-rank,2025,2025,stated,,,at-year,rank-at-most,5,,rank,,34,,primary,,Câu,Sentence,,bare,stated,,");
        CliSeed.Append(set, "observations.csv", "bare,bare-number,2020,bare,1,0,,official,bare,,,");
        CliSeed.Append(set, "observations.csv", "bare,full-number,2020,full,1,123456.789012345,2021,preliminary,bare,,,");
        CliSeed.Append(set, "observations.csv", "bare,full-number,2020,full,2,0.1,2021-05-03,reported,bare,full,Ghi chú,A note");
        CliSeed.Append(set, "observations.csv", "bare,full-rank,2020,full,1,34,,official,bare,,,");
        DatabaseFile.Import(folder.Database, set);
        using var program = BenchmarkApi.On(folder.Database);

        Contains(
            """
            {"id":"2026-01-02.3","publishedAt":"2026-01-02T03:04:05+07:00","author":"Somebody","reason":{"vi":"Vì sao","en":"Why"},
            "counts":{"sources":2,"provinces":3,"indicators":5,"series":4,"targets":5,"observations":4,"themes":0}}
            """,
            (await Get(program, "/v1")).GetProperty("data").GetProperty("release"));
        await Holds(
            program,
            "/v1/sources/bare",
            """
            {"kind":"web","number":null,"title":{"vi":"Bare","en":"Bare"},"issuer":{"vi":"Nobody","en":"Nobody"},
            "publishedOn":null,"url":null,"note":null}
            """);
        await Holds(
            program,
            "/v1/sources/full",
            """{"kind":"decision","number":"1/QĐ-TTg","publishedOn":"2022-08","url":"https://example.org/a?b=c","note":{"vi":"Ghi chú","en":"A note"""
                + """, quoted"}}""");
        await Holds(
            program,
            "/v1/provinces/bare",
            """
            {"name":{"vi":"Trống","en":"Bare"},"aliases":[],"kind":"province","region":null,"codes":{"gso":null,"iso":null},"validFrom":null,"validTo":null,
            "successor":null,
            "predecessors":["full"],"headline":null,"source":"bare","note":null}
            """);
        await Holds(
            program,
            "/v1/provinces/full",
            """
            {"aliases":["một","hai"],"kind":"city","region":{"vi":"Vùng","en":"Region"},"codes":{"gso":"98","iso":"VN-98"},"validFrom":"1990-02-03",
            "validTo":"2020-12-31",
            "successor":"bare","predecessors":[],"headline":900,"source":"full","note":{"vi":"Ghi chú","en":"A note"}}
            """);
        await Holds(
            program,
            "/v1/indicators/bare-number",
            """
            {"kind":"number","unit":"products","headline":null,"minimum":null,"maximum":null,"worst":null,"worstReason":null,"scoreMethod":null,
            "pace":"linear","ratioScale":false,
            "decimals":null,"note":null,"series":[{"indicator":"bare-number","id":"bare","name":{"vi":"Chuỗi","en":"Series"},"fieldSize":null,"map":null,
            "averageOf":null,
            "judgesTargets":true,"preferred":true,"breaks":[],"note":null}]}
            """);
        await Holds(
            program,
            "/v1/indicators/full-number",
            """
            {"unitName":{"vi":"cái","en":"things"},"direction":"lower-is-better","theme":"theme","headline":900,"minimum":-0.5,"maximum":123456789012345,
            "worst":0,
            "worstReason":{"vi":"Lý do","en":"A reason"},"scoreMethod":"goalpost","ratioScale":true,"decimals":0,"source":"full","note":{"vi":"Ghi chú",
            "en":"A note"}}
            """);
        await Holds(
            program,
            "/v1/indicators/full-rate",
            """
            {"series":[{"indicator":"full-rate","id":"full","name":{"vi":"Chuỗi","en":"Series"},"fieldSize":null,"map":null,"averageOf":{"start":2016,
            "end":2020},
            "judgesTargets":false,"preferred":true,"breaks":[2012,2018],"note":{"vi":"Ghi chú","en":"A note"}}]}
            """);
        await Holds(program, "/v1/indicators/bare-milestone", """{"kind":"milestone","unit":"milestone","unitName":null,"pace":null,"series":[]}""");
        await Holds(
            program,
            "/v1/targets/bare.bare-milestone.open.bare",
            """
            {"horizon":null,"horizonStated":null,"horizonReading":"open","period":null,"comparator":"milestone","low":null,"high":null,"series":null,
            "standing":"primary",
            "supersededBy":null,"document":null,"certainty":"stated","note":null}
            """);
        await Holds(
            program,
            "/v1/targets/bare.full-number.2025.zero",
            """
            {"horizon":2025,"horizonStated":null,"horizonReading":"inferred","period":null,"basis":"at-year","comparator":"at-most","low":0,"high":null,
            "unit":"products","series":"full",
            "document":"full","source":"bare","certainty":"secondary-source","note":{"vi":"Ghi chú","en":"A note"}}
            """);
        await Holds(
            program,
            "/v1/targets/bare.full-number.2025.old",
            """{"horizonStated":2025,"basis":"every-year","comparator":"range","low":-0.25,"high":99999.99999"""
                + ""","standing":"superseded","supersededBy":"bare.full-number.2025.zero"}""");
        await Holds(
            program,
            "/v1/targets/bare.full-rate.2025.about",
            """{"period":{"start":2021,"end":2025},"basis":"period-average","comparator":"about","low":7.1,"high":null}""");
        var (about, rank) = (await Get(program, "/v1/targets/bare.full-rate.2025.about"), await Get(program, "/v1/targets/bare.full-rank.2025.rank"));
        Assert.Equal("0.5", about.GetProperty("data").GetProperty("normalized").GetProperty("band").GetRawText());
        Assert.Equal("34", rank.GetProperty("data").GetProperty("normalized").GetProperty("fieldSize").GetRawText());

        var observations = (await Get(program, "/v1/observations?province=bare&vintage=all")).GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(4, observations.Count);
        Contains(
            """{"indicator":"bare-number","value":0,"fieldSize":null,"certainty":"official","vintage":null,"revision":1,"source":"bare","secondSource":null"""
                + ""","note":null}""",
            observations[0]);
        Contains("""{"indicator":"full-number","value":123456.789012345,"certainty":"preliminary","vintage":"2021","revision":1}""", observations[1]);
        Contains(
            """{"value":0.1,"certainty":"reported","vintage":"2021-05-03","revision":2,"secondSource":"full","note":{"vi":"Ghi chú","en":"A note"}}""",
            observations[2]);
        Contains("""{"indicator":"full-rank","value":34,"unit":"rank","fieldSize":34}""", observations[3]);
    }

    private static async Task Holds(BenchmarkApi program, string path, string expected) => Contains(expected, (await Get(program, path)).GetProperty("data"));

    private static async Task<JsonElement> Get(BenchmarkApi program, string path) => JsonSerializer.Deserialize<JsonElement>(await program.Download(path));

    /// <summary>Each property that is expected is there with that value, to the letter; others may be there too.</summary>
    private static void Contains(string expected, JsonElement actual)
    {
        foreach (var property in JsonSerializer.Deserialize<JsonElement>(expected).EnumerateObject())
        {
            Assert.True(actual.TryGetProperty(property.Name, out var value), $"{property.Name} is missing from {actual}");
            Assert.Equal($"{property.Name}: {JsonSerializer.Serialize(property.Value)}", $"{property.Name}: {JsonSerializer.Serialize(value)}");
        }
    }
}
