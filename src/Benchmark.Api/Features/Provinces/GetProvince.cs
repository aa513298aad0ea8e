using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Api.Http;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Provinces;

/// <summary>Shows one province with its codes, its lineage, how much is known of it, and where to read on.</summary>
internal sealed class GetProvince(CoverageStore store, RowHistory rows) : DataEndpoint<GetProvince.Request, FigureCounts, GetProvince.Response>
{
    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/provinces/{id}",
        "Get a province",
        "One territory by its id, with counts and links. Names and codes are found by the list.");

    public override Task<FigureCounts> AskAsync(Request request, CancellationToken cancellation) =>
        store.OfProvinceAsync(request.Catalog.Release, request.Asked.Id, cancellation);

    public override Answer<Response> Answer(Request request, FigureCounts question)
    {
        var province = request.Catalog.FindProvince(request.Asked.Id)!;
        var links = new ProvinceLinks(
            request.LinkTo($"/v1/profiles/{province.Id}"),
            request.LinkTo("/v1/targets", ("province", province.Id)),
            request.LinkTo("/v1/observations", ("province", province.Id)),
            request.LinkTo("/v1/gaps", ("province", province.Id)),
            province.Successor is null ? null : request.LinkTo($"/v1/provinces/{province.Successor}"),
            [.. province.Predecessors.Select(predecessor => request.LinkTo($"/v1/provinces/{predecessor}"))]);
        return new Answer<Response>(new Response(province, question, links))
        {
            Warnings = ProvinceWarnings.Ended([province]),
            Sources = request.Catalog.Cite([province.Source]),
            Names = new NameList(request.Catalog).Province(province).ToNames(),
        };
    }

    protected override Problem? FindMissing(Request request) => request.FindMissingProvince();

    protected override Task<Problem?> FindDeletedAsync(Request request, CancellationToken cancellation) =>
        request.FindDeletedAsync(rows, Noun.Province, cancellation);

    internal sealed record Request : DataRequest;

    /// <summary>A province with what is known of it.</summary>
    [SchemaName("ProvinceDetail")]
    public new sealed record Response : Province
    {
        [SetsRequiredMembers]
        public Response(Province province, FigureCounts counts, ProvinceLinks links)
            : base(province) => (Counts, Links) = (counts, links);

        /// <summary>How many targets and observations it has.</summary>
        [JsonPropertyOrder(1)]
        public FigureCounts Counts { get; }

        /// <summary>Where to read on.</summary>
        [JsonPropertyOrder(2)]
        public ProvinceLinks Links { get; }
    }

    /// <summary>Where to read on about a province.</summary>
    /// <param name="Profile">What it promised and where it stands, on one page.</param>
    /// <param name="Targets">Its targets.</param>
    /// <param name="Observations">Its observations.</param>
    /// <param name="Gaps">Its gaps.</param>
    /// <param name="Successor">The province that took it over; null while it exists.</param>
    /// <param name="Predecessors">The provinces it took over.</param>
    [SchemaName("ProvinceLinks")]
    public sealed record ProvinceLinks(
        string Profile,
        string Targets,
        string Observations,
        string Gaps,
        string? Successor,
        IReadOnlyList<string> Predecessors);
}
