namespace Benchmark.Core.Scorecards;

/// <summary>
/// The generator of the weight draws (Steele, Lea, Flood 2014, Fast Splittable Pseudorandom Number Generators). Integer arithmetic alone, so a seed means the
/// same draws on every machine.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    public const string Name = "splitmix64";

    private const decimal Steps = 1UL << 53;

    private ulong _state = seed;

    /// <summary>The next number from 0 up to, not including, 1: the upper 53 bits of the next integer.</summary>
    public decimal NextUnit() => (decimal)(Next() >> 11) / Steps;

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
