using System.Globalization;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.ActionPoints.Recommendations;

/// <summary>How recommendations read in a line: to whom, and what became of them.</summary>
internal sealed class RecommendationText(ActionPointText points, ILocalizer words)
{
    public string Say(Text text, string language) => words.Say(text, language);

    public Entry Entry(Recommendation one, string language) => new(one.Words, one.State == RecommendationState.Open ? $"{To(one, language)} · {Standing(one, language)}" : Standing(one, language), new Button(
        Say("actions.button.open", language), new Press(ShowRecommendationAction.Verb, one.Id.ToString(CultureInfo.InvariantCulture))));

    public string To(Recommendation one, string language) => one switch
    {
        { ToMember: { } member, ToOrganisation: { } organisation } => Say(new Text("actions.whoFor", member.Name, organisation.Name), language),
        { ToMember: { } member } => member.Name,
        { ToOrganisation: { } organisation } => organisation.Name,
        { ToGroup: { } group } => group.Name(language),
        _ => Say("recommendations.to.all", language),
    };

    /// <summary>How it stands, and of what was taken up how far that is.</summary>
    public string Standing(Recommendation one, string language) => one switch
    {
        { State: RecommendationState.Accepted, ActionPoint: { } point, AnsweredBy: { } by } => Say(
            new Text("recommendations.takenUp", by.Name, string.Join(", ", new[] { points.State(point, language) ?? Say("actions.state.Open", language), point.IsOpen ? points.By(point, language) : null }.OfType<string>())), language),
        { State: RecommendationState.Declined, AnsweredBy: { } by } => Say(new Text("recommendations.declined", by.Name), language),
        _ => Say($"recommendations.state.{one.State}", language),
    };
}
