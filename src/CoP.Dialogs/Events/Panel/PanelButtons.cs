using CoP.Community.Events;
using CoP.Community.Events.Panel;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Events.Panel;

/// <summary>What can be pressed about the panel of an event, and about a question to it. The use cases check again.</summary>
internal sealed class PanelButtons(EventButtons buttons, TimeProvider clock)
{
    public const string Vote = "pq-vote";
    public const string TakeBack = "pq-unvote";
    public const string Live = "pq-live";
    public const string PutAside = "pq-aside";

    /// <summary>On the card of an event.</summary>
    public IEnumerable<ButtonRow> Of(Event one, Registration? own, string language)
    {
        IEnumerable<Button> row =
        [
            .. own is { IsActive: true } && AskPanel.IsOpen(one, clock.GetUtcNow()) ? [buttons.Make(AskPanelForm.FormName, one.Id, language)] : Array.Empty<Button>(),
            .. one.State switch
            {
                _ when !one.Traits.HasPanel => Array.Empty<Button>(),
                EventState.Published => [buttons.Make(PanelPages.AskedVerb, one.Id, language)],
                EventState.Held => [buttons.Make(PanelPages.AnsweredVerb, one.Id, language)],
                _ => Array.Empty<Button>(),
            },
        ];
        return row.Any() ? [new ButtonRow([.. row])] : [];
    }

    /// <summary>On the card for whoever looks after it.</summary>
    public IEnumerable<ButtonRow> Organiser(Event one, string language) => one.Traits.HasPanel && one.State is (EventState.Published or EventState.Held)
        ? [new ButtonRow(buttons.Make(PanelPages.AskedVerb, one.Id, language))]
        : [];

    /// <summary>For those who answer for the panel.</summary>
    public IEnumerable<ButtonRow> Answering(PanelQuestion question, string language)
    {
        var write = buttons.Make(AnswerPanelForm.FormName, question.Id, language, ButtonStyle.Primary);
        return question switch
        {
            { State: PanelQuestionState.Open } => [new ButtonRow(buttons.Make(Live, question.Id, language), write), new ButtonRow(buttons.Make(PutAside, question.Id, language))],
            { Answer: null } => [new ButtonRow(write)],
            _ => [],
        };
    }

    /// <summary>For those who would like to hear the answer, too.</summary>
    public IEnumerable<ButtonRow> Voting(PanelQuestion question, bool hasVoted, string language) => question.State == PanelQuestionState.Open
        ? [new ButtonRow(buttons.Make(hasVoted ? TakeBack : Vote, question.Id, language))]
        : [];
}
