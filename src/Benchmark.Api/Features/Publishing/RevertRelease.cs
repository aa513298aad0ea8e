using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;
using Benchmark.Data.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Text = Benchmark.Core.Language.Text;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Publishes the whole content of an older release again, as a new one: a wrong release is taken back by the one before it.</summary>
internal sealed class RevertRelease(Catalogs catalogs, KeyStore keys, ImportStore imports, Reverter reverter, ImportGate gate, TimeProvider clock)
    : RequestEndpoint<RevertRelease.Request, Results<ImportAnswer, Problem>>
{
    public override void Configure()
    {
        Verbs(HttpMethods.Post);
        Describe(
            "/v1/releases/{id}/revert",
            "Revert to a release",
            "Makes a new release of the whole content that this one has: 201 with the place of the import that did it. What was published since stays readable "
                + "under its own id. 200 for a dry run, and when the newest release has this content already. Needs a key with `data:write` of all provinces. "
                + "409 "
                + "for a release that was withdrawn, and when `ifRelease` is not the newest.",
            new RequestDescription(typeof(Request), RequestReader<Request>.Describe, FormatRegister.Of([]))
            {
                Body = new BodyDescription(typeof(RequestBody), "application/json"),
            },
            new ApiKeys(IsRepeatable: true));
    }

    public override async Task<Results<ImportAnswer, Problem>> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (BodyForm.FindUnreadable(HttpContext.Request, mayLackType: true) is { } unreadableForm)
            return unreadableForm;
        var faults = Faults.ToList();
        var (key, refused) = await KeyCheck.ReadAsync(HttpContext, keys);
        if (refused is not null)
            return refused;
        if (!gate.Count(key!.Id, HttpContext.Response))
            return new Problem(ProblemKind.TooManyRequests, ProblemKind.TooManyRequests.Remedy);
        var idempotencyKey = ImportPost.ReadIdempotencyKey(HttpContext.Request, faults);
        var (document, unreadable) = await Body.Read(HttpContext.Request, HttpContext.RequestServices.GetRequiredService<RequestLimits>().ComputeBodyBytes);
        if (unreadable is not null)
            return unreadable;
        var bodyFaults = new List<Fault>();
        var posted = Read(document!, bodyFaults);
        if (bodyFaults.Count > 0)
            return Problem.Invalid(ProblemKind.InvalidBody, [.. faults, .. bodyFaults]);
        if (faults.Count > 0)
            return Problem.Invalid(ProblemKind.InvalidQuery, faults);
        if (FindProblem(request) is { } problem)
            return problem;
        if (!key.WritesEverything)
            return Forbidden();

        if (!await gate.Enter(ct))
            return ImportData.AnotherIsRunning(HttpContext);
        try
        {
            var result = await RunAsync(key, request.Asked.Segment, posted, idempotencyKey);
            ImportData.Log(HttpContext, key, result.Result);
            return result;
        }
        catch (StorageFault fault) when (fault.Kind == StorageFaultKind.Busy)
        {
            return ImportData.AnotherIsRunning(HttpContext);
        }
        finally
        {
            gate.Leave();
        }
    }

    private async Task<Results<ImportAnswer, Problem>> RunAsync(
        ApiKey key,
        KeyValuePair<string, string> segment,
        Posted posted,
        string? idempotencyKey)
    {
        var release = segment.Value;
        var fingerprint = PostedImport.Hash(Encoding.UTF8.GetBytes($"revert\n{release}\n{posted.Written}"));
        if (idempotencyKey is not null && await imports.FindRepeatedAsync(key.Id, idempotencyKey, CancellationToken.None) is { } before)
            return before.Fingerprint == fingerprint ? await Answer(before) : ImportRun.Reused(idempotencyKey);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var options = new ImportOptions
        {
            Author = key.Name,
            Reason = posted.Reason,
            DryRun = posted.DryRun,
            Journal = new ImportRecord(id, key.Id, idempotencyKey, fingerprint, clock.GetUtcNow(), null),
        };
        try
        {
            var outcome = await Task.Run(() => reverter.RunAsync(release, posted.IfRelease, options, CancellationToken.None));
            if (posted.DryRun)
                return new ImportAnswer(ImportEntry.OfDryRun(outcome), outcome.Newest!.Release.Id, isCreated: false);
            // The next request sees the new release, not only those after a second.
            catalogs.Forget();
            return await Answer((await imports.FindAsync(id, key.Id, CancellationToken.None))!);
        }
        catch (ReleaseRefusal refusal)
        {
            return Refuse(refusal, segment, posted.IfRelease);
        }

        async Task<ImportAnswer> Answer(ImportRecord import) => new(
            ImportEntry.Of(import),
            import.Release?.Release.Id ?? (await catalogs.LookAsync(CancellationToken.None)).Release.Id,
            isCreated: import.Release is not null);
    }

    private static Posted Read(JsonDocument document, List<Fault> faults)
    {
        using (document)
        {
            var fields = new JsonFields(document.RootElement, "", faults);
            if (!fields.IsObject)
                return new Posted(null, false, null, "");
            var posted = new Posted(
                PostedImport.ReadReason(document.RootElement, fields),
                fields.Flag("dryRun") ?? false,
                fields.Text("ifRelease"),
                document.RootElement.GetRawText());
            fields.Finish();
            ImportPost.CheckReason(posted.Reason, faults);
            return posted;
        }
    }

    private static Problem Forbidden()
    {
        var message = new Text(
            $"Chỉ khóa có {ApiKey.WriteData} của mọi tỉnh được khôi phục cả bộ dữ liệu; không có gì bị thay đổi.",
            $"Only a key with {ApiKey.WriteData} of all provinces may revert the whole data set; nothing was changed.");
        return new Problem(ProblemKind.Forbidden, message, new Fault("id", null, ErrorCodes.ScopeForbidden, message));
    }

    private static Problem Refuse(ReleaseRefusal refusal, KeyValuePair<string, string> segment, string? expected)
    {
        var release = segment.Value;
        var releases = refusal.Releases;
        if (refusal.Kind == ReleaseRefusalKind.Unknown)
            return Problem.UnknownId("release", segment, Nearest.To(release, releases.Select(each => each.Release.Id)));
        if (refusal.Kind == ReleaseRefusalKind.Changed)
        {
            var newest = releases[^1].Release.Id;
            var changed = new Text(
                $"Bản phát hành mới nhất là {newest}, không phải {expected}; không có gì bị thay đổi. Xem /v1/changes?since={expected} rồi gửi lại.",
                $"The newest release is {newest}, not {expected}; nothing was changed. Look at /v1/changes?since={expected}, then send it again.");
            return new Problem(ProblemKind.Conflict, changed, new Fault("ifRelease", expected, ErrorCodes.ReleaseChanged, changed) { Allowed = [newest] });
        }

        var withdrawn = releases.First(each => each.Release.Id == release).Withdrawn!;
        var message = new Text(
            $"Bản phát hành {release} đã bị rút lại (“{withdrawn.Reason.Vi}”). Hãy chọn bản khác.",
            $"The release {release} was withdrawn (“{withdrawn.Reason.En}”). Choose another one.");
        return new Problem(ProblemKind.Conflict, message, new Fault("id", release, ErrorCodes.ReleaseWithdrawn, message));
    }

    internal sealed record Request : AnswerRequest;

    /// <summary>How it is done.</summary>
    /// <param name="Reason">Why the release is made: a text, or a pair of `vi` and `en`.</param>
    /// <param name="DryRun">Check everything and change nothing.</param>
    /// <param name="IfRelease">The release that the sender takes for the newest; another one is 409.</param>
    [SchemaName("RevertRequest")]
    public sealed record RequestBody(
        [property: InOneOrBothLanguages] string Reason,
        [property: MayBeLeftOut] bool DryRun,
        [property: MayBeLeftOut] string IfRelease);

    private sealed record Posted(Text? Reason, bool DryRun, string? IfRelease, string Written);
}
