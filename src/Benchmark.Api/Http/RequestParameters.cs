using System.Reflection;

namespace Benchmark.Api.Http;

/// <summary>A parameter of a request, for the OpenAPI document.</summary>
/// <param name="Name">What it is called in a query string.</param>
/// <param name="About">What it is.</param>
/// <param name="Shape">What a value looks like.</param>
internal sealed record ParameterDescription(string Name, ParameterAttribute About, Shape Shape);

/// <summary>The parameters of a request record, found once.</summary>
/// <typeparam name="TRequest">The record.</typeparam>
internal static class RequestParameters<TRequest>
    where TRequest : AnswerRequest
{
    /// <summary>Those of every route first, then those of its own.</summary>
    public static readonly IReadOnlyList<RequestParameter<TRequest>> All =
    [
        .. typeof(TRequest).GetProperties()
            .Where(property => property.IsDefined(typeof(ParameterAttribute)))
            // The sort is stable: within one record they stay as they are declared.
            .OrderBy(property => DepthOf(property.DeclaringType!))
            .Select(RequestParameter<TRequest>.Of),
    ];

    /// <summary>The place of each in <see cref="All"/>, by name as the canonical form has them.</summary>
    public static readonly IReadOnlyList<int> ByName = [.. Enumerable.Range(0, All.Count).OrderBy(place => All[place].Name, StringComparer.Ordinal)];

    /// <summary>Their names, in order.</summary>
    public static readonly IReadOnlyList<string> Names = [.. ByName.Select(place => All[place].Name)];

    private static readonly Dictionary<string, RequestParameter<TRequest>> Known = All.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    public static RequestParameter<TRequest>? Find(string name) => Known.GetValueOrDefault(name);

    /// <summary>What each is, those of its own first.</summary>
    public static IReadOnlyList<ParameterDescription> Describe() =>
        [.. typeof(TRequest)
            .GetProperties()
            .Select(property => Known.GetValueOrDefault(RequestParameter<TRequest>.NameOf(property)))
            .OfType<RequestParameter<TRequest>>()
            .Select(parameter => parameter.Description)];

    private static int DepthOf(Type type) => type.BaseType is { } parent ? 1 + DepthOf(parent) : 0;
}

/// <summary>A parameter of a request record.</summary>
internal abstract class RequestParameter<TRequest>(ParameterDescription description)
{
    public ParameterDescription Description => description;

    public string Name => description.Name;

    /// <summary>What is meant where nothing is written; empty for nothing.</summary>
    public IReadOnlyList<string> Defaults { get; } = description.About.Default is { } value ? [value] : [];

    public static RequestParameter<TRequest> Of(PropertyInfo property) => (RequestParameter<TRequest>)Activator.CreateInstance(
        typeof(RequestParameter<,>).MakeGenericType(typeof(TRequest), property.PropertyType),
        property)!;

    public static string NameOf(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    /// <summary>Reads it into the request.</summary>
    public abstract IParameter Read(TRequest request, ReadingContext context);
}

/// <summary>A parameter of one kind.</summary>
internal sealed class RequestParameter<TRequest, TParameter>(PropertyInfo property)
    : RequestParameter<TRequest>(new ParameterDescription(NameOf(property), property.GetCustomAttribute<ParameterAttribute>()!, TParameter.Shape))
    where TParameter : IParameter<TParameter>
{
    private readonly Action<TRequest, TParameter> _set = property.SetMethod!.CreateDelegate<Action<TRequest, TParameter>>();

    public override IParameter Read(TRequest request, ReadingContext context)
    {
        var parameter = TParameter.Read(new Reading(context, Name, Defaults));
        _set(request, parameter);
        return parameter;
    }
}
