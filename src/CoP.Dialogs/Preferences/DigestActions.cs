using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Preferences;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Preferences;

/// <summary>The rest of a digest; the argument is <c>{after}-{upTo}</c>, ids of its items.</summary>
internal sealed class MoreOfDigestAction(DigestMessage digest) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var rest = argument.Split('-') is [var first, var last] && Id(first) is { } after && Id(last) is { } upTo
            ? await digest.ComposeAsync(new DigestReady(turn.Actor.Id, default, after, upTo, NewsSince: null), ReaderOf(turn), cancel)
            : null;
        if (rest is null)
        {
            turn.Remark("preferences.gone");
        }
        else
        {
            turn.Reply(rest);
        }
    }

    internal static NoticeRecipient ReaderOf(TurnContext turn) => new(turn.Actor, turn.Language, turn.Conversation, turn.Channel);

    private static long? Id(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

/// <summary>Shows what an item of a digest is about as it would have been shown at once, so that it can be answered.</summary>
internal sealed class OpenItemAction(CommunityDb db, DigestMessage digest) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var item = await db.DigestItems.FindAsync([id], cancel);
        if (item?.MemberId == turn.Actor.Id && turn.IsPersonal && await digest.RenderAsync(item, MoreOfDigestAction.ReaderOf(turn), cancel) is not null)
        {
            turn.Show(NoticeJson.Read(item.NoticeType, item.Notice));
        }
        else
        {
            turn.Remark("preferences.gone");
        }
    }
}
