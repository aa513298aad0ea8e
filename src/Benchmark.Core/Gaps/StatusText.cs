namespace Benchmark.Core.Gaps;

/// <summary>The verdicts in a few words.</summary>
public static class StatusText
{
    /// <summary>The words of a verdict.</summary>
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
}
