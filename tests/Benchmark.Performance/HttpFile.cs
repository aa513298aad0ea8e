using System.Text.RegularExpressions;

namespace Benchmark.Performance;

/// <summary>The requests of a file as editors with an HTTP client take them, such as <c>api.http</c>.</summary>
internal static partial class HttpFile
{
    /// <exception cref="FormatException">The file cannot be understood.</exception>
    public static IReadOnlyList<FiledRequest> Read(string path)
    {
        // The ### that begins a block ends the one before; what stands before the first are variables.
        var blocks = BlockStart.Split(File.ReadAllText(path)).Skip(1);
        return [.. blocks.Select(block => Parse(block, Path.GetFileName(path)))];
    }

    [GeneratedRegex("^### ?", RegexOptions.Multiline)]
    private static partial Regex BlockStart { get; }

    [GeneratedRegex("^# ([0-9]{3})")]
    private static partial Regex Status { get; }

    private static FiledRequest Parse(string block, string file)
    {
        var lines = block.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var title = $"{file}, {lines[0]}";
        var status = lines.Select(line => Status.Match(line)).FirstOrDefault(match => match.Success) is { } told ? int.Parse(told.Groups[1].Value) : (int?)null;
        var rest = lines.Skip(1).SkipWhile(line => line.Length == 0 || line[0] == '#').ToList();
        if (rest is not [var first, ..] || first.Split(' ') is not [var method, var target])
            throw new FormatException($"{title}: there is no request line of a method and an address.");
        var headers = rest.Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(": ", 2)).ToList();
        if (headers.Find(header => header.Length < 2) is { } wrong)
            throw new FormatException($"{title}: \"{wrong[0]}\" is no header.");
        var body = string.Join('\n', rest.Skip(1 + headers.Count)).Trim('\n');
        return new FiledRequest(title, method, target, [.. headers.Select(header => KeyValuePair.Create(header[0], header[1]))], body, status);
    }
}

/// <summary>A request of a file, with its variables still to be filled in.</summary>
/// <param name="Title">The file and the line that the request stands under.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">The address, beginning with <c>{{host}}</c> or another variable.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body; empty for none.</param>
/// <param name="Status">The status that a comment says to expect; null when none does.</param>
internal sealed record FiledRequest(string Title, string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body, int? Status);
