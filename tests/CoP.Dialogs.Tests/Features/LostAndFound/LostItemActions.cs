using System.Globalization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>What waits for its owner; each entry opens its card.</summary>
internal sealed class ListLostItems(LostItemAccess access) : IAction
{
    public const string Verb = "lost";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var page = new ListPage(Verb, "", "lost.list.title", "lost.list.none");
        ListPage.Say(turn, await page.ShowAsync(turn, access.Waiting(), ListPage.Offset(argument), item => Entry(item, turn), cancel), turned: argument.Length > 0);
    }

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
