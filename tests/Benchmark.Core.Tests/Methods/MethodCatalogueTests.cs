using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Methods;
using Benchmark.Core.Rankings;
using Benchmark.Core.Scorecards;

namespace Benchmark.Tests.Core.Methods;

/// <summary>The registers of methods: what each is called, whose it is, and what it refuses of its own accord.</summary>
public sealed class MethodCatalogueTests
{
    public static TheoryData<string> Ids => [.. MethodCatalogue.All.Select(method => method.Id)];

    [Fact]
    public void Every_registered_method_is_described_under_its_id()
    {
        string[] registered =
        [
            .. ScoreMethods.All.Select(method => method.Id), .. PaceModels.All.Select(model => model.Id), .. ThresholdSets.All.Select(set => set.Id),
            .. Code.All<Ties>(), .. Aggregations.All.Select(aggregation => aggregation.Id),
        ];

        Assert.Equal("goalpost goalpost-log linear compound eurostat sdsn competition dense average arithmetic geometric", string.Join(' ', registered));
        Assert.Equal(registered.Concat(["field-min-max", "leave-one-out", "weight-draws"]).Order(), MethodCatalogue.All.Select(method => method.Id).Order());
        Assert.All(registered, id => Assert.Equal(id, MethodCatalogue.Find(id)?.Id));
        Assert.Null(MethodCatalogue.Find("none"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_method_has_a_name_in_both_languages_and_says_whose_it_is(string id)
    {
        var method = MethodCatalogue.Find(id)!;

        Assert.NotEqual("", method.Name.Vi);
        Assert.NotEqual("", method.Name.En);
        Assert.All(method.Formulas, formula => Assert.NotEqual("", formula.Formula));
        // A publication is named with its year, unless it appears every year, as the reports of UNDP do; a convention of our own has none.
        if (method.Origin == MethodOrigin.Own)
            Assert.Null(method.Citation);
        else
            Assert.Matches(@"\(\d{4}\)|Human Development Report", method.Citation!);
    }

    [Fact]
    public void The_catalogue_says_what_the_registers_say()
    {
        IEnumerable<(string Id, Text Name, string Citation)> registered =
        [
            .. ScoreMethods.All.Select(method => (method.Id, method.Name, method.Citation)),
            .. PaceModels.All.Select(model => (model.Id, model.Name, model.Citation)),
            .. ThresholdSets.All.Select(set => (set.Id, set.Name, set.Citation)),
            .. Aggregations.All.Select(aggregation => (aggregation.Id, aggregation.Name, aggregation.Citation)),
        ];

        Assert.All(registered, each => Assert.DoesNotContain("", new[] { each.Id, each.Name.Vi, each.Name.En, each.Citation }));
        Assert.All(registered, each => Assert.Equal(each, (each.Id, MethodCatalogue.Find(each.Id)!.Name, MethodCatalogue.Find(each.Id)!.Citation!)));
    }

    [Fact]
    public void What_is_not_registered_is_not_found()
    {
        Assert.Null(ScoreMethods.Find("none"));
        Assert.Null(PaceModels.Find("none"));
        Assert.Null(ThresholdSets.Find("none"));
        Assert.Null(Aggregations.Find("none"));
    }

    [Fact]
    public void Each_method_names_the_reasons_that_are_its_own()
    {
        // Methods, sections 3.2, 4.1 and 8: what linear paces, linear scores and arithmetic means can take, these cannot.
        Assert.Empty(ScoreMethods.Find("goalpost")!.Reasons);
        Assert.Equal([Reason.NonpositiveValue], ScoreMethods.Find("goalpost-log")!.Reasons);
        Assert.Empty(PaceModels.Find("linear")!.Reasons);
        Assert.Equal(
            [
                Reason.RankGoal, Reason.GrowthRate, Reason.SignChange, Reason.NonpositiveBase, Reason.NonpositiveValue, Reason.NonpositiveTarget,
                Reason.ZeroTarget,
            ],
            PaceModels.Find("compound")!.Reasons);
        Assert.Empty(Aggregations.Find("arithmetic")!.Reasons);
        Assert.Equal([Reason.NonpositiveScore], Aggregations.Find("geometric")!.Reasons);
    }

    [Theory]
    // A logarithm needs a positive number in each of its places.
    [InlineData(1, 1, 1, null)]
    [InlineData(0, 1, 1, Reason.NonpositiveValue)]
    [InlineData(1, 0, 1, Reason.NonpositiveValue)]
    [InlineData(1, 1, 0, Reason.NonpositiveValue)]
    [InlineData(-1, 1, 1, Reason.NonpositiveValue)]
    public void A_logarithmic_score_needs_positive_numbers(int value, int passMark, int worst, Reason? reason) =>
        Assert.Equal(reason, GoalpostLogScore.Method.Refuses(value, passMark, worst));

    [Theory]
    [InlineData(UnitKind.Level, "compound")]
    [InlineData(UnitKind.Share, "linear")]
    [InlineData(UnitKind.Rate, "linear")]
    [InlineData(UnitKind.Rank, "linear")]
    public void Levels_grow_and_everything_else_steps(UnitKind kind, string model) => Assert.Equal(model, PaceModels.DefaultFor(kind).Id);

    [Theory]
    [InlineData("arithmetic", "Σω_i·s_i/Σω_i")]
    [InlineData("geometric", "exp(Σω_i·ln s_i/Σω_i)")]
    public void A_mean_is_written_in_the_symbols_of_the_methods(string id, string formula) => Assert.Equal(formula, Aggregations.Find(id)!.Formula);
}
