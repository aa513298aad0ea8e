using Benchmark.Api.Charts;
using Benchmark.Api.Http;
using Benchmark.Core.Gaps;

namespace Benchmark.Api.Features.Codes;

/// <summary>Lists every closed set of the contract with its words.</summary>
internal sealed class ListCodes : CatalogEndpoint<ListCodes.Request, IReadOnlyList<CodeSetEntry>>
{
    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/codes",
        "List codes",
        "Every closed set with what its members are called and mean, in both languages: what an answer holds as a code can be shown in words. "
            + "Themes and units are those of the release. By id; not paged.");

    public override Answer<IReadOnlyList<CodeSetEntry>> Answer(Request request)
    {
        IReadOnlyList<CodeSetEntry> sets = [.. CodeSet.All.Select(set => CodeSetEntry.Of(set, request))];
        return new Answer<IReadOnlyList<CodeSetEntry>>(sets, sets.Count, sets.Count);
    }

    internal sealed record Request : DataRequest;
}

/// <summary>A closed set.</summary>
/// <param name="Set">Its id.</param>
/// <param name="Codes">Its members, in order.</param>
public sealed record CodeSetEntry(string Set, IReadOnlyList<CodeEntry> Codes)
{
    internal static CodeSetEntry Of(CodeSet set, DataRequest request) => new(
        set.Id,
        [
            .. set.Of(request).Select((member, number) =>
            {
                var style = set.Id == "status" ? VerdictStyle.Of(Code.Parse<Status>(member.Code)) : null;
                return new CodeEntry(member.Code, member.Name, member.Description, number + 1, style?.Tone, style?.Shape, style?.Color);
            }),
        ]);
}

/// <summary>A member of a closed set.</summary>
/// <param name="Id">The code, as it stands in answers and parameters.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it means, in a sentence.</param>
/// <param name="Order">Its place in the set, counted from 1.</param>
/// <param name="Tone">Whether a verdict is good news; null of everything else.</param>
/// <param name="Shape">The shape of the mark of a verdict; null of everything else.</param>
/// <param name="Color">The color of a verdict on a light ground; null of everything else.</param>
public sealed record CodeEntry(string Id, Text Name, Text Description, int Order, Tone? Tone, MarkShape? Shape, string? Color);
