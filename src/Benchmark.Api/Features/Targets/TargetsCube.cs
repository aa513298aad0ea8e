using Benchmark.Api.Formats;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Targets;

/// <summary>
/// The targets along province, indicator, horizon, standing and figure. Several targets may share a standing, as when two documents disagree with the primary
/// one; the second is <c>alternative.2</c>, so that every target has a place of its own. The status of a stated figure is its wording, without which it would
/// say too much.
/// </summary>
internal static class TargetsCube
{
    private static readonly Dictionary<Standing, Text> Standings = new()
    {
        [Standing.Primary] = new("Mục tiêu chính", "Primary"),
        [Standing.Restatement] = new("Nêu lại ở nơi khác", "Restatement"),
        [Standing.Alternative] = new("Văn bản khác nêu khác", "Alternative"),
        [Standing.Superseded] = new("Đã bị thay thế", "Superseded"),
    };

    /// <summary>The figures in the unit of the indicator, by their path in the row.</summary>
    private static readonly IReadOnlyList<Figure> Figures =
    [
        new("low", new("Con số nêu trong văn bản", "The stated figure"), target => target.Low),
        new("high", new("Đầu trên của một khoảng", "The upper end of a range"), target => target.High),
        new("normalized.passMark", new("Mức được coi là đạt", "The value that counts as reached"), target => target.Normalized.PassMark),
        new("normalized.stretch", new("Đầu xa của một khoảng", "The far end of a range"), target => target.Normalized.Stretch),
        new("normalized.band", new("Biên độ của chữ \"khoảng\"", "The tolerance of an \"about\""), target => target.Normalized.Band),
    ];

    public static Cube Of(IReadOnlyList<Target> targets, Catalog catalog)
    {
        var placed = targets
            .GroupBy(target => (target.Province, target.Indicator, target.Horizon, target.Standing))
            .SelectMany(group => group.OrderBy(target => target.Id, StringComparer.Ordinal)
                .Select((target, index) => (Target: target, Standing: StandingOf(target, index + 1))))
            .ToList();
        var standings = placed.Select(each => each.Standing).DistinctBy(standing => standing.Id).OrderBy(standing => standing.Order);
        // The stated figure always; what no target of the selection has would be an empty slice.
        var figures = Figures.Where((figure, index) => index == 0 || targets.Any(target => figure.Value(target) is not null)).ToList();
        return new Cube(
            new("Mục tiêu", "Targets"),
            [
                Dimensions.Provinces(catalog, targets.Select(target => target.Province)),
                new("indicator", new("Chỉ tiêu", "Indicator"), Role.Metric, IndicatorsOf(targets, catalog)),
                Dimensions.Years("horizon", new("Năm đích", "Horizon"), targets.Select(target => target.Horizon)),
                new("standing", new("Vị trí", "Standing"), null, [.. standings.Select(standing => new Category(standing.Id, standing.Label))]),
                new("figure", new("Con số", "Figure"), null, [.. figures.Select(figure => new Category(figure.Id, figure.Label))]),
            ],
            [.. from each in placed from figure in figures select CellOf(each.Target, each.Standing.Id, figure)],
            Code.Of(Reason.NoTarget),
            Statuses.All);
    }

    private static CubeCell CellOf(Target target, string standing, Figure figure)
    {
        var value = figure.Value(target);
        var status = target.Normalized.Reason is { } reason ? Code.Of(reason)
            : value is null ? Statuses.NotApplicable
            : figure == Figures[0] ? Code.Of(target.Comparator)
            : null;
        return new CubeCell([target.Province, target.Indicator, Dimensions.CategoryOf(target.Horizon), standing, figure.Id], value, status);
    }

    private static (string Id, Text Label, int Order) StandingOf(Target target, int number)
    {
        var (id, label) = (Code.Of(target.Standing), Standings[target.Standing]);
        return number == 1
            ? (id, label, 1000 * (int)target.Standing)
            : ($"{id}.{number}", new($"{label.Vi} ({number})", $"{label.En} ({number})"), 1000 * (int)target.Standing + number);
    }

    private static IReadOnlyList<Category> IndicatorsOf(IReadOnlyList<Target> targets, Catalog catalog) =>
    [
        .. targets.Select(target => target.Indicator).Distinct().Order(StringComparer.Ordinal).Select(id => catalog.FindIndicator(id)!)
            .Select(indicator => new Category(indicator.Id, indicator.Name, indicator.UnitName, indicator.Decimals)),
    ];

    private sealed record Figure(string Id, Text Label, Func<Target, decimal?> Value);
}
