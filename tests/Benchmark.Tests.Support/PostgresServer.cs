using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Benchmark.Tests.Support;

/// <summary>A PostgreSQL server of this machine alone, in a folder of its own, with the programs that Debian's package brings.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "postgres";

    private readonly string _folder = Directory.CreateTempSubdirectory("benchmark-postgres-").FullName;
    private int _made;

    private PostgresServer(int port) => Port = port;

    public int Port { get; }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Makes one and starts it.</summary>
    /// <param name="settings">Lines of its configuration besides those that every one has.</param>
    public static PostgresServer Start(params IReadOnlyList<string> settings)
    {
        var server = new PostgresServer(FreePort());
        server.Own();
        // The order of a language: what sorts otherwise than by bytes shows what forgets to.
        server.Run("initdb", "-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8", "--locale-provider=icu",
            "--icu-locale=vi");
        server.Configure(settings);
        server.Begin();
        return server;
    }

    /// <summary>One that follows another and can only be read.</summary>
    public static PostgresServer Follow(PostgresServer primary)
    {
        var server = new PostgresServer(FreePort());
        server.Own();
        server.Run("pg_basebackup", "-D", server.Data, "-h", "127.0.0.1", "-p", $"{primary.Port}", "-U", User, "-R", "--checkpoint=fast", "--no-sync");
        server.Configure([]);
        server.Begin();
        return server;
    }

    /// <summary>The address of a new database; empty, or a copy of another, which nobody may be connected to.</summary>
    public string Create(string? template = null)
    {
        var name = $"benchmark_{Environment.ProcessId}_{Interlocked.Increment(ref _made)}";
        if (template is not null)
            Execute("postgres", $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{NameOf(template)}'");
        Execute("postgres", $"create database {name}{(template is null ? "" : $" template {NameOf(template)}")}");
        return AddressOf(name);
    }

    /// <summary>Removes a database, whoever is connected to it.</summary>
    public void Drop(string address) => Execute("postgres", $"drop database if exists {NameOf(address)} with (force)");

    /// <summary>The address of a database.</summary>
    public string AddressOf(string database) => $"postgres://{User}@127.0.0.1:{Port}/{database}";

    /// <summary>The name of the database of an address.</summary>
    public static string NameOf(string address) => new Uri(address).AbsolutePath[1..];

    /// <summary>Runs statements as its superuser.</summary>
    public void Execute(string database, string sql)
    {
        using var connection = Open(AddressOf(database));
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>A connection that nothing keeps.</summary>
    public static NpgsqlConnection Open(string address)
    {
        var place = new Uri(address);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = place.Host,
            Port = place.Port,
            Username = place.UserInfo,
            Database = NameOf(address),
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Starts it again after <see cref="Stop"/>.</summary>
    public void Begin() => Run("pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-t", "60", "start");

    /// <summary>Stops it, as an operator does or as a failure of the machine does.</summary>
    public void Stop(bool isCrash = false) => Run("pg_ctl", "-D", Data, "-m", isCrash ? "immediate" : "fast", "-w", "-t", "60", "stop");

    /// <summary>Lets it answer no more without ending anything, as a machine that hangs does, or go on.</summary>
    public Task Hang(bool isOver = false)
    {
        var first = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        return Wait.ForCommand("sh", "-c", $"kill -{(isOver ? "CONT" : "STOP")} {first} $(ps -o pid= --ppid {first})");
    }

    /// <summary>Makes one that follows another a server that is written itself.</summary>
    public void Promote() => Run("pg_ctl", "-D", Data, "-w", "-t", "60", "promote");

    /// <summary>Lets one of its users in with a password alone.</summary>
    public void AskForPasswords(string user)
    {
        var file = Path.Combine(Data, "pg_hba.conf");
        File.WriteAllText(file, $"host all {user} 127.0.0.1/32 scram-sha-256\n{File.ReadAllText(file)}");
        Execute("postgres", "select pg_reload_conf()");
    }

    /// <summary>Runs a program of PostgreSQL.</summary>
    /// <returns>What it printed.</returns>
    public string Run(string program, params IReadOnlyList<string> arguments)
    {
        string[] command = [Path.Combine(Programs, program), .. arguments];
        // PostgreSQL refuses to be run by root.
        if (Environment.IsPrivilegedProcess)
            command = ["runuser", "-u", User, "--", .. command];
        // A server inherits what it is started with, and would hold a pipe open as long as it runs.
        var said = Path.Combine(_folder, $"said-{Interlocked.Increment(ref _made)}");
        var line = string.Join(' ', command.Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"{line} > '{said}' 2>&1"]) { WorkingDirectory = _folder })!;
        Wait.Here(Wait.ForExit(process, () => $"{program} does not end."), () => $"{program} does not end.");
        var output = File.ReadAllText(said);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}");
    }

    public void Dispose()
    {
        try
        {
            Stop(isCrash: true);
        }
        catch (InvalidOperationException)
        {
            // It was stopped already.
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string Programs => Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => $"{version}/bin").Last();

    private void Own()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        using var process = Process.Start("chown", [User, _folder]);
        Wait.Here(Wait.ForExit(process, () => "chown does not end."), () => "chown does not end.");
    }

    // Root may append to a file of another.
    private void Configure(IReadOnlyList<string> settings) => File.AppendAllLines(
        Path.Combine(Data, "postgresql.conf"),
        [
            $"port = {Port}",
            "listen_addresses = '127.0.0.1'",
            $"unix_socket_directories = '{_folder}'",
            "max_connections = 400",
            // What a test writes need not survive the machine.
            "fsync = off",
            "full_page_writes = off",
            .. settings,
        ]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
