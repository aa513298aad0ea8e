using System.Text;
using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Discovery;

/// <summary>Where the description of a CSV of this host is (CSV on the Web, section 5.3), for readers that do not look at its <c>Link</c> header.</summary>
internal sealed class CsvMetadataDocument(PublicAddress known) : StandardDocument(known)
{
    public override IReadOnlyList<string> Paths => ["/.well-known/csvm"];

    protected override bool NeedsHost => false;

    protected override Task<IResult> AnswerAsync(HttpContext http, string address) => Task.FromResult<IResult>(new FixedAnswer(
        // The whole address, encoded as one value.
        Encoding.UTF8.GetBytes($"{http.Request.PathBase}{LinkHeader.DescriptionOf}{{url}}\n"),
        "text/plain; charset=utf-8"));
}
