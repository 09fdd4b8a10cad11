using CoP.Community;
using CoP.Community.Discussions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Discussions;

/// <summary>Shows a discussion; its card stays alive.</summary>
internal sealed class ShowDiscussionAction(DiscussionAccess access) : IdAction
{
    public const string Verb = "disc";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new DiscussionShown(id));
        }
    }
}

/// <summary>Shows what one member said, whole; its author can change it or take it back.</summary>
internal sealed class ShowDiscussionReplyAction(DiscussionReplyAccess replies, DiscussionReplyText text) : IdAction
{
    public const string Verb = "disc-reply";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await replies.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Reply(text.Whole(found.Value, turn));
        }
    }
}

/// <summary>What one member said, as its author and others read it.</summary>
internal sealed class DiscussionReplyText(DiscussionReplyAccess replies, DiscussionText text)
{
    public const string WithdrawVerb = "disc-unsay";

    public Message Whole(DiscussionReply reply, TurnContext turn) => new()
    {
        Title = reply.Discussion!.Topic,
        Blocks = [new Paragraph(DiscussionText.Person(reply.Author!), Tone.Subtle), new Paragraph(reply.Text, Tone.Quote)],
        Buttons = reply.AuthorId == turn.Actor.Id && reply.Discussion.IsOpen ? Own(reply.Id, turn.Language) : [],
    };

    /// <summary>What can be done with one's own words.</summary>
    public System.Collections.Immutable.ImmutableArray<ButtonRow> Own(long id, string language) =>
        [new ButtonRow(text.Button(DiscussionCorrectForm.FormName, id, language), text.Button(WithdrawVerb, id, language))];

    /// <summary>Whether it is meant that it is taken back.</summary>
    public async Task<Result<Text>> SureToWithdrawAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await replies.FindOwnAsync(id, turn.Actor, cancel)).Select(static reply => new Text("discussions.sure.unsay", TextTruncation.Line(reply.Text, 120)));
}
