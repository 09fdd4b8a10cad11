using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints.Recommendations;

/// <summary>The lists of recommendations, each with how many stand how.</summary>
internal sealed class RecommendationPages(RecommendationLists lists, ActionSources sources, RecommendationText text)
{
    public const string AllVerb = "recommendations";
    public const string GroupsVerb = "rec-groups";
    public const string SourceVerb = "rec-of";

    public Task<ListView<Recommendation>?> AllAsync(TurnContext turn, CancellationToken cancel) =>
        ListAsync(turn, AllVerb, lists.All(turn.Actor), cancel, Plain(turn, GroupsVerb), Plain(turn, RecommendForm.FormName));

    public Task<ListView<Recommendation>?> OfGroupsAsync(TurnContext turn, CancellationToken cancel) => ListAsync(turn, GroupsVerb, lists.OfGroups(turn.Actor), cancel, Plain(turn, AllVerb));

    /// <summary>What was recommended at something, for whoever may see it. The argument is <c>{kind}:{id}:{offset}</c>, or without the offset for the first page.</summary>
    public async Task<ListView<Recommendation>?> OfSourceAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var subject = string.Join(':', argument.Split(':').Take(2));
        if (await sources.FindAsync(subject, turn.Actor, cancel) is null)
        {
            turn.Remark(new RecommendationNotFound());
            return null;
        }

        return await ListAsync(turn, AllVerb, lists.All(turn.Actor).Where(one => one.Source == subject), cancel, Plain(turn, AllVerb)) is { } list ? list with { Prefix = $"{subject}:" } : null;
    }

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
