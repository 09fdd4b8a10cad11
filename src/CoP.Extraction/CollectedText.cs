using System.Globalization;
using System.Text;

namespace CoP.Extraction;

/// <summary>
/// The text of a file as it comes together: until there is enough of it or time is up. Control characters and what turns the direction of
/// writing are left out, spaces in a row become one, and of empty lines one is kept.
/// </summary>
internal sealed class CollectedText(TimeProvider clock, TimeSpan time)
{
    private const int MaxMarks = 12;
    private readonly long _began = clock.GetTimestamp();
    private readonly StringBuilder _text = new();
    private char _high;
    private bool _space;
    private int _lines;
    private int _marks;

    /// <summary>Nothing more need be read.</summary>
    public bool IsFull => IsCut = IsCut || _text.Length >= ExtractedText.MaxLength || clock.GetElapsedTime(_began) > time;

    /// <summary>Whether reading was ended before the end of the file.</summary>
    public bool IsCut { get; private set; }

    public static string? Property(string? value)
    {
        var text = new CollectedText(TimeProvider.System, TimeSpan.MaxValue);
        text.Add(value);
        var line = text.ToString().ReplaceLineEndings(" ");
        return line.Length == 0 ? null : Beginning(line, ExtractedText.MaxPropertyLength);
    }

    /// <summary>At most so many characters, without half a one at the end.</summary>
    public static string Beginning(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>More of the same line, unless it has line ends of its own.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsLowSurrogate(letter) && _high != 0)
            {
                Add(new Rune(_high, letter));
            }
            else if (Rune.TryCreate(letter, out var rune))
            {
                Add(rune);
            }

            // The other half may come with the next piece; half a character alone is left out.
            _high = char.IsHighSurrogate(letter) ? letter : '\0';
        }
    }

    public void EndLine() => _lines++;

    public override string ToString()
    {
        var text = _text.ToString();
        return Beginning(text.IsNormalized() ? text : text.Normalize(), ExtractedText.MaxLength);
    }

    private void Add(Rune rune)
    {
        if (rune.Value is '\n' or 0x2028 or 0x2029)
        {
            _lines++;
        }
        else if (Rune.IsWhiteSpace(rune))
        {
            _space = true;
        }
        else if (IsKept(Rune.GetUnicodeCategory(rune)))
        {
            Write(rune);
        }
    }

    // No language has more signs on one letter; to put thousands of them in order takes as long as an attacker likes.
    private bool IsKept(UnicodeCategory category)
    {
        _marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? _marks + 1 : 0;
        return _marks <= MaxMarks && category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse);
    }

    private void Write(Rune rune)
    {
        if (_text.Length > 0 && (_lines > 0 || _space))
        {
            _text.Append(_lines > 1 ? "\n\n" : _lines > 0 ? "\n" : " ");
        }

        (_lines, _space) = (0, false);
        if (_text.Length + rune.Utf16SequenceLength > ExtractedText.MaxLength)
        {
            IsCut = true;
        }
        else
        {
            Span<char> halves = stackalloc char[2];
            _text.Append(halves[..rune.EncodeToUtf16(halves)]);
        }
    }
}
