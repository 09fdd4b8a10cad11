using CoP.Community;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>Words with a picture, a file or the like beside them: the words are the message, and what is beside them goes along where a form waits for it.</summary>
internal sealed class CaptionRouter(TextRouter words, FileRouter files)
{
    public async Task RouteAsync(TurnContext turn, MessageReceived said, IncomingEvent beside, CancellationToken cancel)
    {
        if (VisibleText.IsNone(said.Text))
        {
            await AloneAsync(turn, beside, cancel);
            return;
        }

        await words.RouteAsync(turn, said, cancel);
        if (!turn.FileIsDealtWith)
        {
            turn.Note(new Text($"turn.beside.{Content(beside)}"));
        }
    }

    /// <summary>Without any words.</summary>
    public async Task AloneAsync(TurnContext turn, IncomingEvent sent, CancellationToken cancel)
    {
        if (sent is FileReceived { ToUs: true } file)
        {
            await files.RouteAsync(turn, file, cancel);
        }
        else if (sent is OtherContentReceived { ToUs: true })
        {
            turn.Reply(new Text($"turn.cannotRead.{Content(sent)}"));
        }
    }

    public static OtherContent Content(IncomingEvent sent) => sent switch
    {
        FileReceived file => file.Content,
        OtherContentReceived other => other.Content,
        _ => OtherContent.Unknown,
    };
}
