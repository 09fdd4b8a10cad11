using System.Globalization;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Door;
using CoP.Community.Events.Feedback;
using CoP.Community.Events.Statistics;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Statistics;

/// <summary>How one event went: counts, never names.</summary>
internal sealed class EventFiguresAction(EventAccess access, EventLists lists, DoorLists door, FeedbackReport feedback, EventStatistics statistics) : IdAction
{
    public const string Verb = "ev-figures";
    private const int MostShares = 5;

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await access.FindLookedAfterAsync(turn, id, cancel) is not { } one)
        {
            return;
        }

        var number = id.ToString(CultureInfo.InvariantCulture);
        turn.Reply(new Message
        {
            Title = one.Title,
            Blocks =
            [
                new Facts([.. await CountsAsync(turn, one, cancel)]),
                .. Shares(turn, "events.figures.counties", (await statistics.CountiesAsync(id, MostShares, cancel)).Select(static share => share with { Name = Counties.Find(share.Name ?? "")?.Name })),
                .. Shares(turn, "events.figures.organisations", await statistics.OrganisationsAsync(id, MostShares, cancel)),
            ],
            Buttons =
            [
                .. one.Series is null ? Array.Empty<ButtonRow>() : [new ButtonRow(new Button(turn.Say("events.button.fig-series"), new Press(FigurePages.Verb, number)))],
                new ButtonRow(new Button(turn.Say($"events.button.{FigurePictureAction.Verb}"), new Press(FigurePictureAction.Verb, number))),
            ],
        });
    }

    private async Task<IEnumerable<Fact>> CountsAsync(TurnContext turn, Event one, CancellationToken cancel)
    {
        var (seats, there) = (await lists.CountAsync(one.Id, cancel), await door.CountAsync(one.Id, cancel));
        var (cancelled, marks) = (await statistics.CancelledAsync(one.Id, cancel), await feedback.FindAsync(one.Id, cancel));
        (string Label, int? Count)[] counts =
        [
            .. one.Ways().Select(way => ($"events.count.{way}", (int?)(way == Attendance.InPerson ? seats.InPerson : seats.Remote))),
            ("events.count.waiting", seats.Waiting > 0 ? seats.Waiting : null), ("events.figures.cancelled", cancelled > 0 ? cancelled : null), ("events.count.present", there.Present), ("events.count.walkIns", there.WalkIns > 0 ? there.WalkIns : null),
            ("events.count.absent", one.State == EventState.Held && there.Present > 0 ? there.Absent : null),
        ];
        return
        [
            .. counts.Where(static count => count.Count is not null).Select(count => new Fact(turn.Say(count.Label), Number(count.Count!.Value, turn))),
            .. marks is null ? Array.Empty<Fact>() : [new Fact(turn.Say("events.figures.marks"), turn.Say(new Text("events.figures.mark", marks.Average.ToString("0.0", Languages.Culture(turn.Language)), marks.Count)))],
        ];
    }

    private static IEnumerable<Block> Shares(TurnContext turn, string title, IEnumerable<Share> shares) => shares.ToList() is { Count: > 0 } all
        ? [new Paragraph(turn.Say(title), Tone.Strong), new Facts([.. all.Select(share => new Fact(share.Name ?? turn.Say("events.figures.unknown"), Number(share.Count, turn)))])]
        : [];

    private static string Number(int count, TurnContext turn) => count.ToString("N0", Languages.Culture(turn.Language));
}
