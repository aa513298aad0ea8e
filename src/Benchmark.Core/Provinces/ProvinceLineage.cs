namespace Benchmark.Core.Provinces;

/// <summary>What follows for a province from the others: whom it took over, and what people call it since.</summary>
public static class ProvinceLineage
{
    /// <summary>The provinces of a release, each with its predecessors and its names in sentences.</summary>
    /// <param name="provinces">All provinces as they are stored.</param>
    public static IReadOnlyList<Province> Of(IReadOnlyList<Province> provinces)
    {
        // A damaged database may hold a province twice; its check must be able to read it.
        var byId = provinces.ToLookup(province => province.Id, StringComparer.Ordinal);
        var predecessors = provinces.Where(province => province.Successor is not null).ToLookup(province => province.Successor!, StringComparer.Ordinal);
        return
        [
            .. provinces.Select(province => province with
            {
                Predecessors = [.. predecessors[province.Id].Select(each => each.Id)],
                ShortLabel = LabelOf(province),
                SuccessorLabel = province.Successor is { } successor && byId[successor].FirstOrDefault() is { } unit
                    ? LabelOf(unit) ?? ProvinceLabel.Of(unit)
                    : null,
            }),
        ];

        Text? LabelOf(Province province)
        {
            if (predecessors[province.Id].Count() > 1)
                return Words.Say(Phrase.UnitAfterMerger, ("name", province.Name));
            if (province.Successor is null)
                // What only changed its status is no other place; its name tells it.
                return province.ValidFrom is null || predecessors[province.Id].Any() ? province.Name : null;
            if (predecessors[province.Successor].Count() > 1)
                return Words.Say(Phrase.UnitBeforeMerger, ("name", province.Name));
            return byId[province.Successor].FirstOrDefault() is { Kind: ProvinceKind.City } && province.Kind != ProvinceKind.City
                ? Words.Say(Phrase.UnitBeforeCity, ("name", province.Name))
                : null;
        }
    }
}
