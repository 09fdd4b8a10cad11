using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace CoP.Extraction.Tests.Making;

/// <summary>PDF as a library writes it, and PDF written by hand, which may say anything.</summary>
internal static class PdfDocuments
{
    public const string Catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    public const string Pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    public const string Page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
    public const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    public const string Words = "BT /F1 12 Tf 72 700 Td (Habari ya asubuhi) Tj ET";

    /// <summary>Each text is a page.</summary>
    public static byte[] Of(params string[] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        builder.DocumentInformation.Title = "Inua Jamii";
        builder.DocumentInformation.Author = "Wanjiru Muthoni";
        builder.DocumentInformation.CreationDate = "D:20210304050607Z";
        foreach (var text in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            page.AddText(text, 12, new PdfPoint(72, 700), font);
        }

        return builder.Build();
    }

    /// <summary>Two columns, written line by line across both, as some programs do.</summary>
    public static byte[] TwoColumns(string[] left, string[] right)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(PageSize.A4);
        for (var line = 0; line < left.Length; line++)
        {
            page.AddText(left[line], 10, new PdfPoint(50, 780 - (14 * line)), font);
            page.AddText(right[line], 10, new PdfPoint(320, 780 - (14 * line)), font);
        }

        return builder.Build();
    }

    /// <summary>Numbers the objects from 1 and lists where they lie.</summary>
    public static byte[] Raw(params string[] objects) => Raw("", objects);

    /// <param name="trailer">More of what the trailer says.</param>
    public static byte[] Raw(string trailer, string[] objects)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        List<int> places = [];
        for (var number = 1; number <= objects.Length; number++)
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }

        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>One page that shows what is written here.</summary>
    public static byte[] Showing(string content, string page = Page, params string[] more) => Raw([Catalog, Pages, page, Stream(content), Font, .. more]);

    public static string Stream(string content, string dictionary = "") =>
        string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} {dictionary} >>\nstream\n{content}\nendstream");

    public static string Stream(byte[] content, string dictionary) => Stream(Encoding.Latin1.GetString(content), dictionary);
}
