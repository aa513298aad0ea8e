using Microsoft.Data.Sqlite;

namespace Benchmark.Performance;

/// <summary>
/// Databases with many observations: the seed, and beside it synthetic indicators that 50 units have 25 years of values for, in two series. More observations
/// are more indicators, as in life; what a request for three of them has to read stays the same. Each unit has a target on each indicator. The same size gives
/// the same rows every time.
/// </summary>
internal static class SyntheticData
{
    private const int Units = 50;
    private const int Years = 25;
    private const int SeriesOfEach = 2;
    private const int RowsOfAnIndicator = Units * Years * SeriesOfEach;

    // With fewer there is no thousand rows of five units.
    private const int FewestIndicators = 4;

    // What is written to, in words that the tables of the program take; the only place to change when a migration changes them.
    private const string InsertCatalog =
        """
        create temp table unit as
            select row_number() over (order by id) as number, id
            from (select id from province order by kind = 'country' desc, headline is null, headline, id limit @units);

        create temp table subject as
            with recursive counter (number) as (select 1 union all select number + 1 from counter where number < @indicators),
                known (number, id) as (select row_number() over (order by id), id from source)
            select counter.number as number, printf('synthetic-%05d', counter.number) as id, known.id as source
            from counter join known on known.number = 1 + counter.number % (select count(*) from source)
            order by counter.number;

        create temp table cell as
            with recursive counter (year) as (select 2026 - @years union all select year + 1 from counter where year < 2025)
            select year, series from counter cross join (select 'synthetic-a' as series union all select 'synthetic-b') order by year, series;

        insert into indicator (id, name_vi, name_en, kind, unit, direction, theme, minimum, maximum, worst, worst_reason_vi, worst_reason_en, score_method,
            pace, ratio_scale, decimals, source)
        select id, 'Chỉ tiêu ' || number, 'Indicator ' || number, 'number', 'percent', 'higher-is-better', 'synthetic', 0, 100, 0, 'Không thể thấp hơn 0.',
            'Cannot fall below 0.', 'goalpost', 'linear', 1, 2, source
        from subject
        order by number;

        insert into series (indicator, id, name_vi, name_en, judges_targets, preferred)
        select subject.id, series, 'Chuỗi ' || series, 'Series ' || series, 1, series = 'synthetic-a'
        from subject cross join (select distinct series from cell);

        insert into target (id, province, indicator, horizon, horizon_stated, horizon_reading, basis, comparator, low, unit, direction, standing, statement_vi,
            statement_en, source, certainty)
        select unit.id || '.' || subject.id || '.2030', unit.id, subject.id, 2030, 2030, 'stated', 'at-year', 'at-least', 80, 'percent', 'higher-is-better',
            'primary', 'Đạt ít nhất 80% vào năm 2030.', 'At least 80% by 2030.', subject.source, 'stated'
        from unit cross join subject;
        """;

    private const string InsertObservationsOfAUnit =
        """
        insert into observation (province, indicator, year, series, revision, value, certainty, source)
        select unit.id, subject.id, year, series, 1,
            round((unit.number * 37 + subject.number * 11) % 40 + (year - 2001) * 1.5 + (unit.number * 31 + subject.number * 17 + year * 7) % 100 / 100.0, 2),
            'official', subject.source
        from unit cross join subject cross join cell
        where unit.number = @unit
        """;

    private const string CountRows =
        """
        update release set indicator_count = (select count(*) from indicator), series_count = (select count(*) from series),
            target_count = (select count(*) from target), observation_count = (select count(*) from observation)
        """;

    /// <summary>Whether a set can have exactly so many observations.</summary>
    public static bool CanHave(int observations) => observations % RowsOfAnIndicator == 0 && observations / RowsOfAnIndicator >= FewestIndicators;

    /// <summary>Copies a database and adds the synthetic rows to the copy.</summary>
    /// <param name="origin">The database that the program made from the seed.</param>
    /// <param name="path">The copy.</param>
    /// <param name="observations">How many observations to add.</param>
    /// <param name="stop">Ends it early.</param>
    public static SyntheticSet Create(string origin, string path, int observations, CancellationToken stop)
    {
        using (var from = Open(origin))
        using (var to = Open(path))
            from.BackupDatabase(to);
        using var connection = Open(path);
        // Speed for one who can start anew: nothing is kept for a crash. The references are right because they are selected.
        Run(connection, "pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off; pragma cache_size = -262144");
        using (var transaction = connection.BeginTransaction())
        {
            Run(connection, InsertCatalog, ("@units", Units), ("@indicators", observations / RowsOfAnIndicator), ("@years", Years));
            using var insert = Command(connection, InsertObservationsOfAUnit, ("@unit", 0));
            for (var unit = 1; unit <= Units; unit++)
            {
                stop.ThrowIfCancellationRequested();
                insert.Parameters["@unit"].Value = unit;
                insert.ExecuteNonQuery();
            }

            Run(connection, CountRows);
            transaction.Commit();
        }

        // As the program leaves it.
        Run(connection, "pragma journal_mode = wal");
        return new SyntheticSet(
            path,
            observations,
            List(connection, "select unit.id from unit join province on province.id = unit.id where kind <> 'country' order by number"),
            List(connection, "select id from subject order by number"));
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = Command(connection, sql, parameters);
        command.ExecuteNonQuery();
    }

    private static List<string> List(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text stands above.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}

/// <summary>A database with synthetic rows.</summary>
/// <param name="Path">The file.</param>
/// <param name="Observations">How many synthetic observations it has.</param>
/// <param name="Provinces">The units that have them, without the country.</param>
/// <param name="Indicators">The indicators that have them.</param>
internal sealed record SyntheticSet(string Path, int Observations, IReadOnlyList<string> Provinces, IReadOnlyList<string> Indicators)
{
    /// <summary>Where it is served from: the file, or the address of a copy.</summary>
    public string Address { get; init; } = Path;

    /// <summary>Whether it is served from the file.</summary>
    public bool IsFile => Address == Path;

    /// <summary>Three provinces and three indicators.</summary>
    public Selections Threes() => new([.. Selections.Dimension.Groups("province", Provinces, 3), .. Selections.Dimension.Groups("indicator", Indicators, 3)]);

    /// <summary>Five provinces and four indicators: 25 years of two series are 1,000 rows.</summary>
    public Selections ThousandRows() =>
        new([.. Selections.Dimension.Groups("province", Provinces, 5), .. Selections.Dimension.Groups("indicator", Indicators, 4)]);

    /// <summary>One province with all its indicators, as known at the end of different years.</summary>
    public Selections WholeProvinces() => new([new("province", Provinces), new("upTo", [.. Enumerable.Range(2010, 16).Select(year => $"{year}")])]);
}
