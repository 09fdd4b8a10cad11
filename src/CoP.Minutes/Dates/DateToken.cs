using System.Globalization;
using System.Text;

namespace CoP.Minutes.Dates;

/// <summary>What a piece of text is before anybody knows what it means.</summary>
internal enum TokenKind
{
    Word,
    Number,

    /// <summary>A whole date in figures.</summary>
    Date,

    /// <summary>Two years that follow each other, as in 2026/27.</summary>
    Years,
    Dash,
    Comma,
    Mark,
}

/// <summary>A word, a number or a mark.</summary>
/// <param name="Text">Lower case and without accents.</param>
/// <param name="Number">Its value, or for two years the first; -1 for what is no number or part of a figure such as 1,200 or 5:30.</param>
/// <param name="IsOrdinal">Whether it is written as "15th" or "1er".</param>
/// <param name="Day">The date, for dates in figures.</param>
internal readonly record struct DateToken(TokenKind Kind, string Text, int At, int Length, int Number = -1, bool IsOrdinal = false, DateOnly? Day = null)
{
    public int End => At + Length;

    /// <summary>Lower case, without accents and curly apostrophes; as long as the letter itself.</summary>
    public static char Plain(char letter)
    {
        if (letter < 128)
        {
            return char.ToLowerInvariant(letter);
        }

        if (letter is '\u2019' or '\u02BC' or '\u2018')
        {
            return '\'';
        }

        if (char.IsSurrogate(letter))
        {
            return letter;
        }

        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        return char.ToLowerInvariant(parts[0]);
    }

    /// <summary>A whole word or phrase in that form.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, static (plain, said) =>
    {
        for (var at = 0; at < said.Length; at++)
        {
            plain[at] = Plain(said[at]);
        }
    });

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Text}");
}
