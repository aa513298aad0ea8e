using Benchmark.Api.Http;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Parameters;

/// <summary>A code of provinces: a coded form, or a bare code of either system.</summary>
/// <param name="Text">What was written; null for nothing.</param>
/// <param name="Provinces">Those that bear or bore it; null for all.</param>
internal sealed record ProvinceCodeParameter(string? Text, IReadOnlyList<Province>? Provinces) : IParameter<ProvinceCodeParameter>
{
    public static Shape Shape => Shape.Text;

    public IReadOnlyList<string> Canonical => Text is null ? [] : [Text];

    public static ProvinceCodeParameter Read(Reading reading)
    {
        if (reading.Text is not { } text)
            return new(null, null);
        var found = reading.Catalog.ProvincesWithCode(text);
        if (found.Count == 0)
        {
            var meant = reading.Catalog.MatchProvince(text, on: null);
            var codes = meant.Candidates.SelectMany(ProvinceIndex.Codes).Distinct().ToList();
            reading.RefuseUnknown("province", text, codes.Count == 0 ? meant.Near : codes);
        }

        return new(text, found);
    }
}
