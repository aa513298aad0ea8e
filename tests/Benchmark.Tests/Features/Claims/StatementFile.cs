using System.Text.RegularExpressions;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Claims;

/// <summary>Sentences with places that are filled from rows of the sample: no row is named.</summary>
internal static class StatementFile
{
    /// <summary>The sentences of a file, each filled from some rows that fit.</summary>
    public static IEnumerable<string> Read(string file, TrueSentences sentences, int rows)
    {
        var random = Campaign.Generator();
        var path = Path.Combine(Repository.Root, "tests", "Benchmark.Tests", "Features", "Claims", $"{file}.txt");
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (kind, words) = (line[..line.IndexOf('|')].Trim().Split(' '), line[(line.IndexOf('|') + 1)..].Trim());
            var language = Code.Parse<Language>(kind[1]);
            var filled = Fill(kind[0], words, language, sentences, random).ToArray();
            Assert.True(filled.Length > 0, line);
            random.Shuffle(filled);
            foreach (var text in filled.Take(rows))
                yield return text;
        }
    }

    private static IEnumerable<string> Fill(string kind, string words, Language language, TrueSentences sentences, Random random)
    {
        var catalog = sentences.Catalog;
        if (kind == "target")
        {
            foreach (var target in sentences.Goals().Where(target => target.Comparator == Comparator.AtLeast && target.Direction == Direction.HigherIsBetter))
            {
                var figure = FigureText.WithUnit(FigureText.Stated(target.Low!.Value), Measured.By(catalog.FindIndicator(target.Indicator)!), ofOneYear: true);
                // Where a value, or a target of the next year, is the same figure the misleading sentence would be true.
                if (sentences.Figures.Observations.Any(row => IsOf(row.Province, row.Indicator, target) && row.Value == target.Low)
                    || sentences.Figures.Targets.Any(other => other.Id != target.Id && IsOf(other.Province, other.Indicator, target)))
                    continue;
                var (year, value) = (target.Horizon!.Value, target.Low.Value);
                yield return Write(words, language, sentences, target.Province, target.Indicator, year, figure.In(language), value, null, random);
            }

            yield break;
        }

        foreach (var row in sentences.Values().Where(row => Fits(kind, row, catalog.FindIndicator(row.Indicator)!, language)))
        {
            if (sentences.Figures.Observations.Any(other => other.Indicator == row.Indicator && other != row && other.Value == row.Value
                    && (other.Province != row.Province || other.Year != row.Year) && kind != "rank")
                || sentences.Figures.Targets.Any(target => target.Province == row.Province && target.Indicator == row.Indicator && target.Low == row.Value)
                || (kind == "rank" && row.FieldSize is null))
                continue;
            yield return Write(words, language, sentences, row.Province, row.Indicator, row.Year, sentences.FigureOf(row, language), row.Value, row, random);
        }
    }

    private static bool IsOf(string province, string indicator, Target target) => province == target.Province && indicator == target.Indicator;

    private static bool Fits(string kind, Observation row, Indicator indicator, Language language) => kind switch
    {
        "rank" => Unit.KindOf(indicator.Unit) == UnitKind.Rank && Ranked(indicator, language) is not null,
        "share" => Share(indicator, language).Success,
        "growth" => row.Value > 0 && Growth(indicator, language).Success,
        _ => Unit.KindOf(indicator.Unit) is UnitKind.Share or UnitKind.Rate,
    };

    private static Match Share(Indicator indicator, Language language) =>
        Regex.Match(Name(indicator, language), language == Language.Vi ? "^[Tt]ỷ trọng (.+?) trong (.+)$" : "^(.+?) share of (.+)$");

    private static Match Growth(Indicator indicator, Language language) =>
        Regex.Match(Name(indicator, language), language == Language.Vi ? "^[Tt]ốc độ tăng (.+)$" : "^(.+?) growth$");

    private static string? Ranked(Indicator indicator, Language language)
    {
        var name = Name(indicator, language);
        var ranked = language == Language.Vi ? Regex.Replace(name, "^[Tt]hứ hạng ", "") : Regex.Replace(name, " rank$", "");
        return ranked == name ? null : ranked;
    }

    private static string Name(Indicator indicator, Language language) => IndicatorName.Of(indicator, ofCountry: false).Full.In(language);

    private static string Write(
        string words,
        Language language,
        TrueSentences sentences,
        string provinceId,
        string indicatorId,
        int year,
        string figure,
        decimal value,
        Observation? row,
        Random random)
    {
        var (catalog, indicator) = (sentences.Catalog, sentences.Catalog.FindIndicator(indicatorId)!);
        var province = catalog.FindProvince(provinceId)!;
        // Of another province it is known that the figure is not its.
        var others = catalog.Provinces.Where(other => other.Name != province.Name && other.Kind != ProvinceKind.Country
            && !sentences.Figures.Observations.Any(each => each.Province == other.Id && each.Indicator == indicatorId && each.Value == value)).ToList();
        var (share, growth) = (Share(indicator, language), Growth(indicator, language));
        var number = figure.Contains(' ') || figure.Contains('%') ? Regex.Match(figure, @"[\d.,]+").Value : Exact.Print(value);
        var name = sentences.NameOf(indicatorId, provinceId, language);
        var text = words.Replace("{p}", province.Name.In(language), StringComparison.Ordinal)
            .Replace("{q}", others[random.Next(others.Count)].Name.In(language), StringComparison.Ordinal)
            .Replace("{i}", name, StringComparison.Ordinal)
            .Replace("{a}", share.Groups[1].Value, StringComparison.Ordinal)
            .Replace("{b}", Of(share.Groups[2].Value), StringComparison.Ordinal)
            .Replace("{g}", Of(growth.Groups[1].Value), StringComparison.Ordinal)
            .Replace("{k}", Ranked(indicator, language), StringComparison.Ordinal)
            .Replace("{v}", figure, StringComparison.Ordinal)
            .Replace("{n}", number, StringComparison.Ordinal)
            .Replace("{f}", $"{row?.FieldSize}", StringComparison.Ordinal)
            .Replace("{m}", $"{row?.FieldSize + 7}", StringComparison.Ordinal)
            .Replace("{y}", $"{year}", StringComparison.Ordinal)
            .Replace("{x}", $"{year + 1}", StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];

        // What is of the country has the word of the country.
        string Of(string part) => province.Kind == ProvinceKind.Country ? part.Replace("GRDP", "GDP", StringComparison.Ordinal) : part;
    }
}
