using System.Security.Cryptography;

namespace CoP.Storage.Moving;

/// <summary>Counts what is written through it, and hashes it.</summary>
internal sealed class CountedWriter(Stream to) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Bytes { get; private set; }

    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        Bytes += bytes.Length;
        _hash.AppendData(bytes.Span);
        await to.WriteAsync(bytes, cancel);
    }

    public void Dispose() => _hash.Dispose();
}
