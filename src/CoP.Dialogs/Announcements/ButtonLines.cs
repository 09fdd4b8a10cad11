using System.Text.RegularExpressions;
using CoP.Community.Announcements;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages.Formatting;

namespace CoP.Dialogs.Announcements;

/// <summary>
/// Buttons as a coordinator types them, one a line: <c>Register: https://…</c>, and, where there are events and documents,
/// <c>Register: event 12</c>.
/// </summary>
internal sealed partial class ButtonLines(ButtonTargets targets)
{
    public const int LabelLength = 40;
    private const int AddressLength = 1000;
    private const int ShownLength = 60;

    /// <summary>The buttons, or what is wrong with the first line that is no button.</summary>
    public (IReadOnlyList<AnnouncementButton> Buttons, Text? Problem) Read(string? lines)
    {
        List<AnnouncementButton> buttons = [];
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ReadLine(line) is not { } button)
            {
                return ([], new Text("announcements.problem.button", Shortened(line)));
            }

            if (button.Label is { Length: > LabelLength } label)
            {
                return ([], new Text("announcements.problem.label", Shortened(label), Text.Verbatim($"{LabelLength}")));
            }

            buttons.Add(button);
        }

        return (buttons, null);
    }

    /// <summary>The same the other way round; null when there is none to type.</summary>
    public static string? Write(IEnumerable<AnnouncementButton> buttons)
    {
        var lines = buttons.Where(static button => button.Kind != AnnouncementButtonKind.Acknowledge).Select(Line);
        return string.Join('\n', lines) is { Length: > 0 } text ? text : null;
    }

    private static string Line(AnnouncementButton button) => button.Kind switch
    {
        AnnouncementButtonKind.Link => $"{button.Label}: {button.Target}",
        var kind => $"{button.Label}: {ButtonTargets.Verb(kind)} {button.Target}",
    };

    private AnnouncementButton? ReadLine(string line) => Linked().Match(line) is { Success: true } link
        ? Link(link.Groups["label"].Value, link.Groups["target"].Value)
        : targets.Read(line);

    private static AnnouncementButton? Link(string label, string target) =>
        target.Length <= AddressLength && SafeLink.Of(target) is { Scheme: "http" or "https" } address
            ? new AnnouncementButton(AnnouncementButtonKind.Link, label.Length > 0 ? label : address.Host, address.AbsoluteUri)
            : null;

    private static string Shortened(string line) => line.Length > ShownLength ? $"{line[..ShownLength]}…" : line;

    [GeneratedRegex(@"^(?<label>.*?)[\s:–—-]*(?<target>https?://\S+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Linked();
}
