using System.Numerics;
using System.Security.Cryptography;

namespace CoP.Storage.Moving;

/// <summary>
/// Tells whether two tables hold the same rows, in whatever order their databases bring them: the sum of the SHA-256 of each row's
/// line, modulo 2^256.
/// </summary>
internal sealed class RowDigest
{
    private static readonly BigInteger Modulus = BigInteger.One << (8 * SHA256.HashSizeInBytes);

    private BigInteger _sum;

    public void Add(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, hash);
        _sum += new BigInteger(hash, isUnsigned: true, isBigEndian: true);
        _sum = _sum >= Modulus ? _sum - Modulus : _sum;
    }

    public override string ToString()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        _sum.TryWriteBytes(bytes, out var written, isUnsigned: true, isBigEndian: false);
        return Convert.ToHexStringLower(bytes);
    }
}
