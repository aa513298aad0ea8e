using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features;

/// <summary>Values that spreadsheets like to spoil, all the way from the database to the file.</summary>
public sealed class HostileValueTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private static readonly string[] Values =
    [
        "=1+1", "+84 24 3825", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "001", "1e5", " =1", "'=1", "=HYPERLINK(\"https://example.org\",\"bấm\")",
        "Đường Nguyễn Huệ, \"quý 1\"\r\ndòng 2", "một;hai|ba", "_x0041_", "<b>&amp;</b>", "🏙",
    ];

    [Fact]
    public async Task Every_value_survives_in_every_format_and_none_is_run()
    {
        var ids = DatabaseFile.Query(api.Database, $"select id from target order by id limit {Values.Length}");
        foreach (var (id, value) in ids.Zip(Values))
            Set(id, value);

        var json = (await api.Get("/v1/targets?limit=1000")).Items("data").Select(target => target.Text("statement.vi")!).Take(Values.Length).ToList();
        var csv = CsvText.Read(await api.Download("/v1/targets?format=csv")).Column("statement.vi").Take(Values.Length).ToList();
        var xlsx = Workbook.ReadValid(await api.Download("/v1/targets?format=xlsx")).Column("statement.vi").Take(Values.Length).ToList();

        Assert.Equal(Values, json);
        Assert.Equal(Values, xlsx);
        Assert.Equal(Values.Select(value => "=+-@\t\r\n".Contains(value[0]) ? $"'{value}" : value), csv);
    }

    [Fact]
    public async Task Codes_keep_their_zeros_and_negative_numbers_stay_numbers()
    {
        var provinces = "/v1/provinces?code=gso:01";
        var gaps = "/v1/gaps?province=ha-noi&indicator=grdp-digital-share&horizon=2025&series=gso-value-added";

        Assert.Equal("01", Assert.Single(CsvText.Read(await api.Download($"{provinces}&format=csv")).Column("codes.gso").Distinct()));
        Assert.Equal("01", Assert.Single(Workbook.Read(await api.Download($"{provinces}&format=xlsx")).Column("codes.gso").Distinct()));
        // 17.34 of 29.5.
        Assert.Equal("-12.16", CsvText.Read(await api.Download($"{gaps}&format=csv")).Column("gap.value")[0]);
        Assert.Equal(-12.16m, Workbook.Read(await api.Download($"{gaps}&format=xlsx")).Column("gap.value")[0]);
        Assert.Equal(false, Workbook.Read(await api.Download($"{gaps}&format=xlsx")).Column("gap.met")[0]);
    }

    private void Set(string id, string statement)
    {
        using var connection = TestDatabase.Open(api.Database);
        using var command = connection.CreateCommand();
        command.CommandText = "update target set statement_vi = @statement where id = @id";
        foreach (var (name, value) in new[] { ("@statement", statement), ("@id", id) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        command.ExecuteNonQuery();
    }
}
