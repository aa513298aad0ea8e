using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>A file that is broken or means harm ends in a short report, soon, and in little memory. Whole folders are spoiled in <see
/// cref="ImportVerbTests"/>.</summary>
public class HostileFileTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    private const string Header = "province,indicator,year,series,revision,value,vintage,certainty,source,second_source,note_vi,note_en\n";
    private const string Row = "ha-noi,grdp-growth,2001,annual-constant-prices,1,3.5,,official,dti-gov-2022,,,\n";

    // As much as a report may have: a hundred problems and two lines.
    private const int LongestReport = 100_000;

    private static readonly Dictionary<string, (Action<string> Write, string Line)> Files = new()
    {
        ["it has bytes of every kind"] = (
            path => File.WriteAllBytes(path, [.. Enumerable.Range(0, 100_000).Select(number => (byte)(number * 151 % 256))]),
            "observations.csv: the file is not UTF-8"),
        ["it is UTF-16 without a mark"] = (
            path => File.WriteAllBytes(path, Encoding.Unicode.GetBytes(Header + Row)),
            "observations.csv: the file is not UTF-8"),
        ["it is Windows-1258"] = (
            path =>
                File.WriteAllBytes(
                    path,
                    [.. Encoding.UTF8.GetBytes(Header), .. Encoding.Latin1.GetBytes(Row.Replace(",,,\n", ",,Đo à,x\n", StringComparison.Ordinal))]),
            "observations.csv: the file is not UTF-8"),
        ["a column is missing"] = (
            path => File.WriteAllText(path, Header.Replace(",value", "", StringComparison.Ordinal)),
            "observations.csv:1: value: is missing from the header"),
        ["every column is there twice"] = (
            path => File.WriteAllText(path, $"{Header.TrimEnd()},{Header}"),
            "observations.csv:1: province: stands in the header more than once"),
        ["a header has a hundred thousand columns"] = (
            path => File.WriteAllText(path, $"{Header.TrimEnd()},{string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"c{number}"))}\n"),
            "observations.csv:1: c0: is no column of this file"),
        ["a header has a name without end"] = (path => File.WriteAllText(path, $"{Header.TrimEnd()},{new string('a', 900_000)}\n"), "observations.csv:1: aaa"),
        ["a line has no end"] = (path => File.WriteAllText(path, Header + new string('a', 10_000_000)), "observations.csv: the file cannot be read: "),
        ["a quote is opened and the file goes on for long"] = (
            path => File.WriteAllText(path, $"{Header}\"{string.Concat(Enumerable.Repeat(Row, 50_000))}"),
            "observations.csv: the file cannot be read: "),
        ["nothing but zeros follows, as much as ten gigabytes"] = (
            path => Sparse(path, 10L * 1024 * 1024 * 1024),
            "observations.csv: the file cannot be read: "),
        ["a cell holds the character NUL"] = (
            path => File.WriteAllText(path, Header + Row.Replace("official", "off\0icial", StringComparison.Ordinal)),
            "observations.csv:2: certainty \"off?icial\": the text holds a control character"),
        ["a cell moves the cursor of the terminal"] = (
            path => File.WriteAllText(path, Header + Row.Replace("official", "\e[2J", StringComparison.Ordinal)),
            "observations.csv:2: certainty \"?[2J\": the text holds a control character"),
        ["a million rows are wrong"] = (
            path =>
                File.WriteAllLines(path, [Header.TrimEnd(), .. Enumerable.Repeat(Row.TrimEnd().Replace("3.5", "much", StringComparison.Ordinal), 1_000_000)]),
            "observations.csv:2: value \"much\": must be a number"),
        ["thousands of long cells are wrong"] = (
            path =>
                File.WriteAllLines(
                    path,
                    [Header.TrimEnd(), .. Enumerable.Repeat(Row.TrimEnd().Replace("3.5", new string('m', 10_000), StringComparison.Ordinal), 5000)]),
            "observations.csv:2: value \"mmm"),
        ["it is a folder"] = (path => Directory.CreateDirectory(path), "observations.csv: is a folder and no file"),
        ["it leads to a device without end"] = (path => File.CreateSymbolicLink(path, "/dev/zero"), "observations.csv: the file is empty"),
        ["it leads to nothing"] = (path => File.CreateSymbolicLink(path, "/nowhere/at-all"), "observations.csv: the file is empty"),
        ["it leads to itself"] = (path => File.CreateSymbolicLink(path, path), "observations.csv: the file "),
        ["it is a pipe that nobody writes to"] = (path => Run("mkfifo", path), "observations.csv: the file is empty"),
        ["it is compressed"] = (Compress, "observations.csv: the file is not UTF-8"),
    };

    public static TheoryData<string> FileNames() => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(FileNames))]
    public async Task A_file_is_refused_when(string what)
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var before = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);
        Files[what].Write(folder.At("set/observations.csv"));
        var clock = Stopwatch.StartNew();

        var result = await folder.Run("import", "set", "--reason", "Why");

        Assert.Equal("", result.Output);
        Assert.StartsWith(Files[what].Line, result.ErrorLines[0], StringComparison.Ordinal);
        Assert.EndsWith("nothing was changed.", result.ErrorLines[^1], StringComparison.Ordinal);
        Assert.True(result.Errors.Length < LongestReport, $"{result.Errors.Length}");
        Assert.Equal(3, result.ExitCode);
        // Far above what it takes, far below what reading all of it would.
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"{clock.Elapsed}");
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("set.zip")]
    [InlineData("observations.csv.gz")]
    public async Task An_archive_is_no_data_set(string name)
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        Compress(folder.At(name));

        var result = await folder.Run("import", name, "--reason", "Why");

        Assert.StartsWith($"{name}: is no file of a data set; there are release.csv, ", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task A_million_problems_fit_into_little_memory()
    {
        using var folder = new CliFolder { Variables = { ["DOTNET_GCHeapHardLimit"] = "0x6000000" } };
        template.CopyTo(folder.Database);
        await File.WriteAllLinesAsync(
            folder.At("set/observations.csv"),
            [Header.TrimEnd(), .. Enumerable.Repeat(Row.TrimEnd().Replace("3.5", new string('m', 100_000), StringComparison.Ordinal), 2000)],
            TestContext.Current.CancellationToken);

        var result = await folder.Run("import", "set", "--reason", "Why");

        Assert.Equal(["… and 1900 more", "The data set has 2000 problems; nothing was changed."], result.ErrorLines.TakeLast(2));
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task Formulas_stay_texts_and_a_link_to_a_file_is_followed()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        string[] texts = ["=cmd|' /C calc'!A0", "+1", "-1", "@sum(1)", "'quoted", "\u202Eright to left"];
        await File.WriteAllLinesAsync(
            folder.At("elsewhere.csv"),
            ["id,kind,number,title,issuer,published_on,url,note_vi,note_en", .. texts.Select((text, index) => $"formula-{index},web,,\"{text}\",Nobody,,,,")],
            TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(folder.At("set/sources.csv"), folder.At("elsewhere.csv"));

        Assert.Equal((0, ""), await folder.Run("import", "set", "--reason", "Why") is var result ? (result.ExitCode, result.Errors) : default);
        Assert.Equal(texts, DatabaseFile.Query(folder.Database, "select title from source where id glob 'formula-*' order by id"));

        Assert.Equal(0, (await folder.Run("export", "back")).ExitCode);
        Assert.Contains(
            "formula-0,web,,=cmd|' /C calc'!A0,,,Nobody,,,,,,",
            await File.ReadAllLinesAsync(folder.At("back/sources.csv"), TestContext.Current.CancellationToken));
    }

    private static void Sparse(string path, long length)
    {
        using var file = File.Create(path);
        file.Write(Encoding.UTF8.GetBytes(Header));
        file.SetLength(length);
    }

    private static void Compress(string path)
    {
        using var file = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        file.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Header, 1000))));
    }

    private static void Run(string command, string argument)
    {
        using var process = Process.Start(command, argument);
        Assert.True(process.WaitForExit(Wait.Patience) && process.ExitCode == 0, $"{command} {argument}");
    }
}
