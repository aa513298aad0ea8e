using System.Reflection;
using System.Text.Json;
using Benchmark.Api.Http;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data.Catalog;
using Benchmark.Data.Imports;
using Benchmark.Data.Releases;
using Microsoft.AspNetCore.Http.Metadata;

namespace Benchmark.Api.Features.Publishing;

/// <summary>What an import did.</summary>
/// <param name="Id">Its id; null for a dry run, which leaves nothing behind.</param>
/// <param name="State">What became of it.</param>
/// <param name="Release">The release that it made; null when it made none.</param>
/// <param name="ImportedAt">When it was accepted; null for a dry run.</param>
/// <param name="Inserts">How many rows of each noun it brought, or would bring.</param>
/// <param name="Changes">How many rows of each noun it changed, or would change.</param>
/// <param name="Deletions">How many rows of each noun it deleted, or would delete.</param>
/// <param name="Rows">The rows that it changed, or would change, as the list of changes gives them; of very many the first 1,000.</param>
/// <param name="MoreRows">How many more there are.</param>
/// <param name="Warnings">What is allowed in them and rarely meant. A strict import refuses it.</param>
/// <param name="Links">Where to go from here.</param>
public sealed record ImportEntry(
    string? Id,
    ImportState State,
    string? Release,
    DateTimeOffset? ImportedAt,
    DataCounts Inserts,
    DataCounts Changes,
    DataCounts Deletions,
    IReadOnlyList<ImportedRow> Rows,
    int MoreRows,
    IReadOnlyList<ImportWarning> Warnings,
    ImportLinks Links)
{
    private static readonly DataCounts None = DataCounts.Of(_ => 0);

    internal static ImportEntry Of(ImportRecord import) => new(
        import.Id,
        import.Release is null ? ImportState.Unchanged : ImportState.Published,
        import.Release?.Release.Id,
        import.ImportedAt,
        import.Release?.Changes.Inserts ?? None,
        import.Release?.Changes.Changes ?? None,
        import.Release?.Changes.Deletions ?? None,
        [.. import.Rows.Select(ImportedRow.Of)],
        import.RowCount - import.Rows.Count,
        import.Warnings,
        new ImportLinks(
            $"/v1/imports/{import.Id}",
            import.Release is { } release ? $"/v1/releases/{release.Release.Id}" : null,
            import.Release is { } made ? $"/v1/releases/{made.Release.Id}/changes" : null));

    internal static ImportEntry OfDryRun(ImportOutcome would) => new(
        null,
        would.Release is null ? ImportState.Unchanged : ImportState.DryRun,
        null,
        null,
        would.Release?.Changes.Inserts ?? None,
        would.Release?.Changes.Changes ?? None,
        would.Release?.Changes.Deletions ?? None,
        [.. would.Rows.Select(ImportedRow.Of)],
        would.RowCount - would.Rows.Count,
        would.Warnings,
        new ImportLinks(null, null, null));
}

/// <summary>A row that an import changed, as the list of changes gives it; the release, its time and its reason are those of the import.</summary>
/// <param name="Noun">What the row is.</param>
/// <param name="Id">Its id, as the other routes give it; of a series indicator and series joined by a slash.</param>
/// <param name="Action">What was done.</param>
/// <param name="Province">The province it concerns; null when it concerns none.</param>
/// <param name="Indicator">The indicator it concerns; null when it concerns none.</param>
/// <param name="Fields">What it says now and said before, field by field; of a row that came or went, every field that says something.</param>
/// <param name="Source">The source the row names, of a deleted one the last it named; null when it names none.</param>
public sealed record ImportedRow(
    Noun Noun,
    string Id,
    ChangeAction Action,
    string? Province,
    string? Indicator,
    IReadOnlyList<ChangedField> Fields,
    string? Source)
{
    internal static ImportedRow Of(Change change) =>
        new(change.Noun, change.Id, change.Action, change.Province, change.Indicator, change.Fields, change.Source);
}


/// <summary>Where to go from an import.</summary>
/// <param name="Self">The import; null for a dry run.</param>
/// <param name="Release">The release that it made; null when it made none.</param>
/// <param name="Changes">What that release changed, row by row; null when there is none.</param>
public sealed record ImportLinks(string? Self, string? Release, string? Changes)
{
    internal ImportLinks Under(PathString prefix) => new(Under(prefix, Self), Under(prefix, Release), Under(prefix, Changes));

    private static string? Under(PathString prefix, string? link) => link is null ? null : prefix.Value + link;
}

/// <summary>The answer about an import. It is for the holder of the key alone, so it is not cached.</summary>
/// <param name="import">What it did.</param>
/// <param name="release">The release that is the newest now.</param>
/// <param name="isCreated">Whether the request made a release.</param>
internal sealed class ImportAnswer(ImportEntry import, string release, bool isCreated) : IResult, IEndpointMetadataProvider
{
    /// <summary>What it did.</summary>
    public ImportEntry Import => import;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Envelope<ImportEntry>), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(ProblemDocument), [Problem.MediaType]));
        if (method.DeclaringType == typeof(GetImport))
            return;
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(Envelope<ImportEntry>), ["application/json"]));
        foreach (var status in new[] { 403, 409, 429 })
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [Problem.MediaType]));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.CacheControl = "no-store";
        response.StatusCode = isCreated ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        var shown = Import with { Links = Import.Links.Under(request.PathBase) };
        if (isCreated)
            response.Headers.Location = shown.Links.Self;
        var path = $"{request.PathBase}{request.Path}";
        var catalog = await httpContext.RequestServices.GetRequiredService<Catalogs>().CurrentAsync(httpContext.RequestAborted);
        var names = new NameList(catalog).Each(shown.Rows, static (names, row) => names.Change(row.Province, row.Indicator, row.Fields)).ToNames();
        await response.WriteAsJsonAsync(
            new Envelope<ImportEntry>(
                shown,
                new Meta(release, 1, 1, [], []) { Names = names },
                new Links($"{path}{request.QueryString}", shown.Links.Self ?? path, null, null)),
            httpContext.RequestServices.GetRequiredService<JsonSerializerOptions>(),
            httpContext.RequestAborted);
    }
}
