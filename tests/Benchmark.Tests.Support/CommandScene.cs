using Benchmark.Api.Commands;

namespace Benchmark.Tests.Support;

/// <summary>A database to which the commands of an operator are given, in this process.</summary>
/// <param name="database">Its file.</param>
internal class CommandScene(string database)
{
    /// <summary>Its file.</summary>
    protected string Database => database;

    /// <summary>Runs a verb, which must succeed.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> Run(params string[] arguments)
    {
        var (code, output, errors) = await Try(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)} ended with {code}: {output}{errors}");
        return output;
    }

    /// <summary>Runs a verb.</summary>
    public async Task<(int Code, string Output, string Errors)> Try(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, errors = new() { NewLine = "\n" };
        var code = await CommandLine.RunAsync([.. arguments, "--database", database], Shell.Of(output, errors));
        return (code, output.ToString(), errors.ToString());
    }
}
