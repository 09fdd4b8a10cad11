using System.Globalization;
using CoP.Community.Operations;
using CoP.Dialogs.Features;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Operations;

/// <summary>Draws the lists of what is undelivered: under each entry's number, what can be done about it.</summary>
internal sealed class UndeliveredPages(UndeliveredOverview overview, UndeliveredMessages messages, UndeliveredEntries entries)
{
    public const string Verb = "outbox";

    /// <param name="argument"><c>{section}:{offset}</c>; what is missing or not theirs to see becomes the beginning.</param>
    public async Task<Message> ShowAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var (section, offset) = (UndeliveredSection.Of(turn, argument), Offset(argument));
        var page = section switch
        {
            UndeliveredSection.Overview => await FiguresAsync(turn, cancel),
            UndeliveredSection.Doubt => await ListAsync(
                turn, section, offset, messages.Describe(messages.InDoubt(turn.Actor).Where(static row => row.BroadcastId == null)), entries.Message, cancel),
            UndeliveredSection.Bulk => await ListAsync(turn, section, offset, overview.Broadcasts(turn.Actor), UndeliveredEntries.Broadcast, cancel),
            UndeliveredSection.Refused => await ListAsync(turn, section, offset, messages.Describe(messages.Refused(turn.Actor)), entries.Message, cancel),
            UndeliveredSection.Away => await ListAsync(turn, section, offset, overview.OutOfReach(), entries.Away, cancel),
            _ => await ListAsync(turn, section, offset, overview.Failed(), entries.Event, cancel),
        };
        return page with { Buttons = [.. page.Buttons, .. Others(turn, section)] };
    }

    private async Task<Message> FiguresAsync(TurnContext turn, CancellationToken cancel)
    {
        var figures = await overview.FiguresAsync(turn.Actor, cancel);
        var bulk = await messages.InDoubt(turn.Actor).CountAsync(static row => row.BroadcastId != null, cancel);
        return new Message
        {
            Title = turn.Say("operations.section.all"),
            Blocks =
            [
                new Facts(
                    Fact(turn, UndeliveredSection.Doubt, figures.InDoubt - bulk),
                    Fact(turn, UndeliveredSection.Bulk, bulk),
                    Fact(turn, UndeliveredSection.Refused, figures.Refused),
                    Fact(turn, UndeliveredSection.Away, figures.OutOfReach),
                    Fact(turn, UndeliveredSection.Events, figures.Failed),
                    new Fact(turn.Say("operations.due"), entries.Due(turn, figures))),
            ],
        };
    }

    private static Fact Fact(TurnContext turn, string section, int count) =>
        new(turn.Say($"operations.section.{section}"), count.ToString(CultureInfo.InvariantCulture));

    private static async Task<Message> ListAsync<T>(
        TurnContext turn, string section, int offset, IQueryable<T> all, Func<TurnContext, string, T, string, UndeliveredEntry> draw, CancellationToken cancel)
    {
        List<ButtonRow> decisions = [];
        Entry Draw(T item)
        {
            var drawn = draw(turn, section, item, (decisions.Count + 1).ToString(CultureInfo.InvariantCulture));
            decisions.Add(drawn.Decisions);
            return drawn.Entry;
        }

        var list = new ListView<T>($"operations.section.{section}", $"operations.none.{section}", all, Draw) { Prefix = $"{section}:" };
        var page = await list.DrawAsync(turn, Verb, offset, cancel);
        return page with { Buttons = [.. decisions.Where(static row => row.Buttons.Length > 0), .. page.Buttons] };
    }

    private static int Offset(string argument) =>
        int.TryParse(argument[(argument.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0;

    private static IEnumerable<ButtonRow> Others(TurnContext turn, string section) => UndeliveredSection.For(turn)
        .Where(other => other != section)
        .Select(other => new Button(turn.Say($"operations.section.{other}"), new Press(Verb, $"{other}:0")))
        .Chunk(2).Select(static pair => new ButtonRow([.. pair]));
}
