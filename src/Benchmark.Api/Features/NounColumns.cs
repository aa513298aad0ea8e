using Benchmark.Api.Formats;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;

namespace Benchmark.Api.Features;

/// <summary>The columns of nouns that also stand as parts in the rows of others.</summary>
internal static class NounColumns
{
    public static readonly IReadOnlyList<Column<Target>> Target =
        Columns.Of(TargetSchema.Instance).Measured("low", "high", "normalized.passMark", "normalized.stretch");

    public static readonly IReadOnlyList<Column<Observation>> Observation = Columns.Of(ObservationSchema.Instance).Measured("value");
}
