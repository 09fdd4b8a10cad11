using System.Globalization;
using CoP.Community;
using CoP.Community.Files;
using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>What to make of a picture or a document: the answer to a form that waits for one, and else something we cannot read.</summary>
internal sealed class FileRouter(FormRunner forms, FormBuilder builder, DialogStore store, Actions actions, ReceiveFile receive, IEnumerable<IUnaskedFileHandler> unasked)
{
    /// <summary>A file without words.</summary>
    public async Task RouteAsync(TurnContext turn, FileReceived sent, CancellationToken cancel)
    {
        if (await WaitingAsync(turn, cancel) is { } state)
        {
            await TakeAsync(turn, state, sent, [], cancel);
        }
        else if (sent.Fetched is not null && await store.LoadAsync(turn, cancel) is { } open && actions.Find(open.Form) is { TakesFile: true } command && PermissionGuard.Admits(turn, command.Needs))
        {
            await forms.LeaveAsync(turn, open.Form, cancel);
            await forms.OpenAsync(turn, open.Form, argument: "", new FormStart(open.Arguments), cancel); // The file answers all that it asks.
        }
        else if (turn.IsPersonal && sent.Fetched is not null && PermissionGuard.Admits(turn, Permission.TakePart))
        {
            await OfferAsync(turn, sent, cancel);
        }
        else
        {
            turn.Reply(new Text($"turn.cannotRead.{sent.Content}"));
        }
    }

    private async Task OfferAsync(TurnContext turn, FileReceived sent, CancellationToken cancel)
    {
        var received = await ReceivedAsync(turn, sent, cancel);
        if (received.Refusal is { } refusal)
        {
            turn.Reply(refusal is FileOutOfReach ? "turn.fileOutOfReach" : RefusalText.Text(refusal));
        }
        else
        {
            foreach (var handler in unasked)
            {
                await handler.HandleAsync(turn, received.Value, sent.Read, cancel);
            }
        }
    }

    /// <summary>The open form that has a question for a file, or null.</summary>
    public async Task<DialogState?> WaitingAsync(TurnContext turn, CancellationToken cancel) =>
        await store.LoadAsync(turn, cancel) is { } state && await builder.WaitsForFileAsync(turn, state, cancel) ? state : null;

    /// <summary>A file and the words beside it, in one turn.</summary>
    /// <param name="input">What the words are to the form; null where it asks for the file itself, so that they are no answer to anything.</param>
    public async Task TakeWithWordsAsync(TurnContext turn, DialogState state, FileReceived sent, Input? input, CancellationToken cancel)
    {
        turn.FileIsDealtWith = true;
        await TakeAsync(turn, state, sent, input is null ? [] : [input], cancel);
        if (input is null)
        {
            turn.Reply("turn.wordsBesideFile");
        }
    }

    /// <summary>The form stays as it is when the file is refused: the next one is the answer.</summary>
    private async Task TakeAsync(TurnContext turn, DialogState state, FileReceived sent, Input[] more, CancellationToken cancel)
    {
        var received = await ReceivedAsync(turn, sent, cancel);
        if (received.Refusal is { } refusal)
        {
            turn.Reply(refusal is FileOutOfReach ? "turn.fileOutOfReach" : RefusalText.Text(refusal));
        }

        Input[] inputs = received.Succeeded ? [new Input.File(received.Value.Id.ToString(CultureInfo.InvariantCulture), received.Value.Name), .. more] : more;
        await (inputs.Length == 0 ? Task.CompletedTask : forms.AdvanceAsync(turn, state, inputs, cancel));
    }

    private async Task<Result<StoredFile>> ReceivedAsync(TurnContext turn, FileReceived sent, CancellationToken cancel) => sent.Fetched switch
    {
        FetchedFile.Arrived(var content) => await receive.HandleAsync(sent.Name, content, turn.Member?.Id, cancel),
        FetchedFile.TooLarge => new FileTooLarge(),
        _ => new FileOutOfReach(),
    };

    private sealed record FileOutOfReach : Refusal;
}
