using System.Globalization;
using CoP.Community.Announcements;
using CoP.Community.Responses;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>What was announced and is about to be, newest first; each entry opens its card.</summary>
internal sealed class ListAnnouncementsAction(AnnouncementLists lists, LocalTimes times) : IAction
{
    public const string Verb = "announcements";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var page = new ListPage(Verb, "", "announcements.list.title", "announcements.list.none");
        var message = await page.ShowAsync(turn, lists.Visible(turn.Actor), ListPage.Offset(argument), one => Entry(one, turn), cancel);
        var whole = message with { Buttons = [.. message.Buttons, New(turn)] };
        ListPage.Say(turn, whole, turned: argument.Length > 0);
    }

    private Entry Entry(Announcement announcement, TurnContext turn) => new(
        announcement.For(turn.Language).Title,
        string.Join(" · ", turn.Say($"announcements.state.{announcement.State}"), announcement.Author!.Name, When(announcement, turn)),
        new Button(turn.Say("announcements.button.ann"), new Press(AnnouncementButtons.OpenVerb, announcement.Id.ToString(CultureInfo.InvariantCulture))));

    private string When(Announcement announcement, TurnContext turn) =>
        times.WeekdayAndTime(announcement.StartedAt ?? announcement.StartsAt ?? announcement.CreatedAt, turn.Language, turn.Actor);

    private static ButtonRow New(TurnContext turn) =>
        new(new Button(turn.Say("announcements.button.announce"), new Press(AnnounceForm.FormName), ButtonStyle.Primary));
}

/// <summary>Who pressed "I have read it", latest first. The argument is <c>{id}:{offset}</c>, or the id for the first page.</summary>
internal sealed class ReadersAction(AnnouncementAccess access, ResponseBook responses, LocalTimes times) : IAction
{
    public const string Verb = "ann-readers";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var parts = argument.Split(':');
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            turn.Remark("turn.oldButton");
            return;
        }

        if (await access.FindForAsync(turn, id, cancel) is not { } announcement)
        {
            return;
        }

        var offset = parts.Length > 1 ? ListPage.Offset(argument) : 0;
        var page = await PageAsync(turn, announcement, offset, cancel);
        ListPage.Say(turn, page, turned: parts.Length > 1);
    }

    private Task<Message> PageAsync(TurnContext turn, Announcement announcement, int offset, CancellationToken cancel)
    {
        var title = new Text("announcements.readers.title", announcement.For(turn.Language).Title);
        var page = new ListPage(Verb, string.Create(CultureInfo.InvariantCulture, $"{announcement.Id}:"), title, "announcements.readers.none");
        return page.ShowAsync(turn, responses.To(announcement.Subject), offset, one => Entry(one, turn), cancel);
    }

    private Entry Entry(Response one, TurnContext turn) => new(
        one.Member!.Name, $"{one.Member.Organisation?.Name ?? "–"} · {times.WeekdayAndTime(one.At, turn.Language, turn.Actor)}", null);
}
