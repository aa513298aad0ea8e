using System.Reflection;
using System.Text.RegularExpressions;

namespace Benchmark.Api.Http;

/// <summary>What a schema of the OpenAPI document is called, where the name of the type does not say it to a client.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum)]
internal sealed class SchemaNameAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>
/// The names of the schemas: generated clients have types of these names, so they say what a thing is and not how the program is built. An answer of one thing
/// is a TargetAnswer, a list a TargetList, and what a route alone gives has the name of what it gives.
/// </summary>
internal static partial class SchemaNames
{
    public static string Of(Type type)
    {
        if (type.GetCustomAttribute<SchemaNameAttribute>() is { } given)
            return given.Name;
        if (type == typeof(Language))
            return "Lang";
        if (ItemOf(type) is { } item)
            return $"{Of(item)}List";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Envelope<>))
        {
            var data = type.GetGenericArguments()[0];
            return ItemOf(data) is null ? $"{Of(data)}Answer" : Of(data);
        }

        if (type.IsGenericType)
            return $"{type.Name.Split('`')[0]}Of{string.Concat(type.GetGenericArguments().Select(Of))}";
        if (!type.IsNested)
            return type.Name;
        var verb = Verb().Match(type.DeclaringType!.Name);
        var noun = type.DeclaringType.Name[verb.Length..];
        return type.Name == "Response" ? verb.Value == "List" ? noun.TrimEnd('s') : noun : noun + type.Name;
    }

    private static Type? ItemOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        return type.IsGenericType && !IsDictionary(type) && type.GetInterfaces().Append(type).Any(IsSequence) ? type.GetGenericArguments()[0] : null;
    }

    private static bool IsSequence(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);

    private static bool IsDictionary(Type type) => type.GetGenericArguments().Length > 1;

    // The first word of the name of an endpoint.
    [GeneratedRegex("^[A-Z][a-z]+(?=[A-Z])")]
    private static partial Regex Verb();
}
