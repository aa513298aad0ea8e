using System.Diagnostics;

namespace Benchmark.Tests.Support;

/// <summary>Every wait of a test, so that each has an end: what hangs fails its own test and not the whole run.</summary>
internal static class Wait
{
    /// <summary>No limit of the program: far longer than anything takes on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until something holds.</summary>
    /// <param name="holds">What is asked for again and again.</param>
    /// <param name="failure">The failure when it never holds.</param>
    public static Task Until(Func<bool> holds, Func<string> failure) => Until(() => Task.FromResult(holds()), failure);

    /// <inheritdoc cref="Until(Func{bool}, Func{string})"/>
    public static async Task Until(Func<Task<bool>> holds, Func<string> failure)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await For(holds(), failure))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                Assert.Fail(failure());
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>As <see cref="Until(Func{bool}, Func{string})"/>, without a pause between one look and the next, for a moment that is soon over.</summary>
    public static void Closely(Func<bool> holds, Func<string> failure)
    {
        if (!SpinWait.SpinUntil(holds, Patience))
            Assert.Fail(failure());
    }

    /// <summary>Waits for the end of a task and gives its result.</summary>
    public static async Task<T> For<T>(Task<T> task, Func<string> failure)
    {
        await For((Task)task, failure);
        return await task;
    }

    /// <summary>Waits for the end of a task.</summary>
    public static async Task For(Task task, Func<string> failure)
    {
        try
        {
            await task.WaitAsync(Patience);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            Assert.Fail(failure());
        }
    }

    /// <summary>Waits without giving the thread away, as <see cref="Here{T}"/> does.</summary>
    public static void Here(Task task, Func<string> failure) => Here(
        task.ContinueWith(static done => done.IsFaulted ? throw done.Exception.InnerException! : true, TaskScheduler.Default),
        failure);

    /// <summary>As <see cref="For{T}"/>, where nothing can be awaited, as in a constructor.</summary>
    public static T Here<T>(Task<T> task, Func<string> failure)
    {
        if (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(Patience))
            Assert.Fail(failure());
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Waits for the end of a process, which is ended where it does not end by itself.</summary>
    public static async Task ForExit(Process process, Func<string> failure)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail(failure());
        }
    }

    /// <summary>Runs a command to its end, which must be a good one.</summary>
    public static async Task<string> ForCommand(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        await ForExit(process, () => $"{command} does not end.");
        // A child that outlives the command holds the pipes open.
        var said = await For(output, () => $"{command} leaves its output open.") + await For(errors, () => $"{command} leaves its errors open.");
        Assert.True(process.ExitCode == 0, $"{command} ended with {process.ExitCode}: {said}");
        return said;
    }

    /// <summary>Lets some time pass.</summary>
    public static Task Out(TimeSpan time) => Task.Delay(time, TestContext.Current.CancellationToken);
}
