using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints.Sheets;
using CoP.Dialogs.ActionPoints.Recommendations;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.ActionPoints.Sheets;

/// <summary>The lists that are followed for years: the resolutions of conferences.</summary>
internal sealed class FollowedPages(CommunityDb db)
{
    public const string Verb = "resolutions";

    public ListView<FollowedList> All(TurnContext turn) => new("actions.followed.title", "actions.followed.none", db.FollowedLists.AsNoTracking().OrderByDescending(static list => list.CreatedAt).ThenByDescending(static list => list.Id), list => new Entry(
        list.Title, Details: null, new Button(turn.Say("actions.button.open"), new Press(ShowFollowedAction.Verb, list.Id.ToString(CultureInfo.InvariantCulture)))));
}

/// <summary>One of them: what is done, and what became of each.</summary>
internal sealed class FollowedCard(CommunityDb db, IAgreedPoints agreed, ILocalizer words)
{
    /// <summary>Null for one that is gone.</summary>
    public async Task<Message?> DrawAsync(long id, NoticeRecipient to, CancellationToken cancel) => await db.FollowedLists.AsNoTracking().FirstOrDefaultAsync(list => list.Id == id, cancel) is { } list
        ? new Message
        {
            Title = list.Title,
            Blocks = [.. await agreed.BlocksAsync(list.Subject, to, cancel)],
            Buttons = [new ButtonRow(agreed.List(list.Subject, to.Language), new Button(words.Say("actions.to.recommendations", to.Language), new Press(RecommendationPages.SourceVerb, list.Subject)))],
        }
        : null;

    /// <summary>Once a quarter, to those who follow it up.</summary>
    public async Task<Message?> RemindAsync(FollowedListOpen notice, NoticeRecipient to, CancellationToken cancel) => await DrawAsync(notice.ListId, to, cancel) is { } card
        ? card with { Blocks = card.Blocks.Insert(0, new Paragraph(words.Say("actions.followed.quarter", to.Language))) }
        : null;
}

/// <summary>Shows one of them.</summary>
internal sealed class ShowFollowedAction(FollowedCard card) : IdAction
{
    public const string Verb = "fl-show";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await card.DrawAsync(id, new NoticeRecipient(turn.Member, turn.Language, turn.Conversation, turn.Channel), cancel) is { } drawn)
        {
            turn.Reply(drawn);
        }
        else
        {
            turn.Remark("actions.said.gone");
        }
    }
}
