using System.Text;
using System.Text.RegularExpressions;

namespace CoP.Testing.Calendars;

/// <summary>
/// Reads iCalendar as RFC 5545 has it and forgives nothing: octets and ends of lines, folding, names, parameters, nesting, and what a
/// component must have. It shares no code with what writes calendars.
/// </summary>
public static partial class IcsReader
{
    private const int LongestLine = 75;

    private static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["VCALENDAR"] = ["PRODID", "VERSION"],
        ["VEVENT"] = ["UID", "DTSTAMP", "DTSTART"],
        ["VTIMEZONE"] = ["TZID"],
        ["STANDARD"] = ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"],
        ["DAYLIGHT"] = ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"],
        ["VALARM"] = ["ACTION", "TRIGGER", "DESCRIPTION"],
    };

    private static readonly string[] Once =
        ["UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "ORGANIZER", "LAST-MODIFIED", "TRANSP", "METHOD", "PRODID", "VERSION"];

    /// <exception cref="FormatException">It is no calendar by the letter of the standard; the message says where.</exception>
    public static IcsComponent Read(ReadOnlySpan<byte> octets)
    {
        var lines = new Queue<IcsLine>(Unfold(PhysicalLines(octets)).Select(Line));
        var calendar = Component(lines, Begun(lines, "VCALENDAR"));
        return lines.Count > 0 ? throw new FormatException("Something follows the calendar.")
            : calendar.Value("VERSION") != "2.0" ? throw new FormatException("The version is another.")
            : Referenced(calendar).Except(calendar.Of("VTIMEZONE").Select(static zone => zone.Value("TZID"))).FirstOrDefault() is { } unknown ? throw new FormatException($"No rules for {unknown}.")
            : calendar;
    }

    private static List<string> PhysicalLines(ReadOnlySpan<byte> octets)
    {
        List<string> lines = [];
        while (octets.Length > 0)
        {
            var end = octets.IndexOf("\r\n"u8);
            if (end is < 0 or 0 or > LongestLine)
            {
                throw new FormatException($"Line {lines.Count + 1} has no end, no content, or more than {LongestLine} octets.");
            }

            lines.Add(Utf8(octets[..end], lines.Count + 1));
            octets = octets[(end + 2)..];
        }

        return lines;
    }

    /// <summary>Each line by itself: no letter may be cut in two.</summary>
    private static string Utf8(ReadOnlySpan<byte> line, int number)
    {
        if (!System.Text.Unicode.Utf8.IsValid(line) || line.ContainsAnyInRange<byte>(0, 8) || line.ContainsAnyInRange<byte>(10, 31) || line.Contains((byte)127))
        {
            throw new FormatException($"Line {number} is not UTF-8, or holds a control character.");
        }

        return Encoding.UTF8.GetString(line);
    }

    private static List<string> Unfold(List<string> physical)
    {
        List<string> lines = [];
        foreach (var line in physical)
        {
            if (line[0] is ' ' or '\t')
            {
                lines[^1] += line[1..];
            }
            else
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static IcsLine Line(string text)
    {
        var read = ContentLine().Match(text);
        return read.Success
            ? new IcsLine(read.Groups["name"].Value, read.Groups["key"].Captures.Zip(read.Groups["given"].Captures).ToDictionary(static pair => pair.First.Value, static pair => pair.Second.Value.Trim('"')), read.Groups["value"].Value)
            : throw new FormatException($"No content line: {text}");
    }

    private static string Begun(Queue<IcsLine> lines, string name) =>
        lines.TryDequeue(out var first) && first is { Name: "BEGIN" } && first.Value == name ? name : throw new FormatException($"It does not begin with {name}.");

    private static IcsComponent Component(Queue<IcsLine> lines, string name)
    {
        List<IcsLine> own = [];
        List<IcsComponent> parts = [];
        while (lines.TryDequeue(out var line))
        {
            if (line.Name == "END")
            {
                return line.Value == name ? Complete(new IcsComponent(name, own, parts)) : throw new FormatException($"{name} ends as {line.Value}.");
            }

            if (line.Name == "BEGIN")
            {
                parts.Add(Component(lines, line.Value));
            }
            else
            {
                own.Add(line);
            }
        }

        throw new FormatException($"{name} has no end.");
    }

    private static IcsComponent Complete(IcsComponent component)
    {
        var missing = Needed.GetValueOrDefault(component.Name)?.FirstOrDefault(needed => component.Find(needed) is null);
        var doubled = Once.FirstOrDefault(name => component.Lines.Count(line => line.Name == name) > 1);
        var isEmptyZone = component is { Name: "VTIMEZONE", Parts.Count: 0 };
        return missing is not null || doubled is not null || isEmptyZone
            ? throw new FormatException($"{component.Name}: {missing} is missing, {doubled} is doubled, or a zone has no rule.")
            : component;
    }

    private static IEnumerable<string> Referenced(IcsComponent component) =>
        component.Lines.SelectMany(static line => line.Parameters.Where(static one => one.Key == "TZID").Select(static one => one.Value)).Concat(component.Parts.SelectMany(Referenced)).Distinct();

    [GeneratedRegex("""\A(?<name>[A-Z0-9-]+)(?:;(?<key>[A-Z0-9-]+)=(?<given>"[^"]*"|[^";:,]*))*:(?<value>.*)\z""", RegexOptions.Singleline)]
    private static partial Regex ContentLine();
}
