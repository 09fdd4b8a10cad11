using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Dialogs.Events.Door;
using CoP.Dialogs.Events.Sessions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Events;

/// <summary>Reminds those who come, of what is true when it is read: who has left it meanwhile reads nothing.</summary>
internal sealed class ReminderNotices(EventLists lists, EventAccess access, SeatBook seats, EventButtons buttons, EventText text, SessionNotices sessions, IOptions<CommunityOptions> options, TimeProvider clock)
{
    /// <summary>A reminder is late when it says so only after the program was down; quiet hours and other messages are no delay.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(12);

    /// <summary>All that the member comes to on that day, in one message.</summary>
    public async Task<Message?> AheadAsync(EventsAhead notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (to.Member is not { } member || await ComingAsync(notice.Day, member, cancel) is not { Count: > 0 } coming)
        {
            return null;
        }

        return new Message
        {
            Blocks =
            [
                new Paragraph(text.Say(new Text("events.ahead", coming.Count), to.Language), Tone.Strong),
                .. clock.GetUtcNow() - notice.DueAt > Late ? [new Paragraph(text.Say("events.late", to.Language), Tone.Subtle)] : Array.Empty<Block>(),
                .. coming.Select(one => new Entry(one.Title, text.Line(one, to.Language, member), buttons.Make(ShowEventAction.Verb, one.Id, to.Language))),
            ],
            Buttons = coming is [var only] ? [new ButtonRow(buttons.Make("not-going", only.Id, to.Language))] : [],
        };
    }

    /// <summary>The last word before it begins, with the way in.</summary>
    public async Task<Message?> BeginsAsync(EventBegins notice, NoticeRecipient to, CancellationToken cancel)
    {
        var one = await access.LoadAsync(notice.EventId, cancel);
        return one is { State: EventState.Published } && one.StartsAt == notice.StartsAt && one.StartsAt > clock.GetUtcNow()
            && to.Member is { } member && await seats.FindAsync(one.Id, member.Id, cancel) is { State: RegistrationState.Seated } own
                ? new Message
                {
                    Blocks =
                    [
                        new Paragraph(text.Say(new Text("events.begins", one.Title, text.Moment(one.StartsAt, to.Language, member)), to.Language), Tone.Strong),
                        .. own.Way == Attendance.InPerson && one.Details.Venue is { } venue ? [new Paragraph(venue)] : Array.Empty<Block>(),
                        .. text.Joining(one, to.Language).ToList() is { Count: > 0 } facts ? [new Facts([.. facts])] : Array.Empty<Block>(),
                        .. await sessions.FirstDayAsync(one, member, to.Language, cancel),
                    ],
                    Buttons = [.. buttons.Join(one, to.Language), new ButtonRow(buttons.Make(DoorButtons.Here, one.Id, to.Language), buttons.Make("not-going", one.Id, to.Language))],
                }
                : null;
    }

    private Task<List<Event>> ComingAsync(DateOnly day, Member member, CancellationToken cancel)
    {
        var (from, now) = (WallClock.InstantOf(day, TimeOnly.MinValue, options.Value.Zone), clock.GetUtcNow());
        return lists.OfDay(member.Id, from < now ? now : from, WallClock.EndOf(day, options.Value.Zone)).ToListAsync(cancel);
    }
}
