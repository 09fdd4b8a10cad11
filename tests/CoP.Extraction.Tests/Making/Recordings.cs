using System.Buffers.Binary;
using System.Text;

namespace CoP.Extraction.Tests.Making;

/// <summary>Recordings of silence, written by hand.</summary>
internal static class Recordings
{
    private const int Rate = 8000;

    /// <summary>Eight bits a sample, one channel.</summary>
    public static byte[] Wave(int seconds) =>
    [
        .. "RIFF"u8, .. Little(36 + (seconds * Rate)), .. "WAVEfmt "u8, .. Little(16), 1, 0, 1, 0, .. Little(Rate), .. Little(Rate), 1, 0, 8, 0,
        .. "data"u8, .. Little(seconds * Rate), .. Enumerable.Repeat((byte)0x80, seconds * Rate),
    ];

    /// <summary>Frames of 32 kbit/s at 44.1 kHz under a tag with a title.</summary>
    public static byte[] Mp3(string title, int seconds)
    {
        var text = Encoding.Latin1.GetBytes(title);
        byte[] tag = [.. "TIT2"u8, .. Big(text.Length + 1), 0, 0, 0, .. text];
        byte[] frame = [0xFF, 0xFB, 0x10, 0xC4, .. new byte[100]];
        return [.. "ID3"u8, 3, 0, 0, 0, 0, (byte)(tag.Length >> 7), (byte)(tag.Length & 0x7F), .. tag, .. Enumerable.Repeat(frame, seconds * 44100 / 1152).SelectMany(static part => part)];
    }

    /// <summary>A film without pictures: its head says how long it is.</summary>
    public static byte[] Mp4(int seconds)
    {
        byte[] head = [0, 0, 0, 0, .. new byte[8], .. Big(1000), .. Big(seconds * 1000), .. Big(0x00010000), 1, 0, .. new byte[10], .. new byte[36], .. new byte[24], .. Big(2)];
        byte[] film = Box("mvhd", head);
        return [.. Box("ftyp", [.. "isom"u8, .. Big(512), .. "isommp41"u8]), .. Box("moov", film), .. Box("mdat", new byte[64])];
    }

    private static byte[] Box(string name, byte[] content) => [.. Big(8 + content.Length), .. Encoding.ASCII.GetBytes(name), .. content];

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
