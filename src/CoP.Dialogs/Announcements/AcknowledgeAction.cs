using CoP.Community.Announcements;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>"I have read it": for a recipient the button gives way to a tick; in a channel it stays, since others press it too.</summary>
internal sealed class AcknowledgeAction(AcknowledgeAnnouncement acknowledge, AnnouncementMessage message) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var done = await acknowledge.HandleAsync(turn.Actor, id, cancel);
        if (done.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        if (turn.IsPersonal)
        {
            turn.Replace(await message.ForAsync(done.Value, turn.Language, turn.Channel.DrawsCards, acknowledged: true, cancel));
        }

        if (!turn.IsPersonal || !turn.Incoming.AnswersInResponse)
        {
            turn.Remark("announcements.done.ack"); // A card of one's own says it with the tick.
        }
    }
}
