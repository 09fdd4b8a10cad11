using System.Globalization;
using CoP.Community.Events;
using CoP.Community.Events.Panel;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Panel;

/// <summary>What the panel of an event is asked, and what it has answered.</summary>
internal sealed class PanelPages(EventAccess events, PanelAccess access, PanelLists lists)
{
    public const string AskedVerb = "panel";
    public const string AnsweredVerb = "panel-qa";
    private const int AnswerLength = 300;

    /// <summary>The most wanted first: members vote with one press, those who answer for the panel open it. The argument is <c>{id}:{offset}</c>, or the id for the first page.</summary>
    public async Task<ListView<PanelQuestion>?> AskedAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (await turn.FindListedAsync(argument, events.FindForAsync, cancel) is not { } one)
        {
            return null;
        }

        var answers = await access.AnswersAsync(one, turn.Actor, cancel);
        var voted = await lists.VotedAsync(turn.Actor.Id, one.Id, cancel);
        bool MayVote(PanelQuestion question) => !answers && question.State == PanelQuestionState.Open && question.AskerId != turn.Actor.Id && !voted.Contains(question.Id);
        return List(turn, one, AskedVerb, lists.Asked(one.Id, all: answers), question => new Entry(
            question.Text,
            turn.Say(PanelCard.Standing(question)),
            MayVote(question) ? Make(turn, $"events.button.{PanelButtons.Vote}", PanelButtons.Vote, question.Id) : Make(turn, "events.button.open", ShowPanelQuestionAction.Verb, question.Id))) with
        {
            Hint = answers || one.State != EventState.Published ? default(Text?) : "events.panel.how",
        };
    }

    /// <summary>Questions and answers, once an event is over.</summary>
    public async Task<ListView<PanelQuestion>?> AnsweredAsync(TurnContext turn, string argument, CancellationToken cancel) => await turn.FindListedAsync(argument, events.FindForAsync, cancel) is { } one
        ? List(turn, one, AnsweredVerb, lists.Answered(one.Id), question => new Entry(
            question.Text, TextTruncation.Line(question.Answer!, AnswerLength), Make(turn, "events.button.open", ShowPanelQuestionAction.Verb, question.Id))) with
        {
            Buttons = [new ButtonRow(Make(turn, $"events.button.{AskedVerb}", AskedVerb, one.Id))],
        }
        : null;

    private static ListView<PanelQuestion> List(TurnContext turn, Event one, string verb, IQueryable<PanelQuestion> all, Func<PanelQuestion, Entry> entry) =>
        new(new Text($"events.{verb}.title", one.Title), $"events.{verb}.none", all, entry)
        {
            Prefix = string.Create(CultureInfo.InvariantCulture, $"{one.Id}:"),
            Buttons = [new ButtonRow(Make(turn, $"events.button.{ShowEventAction.Verb}", ShowEventAction.Verb, one.Id))],
        };

    private static Button Make(TurnContext turn, string label, string verb, long id) => new(turn.Say(label), new Press(verb, id.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Shows a question to a panel; it stays alive.</summary>
internal sealed class ShowPanelQuestionAction(PanelAccess access) : IdAction
{
    public const string Verb = "pq";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new PanelQuestionShown(id));
        }
    }
}
