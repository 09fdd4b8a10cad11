using System.IO.Packaging;
using System.Xml;

namespace CoP.Extraction.Office;

/// <summary>PowerPoint: the slides in the order in which they are shown. Speakers' notes are not for everybody and are left out.</summary>
internal static class SlidesReading
{
    public static ExtractedText Read(OfficePackage package, CollectedText into)
    {
        var slides = Slides(package);
        foreach (var slide in slides.TakeWhile(_ => !into.IsFull))
        {
            using var xml = package.Read(slide);
            Paragraphs.Add(xml, into);
            into.EndLine();
        }

        return new(ExtractionOutcome.Read) { Pages = slides.Count };
    }

    private static List<PackagePart> Slides(OfficePackage package)
    {
        var main = package.Main;
        List<PackagePart> slides = [];
        using var xml = package.Read(main);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sldId" } && package.ById(main, Id(xml)) is { } slide)
            {
                slides.Add(slide);
            }
        }

        return slides;
    }

    /// <summary>The id of the relation, which has another namespace in strict files than in others; the slide's own id has none.</summary>
    private static string? Id(XmlReader xml)
    {
        while (xml.MoveToNextAttribute())
        {
            if (xml is { LocalName: "id", NamespaceURI.Length: > 0 })
            {
                return xml.Value;
            }
        }

        return null;
    }
}
