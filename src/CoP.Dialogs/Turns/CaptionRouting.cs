using CoP.Community;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Turns;

/// <summary>Words with a picture, a file or the like beside them: the words are the message, and what is beside them goes along where a form waits for it.</summary>
internal sealed class CaptionRouting(WordRouting words, FileRouting files)
{
    public async Task RouteAsync(TurnContext turn, Said said, What beside, CancellationToken cancel)
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
    public async Task AloneAsync(TurnContext turn, What sent, CancellationToken cancel)
    {
        if (sent is SentFile { ToUs: true } file)
        {
            await files.RouteAsync(turn, file, cancel);
        }
        else if (sent is SentSomethingElse { ToUs: true })
        {
            turn.Reply(new Text($"turn.cannotRead.{Content(sent)}"));
        }
    }

    public static OtherContent Content(What sent) => sent switch
    {
        SentFile file => file.Content,
        SentSomethingElse other => other.Content,
        _ => OtherContent.Unknown,
    };
}
