namespace Benchmark.Api.Logs;

/// <summary>
/// Writes lines in batches, on a thread of its own: nobody who logs waits for the reader of the log. A line of its own system call would cost a request more
/// than all else that the log does.
/// </summary>
internal sealed class LineWriter : IDisposable
{
    /// <summary>How many bytes may wait; lines beyond are dropped and counted.</summary>
    public const int MostWaiting = 1024 * 1024;

    // Written before the time is over, so that a busy server seldom has more waiting.
    private const int Batch = 64 * 1024;

    // What a pipe takes as a whole: the program also prints sentences, and others may write to the same pipe.
    private const int Whole = 4096;

    // Long enough for many lines of a busy server, and nothing for a person who watches.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    // A reader that stands still must not hold up the end of the program either.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1);

    // Not a Lock, which nobody can wait for.
    private readonly object _gate = new();
    private readonly Stream _output;
    private readonly Func<long, byte[]> _say;
    private readonly Thread _thread;
    private byte[] _waiting = new byte[Batch];
    private int _length;
    private long _dropped;
    private bool _isUrgent;
    private bool _hasEnded;

    /// <param name="output">What is written to.</param>
    /// <param name="say">Makes the line that says how many were dropped.</param>
    public LineWriter(Stream output, Func<long, byte[]> say)
    {
        (_output, _say) = (output, say);
        _thread = new Thread(Run) { IsBackground = true, Name = "Log" };
        _thread.Start();
        // Neither end of the program disposes of anything.
        AppDomain.CurrentDomain.UnhandledException += End;
        AppDomain.CurrentDomain.ProcessExit += End;
    }

    /// <summary>Takes a line, which is written within a moment.</summary>
    /// <param name="line">The line, with its end.</param>
    /// <param name="isUrgent">Whether it is written at once, with all before it.</param>
    public void Write(ReadOnlySpan<byte> line, bool isUrgent)
    {
        lock (_gate)
        {
            if (_hasEnded || _length + line.Length > MostWaiting)
            {
                _dropped++;
                return;
            }

            if (_length + line.Length > _waiting.Length)
                Array.Resize(ref _waiting, Math.Min(MostWaiting, Math.Max(_length + line.Length, 2 * _waiting.Length)));
            line.CopyTo(_waiting.AsSpan(_length));
            var isFirst = _length == 0;
            _length += line.Length;
            _isUrgent |= isUrgent || _length >= Batch;
            if (isFirst || _isUrgent)
                Monitor.Pulse(_gate);
        }
    }

    /// <summary>Writes what waits, and takes no more.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.UnhandledException -= End;
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(this, EventArgs.Empty);
    }

    private void End(object? sender, EventArgs what)
    {
        lock (_gate)
        {
            _hasEnded = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join(LongestEnd);
    }

    private void Run()
    {
        var batch = new byte[Batch];
        while (true)
        {
            int length;
            long dropped;
            lock (_gate)
            {
                while (_length == 0 && !_hasEnded)
                    Monitor.Wait(_gate);
                if (!_isUrgent && !_hasEnded)
                    Monitor.Wait(_gate, LongestWait);
                if (_length == 0)
                    return;
                // A reader that stood still once need not cost memory for ever.
                (batch, _waiting) = (_waiting, batch.Length > Batch ? new byte[Batch] : batch);
                (length, dropped) = (_length, _dropped);
                (_length, _dropped, _isUrgent) = (0, 0, false);
            }

            var lost = TryWrite(batch.AsSpan(0, length));
            if (dropped > 0 && !TrySay(dropped))
                lost += dropped;
            if (lost > 0)
            {
                lock (_gate)
                    _dropped += lost;
            }
        }
    }

    private bool TrySay(long dropped) => TryWrite(_say(dropped)) == 0;

    /// <summary>Writes lines.</summary>
    /// <returns>How many could not be written, as on a full disk.</returns>
    private long TryWrite(ReadOnlySpan<byte> lines)
    {
        while (lines.Length > 0)
        {
            // As many whole lines as fit, or one that fits nowhere.
            var last = lines[..Math.Min(Whole, lines.Length)].LastIndexOf((byte)'\n');
            var length = last >= 0 ? last + 1 : lines.IndexOf((byte)'\n') + 1;
            try
            {
                _output.Write(lines[..length]);
            }
            catch (IOException)
            {
                return lines.Count((byte)'\n');
            }

            lines = lines[length..];
        }

        return 0;
    }
}
