using Benchmark.Api.Http;
using Benchmark.Core.Numbers;

namespace Benchmark.Api.Parameters;

/// <summary>The weights of indicators: <c>id:0.4</c>.</summary>
/// <param name="Of">The weight of each indicator that has one, in the order written.</param>
internal sealed record WeightsParameter(IReadOnlyDictionary<string, decimal> Of) : IParameter<WeightsParameter>
{
    public static Shape Shape { get; } = new() { Name = "Weight", IsList = true, Pattern = @"^[a-z0-9-]+:\d+(\.\d+)?$" };

    public IReadOnlyList<string> Canonical => [.. Of.Select(weight => $"{weight.Key}:{Exact.Print(weight.Value)}")];

    public static WeightsParameter Read(Reading reading)
    {
        var weights = new Dictionary<string, decimal>();
        var catalog = reading.Catalog;
        var named = reading.ValuesOf("indicator").Where(id => catalog.FindIndicator(id) is not null).ToList();
        foreach (var value in reading.Given)
        {
            if (Parse.Weight(value) is not var (component, weight))
            {
                reading.Refuse(
                    value,
                    ErrorCodes.NotAWeight,
                    "Phải có dạng mã-chỉ-tiêu:0.4, trọng số từ 0 đến 1000000.",
                    "Must be like indicator-id:0.4, the weight from 0 to 1000000.");
            }
            else if (catalog.MatchIndicator(component) is { Candidates.Count: 0 } unknown)
            {
                reading.RefuseMeaning(
                    component,
                    ErrorCodes.UnknownIndicator,
                    $"Dữ liệu không có \"{component}\".",
                    $"There is no indicator \"{component}\".",
                    didYouMean: unknown.Near);
            }
            else if (named.Count > 0 && !named.Contains(component))
            {
                reading.RefuseMeaning(
                    component,
                    ErrorCodes.NotSelected,
                    $"\"{component}\" không nằm trong indicator.",
                    $"\"{component}\" is not among the indicators asked for.");
            }
            else if (!weights.TryAdd(component, weight))
            {
                reading.RefuseMeaning(
                    component,
                    ErrorCodes.RepeatedWeight,
                    $"\"{component}\" có nhiều hơn một trọng số.",
                    $"\"{component}\" has more than one weight.");
            }
        }

        if (weights.Count > 0 && weights.Values.All(weight => weight == 0))
        {
            reading.RefuseMeaning(
                string.Join(',', reading.Given),
                ErrorCodes.AllZero,
                "Ít nhất một trọng số phải lớn hơn 0.",
                "At least one weight must be larger than 0.");
        }

        return new(weights);
    }
}
