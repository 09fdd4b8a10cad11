using System.Globalization;
using System.Text.RegularExpressions;
using CoP.Community.Announcements;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Announcements;

/// <summary>
/// What else than a link a button can open: whatever the action named like it shows. A kind exists as soon as its feature has
/// registered that action.
/// </summary>
internal sealed partial class ButtonTargets(IServiceProvider services)
{
    public static string Verb(AnnouncementButtonKind kind) => kind switch
    {
        AnnouncementButtonKind.Event => "event",
        AnnouncementButtonKind.Document => "document",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It opens nothing of ours."),
    };

    /// <summary>The press of a button, or null where nobody registered what it opens.</summary>
    public Press? PressOf(AnnouncementButton button) => Exists(button.Kind) ? new Press(Verb(button.Kind), button.Target!) : null;

    /// <summary>Reads <c>Register: event 12</c>.</summary>
    public AnnouncementButton? Read(string line)
    {
        if (Target().Match(line) is not { Success: true } found)
        {
            return null;
        }

        var kind = Enum.Parse<AnnouncementButtonKind>(found.Groups["kind"].Value, ignoreCase: true);
        var id = long.Parse(found.Groups["id"].Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        return Exists(kind) ? new AnnouncementButton(kind, found.Groups["label"].Value, id) : null;
    }

    // Looked up when needed: actions are built from forms, and forms from this.
    private bool Exists(AnnouncementButtonKind kind) => services.GetRequiredService<Actions>().Find(Verb(kind)) is not null;

    [GeneratedRegex(@"^(?<label>.*\S)\s*:\s*(?<kind>event|document)\s+(?<id>\d{1,18})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}
