using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.ActionPoints;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Events.ActionPoints;

/// <summary>What was agreed, as it stands on the event's card, and as whoever shall do it hears of it.</summary>
internal sealed class ActionPointText(ActionPointAccess access, EventAccess events, EventButtons buttons, LocalTimes times, ILocalizer words, TimeProvider clock)
{
    private const int MostShown = 8;

    /// <summary>On the event's card, for those who come to it and for whoever looks after it; nothing before it begins.</summary>
    public async Task<IEnumerable<Block>> BlocksAsync(Event one, Registration? own, NoticeRecipient to, CancellationToken cancel)
    {
        var isConcerned = own?.IsActive == true || (to.Member is { } member && events.LooksAfter(one, member));
        if (!isConcerned || one.StartsAt > clock.GetUtcNow())
        {
            return [];
        }

        var agreed = await access.Of(one.Id).ToListAsync(cancel);
        return agreed.Count == 0 ? [] :
        [
            new Paragraph(words.Say("events.points.agreed", to.Language), Tone.Strong),
            .. agreed.Take(MostShown).Select(point => new Paragraph($"• {string.Join(" · ", [point.Words, .. Details(point, to.Language, to.Member)])}")),
            .. agreed.Count > MostShown ? [new Paragraph(words.Say(new Text("events.points.more", agreed.Count - MostShown), to.Language), Tone.Subtle)] : Array.Empty<Block>(),
        ];
    }

    /// <summary>For whoever looks after an event that has begun.</summary>
    public IEnumerable<ButtonRow> Organiser(Event one, string language) =>
        one.State is EventState.Published or EventState.Held && one.StartsAt <= clock.GetUtcNow() ? [new ButtonRow(buttons.Make(ActionPointPages.Verb, one.Id, language))] : [];

    /// <summary>Who does it, and by when.</summary>
    public IEnumerable<string> Details(EventActionPoint point, string language, Member? reader) => new[]
    {
        point.Member?.Name ?? point.Organisation?.Name ?? words.Say("events.points.nobody", language),
        point.DueAt is { } due ? words.Say(new Text("events.points.by", reader is null ? times.Moment(due, language, reader) : times.LastDay(due, language, reader)), language) : null,
    }.OfType<string>();

    /// <summary>Nothing when somebody else does it meanwhile, or nobody.</summary>
    public async Task<Message?> GivenAsync(long id, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(id, cancel) is { } point && point.MemberId == to.Member?.Id
        ? new Message
        {
            Blocks =
            [
                new Paragraph(words.Say(new Text("events.points.given", point.Event!.Title), to.Language), Tone.Strong),
                new Paragraph(point.Words, Tone.Quote),
                .. Details(point, to.Language, to.Member).Skip(1).Select(static due => new Paragraph(due)),
            ],
            Buttons = [new ButtonRow(buttons.Make(ShowEventAction.Verb, point.EventId, to.Language))],
        }
        : null;

    public async Task<Result<Text>> SureAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await access.FindAsync(id, turn.Actor, cancel)).Select(static point => new Text("events.points.sure", point.Words));
}
