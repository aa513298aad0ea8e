using System.Text.RegularExpressions;
using Benchmark.Tests.Support;
using NetArchTest.Rules;

namespace Benchmark.Tests.Conventions;

/// <summary>
/// Which way dependencies run, read from the compiled program:
/// Program → Commands → Endpoints → Pages → Features → Parameters → Http → Formats, Benchmark.Data → Core.
/// Inside Core each of Language, Numbers, Schemas, nouns, computations and what tells of them stands on those before it. Nothing points back and
/// nothing goes round in a circle.
/// </summary>
public sealed partial class LayerTests
{
    private const string Api = "Benchmark.Api";
    private const string Core = "Benchmark.Core";
    private const string Data = "Benchmark.Data";
    private const string Charts = $"{Api}.Charts";
    private const string Commands = $"{Api}.Commands";
    private const string Features = $"{Api}.Features";
    private const string Formats = $"{Api}.Formats";
    private const string Http = $"{Api}.Http";
    private const string Hooks = $"{Api}.Hooks";
    private const string Logs = $"{Api}.Logs";
    private const string Mcp = $"{Api}.Mcp";
    private const string Pages = $"{Api}.Pages";
    private const string Parameters = $"{Api}.Parameters";
    private const string Language = $"{Core}.Language";
    private const string Numbers = $"{Core}.Numbers";
    private const string Schemas = $"{Core}.Schemas";
    private const string Claims = $"{Core}.Claims";
    private const string Releases = $"{Core}.Releases";
    private const string DataSets = $"{Core}.DataSets";
    private const string Methods = $"{Core}.Methods";
    private const string Search = $"{Core}.Search";
    private const string Narratives = $"{Core}.Narratives";
    private const string Statements = $"{Core}.Statements";

    // What has figures of its own; a release is a noun too, but every answer is of one, so that more may know it.
    private static readonly string[] Nouns =
        [$"{Core}.Provinces", $"{Core}.Themes", $"{Core}.Indicators", $"{Core}.Sources", $"{Core}.Targets", $"{Core}.Observations"];
    private static readonly string[] Computations = [$"{Core}.Gaps", $"{Core}.Comparisons", $"{Core}.Rankings", $"{Core}.Scorecards"];
    private static readonly string[] AllOfCore =
        [Language, Numbers, Schemas, Claims, .. Nouns, Releases, .. Computations, Methods, Search, Narratives, Statements, DataSets];

    // What is stored, from the file upwards. Tables, the schema and the keys know only the file; figures know what they are asked about.
    private const string StoredTables = $"{Data}.Tables";
    private const string StoredReleases = $"{Data}.Releases";
    private const string StoredCatalog = $"{Data}.Catalog";
    private const string Migrations = $"{Data}.Migrations";
    private const string Figures = $"{Data}.Figures";
    private const string Imports = $"{Data}.Imports";
    private const string Keys = $"{Data}.Keys";
    private const string StoredHooks = $"{Data}.Hooks";
    private const string Checks = $"{Data}.Checks";
    private const string Dialects = $"{Data}.Dialects";
    private const string Sqlite = $"{Dialects}.Sqlite";
    private const string Postgres = $"{Dialects}.Postgres";
    private static readonly string[] AllOfData =
        [Data, StoredTables, StoredReleases, StoredCatalog, Migrations, Figures, Imports, Keys, StoredHooks, Checks, Dialects, Sqlite, Postgres];

    /// <summary>The table: each layer, and all that it may use. A folder of Features is a layer of its own.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [CompiledCode.Root] = [Commands],
        [Commands] = [Api, Hooks, Logs, .. AllOfData, .. AllOfCore],
        [Api] = [Pages, Mcp, Features, Charts, Parameters, Formats, Http, Hooks, Logs, .. AllOfData, .. AllOfCore],
        // A page shows answers of every feature; no feature knows that there are pages.
        [Pages] = [Features, Charts, Parameters, Formats, Http, Figures, StoredReleases, StoredCatalog, .. AllOfCore],
        // Assistants are given what the API answers; nothing else of the features but how a link is cited.
        [Mcp] = [Features, Formats, Http, Logs, Data, StoredReleases, StoredCatalog, .. AllOfCore],
        [Features] = [Charts, Parameters, Formats, Http, Logs, .. AllOfData, .. AllOfCore],
        // What is drawn of figures, wherever they were asked for.
        [Charts] = [Formats, StoredCatalog, .. AllOfCore],
        [Parameters] = [Http, Formats, Data, StoredReleases, StoredCatalog, .. AllOfCore],
        // A request is read against the catalog of its release. The catalogue of error codes holds those of rows too.
        [Http] = [Formats, Logs, StoredReleases, StoredCatalog, Language, Numbers, Schemas, Releases, DataSets],
        [Hooks] = [Http, Logs, Data, StoredHooks, StoredReleases, StoredCatalog],
        [Logs] = [],
        [Formats] = [Language, Numbers, Schemas, Releases],
        [Checks] = [Data, Migrations, StoredTables, StoredReleases, .. AllOfCore],
        [Imports] = [Data, Migrations, StoredTables, StoredReleases, .. AllOfCore],
        [Figures] = [Data, StoredTables, StoredReleases, StoredCatalog, .. AllOfCore],
        [StoredCatalog] = [Data, StoredTables, StoredReleases, .. AllOfCore],
        [StoredReleases] = [Data, StoredTables, .. AllOfCore],
        [StoredTables] = [Data, .. AllOfCore],
        [Dialects] = [Data, Sqlite, Postgres],
        [Sqlite] = [Data, Schemas],
        [Postgres] = [Data, Schemas],
        [Migrations] = [Data],
        [Keys] = [Data, Schemas, Language],
        [StoredHooks] = [Data, StoredReleases, Releases],
        [Data] = [Schemas],
        [Language] = [],
        [Numbers] = [Language],
        [Schemas] = [Language, Numbers],
        [Claims] = [],
        [Releases] = [Language, Numbers, Schemas],
        [Methods] = [Language, Numbers, .. Nouns, .. Computations],
        [Search] = [Language, Numbers, Schemas, .. Nouns, Methods],
        [Narratives] = [Language, Numbers, .. Nouns, Releases, .. Computations],
        [Statements] = [Language, Numbers, .. Nouns],
        [DataSets] = [Language, Numbers, Schemas, .. Nouns, Releases, .. Computations],
    };

    private static readonly Types ApiTypes = Types.InAssembly(typeof(Program).Assembly);
    private static readonly Types DataTypes = Types.InAssembly(typeof(Benchmark.Data.Database).Assembly);
    private static readonly Types CoreTypes = Types.InAssembly(typeof(Code).Assembly);

    static LayerTests()
    {
        foreach (var noun in Nouns)
            Allowed[noun] = [Language, Numbers, Schemas, Claims, Releases, .. Nouns];
        foreach (var computation in Computations)
            Allowed[computation] = [Language, Numbers, Claims, Releases, .. Nouns, .. Computations];
    }

    [Fact]
    public void A_layer_uses_only_what_the_table_allows()
    {
        var wrong = CompiledCode.InnerUses
            .Where(use => !MayUse(use.From, use.To))
            .Select(use => $"{use.Type} uses {use.Used}, but {use.From} may not use {use.To}.")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_namespace_stands_in_the_table()
    {
        var unknown = CompiledCode.Types.Select(CompiledCode.NamespaceOf).Distinct().Where(each => !Allowed.ContainsKey(LayerOf(each))).ToList();

        Assert.True(unknown.Count == 0, $"The table of layers does not say what may be used in {string.Join(", ", unknown)}.");
    }

    [Fact]
    public void No_namespaces_use_each_other_in_a_circle()
    {
        var graph = CompiledCode.InnerUses.ToLookup(use => use.From);

        var circles = graph.Select(from => CircleFrom(from.Key, graph)).OfType<string>().ToList();
        Assert.True(circles.Count == 0, string.Join('\n', circles));
    }

    [Fact]
    public void A_constant_is_used_only_where_the_table_allows()
    {
        // The compiler writes its value where it is used, so that only the sources tell. A name that stands in several namespaces is theirs who may use it.
        var constants = CompiledCode.Constants.ToLookup(constant => constant.Name, constant => constant.Namespace);
        var files = Directory.GetFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories);
        foreach (var file in files.Where(file => !file.Contains("/obj/") && !file.Contains("/bin/")))
        {
            var code = string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
            if (NamespacePattern().Match(code) is not { Success: true } match)
                continue;
            var from = match.Groups[1].Value;
            foreach (Match used in MemberPattern().Matches(code))
            {
                var owners = constants[used.Value].ToList();
                Assert.True(
                    owners.Count == 0 || owners.Any(owner => owner == from || MayUse(from, owner)),
                    $"{file} uses the constant {used.Value} of {string.Join(", ", owners)}.");
            }
        }
    }

    [Fact]
    public void A_feature_never_uses_another_feature() => Holds(ApiTypes
        .Slice()
        .ByNamespacePrefix(Features)
        .Should()
        .NotHaveDependenciesBetweenSlices()
        .GetResult());

    [Fact]
    public void Data_knows_nothing_of_the_web()
    {
        var known = typeof(Benchmark.Data.Database).Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));
        Assert.Subset(new HashSet<string> { Core, "CsvHelper", "Dapper", "Microsoft.Data.Sqlite", "Npgsql", "SQLitePCLRaw.core" }, known.ToHashSet());
        Holds(DataTypes
            .Should()
            .NotHaveDependencyOnAny("Microsoft.AspNetCore", "Microsoft.Extensions", "System.Net", "System.Console", "System.Text.Json.Serialization")
            .GetResult());
    }

    [Fact]
    public void Only_Data_knows_the_database() => Holds(ApiTypes
        .Should()
        .NotHaveDependencyOnAny("Microsoft.Data.Sqlite", "SQLitePCL", "Npgsql", "Dapper", "System.Data.IDbConnection", "System.Data.Common.DbConnection")
        .GetResult());

    [Fact]
    public void Only_a_dialect_knows_which_database_it_is() => Holds(DataTypes
        .That()
        .DoNotResideInNamespace(Dialects)
        .Should()
        .NotHaveDependencyOnAny("Microsoft.Data.Sqlite", "SQLitePCL", "Npgsql", Sqlite, Postgres)
        .GetResult());

    [Theory]
    [InlineData(Postgres, @"\b(?:pragma|glob|rowid|sqlite_\w+|json_object|group_concat|vacuum into|attach database|insert or)\b|\bchar\(")]
    [InlineData(Sqlite, @"\w::\w|\b(?:ilike|pg_\w+|any\(|json_build_object|regclass|chr\(|listen|notify|set local|set constraints|copy \w+ from)")]
    public void SQL_of_one_engine_stands_in_its_dialect_alone(string other, string words)
    {
        var wrong = CompiledCode.Texts
            .Where(each => CompiledCode.NamespaceOf(each.Type) is var from && from.StartsWith(Data, StringComparison.Ordinal)
                && (!from.StartsWith(Dialects, StringComparison.Ordinal) || from == other))
            .Where(each => Regex.IsMatch(each.Text, words, RegexOptions.IgnoreCase))
            .Select(each => $"{each.Type.Name}: {each.Text}")
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Http_uses_no_noun() => Holds(ApiTypes
        .That()
        .ResideInNamespace(Http)
        .Should()
        .NotHaveDependencyOnAny(Nouns)
        .GetResult());

    [Fact]
    public void Core_stands_on_the_base_class_library_and_sees_nothing_of_the_world()
    {
        Assert.All(typeof(Code).Assembly.GetReferencedAssemblies(), assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));
        Holds(CoreTypes
            .That()
            // The words are in the assembly itself.
            .DoNotHaveName(nameof(Words))
            .Should()
            .NotHaveDependencyOnAny(
                "System.IO",
                "System.Net",
                "System.Data",
                "System.Console",
                "System.AppContext",
                "System.TimeProvider",
                "System.Random",
                "System.Security.Cryptography.RandomNumberGenerator",
                "System.Diagnostics.Process",
                "System.Diagnostics.Stopwatch",
                "System.Threading.Thread",
                "System.Threading.Timer",
                "System.Threading.Tasks")
            .GetResult());
    }

    [Fact]
    public void Core_takes_nothing_from_the_clock_from_chance_or_from_a_machine()
    {
        // Members of types that are fine otherwise. What yields rows asks Environment for its thread.
        Assert.All(
            CompiledCode.Calls.Where(call => call.Type.StartsWith(Core, StringComparison.Ordinal)),
            call => Assert.False(WorldPattern().IsMatch(call.Member), $"{call.Type} uses {call.Member}."));
    }

    [Fact]
    public void Only_Data_speaks_SQL()
    {
        var wrong = CompiledCode.Texts
            .Where(each => !CompiledCode.NamespaceOf(each.Type).StartsWith(Data, StringComparison.Ordinal) && SqlPattern().IsMatch(each.Text))
            .Select(each => $"{each.Type.FullName}: {SqlPattern().Match(each.Text).Value}")
            .Distinct()
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // The words that begin a statement, with enough behind them that no sentence is taken for one.
    [Theory]
    [InlineData("select id from province", true)]
    [InlineData("SELECT\n  *\nFROM t", true)]
    [InlineData("with newest as (select max(number) from release) select 1", true)]
    [InlineData("update target set low = 1", true)]
    [InlineData("UPDATE  x  SET  low = 1", true)]
    [InlineData("insert or replace into t values (1)", true)]
    [InlineData("Delete From t", true)]
    [InlineData("PRAGMA foreign_keys = on", true)]
    [InlineData("pragma user_version", true)]
    [InlineData("create temp table t (id)", true)]
    [InlineData("CREATE TABLE IF NOT EXISTS t (id)", true)]
    [InlineData("drop index i", true)]
    [InlineData("alter table t add column c", true)]
    [InlineData("attach $path as old", true)]
    [InlineData("VACUUM", true)]
    [InlineData("vacuum into $copy", true)]
    [InlineData("begin immediate", true)]
    [InlineData("analyze", true)]
    [InlineData("Select provinces to compare; figures come from the releases.", false)]
    [InlineData("The targets were updated; set another release.", false)]
    [InlineData("Delete the row from the file.", false)]
    [InlineData("Create a release of the table.", false)]
    public void A_statement_is_distinguished_from_a_sentence(string text, bool isSql) => Assert.Equal(isSql, SqlPattern().IsMatch(text));

    [GeneratedRegex(
        """
        \bselect\b[\s\w.,*()$@'"|=<>+-]{1,400}?\bfrom\s+["\[(]?\w
        | \binsert\s+(?:or\s+\w+\s+)?into\s
        | \breplace\s+into\s
        | \bupdate\s+(?:or\s+\w+\s+)?["\[]?[\w.]+["\]]?(?:\s+as\s+\w+)?\s+set\s
        | \bdelete\s+from\s
        | \bpragma\s+\w
        | \b(?:create|drop|alter)\s+(?:temp\s+|temporary\s+|unique\s+|virtual\s+)*(?:table|index|view|trigger)\b
        | \b(?:attach|detach)\s+(?:database\s+)?[$@:'"\w]+\s+as\b
        | (?:^|;)\s*(?:vacuum|reindex|analyze|commit|rollback|savepoint|begin\s+(?:immediate|exclusive|deferred|transaction))\b
          \s*(?:;|$|into\b|to\b|transaction\b|\w+\s*;?\s*$)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SqlPattern();

    [GeneratedRegex(
        @"System\.DateTime(Offset)?::get_(Utc)?(Now|Today)"
        + @"|System\.Guid::(NewGuid|CreateVersion7)"
        + @"|System\.TimeZoneInfo::get_Local"
        + @"|CultureInfo::get_Current"
        + @"|System\.Environment::(?!get_CurrentManagedThreadId)")]
    private static partial Regex WorldPattern();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespacePattern();

    [GeneratedRegex(@"\b[A-Z]\w*\.[A-Z]\w*\b")]
    private static partial Regex MemberPattern();

    private static bool MayUse(string from, string to) =>
        Allowed[LayerOf(from)].Contains(LayerOf(to)) || (LayerOf(from) == LayerOf(to) && (LayerOf(from) != Features || to == Features));

    private static string LayerOf(string @namespace) => @namespace.StartsWith($"{Features}.", StringComparison.Ordinal) ? Features : @namespace;

    /// <summary>The way round from a namespace back to it, with the types that go it; null when there is none.</summary>
    private static string? CircleFrom(string start, ILookup<string, CompiledCode.Use> graph)
    {
        var steps = new Dictionary<string, CompiledCode.Use>();
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var at))
        {
            foreach (var use in graph[at].Where(use => steps.TryAdd(use.To, use)))
                next.Enqueue(use.To);
        }

        if (!steps.ContainsKey(start))
            return null;
        var way = new List<string>();
        var place = start;
        do
        {
            way.Insert(0, $"{steps[place].Type} uses {steps[place].Used}");
            place = steps[place].From;
        }
        while (place != start);
        return string.Join("; ", way);
    }

    private static void Holds(NetArchTest.Rules.TestResult result) =>
        Assert.True(result.IsSuccessful, string.Join('\n', (result.FailingTypes ?? []).Select(type => $"{type.FullName}: {type.Explanation}")));
}
