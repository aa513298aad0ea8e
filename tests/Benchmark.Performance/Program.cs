using System.Globalization;
using System.Runtime.InteropServices;
using Benchmark.Performance;

if (args is [BareServer.Mode, var address])
{
    await BareServer.Run(address);
    return 0;
}

if (args is [HotLoops.Mode, .. var filters])
    return HotLoops.Run(filters);

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var (options, error) = Options.Read(args);
if (options is null || options.Help)
{
    Console.WriteLine(error ?? Options.Usage);
    return error is null ? 0 : 2;
}

using var ending = new CancellationTokenSource();
// Whoever ends it early leaves no server and no file behind either.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
try
{
    if (options.Against is not null)
        return await new Rebuild(options, ending.Token).Everything() ? 0 : 1;
    await new Run(options, ending.Token).Everything();
    return 0;
}
catch (OperationCanceledException)
{
    Console.WriteLine("Ended before the end.");
    return 130;
}

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ending.Cancel();
}
