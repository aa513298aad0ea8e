using Benchmark.Api.Commands;
using Benchmark.Data;

namespace Benchmark.Tests.Commands;

/// <summary>How far a long run is, as a terminal shows it.</summary>
public sealed class ProgressTests : IDisposable
{
    private readonly StringWriter _terminal = new();
    private readonly Clock _clock = new();

    [Fact]
    public void What_takes_a_moment_shows_nothing()
    {
        var progress = new Progress(_terminal, _clock);

        progress.Report(new Advance("observations read", 10_000, null));
        progress.Clear();

        Assert.Equal("", _terminal.ToString());
    }

    [Fact]
    public void A_long_run_says_rows_of_how_many_and_how_fast_in_one_line_that_goes_at_the_end()
    {
        var progress = new Progress(_terminal, _clock);

        progress.Report(new Advance("observations written", 10_000, 120_000));
        _clock.Advance(TimeSpan.FromSeconds(2));
        progress.Report(new Advance("observations written", 90_000, 120_000));
        progress.Clear();

        // 80,000 more rows in 2 seconds are 40,000 a second; 90,000 are three quarters of 120,000.
        const string line = "observations written: 90,000 of 120,000 (75 %), 40,000 a second";
        Assert.Equal($"\r{line}\r{new string(' ', line.Length)}\r", _terminal.ToString());
    }

    [Fact]
    public void A_shorter_line_covers_a_longer_one_and_steps_without_rows_are_named()
    {
        var progress = new Progress(_terminal, _clock);
        _clock.Advance(TimeSpan.FromSeconds(2));

        progress.Report(new Advance("every page and index", 0, null));
        progress.Report(new Advance("rows", 0, null));

        Assert.Equal("\revery page and index …\rrows …                ", _terminal.ToString());
    }

    [Fact]
    public void Lines_follow_each_other_no_faster_than_they_can_be_read()
    {
        var progress = new Progress(_terminal, _clock);
        _clock.Advance(TimeSpan.FromSeconds(2));

        for (var rows = 1; rows <= 1000; rows++)
        {
            progress.Report(new Advance("observations read", rows * 10_000, null));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        // One second of reports, and a line for each fifth of it.
        Assert.Equal(5, _terminal.ToString().Split('\r').Length - 1);
    }

    public void Dispose() => _terminal.Dispose();

    private sealed class Clock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
