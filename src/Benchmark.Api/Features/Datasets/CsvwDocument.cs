using System.Text.Json.Nodes;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Schemas;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Datasets;

/// <summary>
/// What stands in the columns of CSV answers (CSV on the Web, W3C 2015): of the data sets as a whole, or of the one answer whose <c>Link</c> header leads here.
/// </summary>
internal sealed class CsvwDocument(Catalogs catalogs, WholeLists lists, OwnLinks links, PublicAddress known) : StandardDocument(known)
{
    public override IReadOnlyList<string> Paths => ["/v1/csvw.json"];

    public override IReadOnlyList<string> Parameters => ["of", "release"];

    // Every CSV links to it. Its addresses are paths, which a reader completes by the address of the document where it names no other.
    protected override bool NeedsHost => false;

    protected override async Task<IResult> AnswerAsync(HttpContext http, string address)
    {
        var request = http.Request;
        if (request.Query["of"] is [{ } of])
        {
            return request.Query["release"] is [{ } given]
                ? Problem.Invalid(
                    ProblemKind.InvalidQuery,
                    [Fault.NotApplicable("release", given, new Text("Liên kết ở of đã nêu bản phát hành.", "The link in of names the release."))])
                : await DescribeAsync(of, request, address, http.RequestAborted);
        }

        var (release, isPinned, problem) = await ReleaseOfAsync(http, catalogs);
        if (problem is not null)
            return problem;
        var tables = (await lists.OfAsync(release, http.RequestAborted)).Select(list => TableOf(
            request.PathBase.Value + list.Path,
            list.Dataset.Title,
            list.Columns,
            hasDecimalComma: false,
            key: Dataset.Key));
        return AnswerOf(tables, release, isPinned, address);
    }

    private async Task<IResult> DescribeAsync(string of, HttpRequest request, string address, CancellationToken cancellation)
    {
        var link = OwnAddress.Find(of, request.PathBase.Value ?? "", Known.OriginFor(request));
        JsonObject? table = null;
        LoadedRelease? release = null;
        var isPinned = false;
        var (isTable, problem) = link is not var (path, query)
            ? (false, null)
            : await links.ReadTableAsync(
                Uri.UnescapeDataString(path),
                QueryText.WithoutTracking(query),
                found =>
                {
                    (release, isPinned) = (found.Request.Catalog.Release, found.Request.Release.IsGiven);
                    var isList = Dataset.All.Any(dataset => dataset.List == path) && found.Table.Columns.Any(column => column.Name == Dataset.Key);
                    // The address as it was written: a description of another one is none of it.
                    table = TableOf(of, found.Table.Title, found.Table.Columns, found.Request.Decimal.IsComma, isList ? Dataset.Key : null);
                },
                cancellation);
        if (problem is not null)
        {
            return Invalid(of, ErrorCodes.BrokenLink, new(
                $"Liên kết không trả lời được: {problem.Detail.Vi}",
                $"The link does not answer: {problem.Detail.En}"));
        }

        if (link is null)
        {
            return Invalid(of, ErrorCodes.ForeignLink, new(
                $"Phải là liên kết của máy chủ này, như {address}/v1/….",
                $"Must be a link of this server, like {address}/v1/…."));
        }

        return isTable
            ? AnswerOf([table!], release!, isPinned, address)
            : Invalid(of, ErrorCodes.UnknownPath, new("Không có tệp CSV ở liên kết này.", "There is no CSV at this link."));
    }

    private static Problem Invalid(string of, ErrorCode code, Text message) => Problem.Invalid(ProblemKind.InvalidQuery, [new Fault("of", of, code, message)]);

    private FixedAnswer AnswerOf(IEnumerable<JsonObject> tables, LoadedRelease release, bool isPinned, string address) => Json(
        new JsonObject
        {
            ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", ContextAt(address)),
            ["dc:title"] = Known.Publisher,
            ["dc:publisher"] = Known.Publisher,
            ["dc:license"] = new JsonObject { ["@id"] = Publication.LicenseUrl },
            ["dc:identifier"] = release.Release.Id,
            ["dc:modified"] = new JsonObject { ["@value"] = Columns.TimeOf(release.Release.PublishedAt), ["@type"] = "dateTime" },
            ["tables"] = new JsonArray([.. tables]),
        },
        "application/csvm+json; charset=utf-8",
        release,
        isPinned);

    private static JsonObject ContextAt(string address)
    {
        var context = new JsonObject { ["@language"] = Code.Of(Language.Vi) };
        if (Uri.IsWellFormedUriString(address, UriKind.Absolute))
            context["@base"] = $"{address}/";
        return context;
    }

    private static JsonObject TableOf(string url, Text title, IReadOnlyList<ColumnHead> columns, bool hasDecimalComma, string? key)
    {
        var schema = new JsonObject { ["columns"] = new JsonArray([.. columns.Select(column => ColumnOf(column, hasDecimalComma, key))]) };
        if (key is not null)
            schema["primaryKey"] = key;
        return new JsonObject
        {
            ["url"] = url,
            ["dc:title"] = InLanguages(title),
            ["dialect"] = new JsonObject
            {
                ["delimiter"] = hasDecimalComma ? ";" : ",",
                ["encoding"] = Csv.Format.Charset,
                ["header"] = true,
                ["lineTerminators"] = new JsonArray("\r\n"),
            },
            ["tableSchema"] = schema,
        };
    }

    private static JsonObject ColumnOf(ColumnHead column, bool hasDecimalComma, string? key)
    {
        var described = new JsonObject
        {
            ["name"] = NameOf(column.Name),
            ["titles"] = new JsonArray(column.Name),
            ["dc:description"] = InLanguages(column.Meaning),
            ["datatype"] = column.Holds switch
            {
                FieldType.WholeNumber => "integer",
                FieldType.Number when hasDecimalComma => new JsonObject { ["base"] = "decimal", ["format"] = new JsonObject { ["decimalChar"] = "," } },
                FieldType.Number => "decimal",
                FieldType.Flag => "boolean",
                FieldType.Date => "date",
                _ => "string",
            },
        };
        if (column.Name == key)
            described["required"] = true;
        return described;
    }

    /// <summary>A header as a name, in which only letters, digits, lines below and what is encoded may stand.</summary>
    private static string NameOf(string header) => string.Concat(
        Uri.EscapeDataString(header).Select(letter => letter is '.' or '-' or '~' ? $"%{(int)letter:X2}" : $"{letter}"));

    private static JsonArray InLanguages(Text text) => new(
        new JsonObject { ["@value"] = text.Vi, ["@language"] = Code.Of(Language.Vi) },
        new JsonObject { ["@value"] = text.En, ["@language"] = Code.Of(Language.En) });
}
