using System.Text.Json;

namespace Benchmark.Oracle.Tests;

/// <summary>Every verdict of the release, computed twice: by the program and here.</summary>
public sealed class VerdictTests(RunningProgram program)
{
    [Fact]
    public async Task Every_verdict_of_the_release_is_the_one_of_the_text()
    {
        var computed = new Verdicts(DataSet.Read(RunningProgram.Seed)).All().ToDictionary(verdict => (verdict.Target, verdict.Series));

        var answered = (await program.Walk("/v1/gaps?standing=all&explain=0&limit=1000"))
            .ToDictionary(row => (row.GetProperty("target").GetProperty("id").GetString()!, Text(row, "series")));

        Assert.NotEmpty(computed);
        Differences.None(
        [
            .. computed.Keys.Except(answered.Keys).Select(key => $"{key}: computed, and not answered"),
            .. answered.Keys.Except(computed.Keys).Select(key => $"{key}: answered, and not computed"),
            .. from verdict in computed.Values
               where answered.ContainsKey((verdict.Target, verdict.Series))
               let row = answered[(verdict.Target, verdict.Series)]
               from difference in Compare(verdict, row)
               select $"{verdict.Target} by {verdict.Series ?? "no series"}: {difference} [{verdict.Rule}]",
        ]);
    }

    private static IEnumerable<string> Compare(Verdict verdict, JsonElement row)
    {
        var gap = row.GetProperty("gap");
        var judged = row.GetProperty("observation");
        var reasons = row.GetProperty("notComputed").EnumerateArray()
            .Where(entry => Text(entry, "figure") == "status")
            .Select(entry => Text(entry, "reason"))
            .ToList();
        return
        [
            .. Differences.Of("status", verdict.Status, Text(row, "status")),
            .. Differences.Of("gap.value", verdict.Gap, gap.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null),
            .. Differences.Of("gap.met", verdict.Met, gap.GetProperty("met") is { ValueKind: not JsonValueKind.Null } met ? met.GetBoolean() : null),
            .. Differences.Of("observation.year", verdict.Year, judged.ValueKind == JsonValueKind.Object ? judged.GetProperty("year").GetInt32() : null),
            .. Differences.Of("notComputed of status", verdict.Reason, reasons.Count > 1 ? string.Join(" and ", reasons) : reasons.SingleOrDefault()),
        ];
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
