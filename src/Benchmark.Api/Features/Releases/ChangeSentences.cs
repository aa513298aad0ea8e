using System.Globalization;
using System.Text.Json.Nodes;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>The changes of a release in words: what, of whom, from which figure to which, and what that means for the targets.</summary>
internal sealed class ChangeSentences(ReleaseNews news)
{
    // A figure can be judged against many targets; the others are a link away.
    private const int MostTargets = 3;

    // A name that is longer would hide what was done to it.
    private const int LongestQuoted = 80;

    private readonly Dictionary<(string Province, string Indicator, bool After), IReadOnlyList<GapRow>> _gaps = [];

    /// <summary>The sentence of a change, without a full stop.</summary>
    public Text Of(Change change) => change.Noun switch
    {
        Noun.Observation => OfObservation(change),
        Noun.Target => OfTarget(change),
        _ => OfOther(change),
    };

    private Text OfObservation(Change change)
    {
        var parts = change.Id.Split('.');
        var (year, id) = (int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
        var indicator = news.IndicatorOf(change.Indicator!);
        var series = indicator?.Series.FirstOrDefault(each => each.Id == id);
        var subject = SubjectOf(change, indicator);
        var when = series?.AverageOf is { } average
            ? new Text($" bình quân {average.Start}–{average.End}", $", average {average.Start}–{average.End}")
            : new Text($" năm {year}", $", {year}");
        // An average says in its years how it was made.
        var how = series is { Preferred: false, AverageOf: null } && indicator!.Series.Count > 1
            ? new Text($" ({IndicatorName.WithinSentence(series.Name).Vi})", $" ({IndicatorName.WithinSentence(series.Name).En})")
            : Text.Empty;
        // An id with a fifth part is that of a figure for which a later one is known, which alone is judged.
        var isOlder = parts.Length > 4;
        var which = isOlder ? new Text(" (lần công bố trước)", " (an earlier publication)") : Text.Empty;
        var said = WhatOfObservation(change, indicator, series, year);
        var effect = series is null || isOlder || Field(change, "value") is null ? Text.Empty : EffectOf(change, series, year);
        return Concat(subject, when, how, which, new(": ", ": "), said, effect);
    }

    private Text WhatOfObservation(Change change, Indicator? indicator, Series? series, int year)
    {
        var value = Field(change, "value");
        if (indicator is null || (change.Action != ChangeAction.Change && value is null))
            return Did(change.Action, new("số liệu", "figure"));
        var measured = Measured.By(indicator);
        Text Written(JsonValue? number)
        {
            var figure = NumberOf(number)!.Value;
            return FigureText.Value(figure, measured, series?.FieldSize, FigureText.DecimalsFor([figure], []), ofOneYear: series?.AverageOf is null);
        }

        if (change.Action == ChangeAction.Deletion)
            return Around("bỏ số liệu ", Written(value!.Old), "", "figure removed (", ")");
        if (change.Action == ChangeAction.Insert)
        {
            // A later publication of a figure is a row of its own.
            var earlier = news.Before?.Observations
                .Where(other => other.Province == change.Province && other.Indicator == change.Indicator && other.Year == year && other.Series == series?.Id)
                .MaxBy(other => other.Revision);
            var brought = NumberOf(value!.New)!.Value;
            if (earlier is null)
                return Around("thêm số liệu ", Written(value.New), "", "new figure, ", "");
            return earlier.Value == brought
                ? Around("công bố lại, vẫn là ", Written(value.New), "", "published again, still ", "")
                : FromTo(earlier.Value, brought, measured, series, new("điều chỉnh", "revised"));
        }

        if (value is not null)
            return FromTo(NumberOf(value.Old)!.Value, NumberOf(value.New)!.Value, measured, series, new("sửa", "corrected"));
        if (Field(change, "certainty") is { } certainty)
        {
            var (old, @new) = (CertaintyOf(certainty.Old), CertaintyOf(certainty.New));
            return new($"số {old.Vi} nay là số {@new.Vi}", $"the {old.En} figure is now {@new.En}");
        }

        var edited = Edited(change);
        return new($"sửa {edited.Vi}", $"changed {edited.En}");
    }

    /// <summary>"sửa từ 17,34% thành 17,5%"; two figures that differ never look alike.</summary>
    private static Text FromTo(decimal from, decimal to, Measured measured, Series? series, Text did)
    {
        var decimals = FigureText.DecimalsFor([from, to], []);
        Text Written(decimal figure) => FigureText.Value(figure, measured, series?.FieldSize, decimals, ofOneYear: series?.AverageOf is null);
        var (old, @new) = (Written(from), Written(to));
        return new($"{did.Vi} từ {old.Vi} thành {@new.Vi}", $"{did.En} from {old.En} to {@new.En}");
    }

    /// <summary>What a changed figure means for the targets that are judged by it.</summary>
    private Text EffectOf(Change change, Series series, int year)
    {
        var (before, after) = (RowsOf(change, after: false), RowsOf(change, after: true));
        var clauses = new List<Text>();
        foreach (var row in after.Where(row => row.Series == series.Id || (row.Series is null && change.Action == ChangeAction.Deletion)))
        {
            var old = before.FirstOrDefault(other => other.Target.Id == row.Target.Id && other.Series == series.Id)
                ?? before.FirstOrDefault(other => other.Target.Id == row.Target.Id && other.Series is null);
            if (!RestsOn(row, year) && (old is null || !RestsOn(old, year)))
                continue;
            if (VerdictOf(old?.Status, row.Status) is { } verdict)
            {
                var target = NameOf(row.Target, isShort: true);
                clauses.Add(new($"{target.Vi}: {verdict.Vi}", $"{target.En}: {verdict.En}"));
            }
        }

        clauses = [.. clauses.Distinct()];
        var more = clauses.Count - MostTargets;
        if (more > 0)
            clauses = [.. clauses.Take(MostTargets), new($"và {more} mục tiêu khác", more == 1 ? "and 1 other target" : $"and {more} other targets")];
        return Concat([.. clauses.Select(clause => new Text($"; {clause.Vi}", $"; {clause.En}"))]);
    }

    /// <summary>Whether a verdict is given on the value of a year.</summary>
    private static bool RestsOn(GapRow row, int year) => row.Target.Basis == Basis.AtYear
        ? row.Year == year
        : row.Year is not null && (row.Target.Period?.Contains(year) ?? row.Year == year);

    /// <summary>"vẫn không đạt"; null where there is nothing to say.</summary>
    private static Text? VerdictOf(Status? before, Status after)
    {
        var said = StatusText.Of(after);
        if (before is null or Status.NotAssessable)
            return after is Status.NotAssessable or Status.Lapsed or Status.Replaced ? null : new($"nay {said.Vi}", $"now {said.En}");
        var old = StatusText.Of(before.Value);
        if (old == said)
            return after is Status.Lapsed or Status.Replaced ? null : new($"vẫn {said.Vi}", $"still {said.En}");
        return new($"từ {old.Vi} thành {said.Vi}", $"from {old.En} to {said.En}");
    }

    private Text OfTarget(Change change)
    {
        var indicator = news.IndicatorOf(change.Indicator!);
        var subject = SubjectOf(change, indicator);
        var (old, @new) = (FindTarget(news.Before, change.Id), FindTarget(news.After, change.Id));
        if (indicator is null || (@new ?? old) is not { } target)
            return Concat(subject, new(": ", ": "), Did(change.Action, new("mục tiêu", "target")));
        var name = NameOf(target, isShort: false);
        var measured = Measured.By(indicator);
        var ofCountry = news.ProvinceOf(change.Province!)?.Kind == ProvinceKind.Country;
        Text? Promise(Target? of) => of?.Low is null ? null : GoalText.Of(of, measured, ofCountry);
        var (asked, asks) = (Promise(old), Promise(@new));
        Text said;
        if (change.Action == ChangeAction.Insert)
            said = asks is null ? new($"thêm {name.Vi}", $"new {name.En}") : new($"thêm {name.Vi}, {asks.Vi}", $"new {name.En}, {asks.En}");
        else if (change.Action == ChangeAction.Deletion)
            said = asked is null ? new($"bỏ {name.Vi}", $"{name.En} removed") : new($"bỏ {name.Vi} ({asked.Vi})", $"{name.En} removed ({asked.En})");
        else if (asked is not null && asks is not null && asked != asks)
        {
            var verdict = VerdictOfTarget(change);
            said = new($"{name.Vi} sửa từ {asked.Vi} thành {asks.Vi}{verdict.Vi}", $"{name.En} changed from {asked.En} to {asks.En}{verdict.En}");
        }
        else
        {
            var edited = Edited(change);
            said = new($"{name.Vi}, sửa {edited.Vi}", $"{name.En} changed ({edited.En})");
        }

        return Concat(subject, new(": ", ": "), said);
    }

    private Text VerdictOfTarget(Change change)
    {
        var rows = RowsOf(change, after: true).Where(row => row.Target.Id == change.Id);
        foreach (var row in rows)
        {
            var old = RowsOf(change, after: false).FirstOrDefault(other => other.Target.Id == change.Id && other.Series == row.Series);
            if (VerdictOf(old?.Status, row.Status) is { } verdict)
                return new($"; kết luận: {verdict.Vi}", $"; verdict: {verdict.En}");
        }

        return Text.Empty;
    }

    private Text OfOther(Change change)
    {
        var (name, kind) = (QuotedNameOf(change), KindOf(change.Noun));
        var subject = change.Noun == Noun.Province
            ? name ?? kind
            : name is null ? kind : new($"{kind.Vi} {name.Vi}", $"{kind.En} {name.En}");
        var edited = change.Action == ChangeAction.Change ? Edited(change) : Text.Empty;
        var said = Did(change.Action, edited);
        return Concat(subject.Capital(), new(": ", ": "), said);
    }

    private Text? QuotedNameOf(Change change)
    {
        switch (change.Noun)
        {
            case Noun.Province:
                return news.ProvinceOf(change.Id) is { } province ? ProvinceLabel.InSentence(province) : Said(change, "name");
            case Noun.Indicator:
                return Quoted(news.IndicatorOf(change.Id)?.Name ?? Said(change, "name"));
            case Noun.Series:
                var ids = change.Id.Split('/');
                var indicator = news.IndicatorOf(ids[0]);
                var series = Quoted(indicator?.Series.FirstOrDefault(each => each.Id == ids[1])?.Name ?? Said(change, "name"));
                return indicator is null || series is null
                    ? series
                    : new(
                        $"{series.Vi} của {IndicatorName.Of(indicator, ofCountry: false).Brief.Vi}",
                        $"{series.En} of {IndicatorName.Of(indicator, ofCountry: false).Brief.En}");
            case Noun.Source:
                return FindSource(change.Id) is { } source ? Quoted(source.Title) : Quoted(Said(change, "title"));
            default:
                return Quoted(Said(change, "name"));
        }
    }

    /// <summary>The fields of a row that say something else, without their codes.</summary>
    private static Text Edited(Change change)
    {
        var said = new List<Text>();
        foreach (var group in change.Fields.GroupBy(field => RootOf(field.Field)))
        {
            var word = FieldWords.Of(change.Noun, group.Key);
            said.Add(FieldWords.IsShown(group.Key) ? Renamed(word, [.. group]) : word);
        }

        return Lists.Of([.. said.Distinct()]);
    }

    /// <summary>"tên từ “Ha Noi” thành “Hanoi”", where that is short.</summary>
    private static Text Renamed(Text word, IReadOnlyList<ChangedField> fields)
    {
        var (vi, en) = (fields.FirstOrDefault(field => IsIn(field, "vi")), fields.FirstOrDefault(field => IsIn(field, "en")));
        var both = fields.FirstOrDefault(field => !IsIn(field, "vi") && !IsIn(field, "en"));
        return (vi ?? both, en ?? both) switch
        {
            ({ } one, { } other) => new(word.Vi + Clause(one).Vi, word.En + Clause(other).En),
            ({ } one, null) => new($"{word.Vi} tiếng Việt{Clause(one).Vi}", $"Vietnamese {word.En}{Clause(one).En}"),
            (null, { } other) => new($"{word.Vi} tiếng Anh{Clause(other).Vi}", $"English {word.En}{Clause(other).En}"),
            _ => word,
        };

        static bool IsIn(ChangedField field, string language) => field.Field.EndsWith($".{language}", StringComparison.Ordinal);

        static Text Clause(ChangedField field) =>
            field is { Old: { } old, New: { } @new } && $"{old}".Length <= LongestQuoted && $"{@new}".Length <= LongestQuoted
                ? new($" từ “{old}” thành “{@new}”", $" from “{old}” to “{@new}”")
                : Text.Empty;
    }

    private Text SubjectOf(Change change, Indicator? indicator)
    {
        var province = news.ProvinceOf(change.Province!);
        var name = province is null ? KindOf(Noun.Province) : ProvinceLabel.InSentence(province);
        var topic = indicator is null
            ? KindOf(Noun.Indicator)
            : IndicatorName.Of(indicator, province?.Kind == ProvinceKind.Country).Brief;
        return new($"{name.Vi}, {topic.Vi}", $"{name.En}, {topic.En}");
    }

    /// <summary>"mục tiêu 2025" beside other targets, "mục tiêu năm 2025" alone.</summary>
    private static Text NameOf(Target target, bool isShort) => target.Horizon is { } year
        ? new(isShort ? $"mục tiêu {year}" : $"mục tiêu năm {year}", $"{year} target")
        : new("mục tiêu không nêu năm", "target without a year");

    private static Text KindOf(Noun noun) => noun switch
    {
        Noun.Source => new("nguồn", "source"),
        Noun.Province => new("đơn vị", "unit"),
        Noun.Theme => new("chủ đề", "theme"),
        Noun.Indicator => new("chỉ tiêu", "indicator"),
        Noun.Series => new("chuỗi số liệu", "series"),
        Noun.Target => new("mục tiêu", "target"),
        _ => new("số liệu", "figure"),
    };

    private static Text Did(ChangeAction action, Text what)
    {
        var (vi, en) = (what.Vi.Length == 0 ? "" : $" {what.Vi}", what.En.Length == 0 ? "" : $" {what.En}");
        return action switch
        {
            ChangeAction.Insert => new($"thêm mới{vi}", $"added{en}"),
            ChangeAction.Deletion => new($"bỏ{vi}", $"removed{en}"),
            _ => new($"sửa{vi}", $"changed{en}"),
        };
    }

    private static Text CertaintyOf(JsonValue? code) => Code.TryParse<Certainty>($"{code}", out var certainty)
        ? certainty switch
        {
            Certainty.Official => new("chính thức", "official"),
            Certainty.Reported => new("theo báo chí", "reported by the press"),
            _ => new("sơ bộ", "preliminary"),
        }
        : new("chưa rõ", "unclear");

    private IReadOnlyList<GapRow> RowsOf(Change change, bool after)
    {
        var key = (change.Province!, change.Indicator!, after);
        if (_gaps.TryGetValue(key, out var known))
            return known;
        var state = after ? news.After : news.Before;
        var (province, indicator) = (state?.Catalog.FindProvince(change.Province!), state?.Catalog.FindIndicator(change.Indicator!));
        IReadOnlyList<GapRow> rows = state is null || province is null || indicator is null
            ? []
            : GapTable.Compute(new GapQuestion
            {
                Provinces = [province],
                Indicators = [indicator],
                Targets = [.. state.Targets.Where(target => target.Province == province.Id && target.Indicator == indicator.Id)],
                Observations = [.. state.Observations.Where(each => each.Province == province.Id && each.Indicator == indicator.Id)],
                ReleaseYear = state.Catalog.Release.Release.Day().Year,
                Sources = state.Catalog.SourcesById,
                Standings = new HashSet<Standing> { Standing.Primary },
                Explain = false,
            });
        return _gaps[key] = rows;
    }

    private static Target? FindTarget(ReleaseNews.State? state, string id) => state?.Targets.FirstOrDefault(target => target.Id == id);

    private Source? FindSource(string id) => news.After.Catalog.FindSource(id) ?? news.Before?.Catalog.FindSource(id);

    private static ChangedField? Field(Change change, string path) => change.Fields.FirstOrDefault(field => field.Field == path);

    /// <summary>A text as a row that came or went says it; null when the change is not about it.</summary>
    private static Text? Said(Change change, string path)
    {
        string? In(string field) => Field(change, field) is { } found ? $"{found.New ?? found.Old}" : null;
        return In(path) is { } both ? new(both, both) : In($"{path}.vi") is { } vi && In($"{path}.en") is { } en ? new(vi, en) : null;
    }

    private static string RootOf(string path) =>
        path.EndsWith(".vi", StringComparison.Ordinal) || path.EndsWith(".en", StringComparison.Ordinal) ? path[..^3] : path;

    private static decimal? NumberOf(JsonValue? value) => value is null ? null : decimal.Parse($"{value}", NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Text? Quoted(Text? text) => text is null ? null : new($"“{text.Vi}”", $"“{text.En}”");

    private static Text Around(string viBefore, Text text, string viAfter, string enBefore, string enAfter) =>
        new(viBefore + text.Vi + viAfter, enBefore + text.En + enAfter);

    private static Text Concat(params IReadOnlyList<Text> parts) =>
        new(string.Concat(parts.Select(part => part.Vi)), string.Concat(parts.Select(part => part.En)));
}
