using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery.Stuck;
using CoP.Community.Members;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Delivery;

/// <summary>Shows what is stuck. The argument is <c>{section}:{offset}</c>.</summary>
internal sealed class OutboxAction(StuckPages pages) : IAction
{
    public string Name => StuckPages.Verb;

    public Permission Needs => Permission.LeadOrCoordinate;

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var page = await pages.ShowAsync(turn, argument, cancel);
        ListPage.Say(turn, page, turned: argument.Length > 0);
    }
}

/// <summary>Decides about one entry of a list, and shows the list as it is then. The argument is <c>{section}:{id}</c>.</summary>
internal abstract class SettleAction(string name, Permission needs, StuckPages pages) : IAction
{
    public string Name => name;

    public Permission Needs => needs;

    public bool Once => true;

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var cut = argument.IndexOf(':', StringComparison.Ordinal);
        var refusal = await DoAsync(turn, argument[..Math.Max(cut, 0)], argument[(cut + 1)..], cancel);
        turn.Remark(refusal is null ? (Text)$"stuck.done.{name}" : RefusalText.Text(refusal));
        turn.Replace(await pages.ShowAsync(turn, argument[..Math.Max(cut, 0)], cancel));
    }

    /// <returns>Why it was not done, or null.</returns>
    protected abstract Task<Refusal?> DoAsync(TurnContext turn, string section, string id, CancellationToken cancel);

    protected static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

internal sealed class ResendUndeliveredAction(ResendMessages resend, StuckPages pages) : SettleAction("outbox-resend", Permission.LeadOrCoordinate, pages)
{
    protected override async Task<Refusal?> DoAsync(TurnContext turn, string section, string id, CancellationToken cancel) =>
        (section == StuckSection.Bulk
            ? await resend.BroadcastAsync(turn.Actor, Number(id), cancel)
            : await resend.OneAsync(turn.Actor, Number(id), cancel)).Refusal;
}

internal sealed class DropAction(DropMessages drop, StuckPages pages) : SettleAction("outbox-drop", Permission.LeadOrCoordinate, pages)
{
    protected override async Task<Refusal?> DoAsync(TurnContext turn, string section, string id, CancellationToken cancel) =>
        (section == StuckSection.Bulk
            ? await drop.BroadcastAsync(turn.Actor, Number(id), cancel)
            : await drop.OneAsync(turn.Actor, Number(id), cancel)).Refusal;
}

internal sealed class ReplayAction(FailedEvents events, StuckPages pages) : SettleAction("outbox-replay", Permission.Administer, pages)
{
    protected override async Task<Refusal?> DoAsync(TurnContext turn, string section, string id, CancellationToken cancel) =>
        (await events.AskForReplayAsync(turn.Actor, id, cancel)).Refusal;
}

internal sealed class DismissAction(FailedEvents events, StuckPages pages) : SettleAction("outbox-dismiss", Permission.Administer, pages)
{
    protected override async Task<Refusal?> DoAsync(TurnContext turn, string section, string id, CancellationToken cancel) =>
        (await events.DismissAsync(turn.Actor, id, cancel)).Refusal;
}
