using System.Xml;

namespace CoP.Extraction.Office;

/// <summary>Word and PowerPoint write alike: <c>t</c> is text, <c>p</c> a paragraph, <c>br</c> a new line, <c>tbl</c> a table.</summary>
internal static class Paragraphs
{
    private const int PieceLength = 4096;

    /// <summary>Reads without recursion, however deep the elements lie in one another.</summary>
    public static void Add(XmlReader xml, CollectedText into)
    {
        var rows = new TableRows(into);
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

            Take(xml, rows, into);
            isRead = xml.Read();
        }
    }

    private static void Take(XmlReader xml, TableRows rows, CollectedText into)
    {
        if (xml.NodeType == XmlNodeType.EndElement)
        {
            End(xml.LocalName, rows, into);
        }
        else if (xml.NodeType == XmlNodeType.Element)
        {
            Begin(xml, rows, into);
        }
    }

    private static void End(string name, TableRows rows, CollectedText into)
    {
        rows.End(name);
        if (name is "p")
        {
            EndLine(rows, into);
        }
    }

    private static void EndLine(TableRows rows, CollectedText into)
    {
        if (rows.IsInRow)
        {
            into.Add(" ");
        }
        else
        {
            into.EndLine();
        }
    }

    private static void Begin(XmlReader xml, TableRows rows, CollectedText into)
    {
        rows.Begin(xml);
        switch (xml.LocalName)
        {
            case "t" when !xml.IsEmptyElement:
                AddText(xml, into);
                break;
            case "br" or "cr":
                EndLine(rows, into);
                break;
            case "tab":
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
