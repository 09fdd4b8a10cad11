using System.Xml;

namespace CoP.Extraction.Office;

/// <summary>Word and PowerPoint write alike: <c>t</c> is text, <c>p</c> a paragraph, <c>br</c> a new line.</summary>
internal static class Paragraphs
{
    private const int PieceLength = 4096;

    /// <summary>Reads without recursion, however deep the elements lie in one another.</summary>
    public static void Add(XmlReader xml, CollectedText into)
    {
        var isRead = xml.Read();
        while (isRead && !into.IsFull)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Fallback" })
            {
                // The same once more, for programs that do not know the newer way of saying it.
                xml.Skip();
                isRead = !xml.EOF;
                continue;
            }

            Take(xml, into);
            isRead = xml.Read();
        }
    }

    private static void Take(XmlReader xml, CollectedText into)
    {
        if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "p")
        {
            into.EndLine();
        }
        else if (xml.NodeType == XmlNodeType.Element)
        {
            Begin(xml, into);
        }
    }

    private static void Begin(XmlReader xml, CollectedText into)
    {
        switch (xml.LocalName)
        {
            case "t" when !xml.IsEmptyElement:
                AddText(xml, into);
                break;
            case "br" or "cr":
                into.EndLine();
                break;
            case "tab" or "tc":
                into.Add(" ");
                break;
        }
    }

    private static void AddText(XmlReader xml, CollectedText into)
    {
        var piece = new char[PieceLength];
        while (xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
        {
            for (int read; !into.IsFull && (read = xml.ReadValueChunk(piece, 0, piece.Length)) > 0;)
            {
                into.Add(piece.AsSpan(0, read));
            }
        }
    }
}
