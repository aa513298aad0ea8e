using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Core.Observations;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Observations;

/// <summary>
/// The observations along province, series and year. Values of different series are different things, so each series is a measure of its own. Where a value has
/// several revisions they are a dimension too.
/// </summary>
internal static class ObservationsCube
{
    private const string Series = "series";

    public static Cube Of(IReadOnlyList<Observation> observations, Catalog catalog)
    {
        var hasRevisions = observations.DistinctBy(observation => (observation.Province, observation.Indicator, observation.Series, observation.Year))
            .Count() < observations.Count;
        List<Dimension> dimensions =
        [
            Dimensions.Provinces(catalog, observations.Select(observation => observation.Province)),
            new(Series, new("Chuỗi số liệu", "Series"), Role.Metric, SeriesOf(observations, catalog)),
            Dimensions.Years("year", new("Năm", "Year"), observations.Select(observation => (int?)observation.Year)),
        ];
        if (hasRevisions)
            dimensions.Add(Revisions(observations));
        return new Cube(
            new("Số liệu", "Observations"),
            dimensions,
            [.. observations.Select(observation => new CubeCell(PlaceOf(observation, hasRevisions), observation.Value, Statuses.Of(observation)))],
            Core.Language.Code.Of(Core.Language.Reason.NoObservation),
            Statuses.All);
    }

    private static string[] PlaceOf(Observation observation, bool hasRevisions)
    {
        string[] place = [observation.Province, IdOf(observation), Dimensions.CategoryOf(observation.Year)];
        return hasRevisions ? [.. place, Print(observation.Revision)] : place;
    }

    private static string IdOf(Observation observation) => $"{observation.Indicator}.{observation.Series}";

    private static IReadOnlyList<Category> SeriesOf(IReadOnlyList<Observation> observations, Catalog catalog) =>
    [
        .. from observation in observations.DistinctBy(IdOf).OrderBy(IdOf, StringComparer.Ordinal)
           let indicator = catalog.FindIndicator(observation.Indicator)!
           let name = indicator.Series.First(series => series.Id == observation.Series).Name
           select new Category(
               IdOf(observation),
               new($"{indicator.Name.Vi} ({name.Vi})", $"{indicator.Name.En} ({name.En})"),
               indicator.UnitName,
               indicator.Decimals),
    ];

    private static Dimension Revisions(IReadOnlyList<Observation> observations) => new(
        "revision",
        new("Lần công bố", "Revision"),
        null,
        [.. observations
            .Select(observation => observation.Revision)
            .Distinct()
            .Order()
            .Select(Print)
            .Select(revision => new Category(revision, new($"Lần công bố {revision}", $"Revision {revision}")))]);

    private static string Print(int revision) => revision.ToString(CultureInfo.InvariantCulture);
}
