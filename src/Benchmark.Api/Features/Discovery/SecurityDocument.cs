using System.Globalization;
using System.Text;
using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Discovery;

/// <summary>Where to report a weakness (RFC 9116). Without a contact there is none: no address is made up.</summary>
internal sealed class SecurityDocument(TimeProvider clock, PublicAddress known) : StandardDocument(known)
{
    // The standard wants less than a year. Who runs the program keeps the contact true for as long as it runs.
    private const int Months = 6;

    public override IReadOnlyList<string> Paths => ["/.well-known/security.txt"];

    protected override bool NeedsHost => false;

    protected override Task<IResult> AnswerAsync(HttpContext http, string address)
    {
        if (Known.Contact is not { } contact)
            return Task.FromResult<IResult>(Missing($"{http.Request.PathBase}{http.Request.Path}"));

        // The same for a whole month, so that a copy stays valid.
        var now = clock.GetUtcNow();
        var expires = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(Months);
        IEnumerable<string> lines =
        [
            $"Contact: {contact}",
            string.Create(CultureInfo.InvariantCulture, $"Expires: {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
            "Preferred-Languages: vi, en",
            .. Known.OriginFor(http.Request) is null ? [] : new[] { $"Canonical: {address}{Paths[0]}" },
        ];
        var text = string.Concat(lines.Select(line => $"{line}\n"));
        return Task.FromResult<IResult>(new FixedAnswer(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8"));
    }

    private static Problem Missing(string path)
    {
        var message = new Text(
            $"Người vận hành chưa nêu nơi liên hệ (--contact), nên không có {path}.",
            $"The operator has named no contact (--contact), so there is no {path}.");
        return new Problem(ProblemKind.NotFound, message, new Fault("path", path, ErrorCodes.UnknownPath, message));
    }
}
