using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;
using Benchmark.Data.Figures;
using FluentValidation;

namespace Benchmark.Api.Features.Rankings;

/// <summary>The league table of one indicator, year and series over the units that the series covers.</summary>
internal sealed class RankProvinces(FigureStore store) : DataEndpoint<RankProvinces.Request, RankProvinces.Question, LeagueTable>
{
    public override void Configure() => Reads<Rules<Request>>(
        "/v1/rankings",
        "Rank provinces",
        "The units of a field by one indicator: rank, distance to the leader and to the median, percentile and quartile. "
            + "A rank among some of the units is no rank: where `known` is less than `units`, `rank` and what hangs on it is null (`partial-field`), "
            + "`rankAmongKnown` counts the known units that are better, and `rankBounds` holds the ranks that the missing values leave. "
            + "A group is a field of its own (`rankScope` `group`). "
            + "Of a rank indicator `rank` is the official place (`rankSource`), whatever is known. "
            + "`others` names the other series and years that can be ranked. "
            + "Units without a value are listed in `excluded` with the reason. Not paged; `meta.total` counts both, as CSV and XLSX have a row for each.",
        typeof(Table));

    public override async Task<Question> AskAsync(Request request, CancellationToken cancellation)
    {
        var (catalog, indicator, group) = (request.Catalog, request.Indicator.Indicator, request.Province.Group);
        var units = catalog.Provinces.Where(province => province.Id != catalog.Country.Id).Select(province => province.Id);
        var measured = await store.ForRankingAsync(catalog.Release, indicator.Id, units, cancellation);
        var fields = LeagueField.Of(indicator, catalog.Maps, measured, group, ofYear: request.Year.Value is not null);
        if (FindNoValues(request, fields) is { } fault)
            return new Question(null, fault);
        var field = fields.First(each => (request.Series.Id ?? each.Series.Id) == each.Series.Id && (request.Year.Value ?? each.Year) == each.Year);
        return new Question(
            new LeagueQuestion
            {
                Indicator = indicator,
                Series = field.Series,
                Year = field.Year,
                Units = field.Units,
                Group = group,
                Observations = field.Observations,
                Others = [.. fields.Where(other => other != field).Select(other => other.Summarize())],
                Ties = request.Ties.Value ?? default,
                Rounded = request.RankOn.Places,
            },
            null);
    }

    public override Answer<LeagueTable> Answer(Request request, Question question)
    {
        var table = RankingNarrative.Tell(question.Asked!, LeagueTable.Compute(question.Asked!));
        if (request.Display.IsOn)
            table = DisplayText.Show(table, question.Asked!.Indicator);
        if (request.IsSorted)
            table = RankingsTable.Sort(table, request.Sort);
        var count = RankingsTable.CountOf(table);
        return new Answer<LeagueTable>(table, count, count)
        {
            Groups = question.Asked!.Group is { } group ? [NamedGroups.Of(group, question.Asked.Units)] : [],
            // Who asks for no group names no unit; that a field has ended units is then told by its year.
            Warnings = question.Asked.Group is null ? [] : ProvinceWarnings.Ended(question.Asked.Units),
            Sources = request.Catalog.Cite(table.Rows.SelectMany(row => new[] { row.Observation.Source, row.Observation.SecondSource })),
            Names = new NameList(request.Catalog).League(table).ToNames(),
        }
            .As(() => RankingsTable.Of(table, request.Catalog));
    }

    protected override Problem? FindProblem(Question question) => question.NoValues is { } fault ? Problem.Invalid(ProblemKind.InvalidQuery, [fault]) : null;

    /// <summary>The error that no unit of a field has a value of what is asked for; null when one has.</summary>
    private static Fault? FindNoValues(Request request, IReadOnlyList<LeagueField> fields)
    {
        if (fields.Count == 0 && request.Province.Group is { } group)
        {
            return NoValues(
                "province",
                group.Key,
                [],
                new(
                    "Không địa phương nào của nhóm có số liệu của chỉ tiêu này.",
                    "No province of the group has a value of this indicator."));
        }

        if (fields.Count == 0)
        {
            return NoValues(
                "indicator",
                request.Indicator.Indicator.Id,
                [],
                new("Không địa phương nào có số liệu của chỉ tiêu này.", "No province has a value of this indicator."));
        }

        if (request.Series.Id is { } series)
        {
            IReadOnlyList<string> measured = [.. fields.Select(field => field.Series.Id).Distinct().Order(StringComparer.Ordinal)];
            if (!measured.Contains(series))
                return NoValues("series", series, measured, new("Không địa phương nào có số liệu của chuỗi này.", "No province has a value of this series."));
        }

        var asked = fields.Where(field => (request.Series.Id ?? field.Series.Id) == field.Series.Id);
        IReadOnlyList<int> years = [.. asked.Select(field => field.Year).Distinct().Order()];
        return request.Year.Value is { } year && !years.Contains(year)
            ? NoValues(
                "year",
                $"{year}",
                [.. years.Select(each => $"{each}")],
                new("Không địa phương nào có số liệu của năm này.", "No province has a value of this year."))
            : null;
    }

    private static Fault NoValues(string parameter, string value, IReadOnlyList<string> allowed, Text message) =>
        new(parameter, value, ErrorCodes.NoValues, message) { Stage = FaultStage.Data, Allowed = allowed };

    /// <summary>What is ranked.</summary>
    /// <param name="Asked">The table to make; null when there is none.</param>
    /// <param name="NoValues">The error that there is nothing to rank; null when there is.</param>
    internal sealed record Question(LeagueQuestion? Asked, Fault? NoValues);

    internal record Request : TabularRequest
    {
        private const string BySeries = "The series, by id. Default: of those with a value of the year one that judges targets, "
            + "then the one with the newest year, the larger known share of its field, the preferred one, the first id.";

        [Parameter("The indicator, by id.", Required = true, Example = "dti-rank")]
        public RankedIndicatorParameter Indicator { get; init; } = null!;

        [Parameter("The year, or `latest`: the newest in which a unit of the field has a value.", Default = "latest", Example = "2022")]
        public YearOrLatestParameter Year { get; init; } = null!;

        [Parameter(BySeries, Example = "rank-field-63")]
        public RankedSeriesParameter Series { get; init; } = null!;

        [Parameter(
            "The field: one group of provinces and nothing else. With a `year`, `group:current` and `group:former` are the units that existed at the "
                + "end of that year. Default: the units that the series covers, or those that existed at the end of the year.",
            Example = "group:current")]
        public RankedGroupParameter Province { get; init; } = null!;

        [Parameter(
            "How equal values are ranked: 1, 2, 2, 4 or 1, 2, 2, 3 or 1, 2.5, 2.5, 4. Does not go with a rank indicator, whose places are official.",
            Default = "competition")]
        public CodeParameter<Ties> Ties { get; init; } = null!;

        [Parameter(
            "Rank the values as they are, or rounded to k decimals as printed tables do (`rounded-k`). "
                + "Does not go with a rank indicator, whose places are official.",
            Default = "raw",
            Example = "rounded-3")]
        public RankOnParameter RankOn { get; init; } = null!;

        [Parameter(DisplayParameter.Meaning, Default = "false")]
        public DisplayParameter Display { get; init; } = null!;

        [Parameter(FieldsText.Fields, Example = "province")]
        public FieldsParameter<RankingsTable, RankingsTable.Line> Fields { get; init; } = null!;

        [Parameter(FieldsText.Sort, Example = "name.vi")]
        public SortParameter<RankingsTable, RankingsTable.Line> Sort { get; init; } = null!;

        public override FieldSelection? FieldsAsked => Fields.Value;

        public override bool IsSorted => Sort.IsGiven;
    }

    internal class Rules<T> : TabularRules<T>
        where T : Request
    {
        private static readonly Text Official = new(
            "Hạng của chỉ tiêu này là hạng đã công bố, không tính lại.",
            "The ranks of this indicator are those that were published; nothing is ranked again.");

        public Rules()
        {
            RuleFor(request => request.Ties)
                .Must((request, ties) => ties.Value is null or Ties.Competition || !IsOfficial(request))
                .WithState(request => Fault.NotApplicable("ties", request.Ties.Text, Official));
            RuleFor(request => request.RankOn)
                .Must((request, rankOn) => rankOn.Places is null || !IsOfficial(request))
                .WithState(request => Fault.NotApplicable("rankOn", $"rounded-{request.RankOn.Places}", Official));
        }

        private static bool IsOfficial(T request) => request.Indicator is { Canonical.Count: > 0, Indicator.Kind: IndicatorKind.Rank };
    }
}
