using CoP.Community.Files;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints.Said;

/// <summary>A file out of the blue in which several things are to be done looks like minutes: it is offered to go through them.</summary>
internal sealed class OfferToReadActions(SeveralSaid several, SaidLists lists) : IUnaskedFileHandler
{
    private const int Fewest = 2;

    public async Task HandleAsync(TurnContext turn, StoredFile file, FileText? read, CancellationToken cancel)
    {
        if (read is { Outcome: FileTextOutcome.Read } && several.Read(turn, read.Text) is { Count: >= Fewest } all)
        {
            var list = await lists.KeepAsync(turn, all, source: null, cancel);
            turn.Reply(Message.Of(turn.Say(new Text("actions.file.offer", list.Items.Length))) with
            {
                Buttons = [new ButtonRow(new Button(turn.Say("actions.file.read"), new Press(SeveralSaid.PageVerb, FormattableString.Invariant($"{list.Id}:0"))))],
            });
        }
    }
}
