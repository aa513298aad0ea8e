using System.Diagnostics;
using System.Globalization;

namespace Benchmark.Performance;

/// <summary>
/// The <c>sqlite3</c> shell writing as CSV the rows that the API writes, names and titles beside the ids: what the same work costs without a server. It is
/// asked for many selections in one process, so that its start does not count.
/// </summary>
internal static class SqliteShell
{
    private const int Selections = 100;

    private const string Rows =
        """
        select o.province || '.' || o.indicator || '.' || o.year || '.' || o.series, o.province, o.indicator, o.year, o.series, o.value, i.unit, s.field_size,
            o.certainty, o.vintage, o.revision, o.source, o.second_source, o.note_vi, o.note_en, p.name_vi, p.name_en, i.name_vi, i.name_en, i.unit_name_vi,
            i.unit_name_en, s.name_vi, s.name_en, coalesce(r.title, r.title_vi), coalesce(r.title, r.title_en), coalesce(r.issuer, r.issuer_vi),
            coalesce(r.issuer, r.issuer_en), r.number, r.published_on, r.url
        from observation o
            join province p on p.id = o.province
            join indicator i on i.id = o.indicator
            join series s on s.indicator = o.indicator and s.id = o.series
            join source r on r.id = o.source
        where o.province in (@provinces) and o.indicator in (@indicators) and o.revision = (select max(n.revision) from observation n
            where n.province = o.province and n.indicator = o.indicator and n.year = o.year and n.series = o.series)
        order by o.province, o.indicator, o.year, o.series;
        """;

    /// <summary>How many selections of a thousand rows it writes a second; null where there is no shell.</summary>
    /// <param name="set">The set.</param>
    /// <param name="folder">Where the script goes.</param>
    public static double? Rate(SyntheticSet set, WorkFolder folder)
    {
        var selections = set.ThousandRows();
        var script = folder.At("shell.sql");
        File.WriteAllLines(script, [".mode csv", ".headers on", .. Enumerable.Range(0, Selections).Select(_ => Statement(selections.Next()))]);
        try
        {
            // The first reads the file into memory.
            Run(set.Path, script);
            return Selections / Run(set.Path, script).TotalSeconds;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static TimeSpan Run(string database, string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sqlite3", ["-readonly", database])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var start = Stopwatch.GetTimestamp();
        var read = shell.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        shell.StandardInput.Write(File.ReadAllText(script));
        shell.StandardInput.Close();
        read.Wait();
        shell.WaitForExit();
        // A shell that refuses the script would seem very fast.
        if (shell.ExitCode != 0)
            throw new InvalidOperationException("sqlite3 failed.");
        return Stopwatch.GetElapsedTime(start);
    }

    private static string Statement(string query)
    {
        var values = query.Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1].Split(','));
        return Rows.Replace("@provinces", Quoted(values["province"]), StringComparison.Ordinal)
            .Replace("@indicators", Quoted(values["indicator"]), StringComparison.Ordinal);
    }

    private static string Quoted(string[] ids) => string.Join(", ", ids.Select(id => string.Create(CultureInfo.InvariantCulture, $"'{id}'")));
}
