using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Tells what has been done already.</summary>
internal static class DoneLines
{
    /// <summary>"DONE: …", "… – completed", "ACTION-12 closed".</summary>
    public static bool IsDone(MinuteBlock block, Saying said)
    {
        if (block.IsDone)
        {
            return true;
        }

        var from = said.IsMark(0, "[") || said.IsMark(0, "(") ? 1 : 0;
        if (MinutesWords.After(said.Tokens, from, WordKind.Done) is { } next && (next >= said.Count || said.Tokens[next].Text is "]" or ")" or ":" || said.Tokens[next].Kind == TokenKind.Dash) && said.Tokens[from].Text != "resolved")
        {
            return true;
        }

        var to = said.Count;
        while (to > 1 && said.Tokens[to - 1].Text is "." or ")" or "]" or "!")
        {
            to--;
        }

        if (said.Text.EndsWith('✅') || said.Text.EndsWith('✔') || said.Text.StartsWith('✅') || said.Text.StartsWith('✔'))
        {
            return true;
        }

        var last = to - 1;
        return last > 0 && MinutesWords.Has(said.Tokens[last].Text, WordKind.Done) && (said.Tokens[last - 1].Text is "(" or "[" or ":" or "." || said.Tokens[last - 1].Kind == TokenKind.Dash || said.Raw(last).All(char.IsUpper)
            || MinutesWords.Has(said.Tokens[last - 1].Text, WordKind.NoName) && said.Tokens[last - 1].Text is "is" or "was" or "been");
    }
}
