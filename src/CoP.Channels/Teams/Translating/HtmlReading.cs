using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Translating;

/// <summary>Reads a tree of HTML as lines. It walks without calling itself: whoever writes the HTML decides how deep it nests.</summary>
internal sealed class HtmlReading(Activity activity)
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.Ordinal, "p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6");

    private static readonly FrozenSet<string> Unread = FrozenSet.Create(StringComparer.Ordinal, "script", "style", "template", "head", "title");

    private readonly StringBuilder _text = new();
    private readonly List<string> _quoted = [];

    public string Text => _text.ToString().Trim();

    public IReadOnlyList<string> Quoted => _quoted;

    public void Walk(INode root)
    {
        var node = root.FirstChild;
        while (node is not null)
        {
            node = Enter(node) && node.FirstChild is { } child ? child : After(node, root);
        }
    }

    private INode? After(INode node, INode root)
    {
        for (INode? at = node; at is not null && at != root; at = at.Parent)
        {
            Leave(at);
            if (at.NextSibling is { } next)
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>True when what is inside is read as well.</summary>
    private bool Enter(INode node)
    {
        switch (node)
        {
            case IText text:
                Write(text.Data);
                return false;
            case IElement element when Unread.Contains(element.LocalName):
                return false;
            case IElement element when HtmlCopy.IsQuotation(element):
                _quoted.Add(element.GetAttribute("itemid") ?? "");
                return false;
            case IElement element when IsMention(element):
                Write(Mentions.Name(activity, element.TextContent) ?? element.TextContent);
                return false;
            case IElement element:
                Open(element);
                return true;
            default:
                return false;
        }
    }

    private static bool IsMention(IElement element) =>
        element.LocalName == "at" || element.GetAttribute("itemtype")?.EndsWith("schema.skype.com/Mention", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsEmoji(IElement element) =>
        element.LocalName == "emoji" || element.GetAttribute("itemtype")?.EndsWith("schema.skype.com/Emoji", StringComparison.OrdinalIgnoreCase) == true;

    private void Open(IElement element)
    {
        if (Blocks.Contains(element.LocalName))
        {
            BreakLine();
        }

        if (element.LocalName == "li")
        {
            _text.Append("- ");
        }
        else if (element.LocalName == "quoted" && element.GetAttribute("messageid") is { } id)
        {
            _quoted.Add(id);
        }
        else if (IsEmoji(element))
        {
            Write(element.GetAttribute("alt") ?? "");
        }
    }

    private void Leave(INode node)
    {
        if (node is IElement element && Blocks.Contains(element.LocalName))
        {
            BreakLine();
        }
    }

    private void BreakLine()
    {
        while (_text.Length > 0 && _text[^1] == ' ')
        {
            _text.Length--;
        }

        if (_text.Length > 0 && _text[^1] != '\n')
        {
            _text.Append('\n');
        }
    }

    // Spaces run together, as a browser shows them.
    private void Write(string words)
    {
        foreach (var letter in words)
        {
            if (!char.IsWhiteSpace(letter))
            {
                _text.Append(letter);
            }
            else if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
            {
                _text.Append(' ');
            }
        }
    }
}
