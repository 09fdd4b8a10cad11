using System.Globalization;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Organising;
using CoP.Dialogs.Events.Hosting;
using CoP.Dialogs.Events.Statistics;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Events.Organising;

/// <summary>What else can be done with an event: rarer than what its card offers.</summary>
internal sealed class MoreAction(EventAccess access, EventButtons buttons) : IdAction
{
    public const string Verb = "ev-more";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await access.FindLookedAfterAsync(turn, id, cancel) is { } one)
        {
            turn.Reply(new Message
            {
                Title = one.Title,
                Blocks = [new Paragraph(turn.Say("events.more.title"), Tone.Subtle)],
                Buttons =
                [
                    .. Verbs(one, access.MayPublish(one, turn.Actor)).Select(verb => buttons.Make(verb, id, turn.Language)).Chunk(2).Select(static pair => new ButtonRow([.. pair])),
                    .. one is { Kind: EventKind.GroupMeeting, GroupId: { } group } && access.MayPublish(one, turn.Actor)
                        ? [new ButtonRow(buttons.Make(RotationPages.OrderVerb, group, turn.Language))]
                        : Array.Empty<ButtonRow>(),
                ],
            });
        }
    }

    private static IEnumerable<string> Verbs(Event one, bool mayPublish) =>
    [
        .. one.State is EventState.Published or EventState.Held ? [WriteForm.FormName, ListFileAction.Verb] : Array.Empty<string>(),
        .. one.State == EventState.Published ? [AddForm.FormName] : Array.Empty<string>(),
        .. one.State is EventState.Published or EventState.Held ? [EventFiguresAction.Verb] : Array.Empty<string>(),
        .. one is { State: EventState.Published, ParentId: null } && mayPublish
            ? [one.PromoteAt is null ? "ev-promote" : "ev-quiet", .. one.Series is null ? [RepeatForm.FormName] : Array.Empty<string>()]
            : Array.Empty<string>(),
    ];
}

/// <summary>Who comes, as a file that follows in the private chat.</summary>
internal sealed class ListFileAction(ListRegistrations list, LocalTimes times) : IdAction
{
    public const string Verb = "ev-list";

    private static readonly string[] Columns = ["name", "organisation", "county", "state", "way", "since", "attended"];

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (!turn.IsPersonal)
        {
            turn.Remark("turn.writePrivately");
            return;
        }

        var listed = await list.HandleAsync(turn.Actor, turn.Conversation, id, [.. Columns.Select(column => turn.Say($"events.column.{column}"))], one => Row(one, turn), cancel);
        turn.Remark(listed.Refusal is { } refusal ? RefusalText.Text(refusal) : "events.done.ev-list");
    }

    private string?[] Row(Registration one, TurnContext turn) =>
    [
        one.Member!.Name, one.Member.Organisation?.Name, one.Member.County is { } county ? Counties.Find(county)?.Name : null,
        turn.Say($"events.people.{one.State}"), turn.Say($"events.way.{one.Way}"), times.WeekdayAndTime(one.RegisteredAt, turn.Language, turn.Actor),
        one.AttendedAt is { } at ? times.WeekdayAndTime(at, turn.Language, turn.Actor) : null,
    ];
}

/// <summary>One of those who come, and what can be done about their seat.</summary>
internal sealed class PersonAction(PersonCard card) : IdAction
{
    public const string Verb = "ev-who";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await card.FindAsync(turn, id, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        turn.Reply(PersonCard.Draw(found.Value, turn));
    }
}

/// <summary>A registration as whoever looks after the event sees it.</summary>
internal sealed class PersonCard(CommunityDb db, EventAccess access)
{
    public async Task<Result<Registration>> FindAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var registration = await db.Registrations.Include(static one => one.Member).ThenInclude(static member => member!.Organisation).FirstOrDefaultAsync(one => one.Id == id, cancel);
        var found = registration is null ? new NotRegistered() : await access.FindAsync(registration.EventId, turn.Actor, cancel);
        return found.Unless(one => access.LooksAfter(one, turn.Actor) ? null : new NotYourEvent()).Select(one =>
        {
            registration!.Event = one;
            return registration;
        });
    }

    /// <summary>Whether it is meant that they lose their seat.</summary>
    public async Task<Result<Text>> SureAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await FindAsync(turn, id, cancel)).Select(static one => new Text("events.sure.ev-off", one.Member!.Name, one.Event!.Title));

    public static Message Draw(Registration one, TurnContext turn)
    {
        Button Of(string verb, ButtonStyle style = ButtonStyle.Default) => new(turn.Say($"events.button.{verb}"), new Press(verb, one.Id.ToString(CultureInfo.InvariantCulture)), style);
        return new Message
        {
            Title = one.Member!.Name,
            Blocks = [new Paragraph(string.Join(" · ", turn.Say($"events.people.{one.State}"), turn.Say($"events.way.{one.Way}"), one.Member.Organisation?.Name ?? "–"), Tone.Subtle)],
            Buttons = one.IsActive && one.Event!.IsOpen(turn.Now)
                ? [new ButtonRow([.. one.State == RegistrationState.Waiting ? [Of("ev-first")] : Array.Empty<Button>(), .. one.Event.Ways().Count() > 1 ? [Of("ev-way")] : Array.Empty<Button>(), Of("ev-off", ButtonStyle.Destructive)])]
                : [],
        };
    }
}
