using System.Globalization;

namespace Benchmark.Api.Hooks;

/// <summary>How hooks are told.</summary>
/// <param name="Retries">How long to wait after each attempt that failed; after the last an event is given up.</param>
/// <param name="Patience">How long a receiver may take to answer.</param>
internal sealed record HookSettings(IReadOnlyList<TimeSpan> Retries, TimeSpan Patience)
{
    /// <summary>As Standard Webhooks advises: three days in all.</summary>
    public const string UsualRetries = "5s,5m,30m,2h,5h,10h,14h,20h,24h";

    /// <summary>A receiver cannot put an event off for longer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>Durations such as <c>500ms</c>, <c>5s</c>, <c>30m</c>, <c>2h</c>; null when one of them is none, or longer than a day.</summary>
    public static IReadOnlyList<TimeSpan>? ReadDurations(string list)
    {
        var durations = list.Split(',', StringSplitOptions.TrimEntries).Select(ReadDuration).ToList();
        return durations.Contains(null) ? null : [.. durations.Select(duration => duration!.Value)];
    }

    private static TimeSpan? ReadDuration(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var seconds = Units.FirstOrDefault(unit => unit.Unit == text[digits..]).Seconds;
        // More digits would be more than a day in the smallest unit.
        if (digits is 0 or > 8 || seconds == 0)
            return null;
        var duration = TimeSpan.FromSeconds(int.Parse(text[..digits], CultureInfo.InvariantCulture) * seconds);
        return duration > TimeSpan.Zero && duration <= LongestWait ? duration : null;
    }
}
