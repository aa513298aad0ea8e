using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>Tests with servers of PostgreSQL. They run one after the other, beside no other: they measure times, and stop the server that they share.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PostgresTests : ICollectionFixture<PostgresSample>
{
    public const string Name = "PostgreSQL";
}

/// <summary>A PostgreSQL server with a database of the sample, of which each test gets a copy.</summary>
public sealed class PostgresSample : IDisposable
{
    private readonly string _template;

    public PostgresSample()
    {
        _template = Server.Create();
        DatabaseFile.Import(_template, CliProgram.Seed);
    }

    internal PostgresServer Server { get; } = PostgresServer.Start();

    /// <summary>The address of a copy.</summary>
    internal string Copy() => Server.Create(_template);

    public void Dispose() => Server.Dispose();
}
