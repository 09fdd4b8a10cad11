using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace CoP.Channels.Reading;

/// <summary>
/// JSON whose strings are no text: half of a surrogate pair (<c>\ud800</c>, what a client leaves that cuts a name inside an
/// emoji), bytes that are no UTF-8. JSON's grammar allows the first; whoever takes such a string out gets an exception. And
/// NUL, which is text, but which databases and terminals take for an end.
/// </summary>
internal static class UnicodeText
{
    private const int EscapeLength = 6; // \uFFFF

    /// <summary>Whether every string in it, whole or escaped, is text.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> json) => Utf8.IsValid(json) && NextFault(json, 0, withNul: false) < 0;

    /// <summary>The same with U+FFFD, the mark for a lost character, for whatever is no text and for NUL.</summary>
    public static ReadOnlyMemory<byte> Repaired(ReadOnlyMemory<byte> json)
    {
        if (Utf8.IsValid(json.Span) && NextFault(json.Span, 0, withNul: true) < 0)
        {
            return json;
        }

        var repaired = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span)); // The decoder puts U+FFFD for what it cannot read.
        for (var at = 0; (at = NextFault(repaired, at, withNul: true)) >= 0; at += EscapeLength)
        {
            "\\ufffd"u8.CopyTo(repaired.AsSpan(at));
        }

        return repaired;
    }

    /// <summary>Where the next escape stands that is no text; -1 when there is none.</summary>
    private static int NextFault(ReadOnlySpan<byte> json, int from, bool withNul)
    {
        for (var at = from; json[at..].IndexOf((byte)'\\') is var next and >= 0;)
        {
            at += next;
            if (Unit(json, at) is not { } unit)
            {
                at += Math.Min(2, json.Length - at);
                continue;
            }

            var isPair = char.IsHighSurrogate(unit) && Unit(json, at + EscapeLength) is { } second && char.IsLowSurrogate(second);
            if (!isPair && (char.IsSurrogate(unit) || (withNul && unit == '\0')))
            {
                return at;
            }

            at += isPair ? 2 * EscapeLength : EscapeLength;
        }

        return -1;
    }

    /// <summary>The UTF-16 unit that an escape at this place stands for, or null.</summary>
    private static char? Unit(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == (byte)'\\' && json[at + 1] == (byte)'u'
        && Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var read, 'x') && read == 4
            ? (char)unit
            : null;
}
