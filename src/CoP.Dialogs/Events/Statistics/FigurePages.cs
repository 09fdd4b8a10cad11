using System.Globalization;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Statistics;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Statistics;

/// <summary>Several events, one line each with its figures: a series, or all of a year that somebody looks after.</summary>
internal sealed class FigurePages(EventAccess access, EventStatistics statistics, LocalTimes times)
{
    public const string Verb = "fig-list";

    /// <summary>What the argument says for all of a year.</summary>
    public const string All = "all";

    /// <summary>The argument is <c>{event}:{offset}</c> or <c>all:{offset}</c>.</summary>
    public async Task<ListView<EventFigures>?> ShowAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (await FindAsync(turn, argument, cancel) is not { } found)
        {
            return null;
        }

        var (about, title) = (argument.Split(':')[0], found.Title);
        var sum = await EventStatistics.SumAsync(found.Figures, cancel);
        return new(title, "events.figures.none", found.Figures, one => Entry(one, turn))
        {
            Prefix = $"{about}:",
            Hint = sum.Events < 2 ? default(Text?) : new Text("events.figures.sum", sum.Events, sum.Registered, sum.Present, sum.Counted),
            Buttons = sum.Events == 0 ? [] : [new ButtonRow(new Button(turn.Say($"events.button.{FigurePictureAction.Verb}"), new Press(FigurePictureAction.Verb, about)))],
        };
    }

    /// <summary>The events that an argument means; null when they are not theirs, which it has said.</summary>
    public async Task<(IQueryable<EventFigures> Figures, Text Title)?> FindAsync(TurnContext turn, string argument, CancellationToken cancel) =>
        argument.Split(':')[0] == All ? (statistics.LookedAfter(turn.Actor), "events.figures.year")
        : await turn.FindListedAsync(argument, access.FindLookedAfterAsync, cancel) is { } one ? (statistics.Series(one), new Text("events.figures.of", one.Title))
        : null;

    /// <summary>What is known of it.</summary>
    private static IEnumerable<string> Figures(EventFigures one, TurnContext turn) => new[]
    {
        turn.Say(new Text("events.figures.line.registered", one.Registered)),
        one.Present > 0 ? turn.Say(new Text("events.figures.line.present", one.Present)) : null,
        one.Score is { } score ? turn.Say(new Text("events.figures.line.score", score.ToString("0.0", Languages.Culture(turn.Language)))) : null,
    }.OfType<string>();

    private Entry Entry(EventFigures one, TurnContext turn) => new(
        $"{times.Day(one.StartsAt, turn.Language, turn.Actor)} · {one.Title}",
        string.Join(" · ", Figures(one, turn)),
        new Button(turn.Say("events.button.open"), new Press(EventFiguresAction.Verb, one.Id.ToString(CultureInfo.InvariantCulture))));
}
