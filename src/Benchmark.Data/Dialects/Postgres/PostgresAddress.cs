using Npgsql;

namespace Benchmark.Data.Dialects.Postgres;

/// <summary>
/// Where a PostgreSQL database is, as libpq writes it: postgres://user@host:port/name. The password is never part of it, because an address stands in process
/// lists and logs; PGPASSWORD, PGPASSFILE or ~/.pgpass has it.
/// </summary>
internal sealed record PostgresAddress
{
    private const string Example = "postgres://benchmark@localhost:5432/benchmark";
    private const int UsualPort = 5432;

    private static readonly string[] Schemes = ["postgres", "postgresql"];

    // What an operator needs beyond the address itself; as in a connection string of libpq.
    private static readonly Dictionary<string, Action<NpgsqlConnectionStringBuilder, string>> Known = new(StringComparer.Ordinal)
    {
        ["sslmode"] = static (settings, value) => settings["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal),
        ["sslrootcert"] = static (settings, value) => settings.RootCertificate = value,
        ["host"] = static (settings, value) => settings.Host = value,
    };

    private PostgresAddress(string name, string database, NpgsqlConnectionStringBuilder settings) => (Name, Database, Settings) = (name, database, settings);

    /// <summary>The address, in which nothing is secret.</summary>
    public string Name { get; }

    /// <summary>The name of the database.</summary>
    public string Database { get; }

    /// <summary>How it is connected to; a copy for the caller.</summary>
    public NpgsqlConnectionStringBuilder Settings => new(field.ConnectionString);

    /// <summary>Whether a place is meant as an address and not as a file.</summary>
    public static bool IsOne(string place) => Schemes.Any(scheme => place.StartsWith($"{scheme}:", StringComparison.OrdinalIgnoreCase));

    /// <summary>The sentence that says why an address cannot be used, without the address: it may hold a password. Null for one that can.</summary>
    public static string? FaultOf(string place)
    {
        try
        {
            Of(place);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }

    /// <exception cref="FormatException">It is no such address; the message says why.</exception>
    public static PostgresAddress Of(string place)
    {
        if (!Uri.TryCreate(place, UriKind.Absolute, out var address) || !Schemes.Contains(address.Scheme) || !place.Contains("://", StringComparison.Ordinal)
            || address.Fragment.Length > 0)
        {
            throw new FormatException($"The address of the database is none of PostgreSQL: one is like {Example}.");
        }

        var user = address.UserInfo.Split(':', 2);
        if (user.Length > 1)
        {
            throw new FormatException(
                "The address of the database holds a password, which others can read there: leave it out, and set PGPASSWORD, or PGPASSFILE with a file.");
        }

        var database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
        if (database.Length == 0 || database.Contains('/', StringComparison.Ordinal))
            throw new FormatException($"The address of the database names none: one is like {Example}.");
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host.Length == 0 ? "localhost" : address.Host.Trim('[', ']'),
            Port = address.Port < 0 ? UsualPort : address.Port,
            Database = database,
        };
        if (user[0].Length > 0)
            settings.Username = Uri.UnescapeDataString(user[0]);
        foreach (var part in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Apply(settings, part);
        return new PostgresAddress(address.GetComponents(UriComponents.AbsoluteUri, UriFormat.UriEscaped), database, settings);
    }

    private static void Apply(NpgsqlConnectionStringBuilder settings, string part)
    {
        var (name, value) = part.Split('=', 2) is [var first, var second] ? (first, Uri.UnescapeDataString(second)) : (part, "");
        if (!Known.TryGetValue(name, out var apply))
            throw new FormatException($"The address of the database may be followed by {string.Join(", ", Known.Keys)}, and by nothing else.");
        try
        {
            apply(settings, value);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new FormatException($"The address of the database has a value of {name} that PostgreSQL does not know.");
        }
    }
}
