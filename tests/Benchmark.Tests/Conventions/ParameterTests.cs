using System.Reflection;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Conventions;

/// <summary>What a request record owes: an endpoint that takes a parameter and forgets it answers another question than it was asked.</summary>
public sealed class ParameterTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public void Every_parameter_is_read_by_the_feature_that_takes_it()
    {
        // A record reads all of its properties, to print them.
        var calls = CompiledCode.CallsWithin.Where(call => !call.Member.Contains($" {call.Within}::", StringComparison.Ordinal))
            .Select(call => call.Member)
            .ToHashSet();
        var forgotten = Requests()
            .SelectMany(request => request.GetProperties())
            .Where(property => property.IsDefined(typeof(ParameterAttribute)))
            // A day on which names are read is read by the kinds that read names.
            .Where(property => property.PropertyType != typeof(NamingDayParameter))
            // The canonical form of what a request asks of its release names the release, which is read as the catalog.
            .Where(property => property.DeclaringType != typeof(DataRequest))
            // The fields asked for are read by the request itself, and from there by the formats.
            .Where(property => property.Name != "Fields" || !calls.Any(call => call.EndsWith("::get_FieldsAsked()", StringComparison.Ordinal)))
            .Where(property => !calls.Any(call =>
                call.EndsWith($"::get_{property.Name}()", StringComparison.Ordinal)
                    && call.Contains($" {NameOf(property.DeclaringType!)}", StringComparison.Ordinal)))
            .Select(property => $"{property.DeclaringType!.FullName}.{property.Name}")
            .Distinct();

        Assert.Empty(forgotten);
    }

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '/');

    [Fact]
    public void Every_property_of_a_request_that_has_a_kind_is_described()
    {
        var undescribed = Requests()
            .SelectMany(request => request.GetProperties())
            .Where(property => property.PropertyType.IsAssignableTo(typeof(IParameter)) && property.GetCustomAttribute<ParameterAttribute>() is null)
            .Select(property => $"{property.DeclaringType!.FullName}.{property.Name}");

        Assert.Empty(undescribed);
    }

    [Fact]
    public void Every_kind_is_used_and_called_a_parameter()
    {
        var used = Requests().SelectMany(request => request.GetProperties()).Select(property => property.PropertyType).Select(Open).ToHashSet();
        var kinds = typeof(Program).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IParameter)) && type is { IsInterface: false, IsAbstract: false })
            .ToList();

        Assert.Subset(used, kinds.ToHashSet());
        Assert.All(kinds, kind => Assert.EndsWith("Parameter", kind.Name.Split('`')[0], StringComparison.Ordinal));
    }

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private IEnumerable<Type> Requests() => api.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<RequestDescription>()?.Request)
        .OfType<Type>()
        .Distinct();
}
