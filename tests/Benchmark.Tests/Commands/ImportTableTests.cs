using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Core.Schemas;
using Benchmark.Tests.Features.Publishing;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.Tests.Commands;

/// <summary>
/// A table in the shape in which the PX-Web of a statistics office answers is imported. It is made of the provinces of the sample: growth indexes of all units
/// of today, the year before as 100.
/// </summary>
public sealed class ImportTableTests : IDisposable
{
    private const int FirstYear = 2019;
    private const int Years = 6;
    private const string Units = "Tỉnh, thành phố";
    private const string Year = "Năm";

    private readonly CliFolder _folder = new();
    private readonly CommandScene _scene;
    private readonly string _database;
    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> _provinces =
        [.. SampleRow.Of(Noun.Province).Where(row => row["valid_to"].Length == 0 && row["kind"] != "country")];

    // Of the sample: a growth rate whose series covers every unit and year.
    private readonly IReadOnlyDictionary<string, string> _indicator;
    private readonly IReadOnlyDictionary<string, string> _series;
    private readonly string _source = SampleRow.Of(Noun.Source)[0]["id"];

    public ImportTableTests()
    {
        _database = _folder.Database;
        DatabaseFile.Import(_database, CliProgram.Seed);
        _scene = new CommandScene(_database);
        _series = SampleRow.Of(Noun.Series).First(row => row["map"].Length == 0 && row["average_start"].Length == 0
            && SampleRow.Of(Noun.Indicator).Single(each => each["id"] == row["indicator"]) is var measured && measured["unit"] == "percent-per-year");
        _indicator = SampleRow.Of(Noun.Indicator).Single(row => row["id"] == _series["indicator"]);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_table_of_all_units_and_six_years_is_imported()
    {
        Assert.Equal(34, _provinces.Count);
        var (table, map) = (Table(), Map());
        // A cell without a value, one that is said to have none, and one that is preliminary.
        table["value"]![3] = null;
        table["status"] = new JsonObject { ["3"] = "..", ["4"] = "..", ["5"] = "p" };
        var before = Rows();

        var dry = await Import(table, map, "--dry-run");
        Assert.Equal((0, ""), (dry.Code, dry.Errors));
        Assert.StartsWith("204 cells: ", dry.Output, StringComparison.Ordinal);
        Assert.Contains(" 2 without a value, 0 skipped.\n", dry.Output, StringComparison.Ordinal);
        Assert.Contains($"{_indicator["id"]}: ", dry.Output, StringComparison.Ordinal);
        Assert.Contains("are rounded to 2 decimals.\n", dry.Output, StringComparison.Ordinal);
        Assert.Contains("This was a dry run; nothing was changed.", dry.Output, StringComparison.Ordinal);
        Assert.Equal(before, Rows());

        var done = await Import(table, map);
        Assert.Equal((0, ""), (done.Code, done.Errors));
        for (var cell = 0; cell < _provinces.Count * Years; cell++)
        {
            var newest = DatabaseFile.Query(
                _database,
                $"""
                select value, certainty, source, vintage from observation
                where province = '{_provinces[cell / Years]["id"]}' and indicator = '{_indicator["id"]}' and series = '{_series["id"]}'
                    and year = {FirstYear + (cell % Years)} order by revision desc limit 1
                """);
            var certainty = cell == 5 ? "preliminary" : "official";
            if (cell is 3 or 4)
                Assert.DoesNotContain(newest, row => row.EndsWith($"|{_source}|2026-11", StringComparison.Ordinal));
            else
                Assert.Equal($"{Grown(cell)}|{certainty}|{_source}|2026-11", newest.Single());
        }

        await _scene.Run("verify");

        // The same table again brings nothing; another value is a new revision of its figure.
        var releases = DatabaseFile.Query(_database, "select id from release");
        var again = await Import(table, map);
        Assert.Contains("204 cells: 0 rows, 202 there already, 2 without a value, 0 skipped.\n", again.Output, StringComparison.Ordinal);
        Assert.Contains("holds this content already", again.Output, StringComparison.Ordinal);
        Assert.Equal(releases, DatabaseFile.Query(_database, "select id from release"));
        table["value"]![7] = 104.5m;
        var revised = await Import(table, map);
        Assert.Contains("204 cells: 1 row, 201 there already", revised.Output, StringComparison.Ordinal);
        Assert.Contains("observations.csv: 1 inserted, 0 changed, 0 deleted", revised.Output, StringComparison.Ordinal);
        await _scene.Run("verify");
    }

    [Fact]
    public async Task What_is_not_mapped_is_refused_with_its_place()
    {
        await Refused(Table(), Map(skip: 3), Place(3), "has no row in map.csv");
        await Refused(
            Table(),
            Map(change: (row, cells) => row == 3 ? cells with { Province = "nowhere-at-all" } : cells),
            Place(3),
            "is no province on 31 December");
        await Refused(
            Table(),
            Map(change: (row, cells) => row == _provinces.Count + 2 ? cells with { Year = $"{FirstYear + 3}" } : cells),
            "map.csv:38: year \"2 (2021)\"",
            "is the year 2021, not 2022");
        await Refused(
            Table(),
            Map(unit: "percent"),
            "map.csv:42: unit \"percent\"",
            $"must be the unit of {_indicator["id"]}, percent-per-year");
        await Refused(Table(), Map(series: "nothing"), "map.csv:42: series \"nothing\"", "is not in series.csv");
        await Refused(Table(), $"{Map()}{Quote(Units)},99,ha-noi,,,,,,,\n", "map.csv:43: category \"99\"", "is no category of the dimension");
        await Refused(Table(), $"{Map()}Vùng,0,,,,,,,,\n", "map.csv:43: dimension \"Vùng\"", "is no dimension of the table");
        await Refused(Table(), $"{Map()}{Quote(Units)},0,ha-noi,,,,,,,\n", "map.csv:43: category \"0\"", "has a row above already");
        await Refused(Table(), $"{Map()}{Quote(Year)},*,,,,,,,,\n", "map.csv:43: skip", "can only be skipped");
        await Refused(Table(), Map().Replace(",1,-100,", ",1,much,", StringComparison.Ordinal), "map.csv:42: add \"much\"", "must be a number");
        // The same hints as in every other file.
        await Refused(
            Table(),
            Map().Replace(",1,-100,", ",0,5,-100,", StringComparison.Ordinal),
            "map.csv:42: ",
            "has 11 cells, the header has 10; decimals have a point (17.5), and a cell with a comma stands in quotes");
        await Refused(
            Table(),
            Map().Replace(",1,-100,", ",\"0,5\",-100,", StringComparison.Ordinal),
            "map.csv:42: factor \"0,5\"",
            "must be a number with a point for the decimals and no exponent or thousands separator");
        await Refused(Table(), Map().Replace(",2020,", ",20,", StringComparison.Ordinal), "year \"20\"", "must be a whole number from ");
        await Refused(
            Table(),
            Map().Replace(",2020,", ",,", StringComparison.Ordinal),
            $"table.json, {Units} 0 ({_provinces[0]["name_vi"]}), {Year} 1 (2020), Chỉ tiêu t (Chỉ số phát triển)",
            "no dimension says the year in map.csv");
        await Refused(
            Table(),
            Map(change: (row, cells) => row == 0 ? cells with { Year = "2019" } : cells),
            $"table.json, {Units} 0",
            "two dimensions say the year in map.csv");
    }

    [Fact]
    public async Task What_is_wrong_with_a_figure_is_said_where_it_is_in_the_table()
    {
        var table = Table();
        table["value"]![Years + 1] = -400;
        await Refused(table, Map(), $"table.json, {Units} 1 ({_provinces[1]["name_vi"]}), {Year} 1 (2020)", "is smaller than -100");
        table = Table();
        table["status"] = new JsonObject { ["8"] = "e" };
        await Refused(table, Map(), $"table.json, {Units} 1 ({_provinces[1]["name_vi"]}), {Year} 2 (2021)", "status \"e\": must be one of p, ..");
        table = Table();
        table["value"]![0] = JsonNode.Parse("79228162514264337593543950335");
        await Refused(table, Map().Replace(",1,-100,", ",10,-100,", StringComparison.Ordinal), $"table.json, {Units} 0", "too large to be computed with");
        var (code, _, errors) = await Import(Table(), Map(), "--source", "nothing");
        Assert.Equal(3, code);
        Assert.Contains($"table.json, {Units} 0 ({_provinces[0]["name_vi"]}), {Year} 0 (2019)", errors, StringComparison.Ordinal);
        Assert.Contains("source \"nothing\": is not in sources.csv", errors, StringComparison.Ordinal);

        // Far from all others: allowed, and pointed out where it is in the table.
        table = Table();
        table["value"]![10] = 1000;
        var warned = await Import(table, Map(), "--dry-run");
        Assert.Contains($"warning: table.json, {Units} 1 ({_provinces[1]["name_vi"]}), {Year} 4 (2023)", warned.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await Import(table, Map(), "--dry-run", "--strict")).Code);
    }

    [Fact]
    public async Task A_new_source_comes_with_the_table_and_the_rest_of_a_dimension_is_skipped()
    {
        await File.WriteAllTextAsync(
            _folder.At("new.csv"),
            $"{StewardChanges.Header("sources.csv")}\nyearbook,report,,,,2026-06,https://example.org/yearbook,,,Niên giám,Yearbook,Cơ quan,Office\n",
            TestContext.Current.CancellationToken);
        var map = $"{Map(keep: 2)}{Quote(Units)},*,,,,,,,,yes\n";

        var (code, output, errors) = await Import(Table(), map, "--source", "yearbook", "--sources", _folder.At("new.csv"));

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("204 cells: 12 rows, 0 there already, 0 without a value, 192 skipped.\n", output, StringComparison.Ordinal);
        Assert.Equal(["12"], DatabaseFile.Query(_database, "select count(*) from observation where source = 'yearbook'"));
    }

    [Theory]
    [InlineData("", "is no JSON")]
    [InlineData("{", "is no JSON")]
    [InlineData("null", "does not say version")]
    [InlineData("[]", "does not say version")]
    [InlineData("\"text\"", "does not say version")]
    [InlineData("{\"version\":\"1.0\",\"class\":\"dataset\"}", "does not say version")]
    [InlineData("{\"dataset\":{\"value\":[1]}}", "does not say version")]
    [InlineData("{\"version\":\"2.0\",\"version\":\"2.0\",\"class\":\"dataset\"}", "is no JSON")]
    [InlineData("T{\"id\":[]}", "id must list")]
    [InlineData("T{\"id\":[\"a\",\"a\"]}", "id must list")]
    [InlineData("T{\"id\":[1,2]}", "id must list")]
    [InlineData("T{\"id\":\"a\"}", "id must list")]
    [InlineData("T{\"size\":[1]}", "size must have")]
    [InlineData("T{\"size\":[0,2]}", "size must have")]
    [InlineData("T{\"size\":[-1,2]}", "size must have")]
    [InlineData("T{\"size\":[1.5,2]}", "size must have")]
    [InlineData("T{\"size\":[\"2\",\"2\"]}", "size must have")]
    [InlineData("T{\"size\":[2147483647,2147483647]}", "has more than 1000000 cells")]
    [InlineData("T{\"size\":[99999999999,2]}", "size must have")]
    [InlineData("T{\"size\":[3,2]}", "dimension \"a\" must have 3 categories")]
    [InlineData("T{\"dimension\":{}}", "dimension \"a\" has no category")]
    [InlineData("T{\"dimension\":[]}", "dimension must be an object")]
    [InlineData("T{\"dimension\":{\"a\":{\"category\":{\"index\":{\"x\":0,\"y\":2}}},\"b\":{}}}", "dimension \"a\" must have 2 categories")]
    [InlineData("T{\"dimension\":{\"a\":{\"category\":{\"index\":{\"x\":0,\"y\":0}}},\"b\":{}}}", "dimension \"a\" must have 2 categories")]
    [InlineData("T{\"dimension\":{\"a\":{\"category\":{\"index\":[\"x\",\"x\"]}},\"b\":{}}}", "dimension \"a\" must have 2 categories")]
    [InlineData("T{\"dimension\":{\"a\":{\"category\":{\"index\":\"x\"}},\"b\":{}}}", "dimension \"a\" must have 2 categories")]
    [InlineData("T{\"dimension\":{\"a\":{\"category\":{}},\"b\":{}}}", "dimension \"a\" must have 2 categories")]
    [InlineData("T{\"value\":[1,2,3]}", "value has 3 items, size says 4 cells")]
    [InlineData("T{\"value\":[1,2,3,\"4\"]}", "the value of cell 3 is no number")]
    [InlineData("T{\"value\":[1,2,3,1e400]}", "the value of cell 3 is no number")]
    [InlineData("T{\"value\":[1,2,3,{}]}", "the value of cell 3 is no number")]
    [InlineData("T{\"value\":{\"4\":1}}", "value names the cell \"4\"")]
    [InlineData("T{\"value\":{\"-1\":1}}", "value names the cell \"-1\"")]
    [InlineData("T{\"value\":{\"99999999999999999999999\":1}}", "value names the cell \"99999999999999999999")]
    [InlineData("T{\"value\":{\"1\":1,\"01\":2}}", "value names the cell \"01\"")]
    [InlineData("T{\"value\":7}", "value must be an array or an object")]
    [InlineData("T{\"status\":[\"p\"]}", "status has 1 items")]
    [InlineData("T{\"status\":{\"9\":\"p\"}}", "status names the cell \"9\"")]
    [InlineData("T{\"status\":{\"1\":5}}", "the status of cell 1 is no text")]
    [InlineData("T{\"status\":5}", "status must be an array or an object")]
    public async Task What_is_no_table_is_one_clear_problem(string text, string expected)
    {
        if (text.StartsWith('T'))
        {
            var table = JsonNode.Parse(
                """
                {"version":"2.0","class":"dataset","id":["a","b"],"size":[2,2],
                "dimension":{"a":{"category":{"index":["x","y"]}},"b":{"category":{"index":["1","2"]}}},"value":[1,2,3,4]}
                """)!;
            foreach (var (name, value) in JsonNode.Parse(text[1..])!.AsObject())
                table[name] = value?.DeepClone();
            text = table.ToJsonString();
        }

        var (code, output, errors) = await Import(text, Map());

        Assert.Equal((3, ""), (code, output));
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("The data set has 1 problem; nothing was changed.", lines[1]);
        Assert.StartsWith("table.json", lines[0], StringComparison.Ordinal);
        Assert.Contains(expected, lines[0], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public async Task Tables_damaged_at_random_are_taken_or_refused()
    {
        var random = Campaign.Generator();
        var whole = Encoding.UTF8.GetBytes(Table().ToJsonString());
        var codes = new Dictionary<int, int>();
        for (var round = 0; round < Campaign.Cases(usually: 100, whenLong: 20_000); round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)"0123456789,[]{}\":nul"[random.Next(20)];
            var left = random.Next(10) == 0 ? random.Next(bytes.Length) : bytes.Length;
            await File.WriteAllBytesAsync(_folder.At("table.json"), bytes[..left], TestContext.Current.CancellationToken);

            var (code, _, errors) = await Import((string?)null, Map(), "--dry-run");

            Assert.True(code is 0 or 3, $"{code}: {errors}");
            Assert.Equal(code == 0, errors.Length == 0);
            codes[code] = codes.GetValueOrDefault(code) + 1;
        }

        Assert.All([0, 3], code => Assert.True(codes[code] > 10, $"Only {codes[code]} ended with {code}."));
    }

    [Theory]
    [InlineData("A table of JSON-stat needs --map.", "table.json")]
    [InlineData("A table of JSON-stat needs --source.", "table.json", "--map", "map.csv")]
    [InlineData("A table of JSON-stat needs --certainty.", "table.json", "--map", "map.csv", "--source", "a")]
    [InlineData("There is no certainty sure. There are official, reported, preliminary.", "table.json", "--certainty", "sure")]
    [InlineData("The option --map goes with a table of JSON-stat, a file that ends in .json.", "folder", "--map", "map.csv")]
    [InlineData("A table of JSON-stat takes no --merge.", "table.json", "--map", "m", "--source", "a", "--certainty", "official", "--merge")]
    public async Task What_a_table_needs_is_said(string expected, params string[] arguments) =>
        Assert.Equal((2, "", $"{expected} See --help.\n"), await _scene.Try(["import", .. arguments]));

    [Fact]
    public async Task A_table_needs_a_database_and_files_that_are_there()
    {
        var empty = new CommandScene(_folder.At("none/benchmark.db"));
        await File.WriteAllTextAsync(_folder.At("map.csv"), Map(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.At("table.json"), Table().ToJsonString(), TestContext.Current.CancellationToken);
        string[] options = ["--source", _source, "--certainty", "official", "--reason", "Why"];
        Assert.Equal(4, (await empty.Try(["import", _folder.At("table.json"), "--map", _folder.At("map.csv"), .. options])).Code);
        Assert.False(File.Exists(_folder.At("none/benchmark.db")));
        var (code, _, errors) = await _scene.Try(["import", _folder.At("nothing.json"), "--map", _folder.At("map.csv"), .. options]);
        Assert.Equal(3, code);
        Assert.StartsWith("nothing.json: ", errors, StringComparison.Ordinal);
        (code, _, errors) = await _scene.Try(["import", _folder.At("table.json"), "--map", _folder.At("nothing.csv"), .. options]);
        Assert.Equal(3, code);
        Assert.Contains("nothing.csv: there is no such folder or file", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table.json")]
    [InlineData("map.csv")]
    [InlineData("sources.csv")]
    public async Task Each_file_of_a_table_is_read_in_the_same_way(string file)
    {
        async Task Refuses(string expected)
        {
            string[] options = ["--sources", _folder.At("sources.csv"), "--source", _source, "--certainty", "official", "--reason", "Why"];
            var (code, _, errors) = await _scene.Try(["import", _folder.At("table.json"), "--map", _folder.At("map.csv"), .. options]);
            Assert.Equal(3, code);
            Assert.StartsWith($"{file}: {expected}", errors, StringComparison.Ordinal);
        }

        File.Copy(Path.Combine(CliProgram.Seed, "sources.csv"), _folder.At("sources.csv"));
        await File.WriteAllTextAsync(_folder.At("map.csv"), Map(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.At("table.json"), Table().ToJsonString(), TestContext.Current.CancellationToken);
        File.Delete(_folder.At(file));
        await Refuses("there is no such folder or file");
        await File.WriteAllBytesAsync(_folder.At(file), [0xFF, 0xFE], TestContext.Current.CancellationToken);
        await Refuses("the file is not UTF-8");
        // A hole, which takes no room on the disk.
        await using (var large = File.Create(_folder.At(file)))
            large.SetLength((64 * 1024 * 1024) + 1);
        await Refuses("the file has more than 64 MB");
        File.Delete(_folder.At(file));
        Directory.CreateDirectory(_folder.At(file));
        if (file != "table.json")
            await Refuses("is a folder and no file");
    }

    private async Task Refused(JsonObject table, string map, string place, string sentence)
    {
        var before = Rows();
        var (code, _, errors) = await Import(table, map);
        Assert.True(code == 3, $"{code}: {errors}");
        Assert.Contains(place, errors, StringComparison.Ordinal);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Equal(before, Rows());
    }

    private Task<(int Code, string Output, string Errors)> Import(JsonObject table, string map, params string[] more) =>
        Import(table.ToJsonString(), map, more);

    private async Task<(int Code, string Output, string Errors)> Import(string? table, string map, params string[] more)
    {
        if (table is not null)
            await File.WriteAllTextAsync(_folder.At("table.json"), table, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.At("map.csv"), map, TestContext.Current.CancellationToken);
        string[] source = more.Contains("--source") ? [] : ["--source", _source];
        return await _scene.Try([
            "import", _folder.At("table.json"), "--map", _folder.At("map.csv"), "--certainty", "official", "--vintage", "2026-11", "--reason", "Why",
            .. source, .. more,
        ]);
    }

    private IReadOnlyList<string> Rows() => DatabaseFile.Query(_database, "select count(*), (select count(*) from release) from observation");

    private string Place(int unit) => $"table.json: {Units} \"{unit} ({_provinces[unit]["name_vi"]})\"";

    /// <summary>The index of a cell: in most it has a decimal more than the indicator.</summary>
    private static decimal Index(int cell) => 103m + (((cell * 37) % 600) / 100m) + ((cell % 3) * 0.001m);

    private static string Grown(int cell) =>
        decimal.Round(Index(cell) - 100, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);

    private JsonObject Table() => new()
    {
        ["class"] = "dataset",
        ["label"] = "Chỉ số phát triển theo Tỉnh, thành phố, Năm và Chỉ tiêu",
        ["source"] = "Cục Thống kê",
        ["updated"] = "2026-11-01T02:00:00Z",
        ["version"] = "2.0",
        ["id"] = new JsonArray(Units, Year, "Chỉ tiêu"),
        ["size"] = new JsonArray(_provinces.Count, Years, 1),
        ["role"] = new JsonObject { ["time"] = new JsonArray(Year) },
        ["dimension"] = new JsonObject
        {
            [Units] = Dimension(Units, _provinces.Select((row, unit) => ($"{unit}", row["name_vi"]))),
            [Year] = Dimension(Year, Enumerable.Range(0, Years).Select(year => ($"{year}", $"{FirstYear + year}"))),
            ["Chỉ tiêu"] = Dimension("Chỉ tiêu", [("t", "Chỉ số phát triển")]),
        },
        ["value"] = new JsonArray([.. Enumerable.Range(0, _provinces.Count * Years).Select(cell => (JsonNode)Index(cell))]),
        ["extension"] = new JsonObject { ["px"] = new JsonObject { ["tableid"] = "V03.01", ["decimals"] = 2 } },
    };

    private static JsonObject Dimension(string label, IEnumerable<(string Code, string Label)> categories) => new()
    {
        ["label"] = label,
        ["category"] = new JsonObject
        {
            ["index"] = new JsonObject(categories.Select((each, place) => KeyValuePair.Create(each.Code, (JsonNode?)place))),
            ["label"] = new JsonObject(categories.Select(each => KeyValuePair.Create(each.Code, (JsonNode?)each.Label))),
        },
        ["extension"] = new JsonObject { ["show"] = "value" },
    };

    /// <summary>The map: units by id, those that are as they always were also by code and by name.</summary>
    private string Map(
        int? skip = null,
        int? keep = null,
        string? unit = null,
        string? series = null,
        Func<int, Cells, Cells>? change = null)
    {
        var rows = new List<Cells>();
        foreach (var (place, row) in _provinces.Index())
        {
            var name = row["valid_from"].Length > 0 ? row["id"] : (place % 3) switch { 0 => row["id"], 1 => $"gso:{row["gso"]}", _ => row["name_vi"] };
            rows.Add(new Cells(Units, $"{place}", Province: name));
        }

        rows.AddRange(Enumerable.Range(0, Years).Select(year => new Cells(Year, $"{year}", Year: $"{FirstYear + year}")));
        rows.Add(new Cells("Chỉ tiêu", "t", Indicator: $"{_indicator["id"]},,{series ?? _series["id"]},1,-100,{unit ?? _indicator["unit"]}"));
        return "dimension,category,province,indicator,year,series,factor,add,unit,skip\n" + string.Concat(rows
            .Select((row, place) => change?.Invoke(place, row) ?? row)
            .Where((_, place) => place != skip && (keep is null || place < keep || place >= _provinces.Count))
            .Select(row => row.Indicator.Length > 0
                ? $"{Quote(row.Dimension)},{row.Category},,{row.Indicator},\n"
                : $"{Quote(row.Dimension)},{row.Category},{Quote(row.Province)},,{row.Year},,,,,\n"));
    }

    private static string Quote(string cell) => cell.Contains(',') ? $"\"{cell}\"" : cell;

    private sealed record Cells(string Dimension, string Category, string Province = "", string Indicator = "", string Year = "");
}
