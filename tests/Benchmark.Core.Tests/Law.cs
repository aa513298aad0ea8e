using Benchmark.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Tests.Core;

/// <summary>What holds for every input, tried on many that are drawn, the same in every run unless a <see cref="Campaign"/> asks for others.</summary>
internal static class Law
{
    // So many that the rare inputs of the generators come up, and the project still runs in seconds.
    private static readonly int Inputs = Campaign.Cases(usually: 300, whenLong: 10_000);

    private static readonly Config Each = Of(Inputs);

    public static void Holds<T>(Arbitrary<T> inputs, Action<T> law) => Prop.ForAll(inputs, law).Check(Each);

    public static void Holds<T>(Arbitrary<T> inputs, Func<T, bool> law) => Prop.ForAll(inputs, law).Check(Each);

    /// <summary>A law of what takes a while, on as many inputs as are said.</summary>
    public static void Holds<T>(Arbitrary<T> inputs, Func<T, Task> law, int count) => Prop.ForAll(inputs, law).Check(Of(count));

    private static Config Of(int inputs) => Config.QuickThrowOnFailure.WithMaxTest(inputs).WithReplay(new Replay(new Rnd(Campaign.Seed), null));
}
