using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;
using Microsoft.Data.Sqlite;

namespace Benchmark.Api.Data;

/// <summary>
/// Reads the figures of one province on one indicator after the other, with statements that stay prepared as long as the connection is open: preparing them takes longer than
/// running them.
/// </summary>
internal sealed class FigureReader(SqliteConnection connection) : IDisposable
{
    private const string Columns = "observation.year, observation.series, revision, value, vintage, certainty, observation.source, second_source, observation.note_vi, observation.note_en";

    // A look or two for each series, however many years there are: the order of the tables is the order of the search.
    private const string Latest =
        $"""
        select {Columns}
        from series cross join observation
        where series.indicator = @indicator
            and province = @province and observation.indicator = @indicator and observation.series = series.id
            and year = (
                select max(latest.year) from observation as latest
                where latest.province = @province and latest.indicator = @indicator and latest.series = series.id)
            and revision = (
                select max(newest.revision) from observation as newest
                where newest.province = @province and newest.indicator = @indicator and newest.year = observation.year and newest.series = series.id)
        """;

    private readonly SqliteCommand _begin = Command(connection, "begin");
    private readonly SqliteCommand _commit = Command(connection, "commit");
    private readonly SqliteCommand _place = Command(
        connection,
        "select number = (select max(number) from release) from release where number = @number and id = @id and checksum = @checksum",
        "@number",
        "@id",
        "@checksum");

    private string? _tables;
    private SqliteCommand? _targets;
    private SqliteCommand? _latest;
    private SqliteCommand? _observations;

    /// <summary>Reads within one state of the database, from a release.</summary>
    /// <exception cref="ReleaseChanged">The database has no such release.</exception>
    public T Read<T>(LoadedRelease release, Func<FigureReader, T> read)
    {
        _begin.ExecuteNonQuery();
        _place.Parameters[0].Value = release.Number;
        _place.Parameters[1].Value = release.Release.Id;
        _place.Parameters[2].Value = release.Checksum;
        var isNewest = _place.ExecuteScalar() ?? throw new ReleaseChanged();
        Prepare((long)isNewest == 1 ? "" : DataTable.AsOf(release.Number));
        var found = read(this);
        _commit.ExecuteNonQuery();
        return found;
    }

    /// <summary>Every target, whatever its standing.</summary>
    public IEnumerable<Target> Targets(string province, string indicator)
    {
        using var row = Open(_targets!, province, indicator);
        while (row.Read())
            yield return TargetRow.Read(row).ToTarget();
    }

    /// <summary>The newest revision of the newest year of each series.</summary>
    public IReadOnlyList<Observation> LatestObservations(string province, Indicator indicator) => Observations(_latest!, province, indicator);

    /// <summary>Every observation of every revision, by year, series and revision.</summary>
    public IReadOnlyList<Observation> Observations(string province, Indicator indicator) => Observations(_observations!, province, indicator);

    public void Dispose()
    {
        Forget();
        _place.Dispose();
        _commit.Dispose();
        _begin.Dispose();
        connection.Dispose();
    }

    private void Prepare(string tables)
    {
        if (_tables == tables)
            return;
        Forget();
        _tables = tables;
        _targets = Command(connection, $"{tables} select {TargetRow.Columns} from target where province = @province and indicator = @indicator", "@province", "@indicator");
        _latest = Command(connection, $"{tables} {Latest}", "@province", "@indicator");
        _observations = Command(
            connection,
            $"{tables} select {Columns} from observation where province = @province and indicator = @indicator order by year, series, revision",
            "@province",
            "@indicator");
    }

    private void Forget()
    {
        _targets?.Dispose();
        _latest?.Dispose();
        _observations?.Dispose();
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private static SqliteDataReader Open(SqliteCommand command, string province, string indicator)
    {
        command.Parameters[0].Value = province;
        command.Parameters[1].Value = indicator;
        return command.ExecuteReader();
    }

    private static Observation[] Observations(SqliteCommand command, string province, Indicator indicator)
    {
        using var row = Open(command, province, indicator.Id);
        var rows = new List<ObservationRow>();
        while (row.Read())
        {
            var series = row.GetString(1);
            rows.Add(new ObservationRow
            {
                Province = province,
                Indicator = indicator.Id,
                Year = row.GetInt32(0),
                Series = series,
                Revision = row.GetInt32(2),
                // What comes in has at most 15 digits, and those a double gives back.
                Value = (decimal)row.GetDouble(3),
                Vintage = row.TextAt(4),
                Certainty = row.GetString(5),
                Source = row.GetString(6),
                SecondSource = row.TextAt(7),
                NoteVi = row.TextAt(8),
                NoteEn = row.TextAt(9),
                Unit = indicator.Unit,
                FieldSize = indicator.Series.First(each => each.Id == series).FieldSize,
            });
        }

        var observations = new Observation[rows.Count];
        var newest = 0;
        for (var number = rows.Count - 1; number >= 0; number--)
        {
            var isNewest = number + 1 == rows.Count || rows[number + 1].Year != rows[number].Year || rows[number + 1].Series != rows[number].Series;
            newest = isNewest ? rows[number].Revision : newest;
            observations[number] = (rows[number] with { NewestRevision = newest }).ToObservation();
        }

        return observations;
    }
}
