using CoP.Community;
using CoP.Community.Discussions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Discussions;

/// <summary>A discussion as a message: what is asked, how many have spoken, how to take part; once it is closed, what came of it.</summary>
internal sealed class DiscussionCard(DiscussionAccess access, CloseDiscussion close, DiscussionText text, TimeProvider clock)
{
    private const int ListedReplies = 8;
    private const int ListedLength = 220;

    /// <param name="headline">What is wanted of its reader, as long as it is open.</param>
    public async Task<Message?> DrawAsync(long id, Text? headline, NoticeRecipient to, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { } one || (to.Member is { } reader && !access.MaySee(one, reader)))
        {
            return Message.Of(text.Say("refusal.DiscussionNotFound", to.Language));
        }

        return new Message
        {
            Title = one.Topic,
            Blocks =
            [
                .. headline is { } above && one.IsOpen ? [new Paragraph(text.Say(above, to.Language), Tone.Strong)] : Array.Empty<Block>(),
                new Paragraph(one.Question),
                new Paragraph($"{text.Group(one, to.Language)} · {text.Say(text.State(one, to.Language, clock.GetUtcNow()), to.Language)} · {text.Say(DiscussionText.Spoken(one), to.Language)}", Tone.Subtle),
                .. Outcome(one, to),
                .. How(one, to) is { } how ? [new Paragraph(text.Say(how, to.Language), Tone.Subtle)] : Array.Empty<Block>(),
            ],
            Buttons = [.. Buttons(one, to)],
        };
    }

    /// <summary>For whoever sums it up: what was said stands there.</summary>
    public async Task<Message?> SummaryWantedAsync(SummaryWanted notice, NoticeRecipient to, CancellationToken cancel)
    {
        var drawn = await DrawAsync(notice.DiscussionId, notice.Ask > 1 ? "discussions.news.summaryAgain" : "discussions.news.summary", to, cancel);
        if (drawn is null || await access.LoadAsync(notice.DiscussionId, cancel) is not { IsOpen: true } one)
        {
            return drawn;
        }

        var said = await access.Said(one.Id).Take(ListedReplies).ToListAsync(cancel);
        return said.Count == 0 ? drawn : drawn with
        {
            Blocks =
            [
                .. drawn.Blocks, new Separator(),
                .. said.Select(reply => new Paragraph($"• {reply.Author!.Name}: {TextTruncation.Line(reply.Text, ListedLength)}")),
                .. one.Replies.Count > said.Count ? [new Paragraph(text.Say(new Text("discussions.more", one.Replies.Count - said.Count), to.Language), Tone.Subtle)] : Array.Empty<Block>(),
            ],
        };
    }

    /// <summary>Whether it is meant that it ends without a summary.</summary>
    public async Task<Result<Text>> SureToCancelAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await access.FindToSteerAsync(id, turn.Actor, cancel)).Select(static one => new Text("discussions.sure.cancel", one.Topic));

    /// <summary>Whether it is meant that it goes on for another week, and until when that is.</summary>
    public async Task<Result<Text>> SureToExtendAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await access.FindToSteerAsync(id, turn.Actor, cancel)).Select(one => new Text("discussions.sure.extend", one.Topic, text.LastDay(close.Extended(one), turn.Language)));

    /// <summary>What came of it; in a chat the summary has a message of its own.</summary>
    private IEnumerable<Block> Outcome(Discussion one, NoticeRecipient to) => one.Summary is { } summary && to.Member is not null
        ? [new Paragraph(text.Say("discussions.summary", to.Language), Tone.Strong), new Paragraph(summary)] : [];

    private static Text? How(Discussion one, NoticeRecipient to) => !one.IsOpen ? default(Text?)
        : to.Channel.HearsOnlyMentions(to.Conversation) ? "discussions.how.mention" : to.Channel.TakesReplies ? "discussions.how.reply" : default(Text?);

    private IEnumerable<ButtonRow> Buttons(Discussion one, NoticeRecipient to)
    {
        var steers = to.Member is { } reader && one.IsOpen && access.MaySteer(one.GroupId, reader);
        Button[] first =
        [
            .. one.IsOpen ? [text.Button(DiscussionSayForm.FormName, one.Id, to.Language, ButtonStyle.Primary)] : Array.Empty<Button>(),
            .. one.Replies.Count > 0 ? [text.Button(DiscussionPages.RepliesVerb, DiscussionPages.RepliesOf(one.Id), to.Language)] : Array.Empty<Button>(),
            .. one.Summary is not null && to.Member is null ? [text.Button(ShowDiscussionAction.Verb, one.Id, to.Language)] : Array.Empty<Button>(),
        ];
        return
        [
            .. first.Length > 0 ? [new ButtonRow([.. first])] : Array.Empty<ButtonRow>(),
            .. steers ? [new ButtonRow(text.Button(DiscussionSummaryForm.FormName, one.Id, to.Language)), new ButtonRow(text.Button("disc-extend", one.Id, to.Language), text.Button("disc-cancel", one.Id, to.Language, ButtonStyle.Destructive))] : Array.Empty<ButtonRow>(),
        ];
    }
}
