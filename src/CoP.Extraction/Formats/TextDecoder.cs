using System.Text;

namespace CoP.Extraction.Formats;

/// <summary>Makes characters of bytes of which nobody says how they are meant: by their mark, else UTF-8 if they are that, else Windows-1252.</summary>
internal static class TextDecoder
{
    private const double MostControls = 0.02;

    // Pairs of bytes of which one is 0: Latin letters in UTF-16.
    private const double LatinPairs = 0.7;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <param name="isAll">False where the bytes are only the beginning, and may end within a character.</param>
    /// <returns>Null for what is no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, bool isAll)
    {
        var (encoding, mark) = Marked(bytes);
        var text = encoding is not null
            ? encoding.GetString(bytes[mark..])
            : Unmarked(bytes) is { } wide ? wide.GetString(bytes) : TryUtf8(bytes, isAll) ?? Western.GetString(bytes);
        return IsText(text) ? text : null;
    }

    private static (Encoding? Encoding, int Mark) Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    private static UnicodeEncoding? Unmarked(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var at = 0; at + 1 < bytes.Length; at += 2)
        {
            (even, odd) = (even + (bytes[at] == 0 ? 1 : 0), odd + (bytes[at + 1] == 0 ? 1 : 0));
        }

        var most = bytes.Length / 2 * LatinPairs;
        return bytes.Length < 4 ? null
            : odd > most && even == 0 ? new(bigEndian: false, byteOrderMark: false)
            : even > most && odd == 0 ? new(bigEndian: true, byteOrderMark: false)
            : null;
    }

    private static string? TryUtf8(ReadOnlySpan<byte> bytes, bool isAll)
    {
        try
        {
            var decoder = Utf8.GetDecoder();
            var letters = new char[bytes.Length];
            return new string(letters, 0, decoder.GetChars(bytes, letters, flush: isAll));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsText(string text)
    {
        var controls = 0;
        foreach (var letter in text)
        {
            if (letter == '\0')
            {
                return false;
            }

            controls += char.IsControl(letter) && letter is not ('\t' or '\r' or '\n' or '\f') ? 1 : 0;
        }

        return controls <= text.Length * MostControls;
    }
}
