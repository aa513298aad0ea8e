using System.Text.Json.Nodes;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Logs;
using Benchmark.Api.Parameters;
using Benchmark.Core.Schemas;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Takes in rows that a portal pushes, all or nothing, and makes a release of them.</summary>
internal sealed class ImportData(
    Catalogs catalogs,
    KeyStore keys,
    SourceRights rights,
    ImportStore imports,
    Importer importer,
    ImportGate gate,
    TimeProvider clock)
    : RequestEndpoint<ImportData.Request, Results<ImportAnswer, Problem>>
{
    public override void Configure()
    {
        Verbs(HttpMethods.Post);
        Describe(
            "/v1/imports",
            "Import data",
            "Inserts, changes and deletes rows, all or nothing, under the same rules as an import on the command line, and makes a release of them: 201 with "
                + "its place. 200 for a dry run, and when everything is there already. JSON holds lists of rows whose fields are the columns of the data set "
                + "in camelCase; a row takes the place of the one with its id, and a field that is left out is empty. A CSV (`text/csv`) holds the rows of one "
                + "noun, with the header of the data set, and the parameters say the rest. A form (`multipart/form-data`) holds several: each part a file of "
                + "the "
                + "data set under its name, such as `observations.csv`, the fields as the parameters of a CSV. The answer lists the rows that change, and "
                + "warns "
                + "of what is allowed and rarely meant; `strict` refuses that. `ifRelease` refuses rows that others changed since, and `If-Match` any other "
                + "release. At most 50,000 rows.",
            new RequestDescription(typeof(Request), RequestReader<Request>.Describe, FormatRegister.Of([]))
            {
                Body = new BodyDescription(typeof(RequestBody), "application/json", ImportPost.Csv, ImportForm.MediaType),
            },
            new ApiKeys(IsRepeatable: true));
    }

    public override async Task<Results<ImportAnswer, Problem>> ExecuteAsync(Request request, CancellationToken ct)
    {
        // A body without a type is checked when it is read, after the key: without a key nothing is reported about it.
        if (BodyForm.FindUnreadable(HttpContext.Request, mayLackType: true) is { } unreadableForm)
            return unreadableForm;
        var faults = Faults.ToList();
        var (key, refused) = await KeyCheck.ReadAsync(HttpContext, keys);
        if (refused is not null)
            return refused;
        if (!gate.Count(key!.Id, HttpContext.Response))
            return new Problem(ProblemKind.TooManyRequests, ProblemKind.TooManyRequests.Remedy);
        var idempotencyKey = ImportPost.ReadIdempotencyKey(HttpContext.Request, faults);
        var (posted, bodyFaults, unreadable) = await ImportPost.ReadAsync(HttpContext.Request, request, faults);
        if (unreadable is not null)
            return unreadable;
        if (bodyFaults.Count > 0)
            return Problem.Invalid(ProblemKind.InvalidBody, [.. faults, .. bodyFaults]);
        if (faults.Count > 0)
            return Problem.Invalid(ProblemKind.InvalidQuery, faults);
        if (FindProblem(request) is { } problem)
            return problem;
        if (ImportRights.FindForbidden(key, posted!, await ImportRights.StandingAsync(key, posted!, rights, ct)) is { Count: > 0 } forbidden)
            return ImportRights.Refuse(forbidden);

        if (await HttpContext.RequestServices.GetRequiredService<FileGate>().EnterAsync(HttpContext) is { } full)
            return full;
        if (!await gate.Enter(ct))
            return AnotherIsRunning(HttpContext);
        try
        {
            var result = await Task.Run(() => new ImportRun(catalogs, imports, importer, clock).RunAsync(
                key,
                posted!,
                idempotencyKey,
                OnlyAfter(HttpContext.Request),
                request.Published));
            Log(HttpContext, key, result.Result);
            return result;
        }
        catch (Exception exception) when (exception is ReleaseChanged or StorageFault { Kind: StorageFaultKind.Busy })
        {
            return AnotherIsRunning(HttpContext);
        }
        catch (ImportPrecondition)
        {
            return Problem.PreconditionFailed(HttpContext.Request);
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Writes what became of an import into the log.</summary>
    internal static void Log(HttpContext http, ApiKey key, IResult result)
    {
        var (state, import) = result switch
        {
            ImportAnswer answer => (Code.Of(answer.Import.State), answer.Import),
            Problem problem => (problem.Kind.Slug, null),
            _ => throw new InvalidOperationException("An import is answered or refused."),
        };
        http.RequestServices.GetRequiredService<Events>().PostedImport(
            state,
            import?.Release,
            import is null ? default : new ImportedRows(import.Inserts.Sum(), import.Changes.Sum(), import.Deletions.Sum()),
            key.Id,
            Problem.TraceIdOf(http));
    }

    /// <summary>The condition of <c>If-Match</c> on the newest release; a weak tag is never the same (RFC 9110, section 13.1.1). Null for none.</summary>
    private static Func<string, bool>? OnlyAfter(HttpRequest http)
    {
        if (http.Headers.IfMatch.Count == 0)
            return null;
        var tags = http.GetTypedHeaders().IfMatch;
        return release => tags.Any(tag => tag == EntityTagHeaderValue.Any || (!tag.IsWeak && tag.Tag.Equals($"\"{release}\"", StringComparison.Ordinal)));
    }

    internal static Problem AnotherIsRunning(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        var message =
            new Text("Một lần nhập khác đang chạy; không có gì bị thay đổi. Hãy gửi lại.", "Another import is running; nothing was changed. Send it again.");
        return new Problem(ProblemKind.Conflict, message, new Fault("body", null, ErrorCodes.ImportRunning, message));
    }

    internal sealed record Request : AnswerRequest
    {
        [Parameter("What the rows of a CSV are; goes with `text/csv` only, and is required there.", Example = "observation")]
        public CodeParameter<Noun> Noun { get; init; } = null!;

        [Parameter("Why the release is made; goes with `text/csv` only, and is required there.", Example = "The statistics office revised 2025")]
        public TextParameter Reason { get; init; } = null!;

        [Parameter("The reason in English, where `reason` is Vietnamese; otherwise one text serves both.")]
        public TextParameter ReasonEn { get; init; } = null!;

        [Parameter("Check everything and change nothing; goes with `text/csv` only.", Default = "false")]
        public FlagParameter DryRun { get; init; } = null!;

        [Parameter("Refuse what is allowed and rarely meant, of which an import only warns; goes with `text/csv` only.", Default = "false")]
        public FlagParameter Strict { get; init; } = null!;

        [Parameter("A column that is not there keeps its values, and an empty cell clears one; goes with `text/csv` only.", Default = "false")]
        public FlagParameter Merge { get; init; } = null!;

        [Parameter(
            "The release that the sender read: the import is refused if one of its rows was changed since; goes with `text/csv` only.",
            Example = "2026-11-21.1")]
        public TextParameter IfRelease { get; init; } = null!;
    }

    /// <summary>
    /// What to import. The rows have the columns of the data set in camelCase (`nameVi`, `fieldSize`); values are strings, numbers, flags or null.
    /// </summary>
    /// <param name="Reason">Why the release is made: a text, or a pair of `vi` and `en`.</param>
    /// <param name="DryRun">Check everything and change nothing.</param>
    /// <param name="Strict">Refuse what is allowed and rarely meant, of which an import only warns.</param>
    /// <param name="Merge">A field that is left out keeps its value, and null clears it.</param>
    /// <param name="IfRelease">The release that the sender read: the import is refused if one of its rows was changed since.</param>
    /// <param name="Provinces">Provinces.</param>
    /// <param name="Indicators">Indicators.</param>
    /// <param name="Series">Series.</param>
    /// <param name="Sources">Sources and documents.</param>
    /// <param name="Targets">Targets.</param>
    /// <param name="Observations">Observations.</param>
    /// <param name="Themes">Themes.</param>
    /// <param name="Delete">The ids of what is deleted.</param>
    [SchemaName("ImportRequest")]
    public sealed record RequestBody(
        [property: InOneOrBothLanguages] string Reason,
        [property: MayBeLeftOut] bool DryRun,
        [property: MayBeLeftOut] bool Strict,
        [property: MayBeLeftOut] bool Merge,
        [property: MayBeLeftOut] string? IfRelease,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Provinces,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Indicators,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Series,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Sources,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Targets,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Observations,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Themes,
        [property: MayBeLeftOut] Deletions Delete);

    /// <summary>The ids of what is deleted, as the lists give them; of a series indicator and series joined by a slash.</summary>
    /// <param name="Provinces">Provinces.</param>
    /// <param name="Indicators">Indicators.</param>
    /// <param name="Series">Series.</param>
    /// <param name="Sources">Sources and documents.</param>
    /// <param name="Targets">Targets.</param>
    /// <param name="Observations">Observations.</param>
    /// <param name="Themes">Themes.</param>
    [SchemaName("ImportDeletions")]
    public sealed record Deletions(
        [property: MayBeLeftOut] IReadOnlyList<string> Provinces,
        [property: MayBeLeftOut] IReadOnlyList<string> Indicators,
        [property: MayBeLeftOut] IReadOnlyList<string> Series,
        [property: MayBeLeftOut] IReadOnlyList<string> Sources,
        [property: MayBeLeftOut] IReadOnlyList<string> Targets,
        [property: MayBeLeftOut] IReadOnlyList<string> Observations,
        [property: MayBeLeftOut] IReadOnlyList<string> Themes);
}
