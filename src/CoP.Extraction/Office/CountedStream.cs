namespace CoP.Extraction.Office;

/// <summary>Counts what is really unpacked, for all parts of a file together.</summary>
internal sealed class CountedStream(Stream inner, UnpackedBytes bytes) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => bytes.Count(inner.Read(buffer));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>How much of a file has been unpacked.</summary>
internal sealed class UnpackedBytes
{
    private const long Max = 128L << 20;
    private long _count;

    /// <exception cref="TooMuchException">It is more than is read of any.</exception>
    public int Count(int read) => (_count += read) > Max ? throw new TooMuchException() : read;
}
