using System.Globalization;
using CoP.Community.Announcements;
using CoP.Community.Responses;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>The announcements, and who has read one.</summary>
internal sealed class AnnouncementPages(AnnouncementLists lists, AnnouncementAccess access, ResponseBook responses, LocalTimes times)
{
    public const string Verb = "announcements";
    public const string ReadByVerb = "ann-readers";

    /// <summary>What was announced and is about to be, newest first; each entry opens its card.</summary>
    public ListView<Announcement> All(TurnContext turn) => new("announcements.list.title", "announcements.list.none", lists.Visible(turn.Actor), one => Entry(one, turn))
    {
        Buttons = [new ButtonRow(new Button(turn.Say("announcements.button.announce"), new Press(AnnounceForm.FormName), ButtonStyle.Primary))],
    };

    /// <summary>Who pressed "I have read it", latest first. The argument is <c>{id}:{offset}</c>, or the id for the first page.</summary>
    public async Task<ListView<Response>?> ReadByAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (!long.TryParse(argument.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            turn.Remark("turn.oldButton");
            return null;
        }

        return await access.FindForAsync(turn, id, cancel) is { } announcement ? ReadBy(announcement, turn) : null;
    }

    private ListView<Response> ReadBy(Announcement announcement, TurnContext turn) => new(
        new Text("announcements.readers.title", announcement.For(turn.Language).Title), "announcements.readers.none",
        responses.To(announcement.Subject), one => Entry(one, turn))
    {
        Prefix = string.Create(CultureInfo.InvariantCulture, $"{announcement.Id}:"),
    };

    private Entry Entry(Announcement announcement, TurnContext turn) => new(
        announcement.For(turn.Language).Title,
        string.Join(" · ", turn.Say($"announcements.state.{announcement.State}"), announcement.Author!.Name, When(announcement, turn)),
        new Button(turn.Say("announcements.button.ann"), new Press(AnnouncementButtons.OpenVerb, announcement.Id.ToString(CultureInfo.InvariantCulture))));

    private string When(Announcement announcement, TurnContext turn) =>
        times.WeekdayAndTime(announcement.StartedAt ?? announcement.StartsAt ?? announcement.CreatedAt, turn.Language, turn.Actor);

    private Entry Entry(Response one, TurnContext turn) => new(
        one.Member!.Name, $"{one.Member.Organisation?.Name ?? "–"} · {times.WeekdayAndTime(one.At, turn.Language, turn.Actor)}", null);
}
