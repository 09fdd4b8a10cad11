using CoP.Community.Announcements;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>Every recipient and what became of it, as a file that follows in the private chat.</summary>
internal sealed class ExportAction(AnnouncementExport export) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (turn.Conversation.Kind != ConversationKind.Personal)
        {
            turn.Remark("turn.writePrivately"); // A file follows, and not in the answer to a press.
            return;
        }

        var asked = await export.HandleAsync(turn.Actor, turn.Conversation, id, cancel);
        turn.Remark(asked.Refusal is { } refusal ? RefusalText.Text(refusal) : "announcements.done.ann-export");
    }
}
