using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Benchmark.Data.Migrations;

/// <summary>A script that brings a schema forward by a step.</summary>
/// <param name="Name">Its name, whose number is its place.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record MigrationScript(string Name, string Sql)
{
    /// <summary>The hash of the statements, by which an edited script is found out.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The scripts of a folder that come with the program, in order.</summary>
    public static IReadOnlyList<MigrationScript> Of(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                    // A checkout may turn the line ends; that is no edit.
                    return new MigrationScript(name[folder.Length..^".sql".Length], reader.ReadToEnd().ReplaceLineEndings("\n"));
                }),
        ];
    }
}
