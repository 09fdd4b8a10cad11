using CoP.Community;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints.Recommendations;

/// <summary>The lists of recommendations, each with how many stand how.</summary>
internal sealed class RecommendationPages(RecommendationLists lists, RecommendationText text)
{
    public const string AllVerb = "recommendations";
    public const string GroupsVerb = "rec-groups";

    public Task<ListView<Recommendation>?> AllAsync(TurnContext turn, CancellationToken cancel) =>
        ListAsync(turn, AllVerb, lists.All(turn.Actor), cancel, Plain(turn, GroupsVerb), Plain(turn, RecommendForm.FormName));

    public Task<ListView<Recommendation>?> OfGroupsAsync(TurnContext turn, CancellationToken cancel) => ListAsync(turn, GroupsVerb, lists.OfGroups(turn.Actor), cancel, Plain(turn, AllVerb));

    private async Task<ListView<Recommendation>?> ListAsync(TurnContext turn, string verb, IQueryable<Recommendation> all, CancellationToken cancel, params Button[] buttons)
    {
        var counts = await RecommendationLists.CountAsync(all, cancel);
        return new(Title($"recommendations.list.{verb}", counts, turn.Language), "recommendations.none", all, one => text.Entry(one, turn.Language)) { Buttons = [new ButtonRow([.. buttons])] };
    }

    private static Text Title(string key, RecommendationCounts counts, string language)
    {
        string Number(int count) => count.ToString("N0", Languages.Culture(language));
        return new Text(key, Number(counts.Open), Number(counts.Accepted), Number(counts.Declined));
    }

    private static Button Plain(TurnContext turn, string verb) => new(turn.Say($"recommendations.to.{verb}"), new Press(verb));
}
