using CoP.Community.Files;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Events.Statistics;

/// <summary>The same as a picture: who registered and who came, event by event. What it shows stands below it in words.</summary>
internal sealed class FigurePictureAction(FigurePages pages, LocalTimes times, MakeFile files) : IAction
{
    public const string Verb = "fig-picture";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (!turn.IsPersonal)
        {
            turn.Remark("turn.writePrivately"); // A file follows, and not in the answer to a press.
            return;
        }

        if (await pages.FindAsync(turn, argument, cancel) is not { } found)
        {
            return;
        }

        var shown = await found.Figures.Take(FigureChart.MostEvents).ToListAsync(cancel);
        if (shown.Count == 0)
        {
            turn.Remark("events.figures.none");
            return;
        }

        var (title, said) = (turn.Say(found.Title), turn.Say(new Text("events.figures.sum", shown.Count, shown.Sum(static one => one.Registered), shown.Sum(static one => one.Present), shown.Count(static one => one.Present > 0))));
        shown.Reverse();
        var chart = new FigureChart(
            title, turn.Say("events.figures.registered"), turn.Say("events.count.present"),
            [.. shown.Select(one => new FigureBar(times.Day(one.StartsAt, turn.Language, turn.Actor), one.Registered, one.Present))]);
        var file = await files.HandleAsync(turn.Actor, $"{turn.Say("events.figures.name")}.png", chart.Draw(), cancel);
        turn.Reply(Message.Of(said) with { File = new MessageFile(file.Id, file.Name, file.ContentType, $"{title}. {said}") });
    }
}
