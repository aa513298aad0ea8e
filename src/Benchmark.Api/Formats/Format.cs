namespace Benchmark.Api.Formats;

/// <summary>A format an answer can be given in. Each has a file of its own, with what writes it, and is listed in <see cref="FormatRegister"/>.</summary>
internal sealed class Format
{
    /// <summary>The value of the parameter <c>format</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The media type, which the Accept header may ask for.</summary>
    public required string MediaType { get; init; }

    /// <summary>How the name of a saved file ends.</summary>
    public required string Extension { get; init; }

    public string? Charset { get; init; }

    /// <summary>What a reader of the contract must know of it.</summary>
    public string? Meaning { get; init; }

    /// <summary>What it is made of: a route that offers one of these can be asked for it. Nothing when it is made of the answer as it is.</summary>
    public IReadOnlyList<Type> MadeOf { get; init; } = [];

    /// <summary>Writes an answer.</summary>
    public Action<Content, Stream> Write
    {
        get => field ?? ((content, stream) =>
        {
            foreach (var _ in WriteByRow!(content, stream))
            {
                // The whole is written once the last step is taken.
            }
        });
        init;
    }

    /// <summary>
    /// Writes an answer row by row while the rows are read, so that it takes no memory however many there are: a step for each row, between two of which what
    /// is written so far may be sent. Null where it is written at once.
    /// </summary>
    public Func<Content, Stream, IEnumerable<int>>? WriteByRow { get; init; }

    /// <summary>
    /// Writes a large answer as its client reads it, where it is not made of rows; null where it cannot be.
    /// </summary>
    public Func<Content, Stream, CancellationToken, Task>? WriteInPieces { get; init; }

    /// <summary>Whether it takes so much of the processor that only a few are written at a time.</summary>
    public bool IsCostly { get; init; }

    /// <summary>Writes an answer into memory; given where that needs no stream between, which copies every body twice.</summary>
    public Func<Content, byte[]> WriteInMemory
    {
        get => field ?? (content =>
        {
            using var written = new MemoryStream();
            Write(content, written);
            return written.ToArray();
        });
        init;
    }

    /// <summary>Whether it is a page, which is made of other answers too.</summary>
    public bool IsPage { get; init; }

    /// <summary>Whether its texts are in one language; otherwise they are in both.</summary>
    public bool InLanguage { get; init; }

    /// <summary>Whether a browser saves it rather than shows it.</summary>
    public bool IsFile { get; init; }

    /// <summary>Whether its bytes are compressed already.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>Whether it comes in pages; otherwise it is whole.</summary>
    public bool IsPaged { get; init; }

    /// <summary>Whether it names the request as it was written.</summary>
    public bool NamesRequest { get; init; }

    /// <summary>Whether it has room for warnings and sources beside the rows.</summary>
    public bool HasNotes { get; init; } = true;

    /// <summary>Whether it can be written for programs that read it otherwise: behind a byte-order mark, or with a comma for the decimals.</summary>
    public bool HasDialects { get; init; }

    /// <summary>Whether it leaves out the columns of the other language where the request names one; then the request differs from one that names
    /// none.</summary>
    public bool LeavesOutOtherLanguage { get; init; }

    /// <summary>Whether it names the address of the server, where the operator set it.</summary>
    public bool NamesAddress { get; init; }

    /// <summary>Whether it has rows with fields, in an order: then fields can be chosen and rows sorted.</summary>
    public bool HasFields { get; init; }

    /// <summary>The most rows it can hold.</summary>
    public int MostRows { get; init; } = int.MaxValue;

    public string ContentType => Charset is null ? MediaType : $"{MediaType}; charset={Charset}";

    public bool IsMadeOf<T>() => MadeOf.Contains(typeof(T));
}
