using System.Collections.Frozen;
using System.Globalization;

namespace CoP.Minutes.Dates;

/// <summary>The words of dates of one language.</summary>
internal sealed class DateVocabulary
{
    private static readonly string[] Codes = ["en", "sw", "fr", "es"];
    private static readonly FrozenDictionary<string, DateVocabulary> Known = Codes.ToFrozenDictionary(static code => code, static code => new DateVocabulary(code));

    private readonly Dictionary<string, List<DateWord>> _byFirst = new(StringComparer.Ordinal);

    private DateVocabulary(string language)
    {
        Language = language;
        using var lines = new StreamReader(typeof(DateVocabulary).Assembly.GetManifestResourceStream($"dates/{language}")!);
        while (lines.ReadLine() is { } line)
        {
            if (line.Split('=', 2) is [var left, var right] && line[0] != '#')
            {
                Add(left.Split(' ', StringSplitOptions.RemoveEmptyEntries), right);
            }
        }

        foreach (var words in _byFirst.Values)
        {
            words.Sort(static (one, other) => other.Words.Length.CompareTo(one.Words.Length));
        }
    }

    /// <summary>English, Kiswahili, French, Spanish, in this order.</summary>
    public static IReadOnlyList<DateVocabulary> All { get; } = [.. Codes.Select(static code => Known[code])];

    public string Language { get; }

    public static DateVocabulary? Of(string language) => Known.GetValueOrDefault(language);

    /// <summary>All that may begin with a word, longest first.</summary>
    public IReadOnlyList<DateWord> Beginning(string word) => _byFirst.TryGetValue(word, out var words) ? words : [];

    private void Add(string[] left, string right)
    {
        var kind = Enum.Parse<DateKind>(left[0], ignoreCase: true);
        var value = left.Length == 1 ? 0 : kind switch
        {
            DateKind.Unit or DateKind.Ends => (int)Enum.Parse<DateUnit>(left[1], ignoreCase: true),
            DateKind.Part => (int)Enum.Parse<DatePart>(left[1], ignoreCase: true),
            DateKind.Holiday => (int)Enum.Parse<PublicHoliday>(left[1], ignoreCase: true),
            _ => int.Parse(left[1], CultureInfo.InvariantCulture),
        };
        foreach (var spelling in right.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] words = [.. DateTokens.Of(spelling.TrimEnd('!')).Where(static token => token.Kind == TokenKind.Word).Select(static token => token.Text)];
            if (!_byFirst.TryGetValue(words[0], out var same))
            {
                _byFirst[words[0]] = same = [];
            }

            same.Add(new DateWord(kind, value, words, spelling.EndsWith('!')));
        }
    }
}

/// <summary>One word, or some words that belong together, and what it says.</summary>
/// <param name="NeedsCompany">Whether it says so only beside a number or another word of dates, as "may" does.</param>
internal sealed record DateWord(DateKind Kind, int Value, string[] Words, bool NeedsCompany);
