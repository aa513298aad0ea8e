using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Targets;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Targets;

/// <summary>Shows one target.</summary>
internal sealed class GetTarget(TargetStore store, RowHistory rows) : DataEndpoint<GetTarget.Request, Target, Target>
{
    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/targets/{id}",
        "Get a target",
        "One target by its id, as in the list.");

    public override Task<Target> AskAsync(Request request, CancellationToken cancellation) =>
        store.GetAsync(request.Catalog.Release, request.Asked.Id, cancellation);

    public override Answer<Target> Answer(Request request, Target question)
    {
        IReadOnlyList<Warning> inferred = question.HorizonReading == HorizonReading.Inferred ? [TargetWarnings.HorizonInferred("data.horizon")] : [];
        return new Answer<Target>(request.Display.IsOn ? request.Catalog.Show(question) : question)
        {
            Warnings = [.. ProvinceWarnings.Ended([request.Catalog.FindProvince(question.Province)!]), .. inferred],
            Names = new NameList(request.Catalog).Target(question).ToNames(),
            Sources = request.Catalog.Cite([question.Source, question.Document]),
        };
    }

    protected override Problem? FindMissing(Request request) =>
        request.Catalog.HasTarget(request.Asked.Id)
            ? null
            : Problem.UnknownId("target", request.Asked.Segment, Nearest.To(request.Asked.Id, request.Catalog.TargetIds));

    protected override Task<Problem?> FindDeletedAsync(Request request, CancellationToken cancellation) =>
        request.FindDeletedAsync(rows, Noun.Target, cancellation);

    internal sealed record Request : DataRequest
    {
        [Parameter(DisplayParameter.Meaning, Default = "false")]
        public DisplayParameter Display { get; init; } = null!;
    }
}
