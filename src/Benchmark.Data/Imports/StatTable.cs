using System.Globalization;
using System.Text.Json;
using Benchmark.Core.DataSets;

namespace Benchmark.Data.Imports;

/// <summary>A table of a statistics office in the form of JSON-stat 2.0, as PX-Web answers it.</summary>
/// <param name="Dimensions">Its dimensions, the slowest first.</param>
/// <param name="Cells">Its cells that say something, in the order of the table.</param>
internal sealed record StatTable(IReadOnlyList<StatDimension> Dimensions, IReadOnlyList<StatCell> Cells)
{
    /// <summary>The most cells of a table. One of all units, a hundred years and a hundred indicators has fewer.</summary>
    public const int MostCells = 1_000_000;

    /// <summary>How many cells there are, with those that say nothing.</summary>
    public int Size => Dimensions.Aggregate(1, (product, dimension) => product * dimension.Categories.Count);

    /// <summary>Reads a table; null, and one problem, where the file is none.</summary>
    /// <param name="content">What the file holds.</param>
    /// <param name="file">What it is called.</param>
    /// <param name="problems">Takes the problem.</param>
    public static StatTable? Read(ReadOnlyMemory<byte> content, string file, ImportProblems problems)
    {
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            var (line, what) = ((exception.LineNumber ?? 0) + 1, exception.Message.Split(". ")[0]);
            problems.Add(new ImportProblem(file, (int)line, null, null, ImportFaults.NotJsonStat(new($"không phải JSON: {what}", $"is no JSON: {what}"))));
        }
        catch (NotStat fault)
        {
            problems.Add(new ImportProblem(file, null, null, null, ImportFaults.NotJsonStat(fault.Reason)));
        }

        return null;
    }

    private static StatTable Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "class") != "dataset" || Text(root, "version") is not { } version
            || !version.StartsWith("2.", StringComparison.Ordinal))
        {
            throw new NotStat("không nói version \"2.0\" và class \"dataset\"", "does not say version \"2.0\" and class \"dataset\"");
        }

        var ids = Array(root, "id").Select(id => id.ValueKind == JsonValueKind.String ? id.GetString()! : "").ToList();
        var sizes = Array(root, "size").Select(size => size.ValueKind == JsonValueKind.Number && size.TryGetInt32(out var number) ? number : 0).ToList();
        if (ids.Count == 0 || ids.Contains("") || ids.Distinct().Count() < ids.Count)
            throw new NotStat("id phải liệt kê mã các chiều, mỗi mã một lần", "id must list the ids of the dimensions, each once");
        if (sizes.Count != ids.Count || sizes.Exists(size => size < 1))
        {
            throw new NotStat(
                "size phải có một số nguyên dương cho mỗi chiều trong id",
                "size must have a positive whole number for each dimension of id");
        }

        var product = sizes.Aggregate(1L, (one, size) => one > MostCells ? one : one * size);
        if (product > MostCells)
            throw new NotStat($"có hơn {MostCells} ô", $"has more than {MostCells} cells");
        if (!root.TryGetProperty("dimension", out var dimensions) || dimensions.ValueKind != JsonValueKind.Object)
            throw new NotStat("dimension phải là một đối tượng", "dimension must be an object");
        return new StatTable(
            [.. ids.Zip(sizes, (id, size) => ReadDimension(dimensions, id, size))],
            ReadCells(root, (int)product));
    }

    private static StatDimension ReadDimension(JsonElement dimensions, string id, int size)
    {
        if (!dimensions.TryGetProperty(id, out var dimension) || dimension.ValueKind != JsonValueKind.Object
            || !dimension.TryGetProperty("category", out var category) || category.ValueKind != JsonValueKind.Object)
        {
            throw new NotStat($"dimension \"{id}\" không có category", $"dimension \"{id}\" has no category");
        }

        var labels = category.TryGetProperty("label", out var named) && named.ValueKind == JsonValueKind.Object ? named : (JsonElement?)null;
        var codes = CodesOf(category, labels);
        if (codes is null || codes.Count != size || codes.Contains("") || codes.Distinct().Count() < size)
        {
            throw new NotStat(
                $"dimension \"{id}\" phải có {size} hạng mục, như size nêu, mỗi mã một lần",
                $"dimension \"{id}\" must have {size} categories, as size says, each code once");
        }

        return new StatDimension(
            id,
            Text(dimension, "label") ?? id,
            [.. codes.Select(code => new StatCategory(code, labels is { } all ? Text(all, code) ?? code : code))]);
    }

    /// <summary>The codes in their order; null where it is not said.</summary>
    private static List<string>? CodesOf(JsonElement category, JsonElement? labels)
    {
        if (!category.TryGetProperty("index", out var index))
        {
            // A dimension of one category need not have an order.
            return labels?.EnumerateObject().Select(label => label.Name).ToList() is [_] only ? only : null;
        }

        if (index.ValueKind == JsonValueKind.Array)
            return [.. index.EnumerateArray().Select(code => code.ValueKind == JsonValueKind.String ? code.GetString()! : "")];
        if (index.ValueKind != JsonValueKind.Object)
            return null;
        var places = new SortedDictionary<int, string>();
        foreach (var code in index.EnumerateObject())
        {
            if (code.Value.ValueKind != JsonValueKind.Number || !code.Value.TryGetInt32(out var place) || !places.TryAdd(place, code.Name))
                return null;
        }

        return places.Keys.Index().All(place => place.Item == place.Index) ? [.. places.Values] : null;
    }

    private static List<StatCell> ReadCells(JsonElement root, int size)
    {
        if (!root.TryGetProperty("value", out var value))
            throw new NotStat("không có value", "has no value");
        var statuses = root.TryGetProperty("status", out var status) ? status : default;
        var statusOf = statuses.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => static _ => null,
            JsonValueKind.String when statuses.GetString() is var all => _ => all,
            _ => StatusOf(Items(statuses, "status", size).Where(item => item.Value.ValueKind != JsonValueKind.Null).ToDictionary(
                item => item.Index,
                item => item.Value.ValueKind == JsonValueKind.String
                    ? item.Value.GetString()
                    : throw new NotStat($"status của ô {item.Index} không phải là chữ", $"the status of cell {item.Index} is no text"))),
        };
        var cells = new List<StatCell>();
        foreach (var (index, item) in Items(value, "value", size))
        {
            if (item.ValueKind == JsonValueKind.Null)
                continue;
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetDecimal(out var number))
            {
                throw new NotStat(
                    $"value của ô {index} không phải là số có thể tính",
                    $"the value of cell {index} is no number that can be computed with");
            }

            cells.Add(new StatCell(index, number, statusOf(index)));
        }

        return cells;

        static Func<int, string?> StatusOf(Dictionary<int, string?> statuses) => statuses.GetValueOrDefault;
    }

    /// <summary>What an array says of every cell, or an object of some, in the order of the cells.</summary>
    private static IEnumerable<(int Index, JsonElement Value)> Items(JsonElement all, string name, int size)
    {
        if (all.ValueKind == JsonValueKind.Array)
        {
            if (all.GetArrayLength() is var length && length != size)
                throw new NotStat($"{name} có {length} phần tử, size nêu {size} ô", $"{name} has {length} items, size says {size} cells");
            return all.EnumerateArray().Index();
        }

        if (all.ValueKind != JsonValueKind.Object)
            throw new NotStat($"{name} phải là một mảng hoặc một đối tượng", $"{name} must be an array or an object");
        var items = new SortedDictionary<int, JsonElement>();
        foreach (var item in all.EnumerateObject())
        {
            if (!int.TryParse(item.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= size || !items.TryAdd(index, item.Value))
            {
                throw new NotStat(
                    $"{name} nêu ô \"{Short(item.Name)}\", size nêu các ô từ 0 đến {size - 1}",
                    $"{name} names the cell \"{Short(item.Name)}\", size says cells from 0 to {size - 1}");
            }
        }

        return items.Select(item => (item.Key, item.Value));
    }

    private static string Short(string text) => text.Length > 20 ? $"{text[..20]}…" : text;

    private static JsonElement.ArrayEnumerator Array(JsonElement of, string name) =>
        of.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private sealed class NotStat(string vi, string en) : Exception(en)
    {
        public Text Reason { get; } = new(vi, en);
    }
}

/// <summary>A dimension of a table.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What it is called; the id where it says nothing.</param>
/// <param name="Categories">Its categories, in order.</param>
internal sealed record StatDimension(string Id, string Label, IReadOnlyList<StatCategory> Categories);

/// <summary>A category of a dimension.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">What it is called; the code where it says nothing.</param>
internal sealed record StatCategory(string Code, string Label)
{
    public override string ToString() => Label == Code ? Code : $"{Code} ({Label})";
}

/// <summary>A cell that has a value.</summary>
/// <param name="Index">Its place among all cells.</param>
/// <param name="Value">The value.</param>
/// <param name="Status">What is said of it; null for nothing.</param>
internal sealed record StatCell(int Index, decimal Value, string? Status);
