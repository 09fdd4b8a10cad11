using System.Text;
using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>A sentence or a line without what only decorates it, and its words.</summary>
internal sealed class Saying
{
    public Saying(string text)
    {
        Text = text;
        Tokens = DateTokens.Of(text);
    }

    public string Text { get; }

    public IReadOnlyList<DateToken> Tokens { get; }

    public int Count => Tokens.Count;

    /// <summary>Takes marks of emphasis, links' addresses and doubled spaces out of a piece of minutes.</summary>
    public static Saying Of(ReadOnlySpan<char> raw) => new(Clean(raw));

    public string Slice(int from, int to) => from >= to || from >= Count ? "" : Text[Tokens[from].At..Tokens[Math.Min(to, Count) - 1].End];

    /// <summary>From a token to the end, with whatever closes it.</summary>
    public string From(int token) => token >= Count ? "" : Text[Tokens[token].At..];

    public bool IsMark(int at, string mark) => at >= 0 && at < Count && Tokens[at].Text == mark && Tokens[at].Kind != TokenKind.Word;

    public bool IsWord(int at) => at >= 0 && at < Count && Tokens[at].Kind == TokenKind.Word;

    /// <summary>Whether a word begins with a capital.</summary>
    public bool IsCapital(int at) => IsWord(at) && char.IsUpper(Text[Tokens[at].At]);

    public string Raw(int at) => Text.Substring(Tokens[at].At, Tokens[at].Length);

    /// <summary>The token that begins at or after a character.</summary>
    public int TokenAt(int character)
    {
        var at = 0;
        while (at < Count && Tokens[at].At < character)
        {
            at++;
        }

        return at;
    }

    private static string Clean(ReadOnlySpan<char> raw)
    {
        var clean = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            var letter = raw[at];
            if (letter == '[' && Link(raw[at..]) is { } link)
            {
                clean.Append(Clean(raw.Slice(at + 1, link.Words)));
                at += link.Length - 1;
            }
            else if (letter is '*' or '`' or '\uFEFF' or '\u200B' || (letter == '~' && at + 1 < raw.Length && raw[at + 1] == '~') || (letter == '~' && at > 0 && raw[at - 1] == '~') || IsEmphasis(raw, at))
            {
                continue;
            }
            else if (char.IsWhiteSpace(letter) || letter == '\0')
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else
            {
                clean.Append(letter);
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>An underscore at the edge of a word; inside it belongs to a name.</summary>
    private static bool IsEmphasis(ReadOnlySpan<char> raw, int at) =>
        raw[at] == '_' && !(at > 0 && at + 1 < raw.Length && char.IsLetterOrDigit(raw[at - 1]) && char.IsLetterOrDigit(raw[at + 1]));

    /// <summary>The words and the whole length of <c>[words](address)</c>.</summary>
    private static (int Words, int Length)? Link(ReadOnlySpan<char> raw)
    {
        var close = raw[..Math.Min(raw.Length, 300)].IndexOf(']');
        if (close < 1 || close + 1 >= raw.Length || raw[close + 1] != '(')
        {
            return null;
        }

        var end = raw.Slice(close, Math.Min(raw.Length - close, 2_000)).IndexOf(')');
        return end < 0 ? null : (close - 1, close + end + 1);
    }
}
