using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Sessions;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Events.Sessions;

/// <summary>What those who come to a conference hear of its sessions.</summary>
internal sealed class SessionNotices(
    EventAccess access, EventLists events, SessionLists sessions, SessionCard card, EventButtons buttons, EventText text, IOptions<CommunityOptions> options, TimeProvider clock)
{
    /// <summary>All of a day that are still to come; nothing when there is none left.</summary>
    public async Task<Message?> BeginAsync(SessionsBegin notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (to.Member is not { } member || await access.LoadAsync(notice.ConferenceId, cancel) is not { } conference
            || await TodayAsync(conference, notice.Day, member, to.Language, cancel) is not { Count: > 0 } today)
        {
            return null;
        }

        return new Message
        {
            Blocks = [new Paragraph(text.Say(new Text("events.sessions.today", conference.Title), to.Language), Tone.Strong), .. today],
            Buttons = [card.ToConference(conference.Id, to.Language)],
        };
    }

    /// <summary>The member's sessions on the day on which a conference begins, for the message that says so.</summary>
    public async Task<IEnumerable<Block>> FirstDayAsync(Event one, Member member, string language, CancellationToken cancel) => one.Kind == EventKind.Conference
        ? await TodayAsync(one, WallClock.Show(one.StartsAt, options.Value.Zone).Day, member, language, cancel)
        : [];

    /// <summary>That its sessions have moved with a conference, where it was moved to another day and has any.</summary>
    public async Task<IEnumerable<Block>> MovedAsync(Event one, DateTimeOffset wasAt, string language, CancellationToken cancel)
    {
        var zone = options.Value.ZoneOf(one.TimeZone);
        return one.Kind == EventKind.Conference && WallClock.Show(wasAt, zone).Day != WallClock.Show(one.StartsAt, zone).Day && await sessions.Programme(one.Id).AnyAsync(cancel)
            ? [new Paragraph(text.Say("events.sessions.moved", language))]
            : [];
    }

    private async Task<List<Block>> TodayAsync(Event conference, DateOnly day, Member member, string language, CancellationToken cancel)
    {
        var (from, now) = (WallClock.InstantOf(day, TimeOnly.MinValue, options.Value.Zone), clock.GetUtcNow());
        var coming = await events.OfDay(member.Id, from < now ? now : from, WallClock.EndOf(day, options.Value.Zone)).Where(one => one.ParentId == conference.Id).ToListAsync(cancel);
        return [.. coming.Select(one => new Entry(one.Title, text.Line(one, language, member), buttons.Make(ShowEventAction.Verb, one.Id, language)))];
    }
}
