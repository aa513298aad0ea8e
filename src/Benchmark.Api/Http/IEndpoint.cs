namespace Benchmark.Api.Http;

/// <summary>One endpoint, one file: what it is for, where it stands, what it asks, what it does, what it answers.</summary>
internal interface IEndpoint
{
    static abstract void Map(IEndpointRouteBuilder routes);
}
