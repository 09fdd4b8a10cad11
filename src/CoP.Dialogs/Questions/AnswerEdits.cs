using CoP.Community;
using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>An edited reply edits the answer it was, if that could be given now as well.</summary>
internal sealed class AnswerEdits(CommunityDb db, EditAnswer edits) : IEditHandler
{
    public IQueryable<TakenMessage> Taken => db.Answers.Select(static answer => new TakenMessage { ConversationId = answer.SourceConversationId, MessageId = answer.SourceMessageId });

    public async Task<Text?> TryAsync(TurnContext turn, MessageEdited edited, CancellationToken cancel) =>
        await edits.HandleAsync(new AnswerSource(turn.Conversation.Id, edited.MessageId), turn.Actor, VisibleText.Trim(edited.Text), cancel) switch
        {
            null => (Text?)null,
            { Refusal: { } refusal } => new Text("questions.answerKept", RefusalText.Text(refusal)),
            _ => "questions.answerEdited",
        };
}
