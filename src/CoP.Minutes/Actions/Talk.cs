using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>What a text is as a whole: in a conversation that was written down nobody is given anything by a sentence alone.</summary>
internal static class Talk
{
    private static readonly HashSet<string> OfMinutes =
    [
        "minutes", "apologies", "present", "attendance", "agenda", "adjourned", "adjournment", "resolved", "arising", "quorum", "seconded", "aob", "chair", "chairman", "chairperson", "secretary",
        "kumbukumbu", "ajenda", "waliohudhuria", "mahudhurio", "mwenyekiti", "katibu", "yatokanayo", "mengineyo", "proces", "compte", "ordre", "excuses", "seance", "presents", "acta", "asistentes", "orden", "ausentes", "quorum", "sesion",
    ];

    /// <summary>Whether most lines begin with who speaks, and somebody speaks again.</summary>
    public static bool Is(IReadOnlyList<MinuteBlock> blocks)
    {
        if (IsSpoken(blocks))
        {
            return true;
        }

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

    /// <summary>Whether it has at least four of the words that only minutes have together.</summary>
    public static bool IsMinutes(IReadOnlyList<MinuteBlock> blocks) =>
        blocks.SelectMany(static block => block.Said.Tokens).Select(static token => token.Text).Where(OfMinutes.Contains).Distinct().Take(4).Count() == 4;

    /// <summary>Whether it has the sounds that nobody writes into minutes, one in a hundred words.</summary>
    private static bool IsSpoken(IReadOnlyList<MinuteBlock> blocks)
    {
        var (words, sounds) = (0, 0);
        foreach (var token in blocks.SelectMany(static block => block.Said.Tokens))
        {
            words++;
            sounds += token.Text is "um" or "uh" or "hmm" or "mm" or "yeah" or "yep" or "okay" or "gonna" or "wanna" or "erm" or "huh" or "kinda" or "euh" or "eh" or "ehh" ? 1 : 0;
        }

        return sounds >= 3 && sounds * 100 >= words;
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
