using Benchmark.Api.Http;

namespace Benchmark.Api.Parameters;

/// <summary>What ranks are based on: values as they are, or rounded ones.</summary>
/// <param name="Places">How many decimals values are rounded to; null when they are not.</param>
internal sealed record RankOnParameter(int? Places) : IParameter<RankOnParameter>
{
    public static Shape Shape { get; } = Shape.OneOf(ValueSet.RankOn);

    public IReadOnlyList<string> Canonical => Places is { } places ? [$"rounded-{places}"] : [];

    public static RankOnParameter Read(Reading reading)
    {
        var places = Parse.Rounded(reading.Text);
        if (places is null && reading.Text is { } text && text != Parse.Raw)
            reading.Refuse(text, ErrorCodes.UnknownValue, "Phải là raw, hoặc rounded-k với k từ 0 đến 10.", "Must be raw, or rounded-k with k from 0 to 10.");
        return new(places);
    }
}
