using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace CoP.Extraction.Formats;

/// <summary>PDF, a page at a time, columns one after the other.</summary>
internal static class PdfReading
{
    /// <summary>Beyond it columns are not looked for, which takes more than its share of time on pages that are drawn of letters.</summary>
    private const int MostLetters = 15_000;

    // Narrower gaps stand between words: a line alone would fall apart at each of them.
    private const double GutterInLetters = 2;

    private static readonly RecursiveXYCut Columns = new(new RecursiveXYCut.RecursiveXYCutOptions
    {
        DominantFontWidthFunc = static letters => GutterInLetters * letters.Select(static letter => letter.BoundingBox.Width).DefaultIfEmpty(0).Average(),
        MaxDegreeOfParallelism = 1,
    });

    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true };

    public static ExtractedText Read(Stream file, CollectedText into)
    {
        using var document = PdfDocument.Open(file, Options);
        for (var number = 1; number <= document.NumberOfPages && !into.IsFull; number++)
        {
            AddPage(document.GetPage(number), into);
        }

        var about = document.Information;
        return new(ExtractionOutcome.Read, FileFormat.Pdf)
        {
            Title = about.Title,
            Author = about.Author,
            Year = about.GetCreatedDateTimeOffset()?.Year,
            Pages = document.NumberOfPages,
        };
    }

    private static void AddPage(Page page, CollectedText into)
    {
        if (page.Letters.Count > MostLetters)
        {
            into.Add(ContentOrderTextExtractor.GetText(page));
        }
        else
        {
            AddBlocks(page, into);
        }

        into.EndLine();
        into.EndLine();
    }

    private static void AddBlocks(Page page, CollectedText into)
    {
        var blocks = Columns.GetBlocks(page.GetWords(NearestNeighbourWordExtractor.Instance));
        foreach (var block in UnsupervisedReadingOrderDetector.Instance.Get(blocks))
        {
            into.Add(block.Text);
            into.EndLine();
        }
    }
}
