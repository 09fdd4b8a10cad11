using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Cuts minutes into blocks: lines, where a line that was broken in the middle of a sentence belongs to the one above.</summary>
internal static class MinuteBlocks
{
    /// <summary>A line that is shorter ends where its writer wanted it to.</summary>
    private const int Full = 55;
    private const int LongestBlock = 4_000;

    public static List<MinuteBlock> Of(string minutes)
    {
        List<MinuteBlock> blocks = [];
        var (at, start, isOpen) = (0, 0, false);
        while (at < minutes.Length)
        {
            var end = minutes.AsSpan(at).IndexOfAny('\n', '\r') is >= 0 and var found ? at + found : minutes.Length;
            var line = minutes.AsSpan(at, end - at);
            var trimmed = line.Trim();
            if (trimmed.IsEmpty || trimmed.StartsWith("```", StringComparison.Ordinal))
            {
                isOpen = false;
            }
            else
            {
                var block = Read(line);
                if (isOpen && Continues(blocks[^1], block, line))
                {
                    blocks[^1] = blocks[^1] with { Source = minutes[start..(at + line.TrimEnd().Length)], Body = $"{blocks[^1].Body} {trimmed}" };
                }
                else
                {
                    blocks.Add(block);
                    (start, isOpen) = (at + line.Length - line.TrimStart().Length, true);
                }
            }

            at = end + 1;
        }

        return blocks;
    }

    private static bool Continues(MinuteBlock above, MinuteBlock block, ReadOnlySpan<char> line)
    {
        if (block.IsItem || block.Heading > 0 || block.Cells.Count > 0 || above.Heading > 0 || above.Cells.Count > 0 || above.Source.Length > LongestBlock || block.IsBold)
        {
            return false;
        }

        var lastLine = above.Source.AsSpan()[(above.Source.LastIndexOf('\n') + 1)..];
        if (lastLine.Length == 0 || lastLine[^1] is '.' or '!' or '?' or ':' or ';' or ']')
        {
            return false;
        }

        // "… were sought. Action: SW" is at its end.
        if (lastLine[Math.Max(0, lastLine.Length - 40)..].IndexOf("ction:", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return false;
        }

        var first = line.TrimStart()[0];
        return lastLine.Length >= Full ? !IsLabelled(block) : char.IsLower(first) && lastLine.Length >= 25;
    }

    /// <summary>"Owner: …" begins something of its own.</summary>
    private static bool IsLabelled(MinuteBlock block) => block.Body.IndexOf(':', StringComparison.Ordinal) is > 0 and < 30 || block.Body is ['@' or '[' or '<', ..];

    private static MinuteBlock Read(ReadOnlySpan<char> line)
    {
        var (indent, at) = (0, 0);
        while (at < line.Length && char.IsWhiteSpace(line[at]))
        {
            indent += line[at++] == '\t' ? 4 : 1;
        }

        var source = line.Trim();
        var body = source.TrimStart("> ").TrimStart();
        var heading = 0;
        while (heading < body.Length && heading < 6 && body[heading] == '#')
        {
            heading++;
        }

        if (heading > 0 && heading < body.Length && body[heading] == ' ')
        {
            return new MinuteBlock(source.ToString(), body[heading..].Trim().TrimEnd('#').Trim().ToString(), indent, heading);
        }

        if (Cells(body) is { Count: > 1 } cells)
        {
            return new MinuteBlock(source.ToString(), body.ToString(), indent, 0) { Cells = cells, IsSpaced = body.IndexOfAny('|', '\t') < 0 };
        }

        var isNumbered = false;
        var item = Marked(body, out var isItem);
        if (!isItem)
        {
            item = Numbered(body, out isNumbered);
            if (isNumbered)
            {
                item = Marked(item, out _);
            }
        }
        else
        {
            item = Numbered(item, out _);
        }

        var unboxed = Unboxed(item, out var box);
        var bare = unboxed.Trim();
        var isStruck = bare.StartsWith("~~", StringComparison.Ordinal) || bare.StartsWith("<del>", StringComparison.OrdinalIgnoreCase) || bare.StartsWith("<s>", StringComparison.OrdinalIgnoreCase);
        var isBold = bare.StartsWith("**", StringComparison.Ordinal) && bare.TrimEnd(":").EndsWith("**", StringComparison.Ordinal) && bare.Length > 4 && bare[2..^2].IndexOf("**", StringComparison.Ordinal) is var close && (close < 0 || close >= bare.Length - 6);
        return new MinuteBlock(source.ToString(), bare.ToString(), indent, 0)
        {
            IsItem = isItem || isNumbered,
            IsNumbered = isNumbered,
            HasBox = box != '\0',
            IsDone = isStruck || box is 'x' or 'X' or '☑' or '✓' or '✔' or '✅',
            IsBold = isBold && !isItem,
        };
    }

    private static ReadOnlySpan<char> Marked(ReadOnlySpan<char> body, out bool isItem)
    {
        isItem = body.Length > 1 && (body[0] is '•' or '‣' or '▪' or '·' or '○' or '●' or '◦' or '\uF0B7' or '\uF0A7' or '\uF0D8' or '➢' or '►' or '→' or '✓' or '⁃' or '∙' or '■' or '□' or '➤' or '❖'
            || (body[0] is '-' or '*' or '+' or '–' or '—' or 'o' or '§' && (char.IsWhiteSpace(body[1]) || (body[0] is '–' && char.IsLetter(body[1])))));
        return isItem ? body[1..].TrimStart() : body;
    }

    /// <summary>"1.", "2)", "(a)", "iv.", "3.1": at most five letters and figures, closed by a point or a bracket, or figures with points in between.</summary>
    private static ReadOnlySpan<char> Numbered(ReadOnlySpan<char> body, out bool isNumbered)
    {
        isNumbered = false;
        var at = body.Length > 0 && body[0] == '(' ? 1 : 0;
        var (start, points, digits) = (at, 0, 0);
        while (at < body.Length && at - start < 8 && (char.IsAsciiDigit(body[at]) || (body[at] is '.' or '/' && at > start && at + 1 < body.Length && char.IsAsciiDigit(body[at + 1]))))
        {
            points += char.IsAsciiDigit(body[at]) ? 0 : 1;
            digits++;
            at++;
        }

        if (digits == 0)
        {
            while (at < body.Length && at - start < 4 && char.IsAsciiLetter(body[at]) && (at == start || body[at] is 'i' or 'v' or 'x' or 'I' or 'V' or 'X'))
            {
                at++;
            }

            if (at == start || (at < body.Length && body[at] == '.' && start == 0 && char.IsUpper(body[0]) && !IsRoman(body[..at])))
            {
                return body;
            }
        }

        if (at == start || at - start > 8 || at >= body.Length)
        {
            return body;
        }

        var closes = body[at] is '.' or ')' or ':' && at + 1 < body.Length && (char.IsWhiteSpace(body[at + 1]) || (char.IsLetter(body[at + 1]) && body[at] is ')'));
        isNumbered = closes || (points > 0 && points < 4 && digits <= 6 && char.IsWhiteSpace(body[at]) && body[at..].TrimStart() is [var next, ..] && char.IsLetter(next));
        return !isNumbered ? body : closes ? body[(at + 1)..].TrimStart() : body[at..].TrimStart();
    }

    private static bool IsRoman(ReadOnlySpan<char> letters) => letters.IndexOfAnyExcept("IVX") < 0;

    private static ReadOnlySpan<char> Unboxed(ReadOnlySpan<char> body, out char box)
    {
        box = '\0';
        if (body.Length > 3 && body[0] == '[' && body[2] == ']' && body[1] is ' ' or 'x' or 'X' or '✓' or '✔')
        {
            box = body[1];
            return body[3..].TrimStart();
        }

        if (body.Length > 1 && body[0] is '☐' or '☑' or '✅' or '✔')
        {
            box = body[0];
            return body[1..].TrimStart();
        }

        return body;
    }

    /// <summary>Cells between bars or tabs; a line that only rules off has cells without letters.</summary>
    private static List<string> Cells(ReadOnlySpan<char> body)
    {
        var mark = body.IndexOf('|') >= 0 ? '|' : body.Trim().IndexOf('\t') >= 0 ? '\t' : '\0';
        if (mark == '\0' && body.Trim().IndexOf("   ") > 0)
        {
            return [.. body.ToString().Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        }

        if (mark == '\0' || (mark == '|' && body[0] != '|' && body.Count('|') < 1))
        {
            return [];
        }

        var inner = mark == '|' ? body.Trim('|') : body;
        return [.. inner.ToString().Split(mark).Select(static cell => cell.Trim())];
    }

    /// <summary>Whether the words of a block are few enough, and capitalised enough, for a heading.</summary>
    public static bool LooksLikeHeading(MinuteBlock block)
    {
        var words = block.Said.Tokens.Where(static token => token.Kind == TokenKind.Word).ToList();
        if (words.Count is 0 or > 10 || block.Cells.Count > 0 || block.HasBox)
        {
            return false;
        }

        var letters = block.Body.Where(char.IsLetter).ToList();
        return block.Heading > 0 || block.IsBold || (letters.Count > 3 && letters.All(char.IsUpper) && !block.Body.Contains(':', StringComparison.Ordinal));
    }
}
