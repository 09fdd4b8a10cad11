using CoP.Community.Events.Panel;
using CoP.Community.Responses;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events.Panel;

/// <summary>A question to a panel as a message. Who asked it only those read who answer for the panel; what was put aside only they and whoever asked it.</summary>
internal sealed class PanelCard(PanelAccess access, ResponseBook responses, PanelButtons panel, EventButtons buttons, ILocalizer words)
{
    public async Task<Message?> ShownAsync(long id, NoticeRecipient to, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { } question)
        {
            return null;
        }

        var answers = to.Member is { } member && await access.AnswersAsync(question.Event!, member, cancel);
        var isTheirs = to.Member is { } reader && question.AskerId == reader.Id;
        return new Message
        {
            Title = question.Event!.Title,
            Blocks =
            [
                .. answers ? [new Paragraph(Say(new Text("events.panel.askedBy", question.Asker!.Name), to), Tone.Subtle)] : Array.Empty<Block>(),
                .. answers || isTheirs || question.State != PanelQuestionState.Dismissed ? [new Paragraph(question.Text, Tone.Quote)] : Array.Empty<Block>(),
                State(question, to),
            ],
            Buttons =
            [
                .. answers ? panel.Answering(question, to.Language) : [],
                .. isTheirs ? [] : panel.Voting(question, await HasVotedAsync(question, to, cancel), to.Language),
                new ButtonRow(buttons.Make(PanelPages.AskedVerb, question.EventId, to.Language)),
            ],
        };
    }

    /// <summary>For whoever asked it or voted for it.</summary>
    public async Task<Message?> AnsweredAsync(long id, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(id, cancel) is { Answer: { } answer } question
        ? new Message
        {
            Blocks =
            [
                new Paragraph(Say(new Text(question.AskerId == to.Member?.Id ? "events.panel.yoursAnswered" : "events.panel.votedAnswered", question.Event!.Title), to), Tone.Strong),
                new Paragraph(question.Text, Tone.Quote),
                new Paragraph(answer),
            ],
            Buttons = [new ButtonRow(buttons.Make(PanelPages.AnsweredVerb, question.EventId, to.Language))],
        }
        : null;

    /// <summary>How a question stands, in a line.</summary>
    public static Text Standing(PanelQuestion question) => question is { State: PanelQuestionState.Open, Votes: > 0 }
        ? new Text("events.panel.wanted", question.Votes)
        : $"events.panel.state.{question.State}";

    private Paragraph State(PanelQuestion question, NoticeRecipient to) =>
        question.Answer is { } answer ? new Paragraph(answer) : new Paragraph(Say(Standing(question), to), Tone.Subtle);

    private async Task<bool> HasVotedAsync(PanelQuestion question, NoticeRecipient to, CancellationToken cancel) =>
        to.Member is { } member && await responses.IsGivenAsync(member.Id, question.Subject, cancel);

    private string Say(Text text, NoticeRecipient to) => words.Say(text, to.Language);
}
