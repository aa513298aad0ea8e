using System.Text;

namespace Benchmark.Tests.Support;

/// <summary>
/// A command as documents show it: words, quotes, lines that are continued, and a comment. What a shell knows besides is no part of a document.
/// </summary>
/// <param name="Words">The words, without quotes.</param>
/// <param name="Comment">The comment behind it; empty for none.</param>
internal sealed record ShellCommand(IReadOnlyList<string> Words, string Comment)
{
    /// <summary>The command without its variables.</summary>
    public IReadOnlyList<string> Call =>
        [.. Words.SkipWhile(word => word.Contains('=') && word.Split('=')[0].All(letter => char.IsAsciiLetterUpper(letter) || letter == '_'))];

    /// <summary>The commands of a text.</summary>
    public static IReadOnlyList<ShellCommand> Read(string text)
    {
        var commands = new List<ShellCommand>();
        var words = new List<string>();
        var word = new StringBuilder();
        var (isWord, quote, comment) = (false, '\0', "");
        void EndWord()
        {
            if (isWord)
                words.Add(word.ToString());
            word.Clear();
            isWord = false;
        }

        void EndCommand()
        {
            EndWord();
            if (words.Count > 0)
                commands.Add(new ShellCommand([.. words], comment));
            words.Clear();
            comment = "";
        }

        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (quote != '\0')
            {
                if (letter == quote)
                    quote = '\0';
                else
                    word.Append(letter);
            }
            else if (letter is '"' or '\'')
            {
                (quote, isWord) = (letter, true);
            }
            else if (letter == '\\' && index + 1 < text.Length && text[index + 1] == '\n')
            {
                EndWord();
                index++;
            }
            else if (letter == '#' && !isWord)
            {
                var end = text.IndexOf('\n', index);
                comment = text[(index + 1)..(end < 0 ? text.Length : end)].Trim();
                index = end < 0 ? text.Length : end;
                EndCommand();
            }
            else if (letter is '\n' or '|' or ';' || (letter == '&' && index + 1 < text.Length && text[index + 1] == '&'))
            {
                EndCommand();
                index += letter == '&' ? 1 : 0;
            }
            else if (letter is ' ' or '\t')
            {
                EndWord();
            }
            else
            {
                word.Append(letter);
                isWord = true;
            }
        }

        Assert.True(quote == '\0', $"A quote is not closed: {text}");
        EndCommand();
        return commands;
    }

    public override string ToString() => string.Join(' ', Words);
}
