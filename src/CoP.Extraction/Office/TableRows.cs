using System.Globalization;
using System.Xml;

namespace CoP.Extraction.Office;

/// <summary>
/// Keeps the rows of tables together: a row is a line, its cells between bars, so that who is meant stays beside what is to be done. A table of one column only arranges a page: its
/// paragraphs stay lines. A table inside a cell is part of the cell, however deep they lie in one another.
/// </summary>
internal sealed class TableRows(CollectedText into)
{
    private const int MostSpanned = 20;

    private int _depth;
    private int _columns;
    private int _spanned;
    private bool _hasCells;

    /// <summary>Whether what is read now is within a row, in which lines do not end.</summary>
    public bool IsInRow => _depth > 0 && _columns > 1;

    public void Begin(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "tbl" when !xml.IsEmptyElement:
                _depth++;
                (_columns, _hasCells) = _depth == 1 ? (0, false) : (_columns, _hasCells);
                break;
            case "gridCol" when _depth == 1:
                _columns++;
                break;
            case "gridSpan" when _depth == 1:
                _spanned = Spanned(xml);
                break;
            case "tc" when _depth == 1 && IsInRow:
                BeginCell();
                break;
            case "tc":
                into.Add(" ");
                break;
        }
    }

    public void End(string name)
    {
        if (name == "tr" && _depth == 1 && _hasCells)
        {
            Bars();
            into.EndLine();
            _hasCells = false;
        }
        else if (name == "tbl" && _depth > 0)
        {
            _depth--;
        }
    }

    private void BeginCell()
    {
        Bars();
        (_hasCells, _spanned) = (true, 0);
    }

    /// <summary>As many as the cell before took columns, so that those of one column stay below one another.</summary>
    private void Bars()
    {
        for (var bar = 0; bar < Math.Max(1, _hasCells ? _spanned : 1); bar++)
        {
            into.Add(" | ");
        }
    }

    private static int Spanned(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("val", xml.NamespaceURI), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) ? Math.Clamp(columns, 1, MostSpanned) : 1;
}
