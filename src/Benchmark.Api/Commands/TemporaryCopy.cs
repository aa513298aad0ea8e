using Benchmark.Data;
using Benchmark.Data.Dialects.Sqlite;

namespace Benchmark.Api.Commands;

/// <summary>A copy of a database that has no name of its own yet, so that what has one is whole.</summary>
internal static class TemporaryCopy
{
    /// <summary>Copies a database into the folder of a file, and deletes the copy afterwards unless it was moved away.</summary>
    /// <param name="database">The database.</param>
    /// <param name="file">The file that is to be written.</param>
    /// <param name="use">What is done with the copy.</param>
    /// <exception cref="OutputFailure">It cannot be written.</exception>
    /// <exception cref="StorageFault">The database cannot be read.</exception>
    public static async Task UseAsync(SqliteDatabase database, string file, Func<SqliteDatabase, Task> use)
    {
        var full = Path.GetFullPath(file);
        var making = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}");
        try
        {
            await OutputFailure.GuardAsync(file, () =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                return database.CopyToAsync(making, CancellationToken.None);
            });
            await use(new SqliteDatabase(making));
        }
        finally
        {
            foreach (var part in SqliteDatabase.FilesOf(making))
                File.Delete(part);
        }
    }

    /// <summary>Gives a copy its name.</summary>
    public static Task NameAsync(SqliteDatabase copy, string file) => OutputFailure.GuardAsync(file, async () =>
    {
        await copy.SealAsync(CancellationToken.None);
        File.Move(copy.Path, Path.GetFullPath(file), overwrite: false);
    });

    /// <summary>A name beside a database that is not taken: what it is called, why it is kept, and since when.</summary>
    public static string NameBeside(SqliteDatabase database, string why)
    {
        var name = $"{database.Path}.{why}-{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}";
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name : $"{name}-{number}").First(each => !Path.Exists(each));
    }
}
