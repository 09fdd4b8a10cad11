using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.Documents;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Documents;

/// <summary>
/// Brings the file itself: as a document where the channel can, by an offer where it asks first, and as a link that is good for a
/// while where it can do neither.
/// </summary>
internal sealed class FetchDocumentAction(FetchDocument fetch, MessageFiles files) : IdAction
{
    public const string Verb = "doc-file";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (turn.Conversation.Kind != ConversationKind.Personal)
        {
            turn.Remark("turn.writePrivately"); // A file follows, and not in the answer to a press.
            return;
        }

        var found = await fetch.FindAsync(turn.Actor, id, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        var message = Message.Of(found.Value.Title) with { File = await files.FindAsync(found.Value.FileId, cancel) };
        if (turn.Channel.OffersFiles && message.File is { IsPicture: false } && found.Value.Size is { } size)
        {
            turn.Reply(message with { Offer = await OfferAsync(turn, found.Value, size, cancel) });
            return;
        }

        await fetch.CountAsync(found.Value, cancel);
        turn.Reply(message);
    }

    private async Task<FileOffer> OfferAsync(TurnContext turn, Document document, long size, CancellationToken cancel) => new(
        turn.Say(new Text("documents.file.offer", TextTruncation.Title(document.Title), DocumentLines.Size(size, turn.Language))),
        size,
        new Press(AcceptDocumentAction.Verb, AcceptDocumentAction.Argument(document.Id, (await fetch.NewerAsync(turn.Actor, document, cancel))?.Id)),
        new Press(DeclineFileAction.Verb, document.Id.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>
/// The offered file is accepted: it goes where the member has said. Days may lie between, so whether they may have it is asked
/// again, and one that has been replaced since is not handed out as if it were the last word.
/// </summary>
internal sealed class AcceptDocumentAction(FetchDocument fetch, MessageFiles files) : IAction
{
    public const string Verb = "doc-take";

    /// <param name="id">The document's.</param>
    /// <param name="newerId">The newer version that there was when it was offered: who wanted this one all the same gets it.</param>
    public static string Argument(long id, long? newerId) =>
        newerId is { } newer ? FormattableString.Invariant($"{id}.{newer}") : id.ToString(CultureInfo.InvariantCulture);

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        turn.Withdraw();
        var found = await fetch.FindAsync(turn.Actor, long.Parse(argument.Split('.')[0], CultureInfo.InvariantCulture), cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else if (await fetch.NewerAsync(turn.Actor, found.Value, cancel) is { } newer && argument != Argument(found.Value.Id, newer.Id))
        {
            turn.Remark("documents.replaced");
            turn.Show(new DocumentShown(newer.Id));
        }
        else
        {
            await HandOutAsync(turn, found.Value, cancel);
        }
    }

    private async Task HandOutAsync(TurnContext turn, Document document, CancellationToken cancel)
    {
        await fetch.CountAsync(document, cancel);
        var otherwise = new Message
        {
            Blocks = [new Paragraph(document.Title, Tone.Strong), new Paragraph(turn.Say("documents.file.notPut"))],
            File = await files.FindAsync(document.FileId, cancel),
        };
        if (turn.Incoming.What is ButtonPressed { UploadTo: { } place })
        {
            turn.Upload(otherwise with { UploadTo = place });
        }
        else
        {
            turn.Reply(otherwise);
        }
    }
}

/// <summary>The offered file is not wanted: nothing is kept of the offer.</summary>
internal sealed class DeclineFileAction : IAction
{
    public const string Verb = "doc-leave";

    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        turn.Withdraw();
        turn.Reply("documents.file.declined");
        return Task.CompletedTask;
    }
}
