using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Discussions;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Discussions;

/// <summary>A form with one text about a discussion or a reply; its words are under <c>discussions.{form}</c>.</summary>
internal abstract class DiscussionTextForm(string name, string subject, int maxLength) : IFormHandler
{
    public const string About = "discussion";
    protected const string Words = "text";

    public virtual Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) => Task.FromResult<FormStart?>(start);

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await FindAsync(turn, request.Id(subject), cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(name, Version: 1, [new TextField(Words, $"discussions.{name}.text") { MaxLength = maxLength, Multiline = true, Label = $"discussions.{name}.title" }])
        {
            Title = $"discussions.{name}.title",
            Intro = Text.Verbatim(found.Value),
            SubmitLabel = $"discussions.{name}.submit",
            ConfirmLabel = $"discussions.{name}.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        turn.Replace(await SaveAsync(turn, state.SubjectId(subject), VisibleText.Trim(state.Answers[Words]!), cancel));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>What it is about, or why it cannot be done now.</summary>
    protected abstract Task<Result<string>> FindAsync(TurnContext turn, long id, CancellationToken cancel);

    /// <summary>Does it, and returns what is said of that.</summary>
    protected abstract Task<Message> SaveAsync(TurnContext turn, long id, string words, CancellationToken cancel);

    protected static Message Said(TurnContext turn, Refusal? refusal, Text done) => Message.Of(turn.Say(refusal is null ? done : RefusalText.Text(refusal)));
}

/// <summary>A member says something.</summary>
internal sealed class DiscussionSayForm(DiscussionAccess access, SayInDiscussion say, DiscussionReplyText text) : DiscussionTextForm(FormName, About, DiscussionReply.TextLength)
{
    public const string FormName = "disc-say";

    protected override async Task<Result<string>> FindAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await access.FindAsync(id, turn.Actor, cancel)).Unless(static one => one.IsOpen ? null : new DiscussionIsOver()).Select(static one => $"{one.Topic}\n{one.Question}");

    protected override async Task<Message> SaveAsync(TurnContext turn, long id, string words, CancellationToken cancel)
    {
        var done = await say.HandleAsync(turn.Actor, id, words, source: null, cancel);
        var saved = Said(turn, done.Refusal, "discussions.said");
        return done.Succeeded ? saved with { Buttons = text.Own(done.Value.Id, turn.Language) } : saved;
    }
}

/// <summary>A member puts right what they said.</summary>
internal sealed class DiscussionCorrectForm(DiscussionReplyAccess replies, SayInDiscussion say) : DiscussionTextForm(FormName, Reply, DiscussionReply.TextLength)
{
    public const string FormName = "disc-fix";
    public const string Reply = "reply";

    public override async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var own = await replies.FindOwnAsync(new FormRequest(start.Arguments).Id(Reply), turn.Actor, cancel);
        return own.Succeeded ? start with { Drafts = Answers.None.With(Words, own.Value.Text) } : start;
    }

    protected override async Task<Result<string>> FindAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await replies.FindOwnAsync(id, turn.Actor, cancel)).Select(static reply => reply.Discussion!.Topic);

    protected override async Task<Message> SaveAsync(TurnContext turn, long id, string words, CancellationToken cancel) =>
        Said(turn, (await say.CorrectAsync(turn.Actor, id, words, cancel)).Refusal, "discussions.disc-fix.done");
}

/// <summary>What came of it; with that it is closed.</summary>
internal sealed class DiscussionSummaryForm(DiscussionAccess access, CloseDiscussion close) : DiscussionTextForm(FormName, About, Discussion.SummaryLength)
{
    public const string FormName = "disc-sum";

    protected override async Task<Result<string>> FindAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await access.FindToSteerAsync(id, turn.Actor, cancel)).Select(one => $"{one.Topic} · {turn.Say(DiscussionText.Spoken(one))}");

    protected override async Task<Message> SaveAsync(TurnContext turn, long id, string words, CancellationToken cancel) =>
        Said(turn, (await close.SummariseAsync(turn.Actor, id, words, cancel)).Refusal, "discussions.disc-sum.done");
}
