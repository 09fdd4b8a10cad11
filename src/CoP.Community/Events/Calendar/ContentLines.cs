using System.Text;

namespace CoP.Community.Events.Calendar;

/// <summary>The lines of a calendar as they leave: UTF-8, folded. The library counts letters, and cuts in the middle of an emoji.</summary>
internal static class ContentLines
{
    /// <summary>Octets of a line without its end (RFC 5545, section 3.1).</summary>
    private const int Longest = 75;

    private const string End = "\r\n";

    /// <summary>What the library wrote, folded anew.</summary>
    public static byte[] Fold(string written)
    {
        var folded = new MemoryStream();
        foreach (var line in written.Replace($"{End} ", "", StringComparison.Ordinal).Split(End, StringSplitOptions.RemoveEmptyEntries))
        {
            Write(Encoding.UTF8.GetBytes(line), folded);
        }

        return folded.ToArray();
    }

    private static void Write(ReadOnlySpan<byte> line, MemoryStream to)
    {
        for (var room = Longest; line.Length > room; room = Longest - 1)
        {
            var end = room;
            while ((line[end] & 0xC0) == 0x80) // Within a letter.
            {
                end--;
            }

            to.Write(line[..end]);
            to.Write("\r\n "u8);
            line = line[end..];
        }

        to.Write(line);
        to.Write("\r\n"u8);
    }
}
