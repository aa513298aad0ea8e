using System.Text;
using Benchmark.Api.Http;
using Benchmark.Core.DataSets;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Text = Benchmark.Core.Language.Text;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Reads several tables that were posted as a form: one part a table, its file name that of the table, the other fields as text.</summary>
internal static class ImportForm
{
    /// <summary>The media type of a form with files.</summary>
    public const string MediaType = "multipart/form-data";

    // Each table once, and each field; more are no form of ours.
    private const int MostParts = 32;

    private static readonly IReadOnlyList<string> Fields = ["reason", "reasonEn", "dryRun", "strict", "merge", "ifRelease"];
    private static readonly IReadOnlyList<string> Files = [.. DataSetFiles.Nouns.Select(schema => schema.File), DataSetFiles.Deletions.File];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What was posted; null, with a problem, when it is no form that can be read.</summary>
    /// <param name="http">The request.</param>
    /// <param name="bytes">Its body.</param>
    /// <param name="faults">Takes what is wrong with the fields.</param>
    public static async Task<(PostedImport? Posted, Problem? Problem)> ReadAsync(HttpRequest http, ReadOnlyMemory<byte> bytes, List<Fault> faults)
    {
        var boundary = HeaderUtilities.RemoveQuotes(http.GetTypedHeaders().ContentType!.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
            return (null, NotAForm);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<(string File, ReadOnlyMemory<byte> Bytes)>();
        var hasFile = false;
        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(bytes.ToArray()));
            for (var parts = 0; await reader.ReadNextSectionAsync(http.HttpContext.RequestAborted) is { } part; parts++)
            {
                if (parts == MostParts || part.GetContentDispositionHeader() is not { } disposition)
                    return (null, NotAForm);
                var content = await ContentOf(part, http.HttpContext.RequestAborted);
                if (disposition.IsFileDisposition())
                {
                    hasFile = true;
                    if (AddFile(part, disposition, content) is { } refused)
                        return (null, refused);
                }
                else
                    AddField(HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", content);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return (null, NotAForm);
        }

        var terms = TermsOf(texts, faults);
        if (!hasFile)
        {
            faults.Add(new Fault(
                "body",
                null,
                ErrorCodes.Required,
                new Text("Cần ít nhất một phần có tên tệp, như observations.csv.", "At least one part with a file name is required, such as observations.csv."))
            {
                Allowed = Files,
            });
        }

        // In the order of the data set, so that a retry is the same in whatever order its parts are sent.
        return (PostedImport.Read([.. files.OrderBy(file => Files.TakeWhile(name => name != file.File).Count())], terms, faults), null);

        Problem? AddFile(MultipartSection part, ContentDispositionHeaderValue disposition, ReadOnlyMemory<byte> content)
        {
            var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
            // Some clients send the path along.
            name = name.Split('/', '\\')[^1];
            if (content.Span.StartsWith("PK\u0003\u0004"u8) || part.ContentType?.Contains("zip", StringComparison.OrdinalIgnoreCase) == true)
                return Archive(name);
            if (BodyForm.FindOtherUnicode(content.Span) is { } other)
                return Problem.NotUtf8(other);
            var file = name.ToLowerInvariant();
            if (!Files.Contains(file))
            {
                faults.Add(new Fault(
                    name.Length == 0 ? "body" : name,
                    null,
                    ErrorCodes.Of(DataFaultCode.UnknownFile),
                    new Text($"Tệp của bộ dữ liệu: {string.Join(", ", Files)}.", $"The files of a data set are {string.Join(", ", Files)}."))
                {
                    Allowed = Files,
                    DidYouMean = Nearest.To(file, Files),
                });
            }
            else if (files.Exists(each => each.File == file))
                faults.Add(Repeated(name));
            else
                files.Add((file, content));
            return null;
        }

        void AddField(string name, ReadOnlyMemory<byte> content)
        {
            if (!Fields.Contains(name))
            {
                var list = string.Join(", ", Fields);
                faults.Add(new Fault(
                    name.Length == 0 ? "body" : name,
                    null,
                    ErrorCodes.UnknownField,
                    new Text($"Không có trường này; các trường: {list}.", $"There is no such field; there are {list}."))
                {
                    Allowed = Fields,
                    DidYouMean = Nearest.To(name, Fields),
                });
                return;
            }

            try
            {
                if (!texts.TryAdd(name, Strict.GetString(content.Span).Normalize()))
                    faults.Add(Repeated(name));
            }
            catch (ArgumentException)
            {
                faults.Add(new Fault(name, null, ErrorCodes.NotUtf8, new Text("Phải là UTF-8.", "Must be UTF-8.")));
            }
        }
    }

    private static Problem NotAForm => new(
        ProblemKind.BadRequest,
        new Text(
            "Nội dung không phải multipart/form-data hợp lệ.",
            "The body is not valid multipart/form-data."));

    private static Fault Repeated(string name) =>
        new(name, null, ErrorCodes.RepeatedId, new Text("Phần này có hai lần.", "The part is there twice."));

    private static Problem Archive(string name)
    {
        var message = new Text(
            $"\"{name}\" là tệp nén; hãy gửi từng tệp CSV thành một phần.",
            $"\"{name}\" is an archive; send each CSV file as a part of its own.");
        return new Problem(
            ProblemKind.UnsupportedMediaType,
            message,
            new Fault("Content-Type", name, ErrorCodes.UnsupportedMediaType, message) { Allowed = [ImportPost.Csv] });
    }

    private static ImportTerms TermsOf(Dictionary<string, string> texts, List<Fault> faults)
    {
        bool Flag(string name)
        {
            if (texts.GetValueOrDefault(name) is { } text && text is not ("true" or "false" or "1" or "0"))
                faults.Add(new Fault(name, text, ErrorCodes.NotAFlag, new Text("Phải là true hoặc false.", "Must be true or false.")));
            return texts.GetValueOrDefault(name) is "true" or "1";
        }

        var reason = texts.GetValueOrDefault("reason");
        if (reason is null)
            faults.Add(new Fault("reason", null, ErrorCodes.Required, new Text("Trường này bắt buộc.", "This field is required.")));
        return new ImportTerms(reason is null ? null : new Text(reason, texts.GetValueOrDefault("reasonEn") ?? reason))
        {
            DryRun = Flag("dryRun"),
            Strict = Flag("strict"),
            Merge = Flag("merge"),
            IfRelease = texts.GetValueOrDefault("ifRelease") is { Length: > 0 } release ? release : null,
        };
    }

    private static async Task<ReadOnlyMemory<byte>> ContentOf(MultipartSection part, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await part.Body.CopyToAsync(content, cancellation);
        return content.ToArray();
    }
}
