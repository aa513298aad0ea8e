using System.Security.Cryptography;
using Benchmark.Api.Http;
using Benchmark.Core.DataSets;
using Benchmark.Core.Releases;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Runs a posted import, again where another one commits first.</summary>
internal sealed class ImportRun(Catalogs catalogs, ImportStore imports, Importer importer, TimeProvider clock)
{
    // An attempt fails when another import commits first; several failures in a row are no coincidence.
    private const int Attempts = 3;

    /// <param name="key">The key that sends it.</param>
    /// <param name="posted">What was posted.</param>
    /// <param name="idempotencyKey">What makes a retry of the client safe; null for nothing.</param>
    /// <param name="onlyAfter">Whether the newest release is one that the sender allows, by its id; null for any.</param>
    /// <param name="newest">The newest release when the request was read.</param>
    public async Task<Results<ImportAnswer, Problem>> RunAsync(
        ApiKey key,
        PostedImport posted,
        string? idempotencyKey,
        Func<string, bool>? onlyAfter,
        Release newest)
    {
        for (var attempt = 1; ; attempt++)
        {
            // A repeated request, here or in another process, is detected before this one changes anything.
            if (idempotencyKey is not null && await imports.FindRepeatedAsync(key.Id, idempotencyKey, CancellationToken.None) is { } before)
                return before.Fingerprint == posted.Fingerprint ? Answer(before) : Reused(idempotencyKey);

            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            var options = new ImportOptions
            {
                Author = key.Name,
                Reason = posted.Terms.Reason,
                DryRun = posted.Terms.DryRun,
                Strict = posted.Terms.Strict,
                IfRelease = posted.Terms.IfRelease,
                OnlyAfter = onlyAfter,
                PlaceOf = posted.PlaceOf,
                Sources = ImportRights.LimitsOf(key),
                Journal = new ImportRecord(id, key.Id, idempotencyKey, posted.Fingerprint, clock.GetUtcNow(), null),
            };
            try
            {
                var outcome = await importer.RunAsync(new ChangeSet(posted.Tables, IsWhole: false)
                {
                    Problems = posted.CopyProblems(),
                    Merges = posted.Terms.Merge,
                }, options);
                if (posted.Terms.DryRun)
                    return new ImportAnswer(ImportEntry.OfDryRun(outcome), outcome.Newest!.Release.Id, isCreated: false);
                // The next request sees the new release, not only those after a second.
                catalogs.Forget();
                var accepted = idempotencyKey is null
                    ? imports.FindAsync(id, key.Id, CancellationToken.None)
                    : imports.FindRepeatedAsync(key.Id, idempotencyKey, CancellationToken.None);
                return Answer((await accepted)!);
            }
            catch (ImportOutdated outdated)
            {
                return new Problem(ProblemKind.Conflict, outdated.Reason, [.. outdated.Rows.Select(posted.FaultOf)]);
            }
            catch (ImportFailure failure)
            {
                return failure.Problems.Count > 0
                    ? Problem.Invalid(ProblemKind.InvalidBody, [.. failure.Problems.Select(posted.FaultOf)])
                    : new Problem(ProblemKind.InvalidBody, failure.Reason);
            }
            catch (ImportForbidden refusal)
            {
                return ImportRights.Refuse([.. ImportRights.FaultsOf(key, posted, refusal.Sources)]);
            }
            catch (ReleaseChanged) when (attempt < Attempts)
            {
                // The next attempt checks the rows against the release that is the newest now.
            }
        }

        // Needs no further query: the import is committed, whatever other requests do meanwhile.
        ImportAnswer Answer(ImportRecord import) => new(ImportEntry.Of(import), (import.Release?.Release ?? newest).Id, isCreated: import.Release is not null);
    }

    internal static Problem Reused(string key)
    {
        var message = new Text("Idempotency-Key này đã dùng cho nội dung khác.", "This Idempotency-Key was used with another body.");
        return new Problem(ProblemKind.Conflict, message, new Fault(ApiKeys.Idempotency, key, ErrorCodes.IdempotencyKeyReused, message));
    }
}
