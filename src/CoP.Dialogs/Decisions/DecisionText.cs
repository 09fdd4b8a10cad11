using System.Globalization;
using CoP.Community;
using CoP.Community.Decisions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Decisions;

/// <summary>What is said of a decision, wherever it stands.</summary>
internal sealed class DecisionText(ILocalizer words, VotingTimes times, IEnumerable<IDecisionMatter> matters)
{
    public string Say(Text text, string language) => words.Say(text, language);

    /// <summary>What the feature knows of it; null for what was put to the vote by hand.</summary>
    public IDecisionMatter? Matter(Decision one) => matters.FirstOrDefault(matter => matter.Source == one.Source);

    public string Label(Decision one, Alternative alternative, string language) => Say(Matter(one)?.Label(alternative.Label) ?? Text.Verbatim(alternative.Label), language);

    /// <summary>Who decides it.</summary>
    public string Voters(Decision one, string language) => one.Group?.Name(language) ?? Say($"decisions.voters.{one.Voters}", language);

    public string LastDay(Decision one, string language) => times.LastDay(one).ToString("ddd d MMM", Languages.Culture(language));

    /// <summary>Each alternative with its votes, in one line.</summary>
    public string Counts(Decision one, string language) =>
        string.Join(" · ", one.Alternatives.Select(alternative => string.Create(CultureInfo.InvariantCulture, $"{Label(one, alternative, language)}: {alternative.Votes}")));

    /// <summary>How many have voted, and whether more have to.</summary>
    public string Turnout(Decision one, Turnout turnout, string language)
    {
        var voted = new Text(one.Voters == DecisionVoters.Organisations ? "decisions.turnout.organisations" : "decisions.turnout", turnout.Voted, turnout.Entitled);
        var needed = (int)Math.Ceiling(turnout.Entitled * one.QuorumPercent / 100m);
        return turnout.Voted >= needed ? Say(voted, language) : $"{Say(voted, language)} {Say(new Text("decisions.needed", needed), language)}";
    }

    /// <summary>How it ended.</summary>
    public Text Outcome(Decision one, string language) => one.State switch
    {
        DecisionState.Decided => new Text("decisions.outcome.Decided", Label(one, one.Find(one.Choice)!, language)),
        DecisionState.NoQuorum => new Text("decisions.outcome.NoQuorum", one.QuorumPercent),
        var state => $"decisions.outcome.{state}",
    };

    public Button Button(string verb, long id, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(Say($"decisions.button.{verb}", language), new Press(verb, id.ToString(CultureInfo.InvariantCulture)), style);
}
