using System.Globalization;
using CoP.Dialogs.Features;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>What waits for its owner; each entry opens its card.</summary>
internal sealed class LostItemList(LostItemAccess access)
{
    public ListView<LostItem> Waiting(TurnContext turn) => new("lost.list.title", "lost.list.none", access.Waiting(), item => Entry(item, turn));

    private static Entry Entry(LostItem item, TurnContext turn) => new(
        item.What, item.Finder!.Name, new Button(turn.Say("lost.button.open"), new Press(ShowLostItem.Verb, item.Id.ToString(CultureInfo.InvariantCulture))));
}

/// <summary>Shows one; its card stays alive.</summary>
internal sealed class ShowLostItem(LostItemAccess access) : IdAction
{
    public const string Verb = "lost-item";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if ((await access.FindAsync(id, turn.Actor, cancel)).Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new LostItemShown(id));
        }
    }
}
