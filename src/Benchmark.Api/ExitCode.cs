namespace Benchmark.Api;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Usage = 2;
    public const int Data = 3;
    public const int Database = 4;
    public const int Listening = 5;
    public const int Unsound = 6;
    public const int Output = 7;
    public const int NotTold = 8;

    public static readonly IReadOnlyDictionary<int, string> Meanings = new Dictionary<int, string>
    {
        [Done] = "done",
        [Usage] = "the command line was not understood",
        [Data] = "the data set has problems",
        [Database] = "the database cannot be used",
        [Listening] = "the address cannot be listened on",
        [Unsound] = "verify found something wrong",
        [Output] = "the folder or file cannot be written",
        [NotTold] = "the hook did not take the test",
    };
}
