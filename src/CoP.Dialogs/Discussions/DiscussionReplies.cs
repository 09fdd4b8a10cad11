using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Discussions;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Discussions;

/// <summary>A reply to the prompt is gathered. In a group nothing is said of it, since the prompt itself shows how many have spoken; why something cannot be gathered is for its author alone.</summary>
internal sealed class DiscussionReplies(SayInDiscussion say, DiscussionAccess access, DiscussionNotices notices, DiscussionReplyText text, VisibilityGuard discretion) : IReplyHandler
{
    public bool Takes(Notice shown) => shown is DiscussionOpened or DiscussionShown or DiscussionQuiet;

    public async Task<bool> TryAsync(TurnContext turn, Notice shown, MessageReceived said, CancellationToken cancel)
    {
        if (!Takes(shown))
        {
            return false;
        }

        var id = ((DiscussionNotice)shown).DiscussionId;
        if (PermissionGuard.Admits(turn, Permission.TakePart))
        {
            var source = said.MessageId is { } message ? new ReplySource(turn.Conversation.Id, message) : null;
            var done = await say.HandleAsync(turn.Actor, id, VisibleText.Trim(said.Text), source, cancel);
            await (turn.IsPersonal ? AnswerAsync(turn, id, done, cancel) : AnswerAsideAsync(turn, id, done, cancel));
        }

        return true;
    }

    private async Task AnswerAsync(TurnContext turn, long id, Result<DiscussionReply> done, CancellationToken cancel) => turn.Reply(
        done.Refusal is DiscussionIsOver && await access.LoadAsync(id, cancel) is { } one ? notices.Over(one, turn.Language)
        : done.Refusal is { } refusal ? Message.Of(turn.Say(RefusalText.Text(refusal)))
        : Message.Of(turn.Say("discussions.said")) with { Buttons = text.Own(done.Value.Id, turn.Language) });

    private async Task AnswerAsideAsync(TurnContext turn, long id, Result<DiscussionReply> done, CancellationToken cancel)
    {
        if (done.Refusal is DiscussionIsOver)
        {
            await say.TellOverAsync(turn.Actor, id, cancel);
        }
        else if (done.Refusal is { } refusal && await discretion.HomeAsync(turn, cancel) is { } home)
        {
            turn.Reply(Message.Of(turn.Say(RefusalText.Text(refusal))), home);
        }
    }
}

/// <summary>Whoever edits the reply that was gathered has corrected what they said; in a group without a word about it.</summary>
internal sealed class DiscussionEdits(CommunityDb db, SayInDiscussion say) : IEditHandler
{
    public IQueryable<TakenMessage> Taken => db.DiscussionReplies.Select(static reply => new TakenMessage { ConversationId = reply.SourceConversationId, MessageId = reply.SourceMessageId });

    public async Task<Text?> TryAsync(TurnContext turn, MessageEdited edited, CancellationToken cancel)
    {
        var done = await say.EditAsync(turn.Actor, new ReplySource(turn.Conversation.Id, edited.MessageId), VisibleText.Trim(edited.Text), cancel);
        return done is not { } edit || !turn.IsPersonal ? default(Text?)
            : edit.Refusal is { } refusal ? new Text("discussions.editKept", RefusalText.Text(refusal)) : "discussions.disc-fix.done";
    }
}
