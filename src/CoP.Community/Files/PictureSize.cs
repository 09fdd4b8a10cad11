using System.Buffers.Binary;

namespace CoP.Community.Files;

/// <summary>Width and height of a picture, read from its head without decoding it.</summary>
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Width and height together, in pixels: Telegram's limit for photos.</summary>
    public const int LongestSides = 10_000;

    /// <summary>Of the longer side to the shorter, Telegram's limit too.</summary>
    public const int WidestRatio = 20;

    public bool IsShown => Width > 0 && Height > 0 && Width + Height <= LongestSides
        && Math.Max(Width, Height) <= WidestRatio * Math.Min(Width, Height);

    /// <summary>Null when the head does not say.</summary>
    public static PictureSize? Read(ReadOnlySpan<byte> content, FileKind kind) => kind.ContentType switch
    {
        "image/png" when content.Length >= 24 => Of(BinaryPrimitives.ReadInt32BigEndian(content[16..]), BinaryPrimitives.ReadInt32BigEndian(content[20..])),
        "image/gif" when content.Length >= 10 => Of(BinaryPrimitives.ReadUInt16LittleEndian(content[6..]), BinaryPrimitives.ReadUInt16LittleEndian(content[8..])),
        "image/jpeg" => OfJpeg(content[2..]),
        _ => null,
    };

    // A size that no sum can hold is no size.
    private static PictureSize Of(int width, int height) => new(Math.Min(width, ushort.MaxValue), Math.Min(height, ushort.MaxValue));

    /// <summary>Goes from segment to segment until the one that begins a frame.</summary>
    private static PictureSize? OfJpeg(ReadOnlySpan<byte> segments)
    {
        while (segments.Length >= 9 && segments[0] == 0xFF)
        {
            if (IsFrame(segments[1]))
            {
                return Of(BinaryPrimitives.ReadUInt16BigEndian(segments[7..]), BinaryPrimitives.ReadUInt16BigEndian(segments[5..]));
            }

            var length = segments[1] == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(segments[2..]);
            segments = segments[Math.Min(length, segments.Length)..];
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
