using System.Globalization;
using CoP.Community;
using CoP.Community.Documents;
using CoP.Dialogs.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Documents;

/// <summary>Shows a document; its card stays alive.</summary>
internal sealed class ShowDocumentAction(DocumentAccess access) : IdAction
{
    public const string Verb = "doc";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new DocumentShown(id));
        }
    }
}

/// <summary>What it comes to, for thin data: the moderator's words, else its first lines.</summary>
internal sealed class ShortAction(DocumentAccess access, CommunityDb db, DocumentButtons buttons) : IdAction
{
    public const string Verb = "doc-short";
    private const int Most = 700;

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        var text = await db.DocumentTexts.Where(text => text.DocumentId == id).Select(static text => text.Text.Substring(0, 2 * Most)).FirstOrDefaultAsync(cancel);
        var gist = DocumentLines.Short(found.Value, text, Most);
        turn.Reply(new Message
        {
            Blocks = [new Paragraph(found.Value.Title, Tone.Strong), new Paragraph(gist ?? turn.Say("documents.noSummary"))],
            Buttons = buttons.Read(found.Value, turn.Language).ToArray() is { Length: > 0 } read ? [new ButtonRow([.. read])] : [],
        });
    }
}

/// <summary>Saves a document for later, or lets it go.</summary>
internal sealed class SaveDocumentAction(KeepForLater later) : IdAction
{
    public const string Verb = "doc-save";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var saved = await later.ToggleAsync(turn.Actor, id, cancel);
        turn.Remark(saved.Refusal is { } refusal ? RefusalText.Text(refusal) : saved.Value ? "documents.saved" : "documents.unsaved");
    }
}

/// <summary>Links by which a member opens the document in the bot, on each channel.</summary>
internal sealed class DocumentLinksAction(DocumentAccess access, IEnumerable<IDeepLinks> channels) : IdAction
{
    public const string Verb = "doc-links";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        var links = channels.Select(channel => channel.StartLink(string.Create(CultureInfo.InvariantCulture, $"{Document.SubjectKind}_{id}"))).OfType<Uri>().ToList();
        turn.Reply(new Message
        {
            Blocks = [new Paragraph(turn.Say(links.Count == 0 ? "documents.noLinks" : "documents.links")), .. links.Select(static link => new Paragraph(link.AbsoluteUri))],
        });
    }
}
