using System.Globalization;
using CoP.Community.Discussions;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Discussions;

/// <summary>The list of discussions, and what was said in one.</summary>
internal sealed class DiscussionPages(DiscussionAccess access, DiscussionText text)
{
    public const string Verb = "discussions";
    public const string RepliesVerb = "disc-replies";

    private const int SummaryShown = 160;
    private const int ReplyShown = 400;

    /// <summary>What its pages' argument begins with.</summary>
    public static string RepliesOf(long id) => string.Create(CultureInfo.InvariantCulture, $"{id}:");

    /// <summary>What is open first; what is closed with the beginning of its summary. Whoever may open one gets the button.</summary>
    public ListView<Discussion> All(TurnContext turn) => new("discussions.list", "discussions.none", access.Listed(turn.Actor), one => Entry(one, turn))
    {
        Buttons = Permissions.Allows(turn.Actor, Permission.LeadOrCoordinate, turn.Now) ? [new ButtonRow(text.Button(OpenDiscussionForm.FormName, "", turn.Language, ButtonStyle.Primary))] : [],
    };

    /// <summary>What was said, in order; what is long is opened by itself.</summary>
    public async Task<ListView<DiscussionReply>?> RepliesAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var found = long.TryParse(argument.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await access.FindAsync(id, turn.Actor, cancel) : new DiscussionNotFound();
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new ListView<DiscussionReply>(new Text("discussions.replies", found.Value.Topic), "discussions.spoken.none", access.Said(id), reply => Entry(reply, turn))
        {
            Prefix = RepliesOf(id),
            Buttons = found.Value.IsOpen ? [new ButtonRow(text.Button(DiscussionSayForm.FormName, id, turn.Language, ButtonStyle.Primary))] : [],
        };
    }

    private Entry Entry(Discussion one, TurnContext turn)
    {
        var state = $"{text.Group(one, turn.Language)} · {turn.Say(text.State(one, turn.Language, turn.Now))} · {(one.IsOpen ? turn.Say(DiscussionText.Spoken(one)) : text.When(one.ClosedAt ?? one.EndsAt, turn.Language, turn.Actor))}";
        var details = one.Summary is { } summary ? $"{state}\n{TextTruncation.Line(summary, SummaryShown)}" : state;
        return new Entry(one.Topic, details, text.Button(ShowDiscussionAction.Verb, one.Id, turn.Language) with { Label = turn.Say("discussions.button.open") });
    }

    private Entry Entry(DiscussionReply reply, TurnContext turn)
    {
        var isOwn = reply.AuthorId == turn.Actor.Id && reply.Discussion!.IsOpen;
        var button = isOwn || reply.Text.Length > ReplyShown ? text.Button(ShowDiscussionReplyAction.Verb, reply.Id, turn.Language) with { Label = turn.Say(isOwn ? "discussions.button.own" : "discussions.button.whole") } : null;
        return new Entry(DiscussionText.Person(reply.Author!), TextTruncation.Line(reply.Text, ReplyShown), button);
    }
}
