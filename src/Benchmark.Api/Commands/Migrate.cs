namespace Benchmark.Api.Commands;

/// <summary>The verb <c>migrate</c>.</summary>
internal sealed class Migrate() : VerbCommand("migrate", "Bring the schema of the database forward and end.")
{
    public override IReadOnlyList<string> Examples => ["migrate --database data/benchmark.db"];

    protected override async Task<int> WorkAsync(Given given, Shell shell)
    {
        var stores = Stores.Of(given);
        await stores.GuardAsync(async () =>
        {
            await stores.Database.CheckPagesAsync(CancellationToken.None);
            var ran = await stores.MigrateAsync(shell.Output);
            shell.Output.WriteLine(ran.Count == 0
                ? $"{stores.Database.Name} is up to date at {stores.Migrator.SchemaVersion}."
                : $"{stores.Database.Name}: ran {string.Join(", ", ran)}.");
        });
        return ExitCode.Done;
    }
}
