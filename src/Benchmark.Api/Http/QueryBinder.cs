using System.Reflection;
using FastEndpoints;
using FluentValidation.Results;

namespace Benchmark.Api.Http;

/// <summary>Reads a query string strictly: what is unknown, repeated or empty is an error. The errors stand beside those of the rules, so that all of them are told at once.</summary>
/// <typeparam name="T">The parameters of the endpoint.</typeparam>
internal sealed class QueryBinder<T> : IRequestBinder<T>
    where T : AnswerRequest, new()
{
    private static readonly IReadOnlyDictionary<string, PropertyInfo> Properties = RequestProperties.Of(typeof(T));

    public ValueTask<T> BindAsync(BinderContext ctx, CancellationToken ct)
    {
        var request = new T();
        foreach (var fault in Read(ctx.HttpContext.Request.Query, request))
            ctx.ValidationFailures.Add(new ValidationFailure(fault.Parameter, fault.Message.En, fault.Value) { ErrorCode = fault.Code.Id, CustomState = fault });
        return ValueTask.FromResult(request);
    }

    private static IEnumerable<Fault> Read(IQueryCollection query, T request)
    {
        foreach (var (name, raw) in query)
        {
            if (!Properties.TryGetValue(name, out var property))
            {
                yield return Unknown(name, string.Join(',', raw.Select(value => value ?? "")));
                continue;
            }

            var isList = property.PropertyType != typeof(string);
            var values = raw.SelectMany(value => isList ? (value ?? "").Split(',') : [value ?? ""]).Select(value => value.Trim()).ToList();
            if (values.Any(value => value.Length == 0))
                yield return new Fault(name, string.Join(',', values), ErrorCodes.EmptyValue, new Text("Tham số có giá trị trống.", "The parameter has an empty value."));
            if (!isList && values.Count > 1)
                yield return new Fault(name, string.Join(',', values), ErrorCodes.RepeatedParameter, new Text("Tham số này chỉ được ghi một lần.", "This parameter may stand only once."));

            var given = values.Where(value => value.Length > 0).ToList();
            if (isList)
                property.SetValue(request, given);
            else if (given.Count == 1)
                property.SetValue(request, given[0]);
        }
    }

    private static Fault Unknown(string name, string value)
    {
        var known = Properties.Keys.Order(StringComparer.Ordinal).ToList();
        return new Fault(
            name,
            value,
            ErrorCodes.UnknownParameter,
            new Text($"Không có tham số này; các tham số: {string.Join(", ", known)}.", $"There is no such parameter; there are {string.Join(", ", known)}."))
        {
            DidYouMean = Nearest.To(name, known),
            Allowed = known,
        };
    }
}
