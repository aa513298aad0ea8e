// Reads the API through a client that NSwag made, and prints what it read.
using Benchmark.Client;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
var client = new BenchmarkClient(http);

var comparison = await client.CompareProvincesAsync();
var gaps = await client.ListGapsAsync(province: ["ha-noi", "hai-phong"], hasValue: false, limit: 1000);
var provinces = await client.ListProvincesAsync(limit: 1000);
ProblemDocument problem;
try
{
    await client.ListGapsAsync(province: ["hai-phongg"], lang: Lang.En);
    throw new InvalidOperationException("A province that there is not was found.");
}
catch (ApiException<ProblemDocument> refused)
{
    problem = refused.Result;
}

double?[] values = [.. gaps.Data.Select(row => row.Gap.Value)];
Status[] statuses = [.. gaps.Data.Select(row => row.Status)];
Console.Write(JsonConvert.SerializeObject(new
{
    rows = comparison.Data.Rows.Count,
    release = comparison.Meta.Release,
    values,
    statuses,
    words = statuses.Select(Words),
    dates = provinces.Data.Select(province => province.ValidTo?.ToString("yyyy-MM-dd")),
    problem = new
    {
        status = problem.Status,
        type = problem.Type,
        codes = problem.Errors.Select(error => error.Code),
        near = problem.Errors.First().DidYouMean,
    },
}, new StringEnumConverter()));

static string Words(Status status) => status switch
{
    Status.Met => "done",
    Status.OnTrack => "on track",
    Status.Progressing => "on the way",
    Status.Slow => "slow",
    Status.Regressing => "moving away",
    Status.HorizonMet => "done in time",
    Status.HorizonMissed => "missed",
    Status.NotAssessable => "unknown",
    Status.Replaced => "replaced",
    Status.Lapsed => "over",
    _ => throw new ArgumentOutOfRangeException(nameof(status)),
};
