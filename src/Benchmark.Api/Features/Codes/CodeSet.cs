using System.Collections.Frozen;
using System.Text;
using Benchmark.Api.Charts;
using Benchmark.Api.Http;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Methods;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;
using Benchmark.Core.Schemas;
using Benchmark.Core.Scorecards;
using Benchmark.Core.Search;
using Benchmark.Core.Sources;
using Benchmark.Core.Statements;
using Benchmark.Core.Targets;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Codes;

/// <summary>A closed set of the contract, with the words of its members.</summary>
/// <param name="Id">The id of the set.</param>
/// <param name="Of">The members, in order, as the release and the address of a request have them.</param>
internal sealed record CodeSet(string Id, Func<AnswerRequest, IReadOnlyList<CodeSet.Member>> Of)
{
    // One line for each member: its set and code, the names and the meanings. Declared before the sets, which read it.
    private static readonly FrozenDictionary<string, Member> Wordings = ReadWords();

    /// <summary>Every set, by id. Their members are those of the program and of the data: nothing is listed twice.</summary>
    public static readonly IReadOnlyList<CodeSet> All =
    [
        .. new[]
        {
            OfEnum<Adoption>("adoption"),
            OfRegister("aggregation", Aggregations.All.Select(method => method.Id)),
            OfEnum<Basis>("basis"),
            OfEnum<Certainty>("certainty"),
            OfEnum<ChangeAction>("change-action"),
            OfEnum<ChartSize>("chart-size"),
            OfEnum<Clipped>("clipped"),
            OfEnum<ColorScheme>("color-scheme"),
            OfEnum<Comparator>("comparator"),
            OfEnum<Direction>("direction"),
            new CodeSet("error", Errors),
            OfEnum<GapGrouping>("gap-grouping"),
            OfEnum<HorizonReading>("horizon-reading"),
            OfEnum<ImportState>("import-state"),
            OfEnum<IndicatorKind>("indicator-kind"),
            OfEnum<Inheritance>("inheritance"),
            OfEnum<Measure>("measure"),
            OfEnum<MethodKind>("method-kind"),
            OfEnum<MethodOrigin>("method-origin"),
            OfEnum<Noun>("noun"),
            OfRegister("pace", PaceModels.All.Select(model => model.Id)),
            new CodeSet("problem", Problems),
            OfEnum<ProvinceKind>("province-kind"),
            OfEnum<RankScope>("rank-scope"),
            OfEnum<RankSource>("rank-source"),
            new CodeSet("reason", Explanations),
            OfRegister("score-method", ScoreMethods.All.Select(method => method.Id)),
            OfEnum<SearchType>("search-type"),
            OfEnum<TargetSetter>("set-by"),
            OfEnum<MarkShape>("shape"),
            OfEnum<SourceKind>("source-kind"),
            OfEnum<Standing>("standing"),
            OfEnum<StatedRowKind>("stated-row-kind"),
            // A verdict has the words that tables have.
            OfEnum<Status>("status", StatusText.Label),
            OfEnum<TargetCertainty>("target-certainty"),
            new CodeSet("theme", Themes),
            OfRegister("thresholds", ThresholdSets.All.Select(set => set.Id)),
            OfEnum<Ties>("ties"),
            OfEnum<Tone>("tone"),
            new CodeSet("unit", Units),
            OfEnum<Verdict>("verdict"),
            OfEnum<VerdictReason>("verdict-reason"),
            OfEnum<WarningCode>("warning"),
        }.OrderBy(set => set.Id, StringComparer.Ordinal),
    ];

    /// <summary>The keys of all words: set, dot, code.</summary>
    internal static IEnumerable<string> Keys => Wordings.Keys;

    private static CodeSet OfEnum<T>(string id)
        where T : struct, Enum => OfRegister(id, Code.All<T>());

    private static CodeSet OfEnum<T>(string id, Func<T, Text> name)
        where T : struct, Enum
    {
        IReadOnlyList<Member> members = [.. Code.All<T>().Select(code => Wordings[$"{id}.{code}"] with { Name = name(Code.Parse<T>(code)) })];
        return new CodeSet(id, _ => members);
    }

    private static CodeSet OfRegister(string id, IEnumerable<string> codes)
    {
        IReadOnlyList<Member> members = [.. codes.Select(code => Wordings[$"{id}.{code}"])];
        return new CodeSet(id, _ => members);
    }

    private static IReadOnlyList<Member> Errors(AnswerRequest request) =>
        [.. ErrorCodes.All.Select(code => new Member(code.Id, WithoutStop(code.Meaning), code.Meaning))];

    private static IReadOnlyList<Member> Problems(AnswerRequest request) =>
        [.. ProblemKind.All.Select(kind => new Member(kind.Slug, kind.Title, kind.RemedyUnder(request.Asked.Prefix)))];

    private static IReadOnlyList<Member> Explanations(AnswerRequest request) =>
    [
        .. Enum.GetValues<Reason>().Select(reason =>
        {
            var name = Reasons.TextOf(reason).Capital();
            return new Member(Code.Of(reason), name, new Text($"{name.Vi}.", $"{name.En}."));
        }),
    ];

    private static IReadOnlyList<Member> Themes(AnswerRequest request)
    {
        var (ids, named) = (request.Catalog.Themes, request.Catalog.ThemesById);
        return
        [
            .. ids.Where(named.ContainsKey)
                .Select(id => named[id])
                .OrderBy(theme => theme.Order)
                .Select(theme => new Member(theme.Id, theme.Name, About(theme.Name))),
            // A release of before the themes had names.
            .. ids.Where(id => !named.ContainsKey(id)).Select(id => new Member(id, Text.Same(id), About(Text.Same(id)))),
        ];
    }

    private static Text About(Text theme) => new($"Các chỉ tiêu về {theme.Vi}.", $"The indicators on {theme.En}.");

    /// <summary>The units that are words, those of differences and paces, and those that the indicators of the release have.</summary>
    private static IReadOnlyList<Member> Units(AnswerRequest request)
    {
        var declared = request.Catalog.Indicators.Where(indicator => indicator.UnitName is not null).Select(indicator => indicator.Unit).Distinct();
        var named = Unit.Special.Concat(Unit.Differences).Concat(Unit.Differences.Select(Unit.PerYear)).ToList();
        // A level has the unit of its differences, and a pace of them.
        var levels = declared.Where(code => Unit.KindOf(code) == UnitKind.Level);
        return
        [
            .. named.Select(code => Wordings[$"unit.{code}"] with { Name = UnitText.Of(code, request.Catalog.FindUnitName).Name }),
            .. declared.Except(named).Order(StringComparer.Ordinal)
                .Select(code => Of(code, new Text("Đơn vị tính của một số chỉ tiêu", "The unit of some indicators"))),
            .. levels.Select(Unit.PerYear).Except(named).Order(StringComparer.Ordinal)
                .Select(code => Of(code, new Text("Đơn vị của mức thay đổi mỗi năm", "The unit of a change per year"))),
        ];

        Member Of(string code, Text about)
        {
            var name = UnitText.Of(code, request.Catalog.FindUnitName).Name;
            return new Member(code, name, new Text($"{about.Vi}: {name.Vi}.", $"{about.En}: {name.En}."));
        }
    }

    private static Text WithoutStop(Text sentence) => new(sentence.Vi.TrimEnd('.'), sentence.En.TrimEnd('.'));

    private static FrozenDictionary<string, Member> ReadWords()
    {
        using var stream = typeof(CodeSet).Assembly.GetManifestResourceStream("codes.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(" | "))
            .ToFrozenDictionary(
                cells => cells[0],
                cells => new Member(
                    cells[0][(cells[0].IndexOf('.', StringComparison.Ordinal) + 1)..],
                    new Text(cells[1], cells[2]),
                    new Text(cells[3], cells[4])));
    }

    /// <summary>A member of a set.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Description">What it means, in a sentence.</param>
    internal sealed record Member(string Code, Text Name, Text Description);
}
