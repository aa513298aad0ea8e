using Benchmark.Core.Gaps;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>What became of the targets of each document; the expected numbers are counted by hand from the targets beside them.</summary>
public sealed class DocumentPromisesTests
{
    private static readonly Target New = Nouns.Target("ha-noi", 2025, 40, document: "new") with { SetBy = TargetSetter.Government };

    private static readonly GapQuestion Question = new()
    {
        Provinces = [Nouns.Province("ha-noi")],
        Indicators = [Nouns.Indicator(), Nouns.Indicator("ms-city", unit: "milestone")],
        Targets =
        [
            New,
            Nouns.Target("ha-noi", 2025, 30, document: "old", standing: Standing.Superseded) with { SupersededBy = New.Id },
            Nouns.Target("ha-noi", 2024, 25, document: "old") with { SetBy = TargetSetter.Ministry },
            // A document that adjusts itself replaces no other.
            Nouns.Target("ha-noi", 2026, 41, document: "self", standing: Standing.Superseded) with { SupersededBy = "ha-noi.digital-share.2026.self-adj" },
            Nouns.Target("ha-noi", 2026, 42, document: "self") with { Id = "ha-noi.digital-share.2026.self-adj" },
            Nouns.Target("ha-noi", 2030, null, Comparator.Milestone, "ms-city", "words"),
            Nouns.Target("ha-noi", 2030, 50) with { Document = null },
        ],
        Observations = [Nouns.Observation("ha-noi", 2024, 26), Nouns.Observation("ha-noi", 2025, 35)],
        ReleaseYear = 2026,
        Explain = false,
    };

    [Fact]
    public void Every_document_of_the_targets_is_there_with_what_it_replaced()
    {
        var documents = DocumentPromises.Of(Question, GapTable.Compute(Question));

        Assert.Equal(
            ["doc-new government doc-old ", "doc-old ministry  doc-new", "doc-self unknown  ", "doc-words unknown  "],
            documents.Select(each => $"{each.Document} {Code.Of(each.SetBy)} {string.Join(',', each.Replaces)} {string.Join(',', each.ReplacedBy)}"));
    }

    [Fact]
    public void Its_targets_are_counted_whatever_their_standing()
    {
        var old = DocumentPromises.Of(Question, GapTable.Compute(Question)).Single(document => document.Document == "doc-old").Counts;

        // 26 of 25 in 2024; the other was replaced.
        Assert.Equal((2, 1, 1, 100m), (old.Targets, old.Judged, old.Met, old.SharePercent));
        Assert.Equal((1, 1), (old.Statuses["horizon-met"], old.Statuses["replaced"]));
    }

    [Fact]
    public void A_document_of_milestones_alone_has_no_target_to_judge()
    {
        var words = DocumentPromises.Of(Question, GapTable.Compute(Question)).Single(document => document.Document == "doc-words").Counts;

        Assert.Equal((0, 1, 0), (words.Targets, words.Milestones, words.Rows));
        Assert.Equal([Reason.NothingJudged, Reason.NoTarget], words.NotComputed.Select(entry => entry.Reason));
    }

    [Fact]
    public void One_document_is_told_alone()
    {
        var asked = Question with { Documents = new HashSet<string> { "doc-old" } };

        Assert.Equal(["doc-new"], Assert.Single(DocumentPromises.Of(asked, GapTable.Compute(asked))).ReplacedBy);
    }
}
