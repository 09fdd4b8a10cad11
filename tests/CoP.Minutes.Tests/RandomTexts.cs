namespace CoP.Minutes.Tests;

/// <summary>Texts that nobody would write, from the pieces that minutes are made of: the same ones for the same seed.</summary>
internal static class RandomTexts
{
    private static readonly string[] Pieces =
    [
        " ", " ", " ", "\n", "\r\n", "\t", "|", "| --- |", ":", ",", ".", "-", "–", "/", "(", ")", "[", "]", "@", "#", "**", "~~", "\u0000", "\uD800", "é", "'", "’", "1", "31", "30", "2026", "2026/27", "29/02/2027",
        "999999999", "0", "5.", "1er", "15th", "next", "week", "by", "before", "end of", "last", "Friday", "February", "mwisho wa", "mwezi", "wa tatu", "tarehe", "wiki", "400 years", "400 miaka", "d'ici", "fin", "semaine", "prochaine",
        "dentro de", "el", "próximo", "viernes", "Q", "FY", "h1", "ACTION", "ACTION-", "Action points", "Owner", "Due", "TBI", "to", "will", "send", "the report", "Asha na Juma", "atatuma", "enverra", "enviará", "Responsible", "Hatua", "and", "na", "et", "y", "All", "Recommendations",
    ];

    public static IEnumerable<string> Of(int count, int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            yield return string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(3) == 0 ? " " : "")));
        }
    }
}
