using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>What was left behind at a meeting finds its way back.</summary>
internal sealed class LostAndFoundFeature : IFeature
{
    public string Name => "lost";

    public void Describe(FeatureBuilder feature)
    {
        feature.Form<ReportItemForm>(ReportItemForm.FormName, Permission.TakePart).OpenedByCommand().InHelp(row: 10, column: 1).NotInMenu();
        feature.ListCommand<LostItemList, LostItem>("lost", Permission.TakePart, static (list, turn, _) => list.Waiting(turn))
            .InHelp(row: 10).InMenu(MenuScopes.Private, order: 75);
        feature.Button<ShowLostItem>(ShowLostItem.Verb, Permission.TakePart);
        feature.Button<ClaimItem, LostItem>("lost-mine", Permission.TakePart, static (claim, turn, id, cancel) => claim.HandleAsync(turn.Actor, id, cancel)).OnlyOnce();

        feature.Notice<LostItemShown, LostItemCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.ItemId, to, cancel));
        feature.Notice<LostItemClaimed, LostItemCard>(static (card, notice, to, cancel) => card.ClaimedAsync(notice.ItemId, to, cancel));
        feature.Sentence<LostItemWaits>(static (notice, _) => new Text("lost.waits", notice.What));
        feature.DeepLink("lost", opens: ShowLostItem.Verb);
    }
}
