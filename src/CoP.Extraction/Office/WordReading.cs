namespace CoP.Extraction.Office;

/// <summary>Word: the document, and its notes after it.</summary>
internal static class WordReading
{
    public static ExtractedText Read(OfficePackage package, CollectedText into)
    {
        var main = package.Main;
        foreach (var part in package.Related(main, "footnotes").Concat(package.Related(main, "endnotes")).Prepend(main))
        {
            using var xml = package.Read(part);
            Paragraphs.Add(xml, into);
            into.EndLine();
        }

        return new(ExtractionOutcome.Read);
    }
}
