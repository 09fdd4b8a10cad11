using System.Text.RegularExpressions;

namespace CoP.Testing.Specs;

/// <summary>Parses <c>parse_mode: HTML</c> as strictly as the server does.</summary>
public static partial class TelegramHtml
{
    private static readonly HashSet<string> Tags =
        ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "span", "a", "code", "pre", "blockquote", "tg-emoji", "tg-time"];

    /// <summary>The text as read, or a fault that the server would answer with.</summary>
    public static (string Text, string? Fault) Parse(string html)
    {
        var open = new Stack<string>();
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var piece = Piece().Match(html, at);
            if (!piece.Success || Fault(piece, open) is not null)
            {
                return (text.ToString(), $"can't parse entities: at offset {at}");
            }

            text.Append(Read(piece));
            at += piece.Length;
        }

        return (text.ToString(), open.Count == 0 ? null : $"can't parse entities: can't find end tag for {open.Peek()}");
    }

    private static string? Fault(Match piece, Stack<string> open)
    {
        if (piece.Groups["open"] is { Success: true } opened)
        {
            open.Push(opened.Value);
            return Tags.Contains(opened.Value) && (opened.Value != "tg-time" || Time().IsMatch(piece.Value)) && !(opened.Value == "blockquote" && open.Count(static tag => tag == "blockquote") > 1) ? null : opened.Value;
        }

        return piece.Groups["close"] is { Success: true } closed && !(open.TryPop(out var last) && last == closed.Value) ? closed.Value : null;
    }

    private static string Read(Match piece) => piece.Value switch
    {
        "&amp;" => "&",
        "&lt;" => "<",
        "&gt;" => ">",
        "&quot;" => "\"",
        ['<', ..] => "",
        var plain => plain,
    };

    /// <summary>An instant, and what clients write in the place of the words: <c>r|w?[dD]?[tT]?</c>.</summary>
    [GeneratedRegex("""\A<tg-time unix="\d{1,10}"(?: format="(?:r|w?[dD]?[tT]?)")?>\z""")]
    private static partial Regex Time();

    [GeneratedRegex("""\G(?:[^<>&]+|&(?:amp|lt|gt|quot);|<(?<open>[a-z-]+)(?: [a-z-]+(?:="[^"<>]*")?)*>|</(?<close>[a-z-]+)>)""")]
    private static partial Regex Piece();
}
