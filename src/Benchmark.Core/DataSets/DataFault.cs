namespace Benchmark.Core.DataSets;

/// <summary>A fault of a data set: its code and its sentence, which continues after the name of the column or file.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">The sentence, without a capital and without a full stop.</param>
public sealed record DataFault(DataFaultCode Code, Text Message)
{
    /// <summary>Whether the sentence begins with an id, which is written as it is at the beginning of a sentence too.</summary>
    public bool BeginsWithId { get; init; }

    /// <summary>The sentence by itself.</summary>
    public Text Sentence()
    {
        var begun = BeginsWithId ? Message : Message.Capital();
        return new($"{begun.Vi}.", $"{begun.En}.");
    }
}

/// <summary>The kinds of fault of a data set.</summary>
public enum DataFaultCode
{
    /// <summary>A file or folder is not there.</summary>
    FileMissing,

    /// <summary>A folder stands where a file should.</summary>
    NotAFile,

    /// <summary>A file holds nothing.</summary>
    FileEmpty,

    /// <summary>A file has no header.</summary>
    HeaderMissing,

    /// <summary>The bytes are not UTF-8.</summary>
    NotUtf8,

    /// <summary>The text is no CSV (RFC 4180).</summary>
    NotCsv,

    /// <summary>A whole data set comes with a file of deletions.</summary>
    DeletionsOfWhole,

    /// <summary>The file of the release does not hold exactly one row.</summary>
    ReleaseNotOne,

    /// <summary>Nothing says why the release exists.</summary>
    ReasonMissing,

    /// <summary>A column is missing from the header.</summary>
    ColumnMissing,

    /// <summary>A column stands in the header more than once.</summary>
    ColumnRepeated,

    /// <summary>A cell that must be filled is empty.</summary>
    Required,

    /// <summary>A text is not in Unicode normalization form C.</summary>
    NotNormalized,

    /// <summary>A text holds a control character.</summary>
    ControlCharacter,

    /// <summary>A text begins or ends with a space.</summary>
    OuterSpace,

    /// <summary>A text is no id.</summary>
    NotAnId,

    /// <summary>A text is no address of the web.</summary>
    NotAnAddress,

    /// <summary>A text is no number.</summary>
    NotANumber,

    /// <summary>A number is too large or too small to be computed with.</summary>
    NumberOutOfRange,

    /// <summary>A text is no date or time of the form asked for.</summary>
    NotADate,

    /// <summary>A text is no member of a closed set.</summary>
    UnknownValue,

    /// <summary>A text is no list of years.</summary>
    NotYears,

    /// <summary>One of two languages is missing.</summary>
    LanguageMissing,

    /// <summary>A text is given both as one for both languages and in each of them.</summary>
    TextTwice,

    /// <summary>A short name is longer than narrow places can hold.</summary>
    NameTooLong,

    /// <summary>A period lacks an end.</summary>
    PeriodIncomplete,

    /// <summary>A period ends before it begins.</summary>
    PeriodReversed,

    /// <summary>A successor is missing, unexpected or impossible.</summary>
    SuccessorMismatch,

    /// <summary>Not exactly one row is the country.</summary>
    CountryNotOne,

    /// <summary>The country has a place among the provinces that are compared.</summary>
    CountryHeadline,

    /// <summary>A direction contradicts the kind of indicator.</summary>
    DirectionMismatch,

    /// <summary>Ratios are allowed for a unit that has none.</summary>
    RatioScaleMismatch,

    /// <summary>A unit has no name.</summary>
    UnitNameMissing,

    /// <summary>An upper bound is not above the lower one.</summary>
    BoundsReversed,

    /// <summary>A pace model does not fit the unit.</summary>
    PaceMismatch,

    /// <summary>A worst bound, its reason and its score method do not go together.</summary>
    WorstMismatch,

    /// <summary>A series does not fit what refers to it.</summary>
    SeriesMismatch,

    /// <summary>A field size stands where nothing is ranked.</summary>
    FieldSizeMismatch,

    /// <summary>An average over a period stands where none can be.</summary>
    AverageMismatch,

    /// <summary>The band of an "about" is not positive.</summary>
    BandNotPositive,

    /// <summary>A rank is no whole place of its field.</summary>
    NotAPlace,

    /// <summary>A horizon does not fit its reading or its period.</summary>
    HorizonMismatch,

    /// <summary>A note is missing where our reading has to be explained.</summary>
    NoteMissing,

    /// <summary>What sets a target is no resolution, decision or plan.</summary>
    NotADocument,

    /// <summary>The second source is the first.</summary>
    SameSourceTwice,

    /// <summary>A row that is to be deleted was never there.</summary>
    UnknownRow,

    /// <summary>A file cannot be read.</summary>
    FileUnreadable,

    /// <summary>A file is no file of a data set.</summary>
    UnknownFile,

    /// <summary>A file has more rows than such a file may have.</summary>
    TooManyRows,

    /// <summary>A column does not belong to the file.</summary>
    UnknownColumn,

    /// <summary>A row has more or fewer cells than the header.</summary>
    CellCount,

    /// <summary>A text does not have the form asked for.</summary>
    NotOfPattern,

    /// <summary>A text is no whole number within the bounds.</summary>
    NotAWholeNumber,

    /// <summary>A number has more digits than can be kept.</summary>
    TooManyDigits,

    /// <summary>A row refers to one that is not there.</summary>
    UnknownReference,

    /// <summary>The id of a release does not begin with its day.</summary>
    ReleaseDay,

    /// <summary>A release of this id has other content.</summary>
    ReleaseExists,

    /// <summary>A release lies before the newest one.</summary>
    ReleaseOlder,

    /// <summary>More than half of the rows would be deleted.</summary>
    DeletesMost,

    /// <summary>A row stands in the data more than once.</summary>
    RowRepeated,

    /// <summary>Two rows have the same place among those compared by default.</summary>
    HeadlineRepeated,

    /// <summary>Two themes have the same place.</summary>
    OrderRepeated,

    /// <summary>References lead back to where they began.</summary>
    Circle,

    /// <summary>A code belongs to two territories at once.</summary>
    CodeTaken,

    /// <summary>Two territories bear one name at once.</summary>
    NameTaken,

    /// <summary>A code is no unit.</summary>
    UnknownUnit,

    /// <summary>A unit contradicts the kind or the indicator.</summary>
    UnitMismatch,

    /// <summary>Not exactly one series of an indicator is preferred.</summary>
    PreferredNotOne,

    /// <summary>A figure is missing or unexpected for the comparator.</summary>
    FigureMismatch,

    /// <summary>The id of a target does not begin with what it is about.</summary>
    IdMismatch,

    /// <summary>A comparator contradicts the indicator.</summary>
    ComparatorMismatch,

    /// <summary>A figure lies outside the bounds of its indicator.</summary>
    OutOfBounds,

    /// <summary>Not exactly one target of a province, indicator and horizon is primary.</summary>
    PrimaryNotOne,

    /// <summary>A value is of a year after the territory ended.</summary>
    AfterEnd,

    /// <summary>A province is not on the map that the series covers.</summary>
    NotOnMap,

    /// <summary>Revisions do not count from 1 without gaps.</summary>
    RevisionGap,

    /// <summary>A later revision came out before an earlier one.</summary>
    VintageOlder,

    /// <summary>A row is deleted and given at once.</summary>
    DeletedAndGiven,

    /// <summary>An id names several revisions.</summary>
    SeveralRevisions,

    /// <summary>A file comes twice.</summary>
    FileRepeated,

    /// <summary>A set holds no rows.</summary>
    NoRows,

    /// <summary>A line within a file is empty.</summary>
    EmptyLine,

    /// <summary>A letter of a name only looks like the one that is meant.</summary>
    LookAlike,

    /// <summary>A whole data set is to be merged.</summary>
    MergeOfWhole,

    /// <summary>There is no release of this id.</summary>
    UnknownRelease,

    /// <summary>A row was changed since the release that the sender read.</summary>
    ReleaseChanged,

    /// <summary>A release is dated more than a day after the clock.</summary>
    ReleaseAhead,

    /// <summary>The newest release is dated after the clock.</summary>
    ClockBehind,

    /// <summary>A value lies far from the others of its series.</summary>
    Outlier,

    /// <summary>A figure is about a hundred times, or a hundredth of, what it is compared with.</summary>
    WrongScale,

    /// <summary>A value is of a year that has not come.</summary>
    FutureYear,

    /// <summary>A published figure changes without a new revision.</summary>
    NoNewRevision,

    /// <summary>Two indicators bear one name.</summary>
    SameName,

    /// <summary>A target is due after its unit ends.</summary>
    TargetAfterEnd,

    /// <summary>A file is no table in the form of JSON-stat 2.0.</summary>
    NotJsonStat,

    /// <summary>Nothing says what a category of a table means, or several rows do.</summary>
    CategoryNotMapped,

    /// <summary>A category of a table names another year than the one it is taken for.</summary>
    YearMismatch,
}
