using System.Reflection;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Service;

/// <summary>The way in: what this is, how old its data are, its limits, how to cite it, and links to everything.</summary>
internal sealed class GetService(RequestLimits limits) : CatalogEndpoint<GetService.Request, GetService.Response>
{
    private static readonly string ProgramVersion = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    public override void Configure() => Reads<DataRules<Request>>(
        "/v1",
        "Get the service document",
        "API and data version, limits, formats, languages, license, how to cite, and links to everything below.");

    public override Answer<Response> Answer(Request request)
    {
        var (release, own) = (request.Catalog.Release, (Func<string, string>)request.Asked.Own);
        return new Answer<Response>(
            new Response(
                Publication.About,
                ProgramVersion,
                new ReleaseInfo(
                    release.Release.Id,
                    release.Release.PublishedAt,
                    release.Release.Author,
                    release.Release.Reason,
                    release.Checksum,
                    release.Counts),
                new Limits(Paging.DefaultLimit, Paging.MaximumLimit, limits.ImportBodyBytes, JsonFields.MostFaults, ApiKeys.MostRows, ApiKeys.MostPerMinute)
                {
                    Cells = limits.Cells,
                    Connections = limits.Connections,
                    HeaderSeconds = limits.HeaderSeconds,
                    BodySeconds = limits.BodySeconds,
                    ComputeBodyBytes = limits.ComputeBodyBytes,
                    ImportBodyBytes = limits.ImportBodyBytes,
                    Files = limits.Files,
                    RequestsPerMinute = limits.RequestsPerMinute,
                    RefusedKeysPerMinute = limits.RefusedKeysPerMinute,
                },
                FormatRegister.Ids,
                Code.All<Language>(),
                new License(Publication.License, Publication.LicenseUrl),
                Publication.HowToCite(release.Release, request.Asked.Publisher),
                new Dictionary<string, string>
                {
                    ["provinces"] = own("/v1/provinces"),
                    ["groups"] = own("/v1/groups"),
                    ["search"] = own("/v1/search"),
                    ["indicators"] = own("/v1/indicators"),
                    ["targets"] = own("/v1/targets"),
                    ["observations"] = own("/v1/observations"),
                    ["sources"] = own("/v1/sources"),
                    ["documents"] = own("/v1/documents"),
                    ["comparisons"] = own("/v1/comparisons"),
                    ["gaps"] = own("/v1/gaps"),
                    ["gapsSummary"] = own("/v1/gaps/summary"),
                    ["rankings"] = own("/v1/rankings"),
                    ["scorecards"] = own("/v1/scorecards"),
                    ["releases"] = own("/v1/releases"),
                    ["changes"] = own("/v1/changes"),
                    ["bulk"] = own("/v1/bulk"),
                    ["datapackage"] = own("/v1/datapackage.json"),
                    ["csvw"] = own("/v1/csvw.json"),
                    ["catalog"] = own("/catalog"),
                    ["imports"] = own("/v1/imports"),
                    ["codes"] = own("/v1/codes"),
                    ["methods"] = own("/v1/methods"),
                    ["citations"] = own("/v1/citations"),
                    ["problems"] = own("/problems"),
                    ["live"] = own("/health/live"),
                    ["ready"] = own("/health/ready"),
                    ["openapi"] = own("/openapi/v1.json"),
                    ["swagger"] = own("/swagger"),
                }));
    }

    internal sealed record Request : DataRequest;

    /// <summary>The service document.</summary>
    /// <param name="Description">What this is.</param>
    /// <param name="Version">The version of the program.</param>
    /// <param name="Release">The data.</param>
    /// <param name="Limits">What a request may ask for at most.</param>
    /// <param name="Formats">The formats answers can be given in.</param>
    /// <param name="Languages">The languages texts are written in.</param>
    /// <param name="License">The license of the compiled data.</param>
    /// <param name="HowToCite">How to cite a figure.</param>
    /// <param name="Resources">The path of every resource, by name.</param>
    public new sealed record Response(
        Text Description,
        string Version,
        ReleaseInfo Release,
        Limits Limits,
        IReadOnlyList<string> Formats,
        IReadOnlyList<string> Languages,
        License License,
        Text HowToCite,
        IReadOnlyDictionary<string, string> Resources);

    /// <summary>The release answers are computed from.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="PublishedAt">When it was published.</param>
    /// <param name="Author">Who published it.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Checksum">SHA-256 of its content.</param>
    /// <param name="Counts">How many rows of each noun it holds.</param>
    public sealed record ReleaseInfo(string Id, DateTimeOffset PublishedAt, string Author, Text Reason, string Checksum, DataCounts Counts);

    /// <summary>What a request may ask for at most.</summary>
    /// <param name="DefaultPage">Rows of a page when no limit is given.</param>
    /// <param name="LargestPage">The largest limit.</param>
    /// <param name="LargestBody">The most bytes of a posted body; what it may hold stands at its operation.</param>
    /// <param name="MostErrors">The most errors that are told of one body.</param>
    /// <param name="MostImportRows">The most rows of one import.</param>
    /// <param name="ImportsPerMinute">The most imports of one key in a minute.</param>
    public sealed record Limits(int DefaultPage, int LargestPage, int LargestBody, int MostErrors, int MostImportRows, int ImportsPerMinute)
    {
        /// <summary>The most cells of a comparison, rows by columns with the reference, or of posted scores.</summary>
        public required int Cells { get; init; }

        /// <summary>The most connections at a time.</summary>
        public required int Connections { get; init; }

        /// <summary>How long the headers of a request may take, in seconds.</summary>
        public required int HeaderSeconds { get; init; }

        /// <summary>How long a body may take in all, in seconds.</summary>
        public required int BodySeconds { get; init; }

        /// <summary>The most bytes of a body to compute on.</summary>
        public required int ComputeBodyBytes { get; init; }

        /// <summary>The most bytes of an import.</summary>
        public required int ImportBodyBytes { get; init; }

        /// <summary>The most workbooks, large answers and computations made at a time; others wait 5 seconds, then get a 429.</summary>
        public required int Files { get; init; }

        /// <summary>The most requests of a client in a minute, up to 200 of them at once.</summary>
        public required int RequestsPerMinute { get; init; }

        /// <summary>The most keys that are refused a client in a minute.</summary>
        public required int RefusedKeysPerMinute { get; init; }
    }

    /// <summary>A license.</summary>
    /// <param name="Id">Its SPDX id.</param>
    /// <param name="Url">Its text.</param>
    [SchemaName("License")]
    public sealed record License(string Id, string Url);
}
