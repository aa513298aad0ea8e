using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Benchmark.Core.Language;

/// <summary>
/// The codes of closed sets: an enumeration member written in lower-case words joined by hyphens (<c>AtLeast</c> is <c>at-least</c>).
/// The same code stands in the data files, the database, the JSON and the parameters.
/// </summary>
public static class Code
{
    /// <summary>The code of a member.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Set<T>.All[Unsafe.BitCast<T, int>(value)];

    /// <summary>The code of a member whose set is known only when the program runs.</summary>
    public static string Of(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>All codes of a set, in the order its members are declared.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Set<T>.All;

    /// <summary>Reads a code; false when the set has no such member. Case matters.</summary>
    public static bool TryParse<T>(string? code, out T value)
        where T : struct, Enum
    {
        var number = Array.IndexOf(Set<T>.All, code);
        value = number < 0 ? default : Unsafe.BitCast<int, T>(number);
        return number >= 0;
    }

    /// <summary>Reads a code that was checked before; anything else is a bug of the caller.</summary>
    public static T Parse<T>(string code)
        where T : struct, Enum => TryParse<T>(code, out var value) ? value : throw new KeyNotFoundException($"{typeof(T).Name} has no \"{code}\".");

    // The sets are numbered from 0 without gaps, so that a member is the place of its code.
    private static class Set<T>
        where T : struct, Enum
    {
        public static readonly string[] All = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
    }
}
