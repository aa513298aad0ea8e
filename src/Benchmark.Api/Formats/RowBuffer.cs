using System.Buffers;

namespace Benchmark.Api.Formats;

/// <summary>What a format has written and is not sent yet. It cannot seek, so that the zip package of a workbook is written in one pass.</summary>
internal sealed class RowBuffer : Stream
{
    // What is sent at once; larger pieces gain nothing.
    private const int Piece = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _written = new(2 * Piece);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Whether enough is written to be sent.</summary>
    public bool IsFull => _written.WrittenCount >= Piece;

    /// <summary>How many bytes are written and not sent.</summary>
    public int Held => _written.WrittenCount;

    /// <summary>What is written and not sent.</summary>
    public byte[] ToArray() => _written.WrittenSpan.ToArray();

    /// <summary>Sends what is written.</summary>
    public async Task SendAsync(Stream to, CancellationToken cancellation)
    {
        await SendAsync(_written.WrittenMemory, to, cancellation);
        _written.ResetWrittenCount();
    }

    /// <summary>Sends bytes piece by piece: of a client that does not read, only one piece waits in the buffers of the server.</summary>
    public static async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, Stream to, CancellationToken cancellation)
    {
        for (; bytes.Length > Piece; bytes = bytes[Piece..])
            await to.WriteAsync(bytes[..Piece], cancellation);
        await to.WriteAsync(bytes, cancellation);
    }

    public override void Write(ReadOnlySpan<byte> buffer) => _written.Write(buffer);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
