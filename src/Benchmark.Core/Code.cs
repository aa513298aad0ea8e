using System.Text.Json;

namespace Benchmark.Core;

/// <summary>
/// The codes of closed sets: an enumeration member written in lower-case words joined by hyphens (<c>AtLeast</c> is <c>at-least</c>).
/// The same code stands in the data files, the database, the JSON and the parameters.
/// </summary>
public static class Code
{
    /// <summary>The code of a member.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Set<T>.Codes[value];

    /// <summary>The code of a member whose set is known only when the program runs.</summary>
    public static string Of(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>All codes of a set, in the order its members are declared.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Set<T>.All;

    /// <summary>Reads a code; false when the set has no such member. Case matters.</summary>
    public static bool TryParse<T>(string? code, out T value)
        where T : struct, Enum
    {
        value = default;
        return code is not null && Set<T>.Members.TryGetValue(code, out value);
    }

    /// <summary>Reads a code that was checked before; anything else is a bug of the caller.</summary>
    public static T Parse<T>(string code)
        where T : struct, Enum => Set<T>.Members[code];

    private static class Set<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Codes =
            Enum.GetValues<T>().ToDictionary(member => member, member => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString()));

        public static readonly Dictionary<string, T> Members = Codes.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        public static readonly IReadOnlyList<string> All = [.. Codes.Values];
    }
}
