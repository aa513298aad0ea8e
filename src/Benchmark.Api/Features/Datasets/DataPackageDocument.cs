using System.Text.Json.Nodes;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Schemas;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Datasets;

/// <summary>A release as a Data Package 2.0: the address, size and hash of each file, with what stands in each column.</summary>
internal sealed class DataPackageDocument(Catalogs catalogs, WholeLists lists, PublicAddress known) : StandardDocument(known)
{
    private const string Profiles = "https://datapackage.org/profiles/2.0/";

    public override IReadOnlyList<string> Paths => ["/v1/datapackage.json"];

    public override IReadOnlyList<string> Parameters => ["release"];

    protected override async Task<IResult> AnswerAsync(HttpContext http, string address)
    {
        var (loaded, isPinned, problem) = await ReleaseOfAsync(http, catalogs);
        if (problem is not null)
            return problem;
        var release = loaded.Release;
        var catalog = await catalogs.OfAsync(release, http.RequestAborted);
        var resources = await lists.OfAsync(loaded, http.RequestAborted);
        return Json(
            new JsonObject
            {
                ["$schema"] = $"{Profiles}datapackage.json",
                ["name"] = "benchmark",
                ["id"] = $"{address}/catalog",
                ["title"] = Known.Publisher,
                ["description"] = $"{Publication.About.Vi} {Publication.About.En}",
                ["homepage"] = $"{address}/",
                ["version"] = release.Id,
                ["created"] = Columns.TimeOf(release.PublishedAt),
                ["keywords"] = new JsonArray(
                    [.. Dataset.All.SelectMany(dataset => dataset.KeywordsIn(catalog)).SelectMany(word => new[] { word.Vi, word.En }).Distinct()
                        .Select(word => (JsonNode)word)]),
                ["licenses"] = new JsonArray(
                    new JsonObject { ["name"] = Publication.License, ["path"] = Publication.LicenseUrl, ["title"] = "Creative Commons Attribution 4.0" }),
                ["contributors"] = new JsonArray(new JsonObject { ["title"] = Known.Publisher, ["roles"] = new JsonArray("publisher") }),
                ["resources"] = new JsonArray([.. resources.Select(list => ResourceOf(list, address))]),
            },
            "application/json; charset=utf-8",
            loaded,
            isPinned);
    }

    private static JsonObject ResourceOf(WholeList list, string address) => new JsonObject
    {
        ["name"] = list.Dataset.Id,
        ["title"] = $"{list.Dataset.Title.Vi} / {list.Dataset.Title.En}",
        ["description"] = $"{list.Dataset.Description.Vi} {list.Dataset.Description.En} {Csv.AboutTexts.Vi} {Csv.AboutTexts.En}",
        ["path"] = address + list.Path,
        ["format"] = Csv.Format.Id,
        ["mediatype"] = Csv.Format.MediaType,
        ["encoding"] = Csv.Format.Charset,
        ["bytes"] = list.Bytes,
        ["hash"] = $"sha256:{list.Sha256}",
        ["dialect"] = new JsonObject
        {
            ["delimiter"] = ",",
            ["lineTerminator"] = "\r\n",
            ["quoteChar"] = "\"",
            ["doubleQuote"] = true,
            ["header"] = true,
        },
        ["schema"] = SchemaOf(list),
    };

    private static JsonObject SchemaOf(WholeList list)
    {
        var schema = new JsonObject
        {
            ["$schema"] = $"{Profiles}tableschema.json",
            ["fields"] = new JsonArray([.. list.Columns.Select(FieldOf)]),
            ["primaryKey"] = new JsonArray(Dataset.Key),
            ["missingValues"] = new JsonArray(""),
        };
        var references = list.Dataset.References.Select(reference => (JsonNode)new JsonObject
        {
            ["fields"] = new JsonArray(reference.Column),
            ["reference"] = reference.To == list.Dataset
                ? new JsonObject { ["fields"] = new JsonArray(Dataset.Key) }
                : new JsonObject { ["resource"] = reference.To.Id, ["fields"] = new JsonArray(Dataset.Key) },
        }).ToArray();
        if (references.Length > 0)
            schema["foreignKeys"] = new JsonArray(references);
        return schema;
    }

    private static JsonObject FieldOf(ColumnHead column)
    {
        var field = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.Holds switch
            {
                FieldType.WholeNumber => "integer",
                FieldType.Number => "number",
                FieldType.Flag => "boolean",
                FieldType.Date => "date",
                _ => "string",
            },
            ["title"] = column.Meaning.En,
            ["description"] = column.Meaning.Vi,
        };
        if (column.Name == Dataset.Key)
            field["constraints"] = new JsonObject { ["required"] = true, ["unique"] = true };
        return field;
    }
}
