using System.Text;
using CoP.Extraction.Tests.Making;
using static CoP.Extraction.ExtractionOutcome;

namespace CoP.Extraction.Tests.Hostile;

/// <summary>Pages of the web, plain texts, and no texts at all.</summary>
internal static class HostileTexts
{
    public static HostileFile[] All { get; } =
    [
        new("200,000 elements inside one another", "a.html", static () => Documents.Html(Repeat("<div>", 200_000) + "Habari"), Read) { Says = "Habari" },
        new("200,000 elements that HTML mends by moving them", "a.html", static () => Documents.Html(Repeat("<b><p><i><table>", 50_000) + "Habari"), Read) { Says = "Habari" },
        new("scripts, frames and pages that lead elsewhere", "a.html", static () => Documents.Html(
            "<script>evil()</script><iframe src=file:///etc/passwd>evil</iframe><meta http-equiv=refresh content='0;url=http://127.0.0.1:9'><img src=x onerror=evil()>Habari"), Read) { Says = "Habari", DoesNotSay = "evil" },
        new("a script without its end", "a.html", static () => Documents.Html("Habari<script>" + Repeat("evil() </scrip ", 100_000)), Read) { Says = "Habari", DoesNotSay = "evil" },
        new("a comment without its end", "a.html", static () => Documents.Html("Habari<!--" + Repeat("evil--!-", 100_000)), Read) { Says = "Habari", DoesNotSay = "evil" },
        new("an attribute of 5 MB", "a.html", static () => Documents.Html($"<p title=\"{new string('a', 5 << 20)}\">Habari"), Read) { Says = "Habari" },
        new("100,000 attributes", "a.html", static () => Documents.Html($"<p {string.Concat(Enumerable.Range(0, 100_000).Select(static at => $"a{at}=1 "))}>Habari"), Read, TooLong),
        new("a name of an element of 1 MB", "a.html", static () => Documents.Html($"<{new string('a', 1 << 20)}>Habari"), Read) { Says = "Habari" },
        new("a million entities", "a.html", static () => Documents.Html(Repeat("&amp;&#x1F600;&#0;&#xD800;&CounterClockwiseContourIntegral;&x", 200_000)), Read),
        new("a page that names an encoding nobody knows", "a.html", static () => Encoding.UTF8.GetBytes("<meta charset=\"evil-8\"><p>Habari"), Read) { Says = "Habari" },
        new("a page that names UTF-7", "a.html", static () => Encoding.UTF8.GetBytes("<meta charset=\"utf-7\"><p>Habari +ADw-script+AD4-"), Read) { Says = "Habari", DoesNotSay = "<script" },
        new("nothing", "a.pdf", static () => [], Empty),
        new("one byte", "a.txt", static () => "a"u8.ToArray(), Read) { Says = "a" },
        new("one byte that is no text", "a.pdf", static () => [7], NotReadable),
        new("a mark of an encoding, and nothing else", "a.txt", static () => [0xEF, 0xBB, 0xBF], Empty),
        new("spaces", "a.txt", static () => Encoding.UTF8.GetBytes(new string(' ', 500_000) + "\r\n\u00A0\u200B\uFEFF"), Empty),
        new("zeros", "a.txt", static () => new byte[100_000], NotReadable),
        new("zeros behind a text", "a.txt", static () => [.. Encoding.UTF8.GetBytes(Repeat("Habari ", 1000)), .. new byte[1000]], NotReadable),
        new("noise", "a.txt", Noise, NotReadable),
        new("UTF-16 without its mark", "a.txt", static () => Encoding.Unicode.GetBytes("Habari ya asubuhi"), Read) { Says = "Habari ya asubuhi" },
        new("UTF-16 that ends within a character", "a.txt", static () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Habari 👩")[..^1]], Read) { Says = "Habari" },
        new("UTF-8 with a byte that it does not have", "a.txt", static () => [.. "Habari "u8, 0xC3, .. " ya"u8], Read) { Says = "Habari" },
        new("half characters", "a.txt", static () => [.. "Habari"u8, 0xED, 0xA0, 0x80], Read) { Says = "Habari" },
        new("a line of 10 MB", "a.csv", static () => Encoding.UTF8.GetBytes(Repeat("Habari,", 1_500_000)), Read) { Says = "Habari" },
        new("a letter with 300,000 signs", "a.txt", static () => Encoding.UTF8.GetBytes("Habari" + Repeat("\u0301\u0323\u0345", 100_000)), Read) { Says = "Habar" },
        new("letters with a thousand signs each", "a.txt", static () => Encoding.UTF8.GetBytes(Repeat("Habari" + Repeat("\u0301\u0323\u0345", 1_000), 100)), Read),
        new("signs that turn the direction of writing, and colours of a terminal", "a.txt", static () => Encoding.UTF8.GetBytes("Habari \u202Efdp.exe\u202C ya asubuhi " + Repeat("na mapema ", 20) + "\u001B[31m"), Read) { DoesNotSay = "\u202E" },
        new("a gigabyte that takes no room", "a.pdf", static path => Sparse(path, 1L << 30), TooLarge),
        new("49 MB of zeros", "a.pdf", static path => Sparse(path, 49L << 20), NotReadable),
    ];

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static byte[] Noise()
    {
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private static void Sparse(string path, long length)
    {
        using var file = File.Create(path);
        file.SetLength(length);
    }
}
