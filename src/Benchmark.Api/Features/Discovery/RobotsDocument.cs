using System.Text;
using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Discovery;

/// <summary>What programs that read everything may leave out (RFC 9309): the pages of a walk through a list, and nothing else.</summary>
internal sealed class RobotsDocument(PublicAddress known) : StandardDocument(known)
{
    public override IReadOnlyList<string> Paths => ["/robots.txt"];

    // Where it cannot be read, crawlers leave out everything; only the line with a whole address needs that.
    protected override bool NeedsHost => false;

    protected override Task<IResult> AnswerAsync(HttpContext http, string address)
    {
        var text = $"User-agent: *\nDisallow: {http.Request.PathBase}/v1/*cursor=\n";
        if (Known.OriginFor(http.Request) is not null)
            text += $"\nSitemap: {address}{SitemapDocument.Path}\n";
        return Task.FromResult<IResult>(new FixedAnswer(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8"));
    }
}
