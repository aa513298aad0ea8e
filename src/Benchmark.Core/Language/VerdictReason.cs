namespace Benchmark.Core.Language;

/// <summary>Why a figure has its verdict.</summary>
public enum VerdictReason
{
    /// <summary>The figure is the value.</summary>
    Equal,

    /// <summary>The figure is the value rounded.</summary>
    RoundedValue,

    /// <summary>The sentence is one that the service writes about the row.</summary>
    OwnSentence,

    /// <summary>It is an older revision of the value.</summary>
    OlderRevision,

    /// <summary>It stood in an earlier release.</summary>
    EarlierRelease,

    /// <summary>It is a target that was replaced.</summary>
    SupersededTarget,

    /// <summary>It is the value of a year that is not the newest.</summary>
    OlderYear,

    /// <summary>It is of a unit that ended, and the sentence does not say so.</summary>
    EndedTerritory,

    /// <summary>The row has another figure.</summary>
    FigureDiffers,

    /// <summary>The figure is right, and "more than", "at most" or the like is not.</summary>
    ComparatorDiffers,

    /// <summary>It went the other way.</summary>
    DirectionDiffers,

    /// <summary>It was ranked among another number of units.</summary>
    FieldDiffers,

    /// <summary>It was ranked among several numbers of units, and the sentence names none.</summary>
    FieldMissing,

    /// <summary>The indicator is measured in another unit.</summary>
    UnitDiffers,

    /// <summary>Some words of the sentence were not understood.</summary>
    NotUnderstood,

    /// <summary>The sentence is a question.</summary>
    Question,

    /// <summary>Another sentence of the text casts doubt on it.</summary>
    Doubted,

    /// <summary>The number is written in words.</summary>
    NumberInWords,

    /// <summary>The number can be read in two ways.</summary>
    AmbiguousNumber,

    /// <summary>The name belongs to several territories of that year.</summary>
    AmbiguousTerritory,

    /// <summary>The words fit several indicators.</summary>
    AmbiguousIndicator,

    /// <summary>The territory did not exist in that year.</summary>
    NotOfThisTime,

    /// <summary>The sentence names no year.</summary>
    YearMissing,

    /// <summary>The figure has no unit.</summary>
    UnitMissing,

    /// <summary>There is no such row.</summary>
    NoRow,

    /// <summary>Only figures that measure something else are known.</summary>
    OtherSeries,

    /// <summary>The target is a draft or a scenario.</summary>
    DraftTarget,

    /// <summary>The target is for several years, and the sentence speaks of one.</summary>
    OtherBasis,

    /// <summary>The row lies within the bound, but says more than the sentence.</summary>
    BoundOnly,

    /// <summary>So few digits say too little.</summary>
    TooCoarse,

    /// <summary>The release of the claim is not there.</summary>
    UnknownRelease,
}
