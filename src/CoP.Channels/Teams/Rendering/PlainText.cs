using System.Text;

namespace CoP.Channels.Teams.Rendering;

/// <summary>
/// Keeps people's words from being read as anything but words. Text runs are shown as they are, except that
/// <c>{{DATE(…)}}</c> is still a function there; text blocks, facts and labels are read as Markdown.
/// </summary>
internal static class PlainText
{
    private const char WordJoiner = '\u2060';
    private const string Marks = "\\`*_[]<>&{}|~";

    /// <summary>For text runs and for everything a client may read either way: nothing visible is added.</summary>
    public static string Run(string text) => text
        .Replace("{{", $"{{{WordJoiner}{{", StringComparison.Ordinal)
        .Replace("](", $"]{WordJoiner}(", StringComparison.Ordinal);

    /// <summary>For text blocks and facts: Markdown's own marks with a backslash before them.</summary>
    public static string Markdown(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var line in text.Split('\n'))
        {
            escaped.Append(escaped.Length == 0 ? "" : "\n\n");
            AppendLine(escaped, line.TrimEnd('\r'));
        }

        return escaped.ToString();
    }

    /// <summary>A line may also begin a heading, a list or a quotation.</summary>
    private static void AppendLine(StringBuilder escaped, string line)
    {
        var begin = line.TakeWhile(char.IsAsciiDigit).Count();
        for (var index = 0; index < line.Length; index++)
        {
            var mark = line[index];
            var opensBlock = (index == 0 && mark is '#' or '+' or '-') || (index == begin && begin > 0 && mark is '.' or ')');
            escaped.Append(opensBlock || Marks.Contains(mark, StringComparison.Ordinal) ? "\\" : "").Append(mark);
        }
    }
}
