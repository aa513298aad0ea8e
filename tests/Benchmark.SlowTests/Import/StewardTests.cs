using System.Text;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>The everyday changes of a steward on the command line: what is said, in both languages, and that a dry run says what the real run says.</summary>
public sealed class StewardTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>, IDisposable
{
    private readonly CliFolder _folder = new();

    public static TheoryData<string> Changes() => [.. StewardChanges.All.Keys];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_dry_run_says_what_the_real_run_says(string what)
    {
        var change = Write(what);
        string[] import = ["import", "set", "--reason", "Why", .. change.Merges ? ["--merge"] : Array.Empty<string>()];

        var dry = await _folder.Run([.. import, "--dry-run"]);
        var unchanged = DatabaseFile.Query(_folder.Database, "select count(*) from release");
        var real = await _folder.Run(import);

        Assert.Equal(["1"], unchanged);
        Assert.Equal(change.IsRefused ? 3 : 0, dry.ExitCode);
        Assert.Equal((dry.ExitCode, dry.Errors), (real.ExitCode, real.Errors));
        // The first line alone says whether it was done.
        Assert.Equal(dry.OutputLines.Skip(1), real.OutputLines.Skip(1));
        var said = $"{dry.Output}{dry.Errors}";
        Assert.Contains(change.En, said, StringComparison.Ordinal);
        Assert.Equal(change is { Code: not null, IsRefused: false }, said.Contains("warning: ", StringComparison.Ordinal));
        if (!change.IsRefused)
            CliVerify.AssertSound(_folder.Database);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_strict_import_refuses_what_is_only_warned_of(string what)
    {
        var change = Write(what);

        var strict = await _folder.Run(
            ["import", "set", "--reason", "Why", "--strict", "--lang", "vi", .. change.Merges ? ["--merge"] : Array.Empty<string>()]);

        Assert.Equal(change.Code is null ? 0 : 3, strict.ExitCode);
        Assert.Contains(change.Code is null ? "" : change.Vi, strict.Errors, StringComparison.Ordinal);
        Assert.Equal([change.Code is null ? "2" : "1"], DatabaseFile.Query(_folder.Database, "select count(*) from release"));
    }

    [Fact]
    public async Task A_whole_set_is_replaced_and_names_what_it_changes()
    {
        template.CopyTo(_folder.Database);
        var set = _folder.CopySeed("set");
        File.Delete(Path.Combine(set, "release.csv"));
        CliSeed.Replace(set, "observations.csv", ",17.34,", ",17.4,");

        var dry = await _folder.Run("import", "set", "--replace", "--reason", "Why", "--dry-run");
        var real = await _folder.Run("import", "set", "--replace", "--reason", "Why");

        Assert.Equal((0, ""), (dry.ExitCode, dry.Errors));
        Assert.Equal(dry.OutputLines.Skip(1), real.OutputLines.Skip(1));
        Assert.Contains("change observations.csv ha-noi.grdp-digital-share.2025.gso-value-added: value 17.34 → 17.4", dry.OutputLines);
    }

    [Theory]
    [InlineData("2030-01-01.1,2030-01-01T00:00:00+07:00", true)]
    [InlineData("2199-12-31.1,2199-12-31T00:00:00+07:00", true)]
    public async Task A_release_of_a_day_that_has_not_come_is_refused(string release, bool says)
    {
        template.CopyTo(_folder.Database);
        var set = _folder.CopySeed("set");
        File.WriteAllText(Path.Combine(set, "release.csv"), $"{StewardChanges.Header("release.csv")}\n{release},Office,Lý do,Reason\n");
        CliSeed.Replace(set, "observations.csv", ",17.34,", ",17.4,");

        foreach (var more in new string[][] { ["--dry-run"], [], ["--reason", "Why"] })
        {
            var result = await _folder.Run(["import", "set", .. more]);

            Assert.Equal(3, result.ExitCode);
            Assert.Equal(says, result.ErrorLines[0].StartsWith("release.csv:2: published_at \"", StringComparison.Ordinal));
            Assert.Contains("correct the date, or set the clock right", result.ErrorLines[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_release_that_lies_ahead_of_the_clock_is_warned_of()
    {
        template.CopyTo(_folder.Database);
        DatabaseFile.Execute(_folder.Database, "update release set published_at = '2199-01-01T00:00:00+07:00'");
        File.WriteAllText(_folder.At("set/deletions.csv"), StewardChanges.All["a deletion"].Files[0].Text);

        var result = await _folder.Run("import", "set", "--reason", "Why");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            result.OutputLines,
            line => line.StartsWith("warning: release.csv: The newest release, ", StringComparison.Ordinal)
                && line.EndsWith("set the clock right.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_that_others_changed_since_are_named_with_old_theirs_and_yours()
    {
        template.CopyTo(_folder.Database);
        var read = DatabaseFile.Query(_folder.Database, "select id from release")[0];
        Merge("value", "17.5");
        Assert.Equal(0, (await _folder.Run("import", "set", "--merge", "--reason", "Theirs", "--if-release", read)).ExitCode);
        Merge("value", "17.6");

        var refused = await _folder.Run("import", "set", "--merge", "--reason", "Yours", "--if-release", read);
        Merge("certainty", "official");
        var other = await _folder.Run("import", "set", "--merge", "--reason", "Yours", "--if-release", read);
        Merge("value", "17.5");
        var same = await _folder.Run("import", "set", "--merge", "--reason", "Yours", "--if-release", read);
        File.WriteAllText(
            _folder.At("set/observations.csv"),
            "province,indicator,year,series,revision,value\nha-noi,grdp-growth,2025,annual-constant-prices,2,8.2\n");
        var untouched = await _folder.Run("import", "set", "--merge", "--reason", "Yours", "--if-release", read);
        var unknown = await _folder.Run("import", "set", "--merge", "--reason", "Yours", "--if-release", "2026-11-21.9");

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("value: old 17.34, theirs 17.5, yours 17.6", refused.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("observations.csv:2: ha-noi.grdp-digital-share.2025.gso-value-added: ", refused.ErrorLines[0], StringComparison.Ordinal);
        // Also where another field of the row was changed: the sender has not seen what the row says now.
        Assert.Contains("value: old 17.34, theirs 17.5, yours 17.5", other.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal((0, 0), (same.ExitCode, untouched.ExitCode));
        Assert.Equal(3, unknown.ExitCode);
        Assert.Contains($"did you mean {read}", unknown.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merged_row_keeps_what_is_left_out_and_loses_what_is_empty()
    {
        template.CopyTo(_folder.Database);
        Merge("vintage", "");

        Assert.Equal(0, (await _folder.Run("import", "set", "--merge", "--reason", "Why")).ExitCode);

        // Of the sample, but for the vintage.
        Assert.Equal(
            ["17.34||preliminary|vietnamvn-hn-2025share"],
            DatabaseFile.Query(
                _folder.Database,
                "select value, vintage, certainty, source from observation where province = 'ha-noi' and series = 'gso-value-added' and year = 2025"));
        File.WriteAllText(
            _folder.At("set/observations.csv"),
            "province,indicator,year,series,revision,value\nha-noi,grdp-growth,2011,annual-constant-prices,1,8\n");
        var incomplete = await _folder.Run("import", "set", "--merge", "--reason", "Why");
        Assert.Equal(
            ["observations.csv:2: certainty: is required", "observations.csv:2: source: is required"],
            incomplete.ErrorLines.SkipLast(1));
        var whole = _folder.CopySeed("whole");
        Assert.Contains("never merged", (await _folder.Run("import", whole, "--merge")).ErrorLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("observation.csv", "observations.csv")]
    [InlineData("observations.csv.txt", "observations.csv")]
    [InlineData("targets.xlsx", "targets.csv")]
    [InlineData("deletion.csv", "deletions.csv")]
    public async Task A_file_that_is_not_read_is_refused_with_the_name_that_was_meant(string file, string meant)
    {
        template.CopyTo(_folder.Database);
        File.WriteAllText(_folder.At("set/deletions.csv"), "noun,id\nobservation,thai-nguyen.grdp-digital-share.2022.mic-estimate\n");
        File.WriteAllText(_folder.At($"set/{file}"), "x\n1\n");

        var result = await _folder.Run("import", "set", "--reason", "Why");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(result.ErrorLines, line => line.StartsWith($"{file}: is no file", StringComparison.Ordinal)
            && line.EndsWith($"did you mean {meant}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_other_programs_leave_in_a_folder_is_left_alone()
    {
        Write("a deletion");
        foreach (var name in new[] { "._observations.csv", ".DS_Store", "~$observations.xlsx", ".~lock.observations.csv#", "Thumbs.db", "README.md" })
            File.WriteAllText(_folder.At($"set/{name}"), "\0\u0005");

        Assert.Equal(0, (await _folder.Run("import", "set", "--reason", "Why")).ExitCode);
    }

    [Theory]
    [InlineData("RELEASE.CSV", "release.csv")]
    [InlineData("Observations.Csv", "observations.csv")]
    public async Task Letters_of_a_name_do_not_matter(string name, string file)
    {
        template.CopyTo(_folder.Database);
        var set = _folder.CopySeed("set");
        File.Move(Path.Combine(set, file), Path.Combine(set, name));

        Assert.Contains("holds this content already", (await _folder.Run("import", "set")).Output, StringComparison.Ordinal);

        File.Copy(Path.Combine(set, name), Path.Combine(set, file));
        Assert.Contains($"is {file} once more", (await _folder.Run("import", "set")).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\rb", "U+000D, a carriage return without a line feed")]
    [InlineData("a\tb", "U+0009, a tab")]
    [InlineData("a\u001bb", "U+001B")]
    [InlineData("a\r\nb", null)]
    public async Task A_control_character_is_named(string note, string? says)
    {
        template.CopyTo(_folder.Database);
        File.WriteAllText(
            _folder.At("set/observations.csv"),
            $"province,indicator,year,series,revision,note_vi,note_en\nha-noi,grdp-digital-share,2025,gso-value-added,1,\"{note}\",\"{note}\"\n");

        var result = await _folder.Run("import", "set", "--merge", "--reason", "Why");

        Assert.Equal(says is null ? 0 : 3, result.ExitCode);
        Assert.Contains(says ?? "", result.Errors, StringComparison.Ordinal);
        if (says is null)
            Assert.Equal(["a\nb"], DatabaseFile.Query(_folder.Database, "select note_en from observation where since = 2"));
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData(",,,,,,,,,,,\n,,,,,,,,,,,\n")]
    [InlineData("\u001A")]
    [InlineData("\n\u001A\n")]
    public async Task What_is_empty_at_the_end_is_nothing_and_in_between_is_named(string end)
    {
        template.CopyTo(_folder.Database);
        var path = _folder.At("set/observations.csv");
        const string row = "ha-noi,grdp-growth,2012,annual-constant-prices,1,8.1,,official,ktxh-hn-2022,,,";
        File.WriteAllText(path, $"{StewardChanges.Header("observations.csv")}\n{row}\n{end}");
        Assert.Equal((0, ""), await _folder.Run("import", "set", "--reason", "Why") is var result ? (result.ExitCode, result.Errors) : default);

        File.WriteAllText(path, $"{StewardChanges.Header("observations.csv")}\n\n{row}\n");
        Assert.Equal("observations.csv:2: the line is empty; delete it", (await _folder.Run("import", "set", "--reason", "Why")).ErrorLines[0]);
        File.WriteAllText(path, $"{StewardChanges.Header("observations.csv")},,x\n{row},,\n");
        Assert.StartsWith(
            "observations.csv:1: column 13: is no column",
            (await _folder.Run("import", "set", "--reason", "Why")).ErrorLines[0],
            StringComparison.Ordinal);
        File.WriteAllText(path, $"{StewardChanges.Header("observations.csv")}\n");
        Assert.StartsWith(
            "observations.csv: holds a header and no rows",
            (await _folder.Run("import", "set", "--reason", "Why")).ErrorLines[0],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--reason", 500)]
    [InlineData("--author", 100)]
    public async Task A_reason_and_an_author_are_lines(string option, int longest)
    {
        Write("a deletion");
        string[] import = option == "--reason" ? ["import", "set"] : ["import", "set", "--reason", "Why"];

        Assert.Equal(2, (await _folder.Run([.. import, option, new string('x', longest + 1)])).ExitCode);
        Assert.Equal(2, (await _folder.Run([.. import, option, "two\nlines"])).ExitCode);
        Assert.Equal(0, (await _folder.Run([.. import, option, new string('x', longest)])).ExitCode);
    }

    [Theory]
    [InlineData("Ð", "U+00D0", "Đ")]
    [InlineData("Ɖ", "U+0189", "Đ")]
    [InlineData("ð", "U+00F0", "đ")]
    public async Task A_name_has_no_letter_that_only_looks_right(string letter, string code, string meant)
    {
        template.CopyTo(_folder.Database);
        File.WriteAllText(_folder.At("set/provinces.csv"), $"id,name_vi\nha-noi,Hà {letter}ô\n");

        var result = await _folder.Run("import", "set", "--merge", "--reason", "Why");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"holds {letter} ({code}), which only looks like {meant}", result.ErrorLines[0], StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private StewardChange Write(string what)
    {
        template.CopyTo(_folder.Database);
        var change = StewardChanges.All[what];
        foreach (var (name, text) in change.Files)
            File.WriteAllText(_folder.At($"set/{name}"), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return change;
    }

    private void Merge(string column, string value) => File.WriteAllText(
        _folder.At("set/observations.csv"),
        $"province,indicator,year,series,revision,{column}\nha-noi,grdp-digital-share,2025,gso-value-added,1,{value}\n");
}
