using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>What a text is as a whole: in a conversation that was written down nobody is given anything by a sentence alone.</summary>
internal static class Talk
{
    /// <summary>Whether most lines begin with who speaks, and somebody speaks again.</summary>
    public static bool Is(IReadOnlyList<MinuteBlock> blocks)
    {
        Dictionary<string, int> speakers = new(StringComparer.Ordinal);
        var (lines, spoken) = (0, 0);
        foreach (var block in blocks)
        {
            if (block.Heading > 0 || block.Cells.Count > 0)
            {
                continue;
            }

            lines++;
            if (Speaker(block) is { } speaker)
            {
                spoken++;
                speakers[speaker] = speakers.GetValueOrDefault(speaker) + 1;
            }
        }

        return lines >= 3 && spoken * 2 >= lines && speakers.Values.Any(static turns => turns > 1);
    }

    /// <summary>"Amina: …", "&lt;amina&gt; …", "[10:15] …".</summary>
    public static string? Speaker(MinuteBlock block)
    {
        var body = block.Body.AsSpan();
        if (body.Length > 2 && body[0] == '<' && body.IndexOf('>') is > 1 and < 40 and var close)
        {
            return body[1..close].ToString();
        }

        if (body.Length > 6 && (body[0] == '[' || char.IsAsciiDigit(body[0])) && body[..Math.Min(12, body.Length)].IndexOf(':') is > 0 and < 4)
        {
            return "at";
        }

        var colon = body.IndexOf(':');
        return colon is > 0 and < 40 && colon + 1 < body.Length && char.IsWhiteSpace(body[colon + 1]) && MinutesWords.After(block.Said.Tokens, 0, WordKind.Marker) is null && DateTokens.Of(body[..colon].ToString()).Count <= 5 ? body[..colon].ToString() : null;
    }
}
