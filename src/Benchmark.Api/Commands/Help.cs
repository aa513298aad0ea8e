using System.CommandLine;
using System.Text;

namespace Benchmark.Api.Commands;

/// <summary>The help of the program and of each verb, made from what is declared.</summary>
internal static class Help
{
    private const int Indent = 2;

    /// <summary>The help of a command.</summary>
    /// <param name="command">The program, a group of verbs or a verb.</param>
    /// <param name="program">The program.</param>
    /// <param name="width">How many characters a line has.</param>
    public static string Of(Command command, Command program, int width)
    {
        var text = new StringBuilder();
        Wrap(text, command.Description!, 0, width);
        text.Append("\n\nUsage: ").Append(program.Name).Append(UsageOf(command, program)).Append('\n');
        if (command is VerbCommand verb)
        {
            if (verb.Examples.Count > 0)
                Section(text, "Examples", verb.Examples.Select(example => ($"{program.Name} {example}", "")), width);
            Section(text, "Options", Settings.All.Where(setting => setting.Verbs.Contains(verb.FullName)).Select(Row).Append(HelpRow), width);
        }
        else
        {
            Section(text, "Verbs", VerbsOf(command).Select(each => ($"{each.FullName}{OperandOf(each)}", each.Description!)), width);
            Section(
                text,
                command == program ? "Options of serve" : "Options",
                command == program ? [.. Settings.All.Where(setting => setting.Verbs.Contains("serve")).Select(Row), HelpRow, VersionRow] : [HelpRow],
                width);
            text.Append('\n');
            Wrap(text, $"{program.Name} <verb> --help lists the options of a verb. They may stand before or after it, and win over variables.", 0, width);
            text.Append('\n');
        }

        text.Append('\n');
        Wrap(text, $"Exit codes: {string.Join(" · ", ExitCode.Meanings.Select(code => $"{code.Key} {code.Value}"))}", 0, width);
        return text.ToString();
    }

    private static (string Left, string Right) HelpRow => ("--help", "Show this and end.");

    private static (string Left, string Right) VersionRow => ("--version", "Show the version and end.");

    private static string UsageOf(Command command, Command program) => command switch
    {
        VerbCommand verb => $" {verb.FullName}{OperandOf(verb)} [options]",
        _ when command == program => " [verb] [options]",
        _ => $" {command.Name} {string.Join('|', command.Subcommands.Select(each => each.Name))} [options]",
    };

    private static string OperandOf(VerbCommand verb) => verb.Operand is null ? "" : $" <{verb.Operand}>";

    /// <summary>The verbs below a command, in the order in which help lists them.</summary>
    public static IEnumerable<VerbCommand> VerbsOf(Command command) =>
        command.Subcommands.SelectMany(each => each.Subcommands.Prepend(each)).OfType<VerbCommand>();

    private static (string Left, string Right) Row(Setting setting) => (
        setting.Value is null ? setting.Name : $"{setting.Name} <{setting.Value}>",
        (setting.Variable, setting.Default) switch
        {
            ({ } variable, { } byDefault) => $"{setting.Meaning}\nOr the variable {variable}. Default: {byDefault}",
            ({ } variable, null) => $"{setting.Meaning}\nOr the variable {variable}.",
            _ => setting.Meaning,
        });

    private static void Section(StringBuilder text, string title, IEnumerable<(string Left, string Right)> rows, int width)
    {
        var all = rows.ToList();
        var column = Indent + all.Max(row => row.Left.Length) + Indent;
        text.Append('\n').Append(title).Append('\n');
        foreach (var (left, right) in all)
        {
            if (right.Length == 0)
            {
                text.Append(' ', Indent).Append(left).Append('\n');
                continue;
            }

            text.Append(' ', Indent).Append(left.PadRight(column - Indent));
            foreach (var (line, index) in right.Split('\n').Select((line, index) => (line, index)))
            {
                if (index > 0)
                    text.Append(' ', column);
                Wrap(text, line, column, width);
                text.Append('\n');
            }
        }
    }

    /// <summary>Writes a text whose first line begins at a column and whose others are indented as far.</summary>
    private static void Wrap(StringBuilder text, string line, int column, int width)
    {
        var used = column;
        foreach (var word in line.Split(' '))
        {
            if (used > column && used + 1 + word.Length > width)
            {
                text.Append('\n').Append(' ', column);
                used = column;
            }

            if (used > column)
            {
                text.Append(' ');
                used++;
            }

            text.Append(word);
            used += word.Length;
        }
    }
}
