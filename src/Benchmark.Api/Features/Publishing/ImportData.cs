using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.DataSets;
using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Takes in rows that a portal pushes, all or nothing, and makes a release of them.</summary>
internal sealed class ImportData(Catalogs catalogs, KeyStore keys, ImportStore imports, Importer importer, ImportGate gate, TimeProvider clock) : RequestEndpoint<ImportData.Request, Results<ImportAnswer, Problem>>
{
    // Each time another import was faster; more than a few in a row is no chance.
    private const int Attempts = 3;

    private const int LongestIdempotencyKey = 200;

    public override void Configure()
    {
        Verbs(HttpMethods.Post);
        Describe(
            "/v1/imports",
            "Import data",
            "Inserts, changes and deletes rows, all or nothing, under the same rules as an import on the command line, and makes a release of them: 201 with its place. 200 for a dry run, and when everything "
                + "is there already. JSON holds lists of rows whose fields are the columns of the data set in camelCase; a row takes the place of the one with its id, and a field that is left out is empty. "
                + "A CSV (`text/csv`) holds the rows of one noun, with the header of the data set, and the parameters say the rest. At most 50,000 rows.",
            new RequestDescription(typeof(Request), RequestParameters<Request>.Describe, FormatRegister.Of([])) { Body = new BodyDescription(typeof(RequestBody), "application/json", "text/csv") },
            new ApiKeys(IsRepeatable: true));
    }

    public override async Task<Results<ImportAnswer, Problem>> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (!IsTaken(HttpContext.Request))
            return Problem.UnsupportedMediaType(HttpContext.Request);
        var faults = Faults.ToList();
        var (key, refused) = await KeyCheck.ReadAsync(HttpContext, keys);
        if (refused is not null)
            return refused;
        if (!gate.Count(key!.Id, HttpContext.Response))
            return new Problem(ProblemKind.TooManyRequests, ProblemKind.TooManyRequests.Remedy);
        var idempotencyKey = ReadIdempotencyKey(HttpContext.Request, faults);
        var (posted, bodyFaults, unreadable) = await Read(HttpContext.Request, request, faults);
        if (unreadable is not null)
            return unreadable;
        if (bodyFaults.Count > 0)
            return Problem.Invalid(ProblemKind.InvalidBody, [.. faults, .. bodyFaults]);
        if (faults.Count > 0)
            return Problem.Invalid(ProblemKind.InvalidQuery, faults);
        if (FindProblem(request) is { } problem)
            return problem;
        if (ImportRights.FindForbidden(key, posted!) is { Count: > 0 } forbidden)
        {
            return new Problem(
                ProblemKind.Forbidden,
                new Text($"Khóa không được ghi {forbidden.Count} dòng; không có gì bị thay đổi.", $"The key may not write {forbidden.Count} of the rows; nothing was changed."),
                forbidden);
        }

        if (!await gate.Enter(ct))
            return Busily(HttpContext);
        try
        {
            return await Task.Run(() => Import(key, posted!, idempotencyKey, request.Published, catalogs, imports, importer, clock));
        }
        catch (Exception exception) when (exception is ReleaseChanged or StorageFault { Kind: StorageFaultKind.Busy })
        {
            return Busily(HttpContext);
        }
        finally
        {
            gate.Leave();
        }
    }

    private static async Task<Results<ImportAnswer, Problem>> Import(ApiKey key, PostedImport posted, string? idempotencyKey, Release newest, Catalogs catalogs, ImportStore imports, Importer importer, TimeProvider clock)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Whoever was first, here or in another process, is seen here before this one does anything.
            if (idempotencyKey is not null && await imports.FindRepeatedAsync(key.Id, idempotencyKey, CancellationToken.None) is { } before)
                return before.Fingerprint == posted.Fingerprint ? Answer(before) : Reused(idempotencyKey);

            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            var options = new ImportOptions
            {
                Author = key.Name,
                Reason = posted.Reason,
                DryRun = posted.DryRun,
                Journal = new ImportRecord(id, key.Id, idempotencyKey, posted.Fingerprint, clock.GetUtcNow(), null),
            };
            try
            {
                var outcome = await importer.RunAsync(new ChangeSet(posted.Tables, IsWhole: false) { Problems = posted.ProblemsAnew() }, options);
                if (posted.DryRun)
                    return new ImportAnswer(ImportEntry.OfDryRun(outcome.Release), outcome.Newest!.Release.Id, isCreated: false);
                // The new release is there for whoever asks next, and not only within a second.
                catalogs.Forget();
                var accepted = idempotencyKey is null ? imports.FindAsync(id, key.Id, CancellationToken.None) : imports.FindRepeatedAsync(key.Id, idempotencyKey, CancellationToken.None);
                return Answer((await accepted)!);
            }
            catch (ImportFailure failure)
            {
                return failure.Problems.Count > 0
                    ? Problem.Invalid(ProblemKind.InvalidBody, [.. failure.Problems.Select(posted.FaultOf)])
                    : new Problem(ProblemKind.InvalidBody, failure.Reason);
            }
            catch (ReleaseChanged) when (attempt < Attempts)
            {
                // Read again, over what is there now.
            }
        }

        // Asks the database for nothing more: the import is done, whatever others do meanwhile.
        ImportAnswer Answer(ImportRecord import) => new(ImportEntry.Of(import), (import.Release?.Release ?? newest).Id, isCreated: import.Release is not null);
    }

    private static async Task<(PostedImport? Posted, IReadOnlyList<Fault> BodyFaults, Problem? Problem)> Read(HttpRequest http, Request request, List<Fault> faults)
    {
        var bodyFaults = new List<Fault>();
        PostedImport posted;
        if (IsCsv(http))
        {
            foreach (var missing in new[] { ("noun", request.Noun.Text), ("reason", request.Reason.Value) }.Where(each => each.Item2 is null))
                faults.Add(new Fault(missing.Item1, null, ErrorCodes.Required, new Text("Tham số này bắt buộc với text/csv.", "This parameter is required with text/csv.")));
            if (await Body.ReadBytes(http) is not { } bytes)
                return (null, [], Problem.PayloadTooLarge());
            if (request.Reason.Value is not { } reason || request.Noun.Value is not { } noun)
                return (null, [], Problem.Invalid(ProblemKind.InvalidQuery, faults));
            posted = PostedImport.Read(bytes, noun, new Text(reason, request.ReasonEn.Value ?? reason), request.DryRun.Value == true, bodyFaults);
        }
        else
        {
            var (document, unreadable) = await Body.Read(http);
            if (unreadable is not null)
                return (null, [], unreadable);
            foreach (var (name, value) in new[] { ("noun", request.Noun.Text), ("reason", request.Reason.Value), ("reasonEn", request.ReasonEn.Value), ("dryRun", request.DryRun.Text) }.Where(each => each.Item2 is not null))
                faults.Add(new Fault(name, value, ErrorCodes.NotApplicable, new Text("Tham số này chỉ dùng với text/csv.", "This parameter goes with text/csv only.")));
            using (document)
                posted = PostedImport.Read(document!.RootElement, bodyFaults);
        }

        if (posted.Reason is { } why && new[] { why.Vi, why.En }.Any(text => string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl)))
            bodyFaults.Add(new Fault("reason", null, ErrorCodes.NotAText, new Text("Phải là một dòng chữ.", "Must be a line of text.")));
        return (posted, bodyFaults, null);
    }

    // What has no type at all is looked at when the body is read: whoever shows no key learns nothing of it before.
    private static bool IsTaken(HttpRequest http) => string.IsNullOrEmpty(http.ContentType) || http.HasJsonContentType() || IsCsv(http);

    private static bool IsCsv(HttpRequest http) => http.GetTypedHeaders().ContentType?.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase) == true;

    private static string? ReadIdempotencyKey(HttpRequest http, List<Fault> faults)
    {
        if (!http.Headers.TryGetValue(ApiKeys.Idempotency, out var given))
            return null;
        if (given is [{ Length: > 0 and <= LongestIdempotencyKey } key] && key.All(letter => letter is > ' ' and <= '~'))
            return key;
        faults.Add(new Fault(
            ApiKeys.Idempotency,
            null,
            ErrorCodes.InvalidIdempotencyKey,
            new Text($"Phải là từ 1 đến {LongestIdempotencyKey} ký tự ASCII không có dấu cách.", $"Must be 1 to {LongestIdempotencyKey} ASCII characters without spaces.")));
        return null;
    }

    private static Problem Busily(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        var message = new Text("Một lần nhập khác đang chạy; không có gì bị thay đổi. Hãy gửi lại.", "Another import is running; nothing was changed. Send it again.");
        return new Problem(ProblemKind.Conflict, message, new Fault("body", null, ErrorCodes.ImportRunning, message));
    }

    private static Problem Reused(string key)
    {
        var message = new Text("Idempotency-Key này đã dùng cho nội dung khác.", "This Idempotency-Key was used with another body.");
        return new Problem(ProblemKind.Conflict, message, new Fault(ApiKeys.Idempotency, key, ErrorCodes.IdempotencyKeyReused, message));
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
    }

    /// <summary>What to import. The rows have the columns of the data set in camelCase (`nameVi`, `fieldSize`); values are strings, numbers, flags or null.</summary>
    /// <param name="Reason">Why the release is made: a text, or a pair of `vi` and `en`.</param>
    /// <param name="DryRun">Check everything and change nothing.</param>
    /// <param name="Provinces">Provinces.</param>
    /// <param name="Indicators">Indicators.</param>
    /// <param name="Series">Series.</param>
    /// <param name="Sources">Sources and documents.</param>
    /// <param name="Targets">Targets.</param>
    /// <param name="Observations">Observations.</param>
    /// <param name="Delete">The ids of what is deleted.</param>
    public sealed record RequestBody(
        string Reason,
        [property: MayBeLeftOut] bool DryRun,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Provinces,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Indicators,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Series,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Sources,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Targets,
        [property: MayBeLeftOut] IReadOnlyList<IReadOnlyDictionary<string, JsonValue?>> Observations,
        [property: MayBeLeftOut] Deletions Delete);

    /// <summary>The ids of what is deleted, as the lists give them; of a series indicator and series joined by a slash.</summary>
    /// <param name="Provinces">Provinces.</param>
    /// <param name="Indicators">Indicators.</param>
    /// <param name="Series">Series.</param>
    /// <param name="Sources">Sources and documents.</param>
    /// <param name="Targets">Targets.</param>
    /// <param name="Observations">Observations.</param>
    public sealed record Deletions(
        [property: MayBeLeftOut] IReadOnlyList<string> Provinces,
        [property: MayBeLeftOut] IReadOnlyList<string> Indicators,
        [property: MayBeLeftOut] IReadOnlyList<string> Series,
        [property: MayBeLeftOut] IReadOnlyList<string> Sources,
        [property: MayBeLeftOut] IReadOnlyList<string> Targets,
        [property: MayBeLeftOut] IReadOnlyList<string> Observations);
}
