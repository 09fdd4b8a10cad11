using CoP.Community.Announcements;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>Every recipient and what became of it, as a file in the private chat.</summary>
internal sealed class ExportAction(AnnouncementExport export) : IdAction("ann-export", Permission.LeadOrCoordinate)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (!turn.IsPersonal)
        {
            turn.Remark("turn.writePrivately");
            return;
        }

        var made = await export.HandleAsync(turn.Actor, id, cancel);
        if (made.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        var file = made.Value;
        turn.Reply(Message.Of(turn.Say("announcements.exported")) with { File = new MessageFile(file.Id, file.Name, file.ContentType, file.Name) });
    }
}
