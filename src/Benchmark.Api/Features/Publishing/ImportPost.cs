using System.Text;
using Benchmark.Api.Http;
using Benchmark.Core.Releases;
using Text = Benchmark.Core.Language.Text;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Reads what a portal posts: a JSON document, a CSV of one noun whose parameters say the rest, or a form of several such files.</summary>
internal static class ImportPost
{
    /// <summary>The media type of the rows of one noun.</summary>
    public const string Csv = "text/csv";

    private const int LongestIdempotencyKey = 200;

    /// <summary>The rows that were posted; null, with a problem, when the body cannot be read.</summary>
    /// <param name="http">The request.</param>
    /// <param name="request">Its parameters, which say of a CSV what a document says by itself.</param>
    /// <param name="faults">Takes the errors of the parameters; those of the body are returned.</param>
    public static async Task<(PostedImport? Posted, IReadOnlyList<Fault> BodyFaults, Problem? Problem)> ReadAsync(
        HttpRequest http,
        ImportData.Request request,
        List<Fault> faults)
    {
        var limits = http.HttpContext.RequestServices.GetRequiredService<RequestLimits>();
        var bodyFaults = new List<Fault>();
        PostedImport posted;
        if (BodyForm.Is(http, Csv))
        {
            faults.AddRange(MissingForCsv(request));
            var (bytes, tooMuch) = await Body.ReadBytes(http, limits.ImportBodyBytes);
            if (tooMuch is not null)
                return (null, [], tooMuch);
            if (BodyForm.FindOtherUnicode(bytes.Span) is { } other)
                return (null, [], Problem.NotUtf8(other));
            if (KeyText.Holds(Encoding.UTF8.GetString(bytes.Span)))
                return (null, [], Problem.Invalid(ProblemKind.InvalidBody, [KeyText.FaultOf("body")]));
            if (request.Reason.Value?.Normalize() is not { } reason || request.Noun.Value is not { } noun)
                return (null, [], Problem.Invalid(ProblemKind.InvalidQuery, faults));
            posted = PostedImport.Read(bytes, noun, TermsOf(request, reason), bodyFaults);
        }
        else if (BodyForm.Is(http, ImportForm.MediaType))
        {
            faults.AddRange(ForCsvOnly(request));
            var (bytes, tooMuch) = await Body.ReadBytes(http, limits.ImportBodyBytes);
            if (tooMuch is not null)
                return (null, [], tooMuch);
            if (KeyText.Holds(Encoding.UTF8.GetString(bytes.Span)))
                return (null, [], Problem.Invalid(ProblemKind.InvalidBody, [KeyText.FaultOf("body")]));
            var (form, unreadable) = await ImportForm.ReadAsync(http, bytes, bodyFaults);
            if (unreadable is not null)
                return (null, [], unreadable);
            posted = form!;
        }
        else
        {
            var (document, unreadable) = await Body.Read(http, limits.ImportBodyBytes);
            if (unreadable is not null)
                return (null, [], unreadable);
            faults.AddRange(ForCsvOnly(request));
            using (document)
                posted = PostedImport.Read(document!.RootElement, bodyFaults);
        }

        CheckReason(posted.Terms.Reason, bodyFaults);
        return (posted, bodyFaults, null);
    }

    /// <summary>A reason is printed in one line of a list.</summary>
    public static void CheckReason(Text? reason, List<Fault> faults)
    {
        if (reason is { } why && !(ReleaseReason.IsOne(why.Vi) && ReleaseReason.IsOne(why.En)))
        {
            faults.Add(new Fault(
                "reason",
                null,
                ErrorCodes.NotAText,
                new Text(
                    $"Phải là một dòng chữ, từ 1 đến {ReleaseReason.Longest} ký tự.",
                    $"Must be a line of text of 1 to {ReleaseReason.Longest} characters.")));
        }
    }

    private static ImportTerms TermsOf(ImportData.Request request, string reason) => new(new Text(reason, request.ReasonEn.Value?.Normalize() ?? reason))
    {
        DryRun = request.DryRun.Value == true,
        Strict = request.Strict.Value == true,
        Merge = request.Merge.Value == true,
        IfRelease = request.IfRelease.Value,
    };

    private static IEnumerable<Fault> MissingForCsv(ImportData.Request request) =>
        from parameter in new (string Name, string? Value)[] { ("noun", request.Noun.Text), ("reason", request.Reason.Value) }
        where parameter.Value is null
        select new Fault(
            parameter.Name,
            null,
            ErrorCodes.Required,
            new Text("Tham số này bắt buộc với text/csv.", "This parameter is required with text/csv."));

    private static IEnumerable<Fault> ForCsvOnly(ImportData.Request request) =>
        from parameter in new (string Name, string? Value)[]
        {
            ("noun", request.Noun.Text),
            ("reason", request.Reason.Value),
            ("reasonEn", request.ReasonEn.Value),
            ("dryRun", request.DryRun.Value == true ? "true" : null),
            ("strict", request.Strict.Value == true ? "true" : null),
            ("merge", request.Merge.Value == true ? "true" : null),
            ("ifRelease", request.IfRelease.Value),
        }
        where parameter.Value is not null
        select new Fault(
            parameter.Name,
            parameter.Value,
            ErrorCodes.NotApplicable,
            new Text("Tham số này chỉ dùng với text/csv.", "This parameter goes with text/csv only."));

    public static string? ReadIdempotencyKey(HttpRequest http, List<Fault> faults)
    {
        if (!http.Headers.TryGetValue(ApiKeys.Idempotency, out var given))
            return null;
        if (given is [{ Length: > 0 and <= LongestIdempotencyKey } key] && key.All(letter => letter is > ' ' and <= '~'))
            return key;
        faults.Add(new Fault(
            ApiKeys.Idempotency,
            null,
            ErrorCodes.InvalidIdempotencyKey,
            new Text(
                $"Phải là từ 1 đến {LongestIdempotencyKey} ký tự ASCII không có dấu cách.",
                $"Must be 1 to {LongestIdempotencyKey} ASCII characters without spaces.")));
        return null;
    }
}
