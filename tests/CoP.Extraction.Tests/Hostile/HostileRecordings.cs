using System.Text;
using CoP.Extraction.Tests.Making;
using static CoP.Extraction.ExtractionOutcome;

namespace CoP.Extraction.Tests.Hostile;

/// <summary>Recordings that lie about themselves.</summary>
internal static class HostileRecordings
{
    public static HostileFile[] All { get; } =
    [
        new("sound whose data is said to be 4 GB", "a.wav", static () => [.. Recordings.Wave(1)[..40], 0xFF, 0xFF, 0xFF, 0xFF, 1, 2], Empty, NotReadable),
        new("sound of no samples a second", "a.wav", static () => With(Recordings.Wave(1), 24, 0, 0, 0, 0, 0, 0, 0, 0), Empty, NotReadable),
        new("a film that is its head alone", "a.mp4", static () => Recordings.Mp4(5)[..24], Empty, NotReadable),
        new("a film whose box is longer than the file", "a.mp4", static () => With(Recordings.Mp4(5), 24, 0x7F, 0xFF, 0xFF, 0xFF), Empty, NotReadable, TooLarge),
        new("a film whose box has no length", "a.mp4", static () => [.. Recordings.Mp4(5)[..24], .. Enumerable.Repeat(Encoding.ASCII.GetBytes("\0\0\0\0moov"), 50_000).SelectMany(static box => box)], Empty, NotReadable, TooLarge),
        new("a film of boxes in boxes, 20,000 deep", "a.mp4", static () => [.. Recordings.Mp4(5)[..24], .. Deep(20_000)], Empty, NotReadable, TooLarge),
        new("a tag said to be 256 MB", "a.mp3", static () => [.. "ID3"u8, 3, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F, .. new byte[1000]], Empty, NotReadable, TooLarge),
        new("a picture of 2 GB in a tag", "a.mp3", static () => [.. "ID3"u8, 4, 0, 0, 0, 0, 0x7F, 0x7F, .. "APIC"u8, 0x7F, 0x7F, 0x7F, 0x7F, 0, 0, .. new byte[16_000]], Empty, NotReadable, TooLarge),
        new("Ogg without an end", "a.ogg", static () => [.. Enumerable.Repeat((byte[])[.. "OggS"u8, 0, 2, .. new byte[20], 1, 30, .. new byte[30]], 20_000).SelectMany(static page => page)], Empty, NotReadable, TooLarge),
        new("a film of Matroska that is all ones", "a.webm", static () => [0x1A, 0x45, 0xDF, 0xA3, .. Enumerable.Repeat((byte)0xFF, 100_000)], Empty, NotReadable, TooLarge),
        new("Matroska of unknown size, many times in itself", "a.webm", static () => [0x1A, 0x45, 0xDF, 0xA3, 0x80, .. Enumerable.Repeat((byte[])[0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 20_000).SelectMany(static part => part)], Empty, NotReadable, TooLarge),
    ];

    private static byte[] With(byte[] file, int at, params ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(file.AsSpan(at));
        return file;
    }

    private static byte[] Deep(int boxes)
    {
        var deep = new byte[boxes * 8];
        for (var at = 0; at < boxes; at++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(deep.AsSpan(at * 8), deep.Length - (at * 8));
            "moov"u8.CopyTo(deep.AsSpan((at * 8) + 4));
        }

        return deep;
    }
}
