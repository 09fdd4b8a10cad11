using System.Globalization;
using CoP.Community;
using CoP.Community.Files;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Turns;

/// <summary>What to make of a picture or a document: the answer to a form that waits for one, and else something we cannot read.</summary>
internal sealed class FileRouting(FormRunner forms, DialogStore store, ReceiveFile receive)
{
    public async Task RouteAsync(TurnContext turn, SentFile sent, CancellationToken cancel)
    {
        if (await store.LoadAsync(turn, cancel) is not { } state || !await forms.WaitsForFileAsync(turn, state, cancel))
        {
            turn.Reply(new Text($"turn.cannotRead.{sent.Content}"));
            return;
        }

        switch (sent.Fetched)
        {
            case FetchedFile.Arrived(var content):
                await TakeAsync(turn, state, await receive.HandleAsync(sent.Name, content, turn.Member?.Id, cancel), cancel);
                break;
            case FetchedFile.TooLarge:
                turn.Reply(Refusals.Text(new FileTooLarge()));
                break;
            default:
                turn.Reply("turn.fileOutOfReach");
                break;
        }
    }

    /// <summary>The form stays as it is when the file is refused: the next one is the answer.</summary>
    private async Task TakeAsync(TurnContext turn, DialogState state, Result<StoredFile> received, CancellationToken cancel)
    {
        if (received.Refusal is { } refusal)
        {
            turn.Reply(Refusals.Text(refusal));
            return;
        }

        var file = received.Value;
        await forms.AdvanceAsync(turn, state, new Input.File(file.Id.ToString(CultureInfo.InvariantCulture), file.Name), cancel);
    }
}
