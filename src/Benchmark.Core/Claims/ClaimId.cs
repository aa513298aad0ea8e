namespace Benchmark.Core.Claims;

/// <summary>
/// What a row says in one state of the data: the id of the row and the beginning of the checksum of its release, joined by <c>@</c>. Releases of the same
/// content share their claims; any other release has others.
/// </summary>
/// <param name="Row">The id of the row: a target, an observation, or a target and the series that judges it.</param>
/// <param name="Checksum">The first <see cref="ChecksumLength"/> digits of the checksum.</param>
public sealed record ClaimId(string Row, string Checksum)
{
    /// <summary>How many hexadecimal digits of a checksum stand in a claim: 48 bits, which no two releases of one database share by chance.</summary>
    public const int ChecksumLength = 12;

    /// <summary>What stands between the id and the checksum; no id of a row has it.</summary>
    private const char Between = '@';

    /// <summary>The digits of the checksum of a release that its claims have.</summary>
    /// <param name="checksum">The whole checksum.</param>
    public static string ChecksumOf(string checksum) => checksum[..Math.Min(checksum.Length, ChecksumLength)];

    /// <summary>A claim as text; null without a row or of a row that no release has.</summary>
    /// <param name="row">The id of the row.</param>
    /// <param name="checksum">The digits of its release.</param>
    public static string? Print(string? row, string? checksum) => row is null || checksum is null ? null : $"{row}{Between}{checksum}";

    /// <summary>Reads a claim; null for any other text.</summary>
    /// <param name="text">The text.</param>
    public static ClaimId? Parse(string text)
    {
        var at = text.LastIndexOf(Between);
        var checksum = text[(at + 1)..];
        return at > 0 && checksum.Length == ChecksumLength && checksum.All(char.IsAsciiHexDigitLower) ? new ClaimId(text[..at], checksum) : null;
    }

    /// <summary>The claim as answers have it.</summary>
    public override string ToString() => Print(Row, Checksum)!;
}
