namespace Benchmark.Core.Gaps;

/// <summary>The verdicts in a few words.</summary>
public static class StatusText
{
    /// <summary>The words of a verdict within a sentence.</summary>
    public static Text Of(Status status) => Words.Say(status switch
    {
        Status.Met => Phrase.StatusMet,
        Status.OnTrack => Phrase.StatusOnTrack,
        Status.Progressing => Phrase.StatusProgressing,
        Status.Slow => Phrase.StatusSlow,
        Status.Regressing => Phrase.StatusRegressing,
        Status.HorizonMet => Phrase.StatusHorizonMet,
        Status.HorizonMissed => Phrase.StatusHorizonMissed,
        Status.NotAssessable => Phrase.StatusNotAssessable,
        Status.Replaced => Phrase.StatusReplaced,
        Status.Lapsed => Phrase.StatusLapsed,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    });

    /// <summary>The words of a verdict by itself, in a table or beside its mark.</summary>
    public static Text Label(Status status) => Words.Say(status switch
    {
        Status.Met => Phrase.StatusLabelMet,
        Status.OnTrack => Phrase.StatusLabelOnTrack,
        Status.Progressing => Phrase.StatusLabelProgressing,
        Status.Slow => Phrase.StatusLabelSlow,
        Status.Regressing => Phrase.StatusLabelRegressing,
        Status.HorizonMet => Phrase.StatusLabelHorizonMet,
        Status.HorizonMissed => Phrase.StatusLabelHorizonMissed,
        Status.NotAssessable => Phrase.StatusLabelNotAssessable,
        Status.Replaced => Phrase.StatusLabelReplaced,
        Status.Lapsed => Phrase.StatusLabelLapsed,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    });
}
