using System.Text.RegularExpressions;

namespace Benchmark.Tests.Support;

/// <summary>A document of the repository.</summary>
internal sealed partial class MarkdownFile
{
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true };

    private MarkdownFile(string path)
    {
        Path = path;
        Lines = File.ReadAllLines(Repository.File(path));
    }

    /// <summary>Every document, by path.</summary>
    public static IReadOnlyList<MarkdownFile> All { get; } =
    [
        .. Directory.GetFiles(Repository.Root, "*.md")
            .Concat(Directory.GetFiles(Repository.File("docs"), "*.md", Deep))
            .Concat(Directory.GetFiles(Repository.File("seed"), "*.md"))
            // What a golden leaves beside a document that differs is none, nor are packages of the example.
            .Where(file => !file.Contains(".actual.", StringComparison.Ordinal) && !file.Contains("node_modules", StringComparison.Ordinal))
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file))
            .Order(StringComparer.Ordinal)
            .Select(path => new MarkdownFile(path)),
    ];

    /// <summary>Its path from the root of the repository.</summary>
    public string Path { get; }

    /// <summary>Its lines.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The fenced blocks, in their order.</summary>
    public IEnumerable<FencedBlock> Blocks()
    {
        for (var index = 0; index < Lines.Count; index++)
        {
            if (!Lines[index].TrimStart().StartsWith("```", StringComparison.Ordinal))
                continue;
            var (first, info, indent) = (index, Lines[index].Trim()[3..], Lines[index].Length - Lines[index].TrimStart().Length);
            var body = new List<string>();
            while (++index < Lines.Count && Lines[index].Trim() != "```")
                body.Add(Lines[index].Length > indent ? Lines[index][indent..] : Lines[index].TrimStart());
            yield return new FencedBlock(this, first + 1, info, string.Join('\n', body));
        }
    }

    /// <summary>The lines of prose and tables, with their numbers from 1: all but fenced blocks.</summary>
    public IEnumerable<(int Number, string Text)> Prose()
    {
        var fenced = false;
        foreach (var (index, line) in Lines.Index())
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            else if (!fenced)
                yield return (index + 1, line);
        }
    }

    /// <summary>Where a link can point to within the document: its headings, spelled as code hosts spell them.</summary>
    public IReadOnlySet<string> Anchors()
    {
        var anchors = new HashSet<string>();
        foreach (var heading in Prose().Select(line => HeadingPattern().Match(line.Text)).Where(match => match.Success))
        {
            var plain =
                string.Concat(heading.Groups[1].Value.Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
                    .Replace(' ', '-');
            var (anchor, again) = (plain, 0);
            while (!anchors.Add(anchor))
                anchor = $"{plain}-{++again}";
        }

        return anchors;
    }

    /// <summary>The targets of its links and pictures.</summary>
    public IEnumerable<(int Number, string Target)> Links() =>
        from line in Prose()
        from match in LinkPattern().Matches(CodePattern().Replace(line.Text, "``"))
        select (line.Number, match.Groups["target"].Value);

    /// <summary>What stands as code in its prose.</summary>
    public IEnumerable<(int Number, string Text)> Code() =>
        from line in Prose()
        from match in CodePattern().Matches(line.Text)
        select (line.Number, match.Groups[1].Value);

    public override string ToString() => Path;

    [GeneratedRegex("^#{1,6} (.+)$")]
    private static partial Regex HeadingPattern();

    // In the text, or named and said at the end of the document.
    [GeneratedRegex(@"\]\((?<target>[^()\s]+)\)|^\[[^\]]+\]: (?<target>\S+)$")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodePattern();
}

/// <summary>A fenced block of a document.</summary>
/// <param name="File">The document.</param>
/// <param name="Line">The line it begins on.</param>
/// <param name="Info">What stands behind the fence: its language, and more.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record FencedBlock(MarkdownFile File, int Line, string Info, string Text)
{
    /// <summary>Where it stands.</summary>
    public string Place => $"{File.Path}:{Line}";

    /// <summary>The commands, where it holds some.</summary>
    public IReadOnlyList<ShellCommand> Commands() => Info == "sh" ? ShellCommand.Read(Text) : [];
}
