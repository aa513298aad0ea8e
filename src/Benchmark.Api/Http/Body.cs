using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Benchmark.Core.Numbers;
using FieldType = Benchmark.Core.Schemas.FieldType;

namespace Benchmark.Api.Http;

/// <summary>Reads a posted JSON document.</summary>
internal static class Body
{
    /// <summary>The largest body: the most items with the most observations need less.</summary>
    public const int LargestBytes = 16 * 1024 * 1024;

    private const int Piece = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };
    private static readonly JsonReaderOptions StrictReader = new() { MaxDepth = 16 };

    // How much of a body that is refused is still read, for how long, and through which pauses: a client that is sending does not look for an answer.
    private const long MostDrained = 256L * 1024 * 1024;
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The document, or the problem that it is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">The most bytes of it.</param>
    public static async Task<(JsonDocument? Document, Problem? Problem)> Read(HttpRequest request, int most)
    {
        if (BodyForm.FindUnreadable(request) is { } unreadable)
            return (null, unreadable);
        var (bytes, tooMuch) = await ReadBytes(request, most);
        if (tooMuch is not null)
            return (null, tooMuch);
        if (BodyForm.FindOtherUnicode(bytes.Span) is { } other)
            return (null, Problem.NotUtf8(other));
        // Editors and shells of Windows put it there; RFC 8259, section 8.1, lets a reader skip it.
        if (bytes.Span.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];

        try
        {
            if (HoldsAKey(bytes.Span))
                return (null, Problem.Invalid(ProblemKind.InvalidBody, [KeyText.FaultOf("body")]));
            return (JsonDocument.Parse(bytes, Strict), null);
        }
        catch (JsonException exception)
        {
            // For a duplicate key the exception has no position.
            return (null, new Problem(ProblemKind.BadRequest, exception.LineNumber is { } line
                ? new Text(
                    $"Nội dung không phải JSON hợp lệ (dòng {line + 1}, vị trí {exception.BytePositionInLine + 1}).",
                    $"The body is not valid JSON (line {line + 1}, position {exception.BytePositionInLine + 1}).")
                : new Text(
                    "Nội dung không phải JSON hợp lệ: có khóa lặp lại trong một đối tượng.",
                    "The body is not valid JSON: a key stands twice in one object.")));
        }
        catch (InvalidOperationException)
        {
            return (null, new Problem(
                ProblemKind.BadRequest,
                new Text("Nội dung có chuỗi không phải Unicode hợp lệ.", "The body holds a text that is not valid Unicode.")));
        }
    }

    /// <summary>The bytes of a body, or the problem that they are too many or too slow.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, Problem? Problem)> ReadBytes(HttpRequest request, int most)
    {
        if (request.ContentLength > most)
            return (default, Problem.PayloadTooLarge(most));
        var (http, limits) = (request.HttpContext, request.HttpContext.RequestServices.GetRequiredService<RequestLimits>());
        using var time = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        time.CancelAfter(TimeSpan.FromSeconds(limits.BodySeconds));
        // What was announced is not taken before it comes: silence would hold it for nothing.
        var pieces = new List<byte[]>();
        try
        {
            var length = 0;
            while (true)
            {
                var at = length % Piece;
                if (at == 0)
                    pieces.Add(ArrayPool<byte>.Shared.Rent(Piece));
                var read = await request.Body.ReadAsync(pieces[^1].AsMemory(at, Piece - at), time.Token);
                if (read == 0)
                    break;
                if (read > most - length)
                    return (default, Problem.PayloadTooLarge(most));
                length += read;
            }

            var bytes = new byte[length];
            for (var start = 0; start < length; start += Piece)
                pieces[start / Piece].AsSpan(0, Math.Min(Piece, length - start)).CopyTo(bytes.AsSpan(start));
            return (bytes, null);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return (default, Problem.TooSlow(http));
        }
        finally
        {
            foreach (var piece in pieces)
                ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>
    /// Reads what is left of a body and throws it away, before a refusal goes out. When a server answers and closes while a client still sends, the client, or
    /// the proxy before it, loses the answer with the connection.
    /// </summary>
    public static async Task DrainAsync(HttpRequest request)
    {
        // Who asks first has sent nothing yet, and need not.
        if ((request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0) || request.Headers.Expect.Count > 0)
            return;
        var began = Stopwatch.GetTimestamp();
        var buffer = new byte[64 * 1024];
        try
        {
            for (var drained = 0L; drained < MostDrained && Stopwatch.GetElapsedTime(began) < LongestDrain;)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted);
                patience.CancelAfter(LongestPause);
                var read = await request.Body.ReadAsync(buffer, patience.Token);
                if (read == 0)
                    return;
                drained += read;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // It stopped in between, or is no body; the answer goes out all the same.
        }

        request.HttpContext.Response.Headers.Connection = "close";
    }

    /// <summary>
    /// Reads every text once: bytes that are no UTF-8 and halves of surrogate pairs are found here and nowhere later, and so are keys.
    /// </summary>
    private static bool HoldsAKey(ReadOnlySpan<byte> bytes)
    {
        var holds = false;
        var reader = new Utf8JsonReader(bytes, StrictReader);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                holds |= KeyText.Holds(reader.GetString()!);
        }

        return holds;
    }
}

/// <summary>A field of a posted document that has a meaning when it is absent.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MayBeLeftOutAttribute : Attribute;

/// <summary>Fields of a posted document that make one of its forms: exactly one of the forms is sent.</summary>
/// <param name="names">The fields that the form needs.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class OneOfFieldsAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names => names;
}

/// <summary>A text of a posted document that may as well be a pair, one in each language.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InOneOrBothLanguagesAttribute : Attribute;

/// <summary>
/// An object of a posted document, read field by field. What is missing, misshapen or unknown becomes an error under its path; reading goes on, so that all
/// errors are reported at once.
/// </summary>
internal sealed class JsonFields
{
    /// <summary>The most errors that are reported. A client that corrects so many sends the document again and gets the rest.</summary>
    public const int MostFaults = 1000;

    /// <summary>The most errors that say what may have been meant. Who wrote more unknown words did not mistype them, and looking for each takes
    /// long.</summary>
    public const int MostSuggested = 20;

    private const int LongestText = 200;

    // Stands for every number beyond the range of decimals; it is far outside the range of every computation.
    private const decimal TooLarge = 1e28m;
    private const decimal TooSmall = 1e-28m;

    private readonly JsonElement _element;
    private readonly string _path;
    private readonly List<Fault> _faults;
    private readonly HashSet<string> _read = [];

    public JsonFields(JsonElement element, string path, List<Fault> faults)
    {
        (_element, _path, _faults) = (element, path, faults);
        IsObject = element.ValueKind == JsonValueKind.Object;
        if (!IsObject)
            AddFault("", ErrorCodes.NotAnObject, new Text("Phải là một đối tượng JSON.", "Must be a JSON object."), Written(element));
    }

    public bool IsObject { get; }

    /// <summary>The path of a field within the document; the document itself is <c>body</c>.</summary>
    public string PathOf(string field) => _path.Length == 0 ? field.Length == 0 ? "body" : field : field.Length == 0 ? _path : $"{_path}.{field}";

    public void AddFault(string field, ErrorCode code, Text message, string? value = null, IReadOnlyList<string>? allowed = null)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new Fault(PathOf(field), value, code, message)
            {
                Allowed = allowed ?? [],
                DidYouMean = allowed is null || value is null ? [] : Near(value, allowed),
            });
        }
    }

    /// <summary>A text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="required">Whether it must be there.</param>
    /// <param name="most">The most letters of it.</param>
    public string? Text(string field, bool required = false, int most = LongestText)
    {
        if (Find(field, required) is not { } value)
            return null;
        // In form C, so that two spellings that look alike are one id.
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Normalize() is { Length: > 0 } text && text.Length <= most)
            return text;
        AddFault(
            field,
            ErrorCodes.NotAText,
            most == int.MaxValue
                ? new Text("Phải là chuỗi không trống.", "Must be a string that is not empty.")
                : new Text($"Phải là chuỗi từ 1 đến {most} ký tự.", $"Must be a string of 1 to {most} characters."),
            Written(value));
        return null;
    }

    /// <summary>One of several texts.</summary>
    public string? OneOf(string field, IReadOnlyList<string> allowed, bool required = false)
    {
        if (Find(field, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && allowed.Contains(value.GetString()!))
            return value.GetString();
        AddFault(
            field,
            ErrorCodes.UnknownValue,
            new Text($"Giá trị được phép: {string.Join(", ", allowed)}.", $"Allowed: {string.Join(", ", allowed)}."),
            Written(value),
            allowed);
        return null;
    }

    /// <summary>A member of a closed set.</summary>
    public T? Code<T>(string field, bool required = false)
        where T : struct, Enum => OneOf(field, Core.Language.Code.All<T>(), required) is { } code ? Core.Language.Code.Parse<T>(code) : null;

    public decimal? Number(string field, bool required = false)
    {
        if (Find(field, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number)
            return Quantity(value);
        AddFault(field, ErrorCodes.NotANumber, new Text("Phải là số.", "Must be a number."), Written(value));
        return null;
    }

    public decimal? Number(string field, decimal from, decimal to, bool required = false)
    {
        if (Number(field, required) is not { } number)
            return null;
        if (number >= from && number <= to && !IsBeyondDecimals(number))
            return number;
        AddFault(
            field,
            ErrorCodes.OutOfRange,
            new Text(
                $"Phải từ {from.ToString(CultureInfo.InvariantCulture)} đến {to.ToString(CultureInfo.InvariantCulture)}.",
                $"Must be from {from.ToString(CultureInfo.InvariantCulture)} to {to.ToString(CultureInfo.InvariantCulture)}."),
            Written(_element.GetProperty(field)));
        return null;
    }

    public long? Integer(string field, long from, long to, bool required = false)
    {
        if (Find(field, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && WholeNumber(value) is { } number && number >= from && number <= to)
            return number;
        AddFault(
            field,
            ErrorCodes.OutOfRange,
            new Text($"Phải là số nguyên từ {from} đến {to}.", $"Must be a whole number from {from} to {to}."),
            Written(value));
        return null;
    }

    public JsonFields? Object(string field, bool required = false)
    {
        if (Find(field, required) is not { } value)
            return null;
        var fields = new JsonFields(value, PathOf(field), _faults);
        return fields.IsObject ? fields : null;
    }

    /// <summary>The elements of an array, each an object.</summary>
    public IReadOnlyList<JsonFields> Array(string field, int from, int to, bool required = false)
    {
        if (Find(field, required) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < from || value.GetArrayLength() > to)
        {
            AddFault(
                field,
                ErrorCodes.OutOfRange,
                new Text($"Phải là mảng từ {from} đến {to} phần tử.", $"Must be an array of {from} to {to} elements."),
                value.ValueKind == JsonValueKind.Array ? $"{value.GetArrayLength()}" : Written(value));
            return [];
        }

        return [.. value.EnumerateArray().Index()
            .Select(element => new JsonFields(element.Item, $"{PathOf(field)}[{element.Index}]", _faults))
            .Where(fields => fields.IsObject)];
    }

    /// <summary>A map from ids to numbers of a range; a null is a missing number.</summary>
    public IReadOnlyDictionary<string, decimal?>? Numbers(string field, decimal from, decimal to, int most, bool required = false)
    {
        if (Object(field, required) is not { } map)
            return null;
        var names = map._element.EnumerateObject().Select(property => property.Name).ToList();
        if (names.Count > most)
        {
            AddFault(field, ErrorCodes.OutOfRange, new Text($"Nhiều nhất {most} phần tử.", $"At most {most} entries."), $"{names.Count}");
            return null;
        }

        var numbers = new Dictionary<string, decimal?>();
        foreach (var name in names)
        {
            if (!numbers.TryAdd(name.Normalize(), map.Number(name, from, to)))
            {
                map.AddFault(
                    name,
                    ErrorCodes.RepeatedId,
                    new Text("Tên này đã có, viết bằng ký tự Unicode khác.", "The name is there already, written in other Unicode characters."),
                    name);
            }
        }

        return numbers;
    }

    public bool? Flag(string field)
    {
        if (Find(field, required: false) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        AddFault(field, ErrorCodes.NotAFlag, new Text("Phải là true hoặc false.", "Must be true or false."), Written(value));
        return null;
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string field, int most)
    {
        if (Find(field, required: false) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= most
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        AddFault(
            field,
            ErrorCodes.NotAList,
            new Text($"Phải là mảng có nhiều nhất {most} chuỗi.", $"Must be an array of at most {most} strings."),
            Written(value));
        return [];
    }

    /// <summary>Whether a field has a value that is not null.</summary>
    public bool IsGiven(string field) => IsObject && _element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Whether a field stands there, be it null.</summary>
    public bool Has(string field) => _element.TryGetProperty(field, out _);

    /// <summary>A field as a cell of a table has it: a text, a number as it is written, yes or no; empty when there is none.</summary>
    /// <param name="field">The field.</param>
    /// <param name="type">What the column holds.</param>
    public string Cell(string field, FieldType type)
    {
        if (Find(field, required: false) is not { } value)
            return "";
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            AddFault(
                field,
                ErrorCodes.NotAValue,
                new Text("Phải là chuỗi, số, true, false hoặc null.", "Must be a string, a number, true, false or null."),
                Written(value));
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            // A text keeps its spelling: 1.50 may be the number of a document.
            JsonValueKind.Number => type == FieldType.Text ? value.GetRawText() : WrittenNumber.Plain(value.GetRawText()),
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            _ => "",
        };
    }

    /// <summary>Reports every field that was not read as unknown.</summary>
    public void Finish()
    {
        List<string>? known = null;
        foreach (var property in _element.EnumerateObject().Where(property => !_read.Contains(property.Name)))
        {
            if (_faults.Count >= MostFaults)
                return;
            known ??= [.. _read.Order(StringComparer.Ordinal)];
            var list = string.Join(", ", known);
            var message = new Text($"Không có trường này; các trường: {list}.", $"There is no such field; there are {list}.");
            _faults.Add(new Fault(PathOf(property.Name), Written(property.Value), ErrorCodes.UnknownField, message)
            {
                Allowed = known,
                DidYouMean = Near(property.Name, known),
            });
        }
    }

    /// <summary>Whether a number was too large or too small for a decimal when it was read.</summary>
    public static bool IsBeyondDecimals(decimal number) => Math.Abs(number) is TooLarge or TooSmall;

    /// <summary>A number as a decimal; what a decimal cannot hold (1e300, 1e-300) lies out of the range of every computation and keeps that property.</summary>
    private static decimal Quantity(JsonElement value)
    {
        // The digits written say whether a zero is one; a double would not: 1e-400 is 0 to it.
        if (value.TryGetDecimal(out var number) && number != 0)
            return Math.Abs(number) <= TooLarge ? number : Math.Sign(number) * TooLarge;
        var plain = WrittenNumber.Plain(value.GetRawText());
        if (plain == "0")
            return 0;
        if (decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
            return number == 0 ? TooSmall : Math.Abs(number) <= TooLarge ? number : Math.Sign(number) * TooLarge;
        return plain[0] == '-' ? -TooLarge : TooLarge;
    }

    private static long? WholeNumber(JsonElement value) =>
        value.TryGetInt64(out var number)
        || long.TryParse(WrittenNumber.Plain(value.GetRawText()), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) ? number : null;

    private IReadOnlyList<string> Near(string text, IReadOnlyList<string> known) => _faults.Count < MostSuggested ? Nearest.To(text, known) : [];

    private static string Written(JsonElement value) =>
        value.GetRawText() is { Length: > 100 } text ? text[..100] + "…" : value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private JsonElement? Find(string field, bool required)
    {
        _read.Add(field);
        if (_element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null)
            return value;
        if (required)
            AddFault(field, ErrorCodes.Required, new Text("Trường này bắt buộc.", "This field is required."));
        return null;
    }
}
