using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Api.Http;

namespace Benchmark.Api.Mcp;

/// <summary>What an argument of a tool is.</summary>
internal enum ArgumentKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A year as a number, or a text.</summary>
    YearOrText,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A number.</summary>
    Number,
}

/// <summary>An argument of a tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Argument(string Name, ArgumentKind Kind = ArgumentKind.Text)
{
    private const int LongestText = 200;
    private const int MostTexts = 20;

    /// <summary>What it means, where its name does not say it.</summary>
    public string? Meaning { get; init; }

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Every value it may have; empty for any.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The most letters of it.</summary>
    public int Longest { get; init; } = LongestText;

    /// <summary>Its schema.</summary>
    public JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["type"] = Kind switch
            {
                ArgumentKind.Text => "string",
                ArgumentKind.YearOrText => new JsonArray("integer", "string"),
                ArgumentKind.Texts => "array",
                ArgumentKind.Flag => "boolean",
                _ => "number",
            },
        };
        if (Kind == ArgumentKind.Texts)
            schema["items"] = new JsonObject { ["type"] = "string" };
        if (Allowed.Count > 0)
            schema["enum"] = new JsonArray([.. Allowed.Select(value => JsonValue.Create(value))]);
        if (Meaning is not null)
            schema["description"] = Meaning;
        return schema;
    }

    /// <summary>What was given, as texts; none where it is of another kind, which is reported.</summary>
    public IReadOnlyList<string> Read(JsonElement value, List<Fault> faults)
    {
        switch (Kind)
        {
            case ArgumentKind.Texts:
                if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= MostTexts
                    && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
                {
                    return [.. value.EnumerateArray().Select(item => item.GetString()!).Where(text => IsGood(text, faults))];
                }

                return Refuse(ErrorCodes.NotAList, $"Phải là mảng có nhiều nhất {MostTexts} chuỗi.", $"Must be an array of at most {MostTexts} strings.");
            case ArgumentKind.Flag:
                return value.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? [value.ValueKind == JsonValueKind.True ? "true" : "false"]
                    : Refuse(ErrorCodes.UnknownValue, "Phải là true hoặc false.", "Must be true or false.", ["true", "false"]);
            case ArgumentKind.Number:
                return value.ValueKind == JsonValueKind.Number
                    ? [value.GetRawText()]
                    : Refuse(ErrorCodes.NotANumber, "Phải là số.", "Must be a number.");
            case ArgumentKind.YearOrText when value.ValueKind == JsonValueKind.Number:
                return value.TryGetInt32(out var year)
                    ? [year.ToString(CultureInfo.InvariantCulture)]
                    : Refuse(ErrorCodes.NotAYear, "Phải là năm.", "Must be a year.");
            default:
                if (value.ValueKind != JsonValueKind.String)
                    return Refuse(ErrorCodes.NotAText, "Phải là chuỗi.", "Must be a string.");
                var given = value.GetString()!;
                if (!IsGood(given, faults))
                    return [];
                return Allowed.Count == 0 || Allowed.Contains(given)
                    ? [given]
                    : Refuse(
                        ErrorCodes.UnknownValue,
                        $"Phải là một trong: {string.Join(", ", Allowed)}.",
                        $"Must be one of {string.Join(", ", Allowed)}.",
                        Nearest.To(given, Allowed));
        }

        IReadOnlyList<string> Refuse(ErrorCode code, string vi, string en, IReadOnlyList<string>? near = null)
        {
            faults.Add(new Fault(Name, null, code, new Text(vi, en)) { DidYouMean = near ?? [] });
            return [];
        }
    }

    private bool IsGood(string text, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
            faults.Add(Fault.Empty(Name));
        else if (text.Length > Longest)
            faults.Add(new Fault(Name, null, ErrorCodes.OutOfRange, new Text($"Dài nhất {Longest} ký tự.", $"May have {Longest} letters at most.")));
        else
            return true;
        return false;
    }
}

/// <summary>The arguments of a call, read strictly: what a tool does not know would change nothing, and the caller would not know.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    private Arguments(IReadOnlyList<Fault> faults) => Faults = faults;

    /// <summary>Everything that is wrong with them.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Reads the arguments of a call.</summary>
    /// <param name="known">The arguments that there are.</param>
    /// <param name="given">What was given.</param>
    public static Arguments Read(IReadOnlyList<Argument> known, IEnumerable<KeyValuePair<string, JsonElement>> given)
    {
        var faults = new List<Fault>();
        var arguments = new Arguments(faults);
        foreach (var (name, value) in given)
        {
            if (known.FirstOrDefault(argument => argument.Name == name) is not { } argument)
                faults.Add(Unknown(name, [.. known.Select(each => each.Name)]));
            else if (value.ValueKind != JsonValueKind.Null)
                arguments._values[name] = argument.Read(value, faults);
        }

        foreach (var missing in known.Where(argument => argument.IsRequired && !arguments._values.ContainsKey(argument.Name)))
            faults.Add(new Fault(missing.Name, null, ErrorCodes.Required, new Text("Phải có đối số này.", "This argument is required.")));
        return arguments;
    }

    /// <summary>The value of an argument; null where none was given.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name) is [var value, ..] ? value : null;

    /// <summary>The values of an argument; none where none was given.</summary>
    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name) ?? [];

    private static Fault Unknown(string name, IReadOnlyList<string> names) => new(
        name,
        null,
        ErrorCodes.UnknownParameter,
        new Text($"Không có đối số này; các đối số: {string.Join(", ", names)}.", $"There is no such argument; there are {string.Join(", ", names)}."))
    {
        DidYouMean = NearMiss.OfName(name, names),
        Allowed = names,
    };
}
