using CoP.Community.Documents;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Documents;

/// <summary>What those hear who gave something, and those who decide about it.</summary>
internal sealed class DocumentNotices(DocumentAccess access, DocumentCard card, GiveDocument given, DocumentButtons buttons, ILocalizer words)
{
    /// <summary>The card by which it is decided.</summary>
    public async Task<Message?> GivenAsync(DocumentGiven notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (to.Member is not { } member || await access.LoadAsync(notice.DocumentId, cancel) is not { } document || !access.MayModerate(document, member))
        {
            return null;
        }

        var near = document.State == DocumentState.Submitted ? await given.NearAsync(member, document.Title, document.Id, cancel) : null;
        var older = document.ReplacesId is { } id ? await access.LoadAsync(id, cancel) : null;
        var drawn = await card.DrawAsync(document, to, cancel);
        return drawn with
        {
            Blocks =
            [
                .. document.State == DocumentState.Submitted ? [new Paragraph(words.Say(new Text("documents.notice.given", document.GivenBy?.Name ?? ""), to.Language), Tone.Subtle)] : Array.Empty<Block>(),
                .. older is null ? Array.Empty<Block>() : [new Paragraph(words.Say(new Text("documents.notice.replaces", older.Title), to.Language), Tone.Strong)],
                .. near is null || near.Id == older?.Id ? Array.Empty<Block>() : [new Paragraph(words.Say(new Text("documents.notice.near", near.Title), to.Language), Tone.Problem)],
                .. drawn.Blocks,
            ],
        };
    }

    public async Task<Message?> DecidedAsync(DocumentDecided notice, NoticeRecipient to, CancellationToken cancel) => await SayAsync(
        notice.DocumentId, to, new Text(notice.State == DocumentState.Published ? "documents.notice.Published" : "documents.notice.Declined", notice.By, await TitleAsync(notice.DocumentId, cancel)), notice.Reason, ShowDocumentAction.Verb, cancel);

    public async Task<Message?> AskedAsync(DocumentAskedAbout notice, NoticeRecipient to, CancellationToken cancel) => await SayAsync(
        notice.DocumentId, to, new Text("documents.notice.asked", notice.By, await TitleAsync(notice.DocumentId, cancel)), notice.Question, ExplainDocumentForm.FormName, cancel);

    public async Task<Message?> ExplainedAsync(DocumentExplained notice, NoticeRecipient to, CancellationToken cancel) => await SayAsync(
        notice.DocumentId, to, new Text("documents.notice.explained", notice.By, await TitleAsync(notice.DocumentId, cancel)), notice.Answer, ShowDocumentAction.Verb, cancel);

    private async Task<string> TitleAsync(long id, CancellationToken cancel) => TextTruncation.Title((await access.LoadAsync(id, cancel))?.Title ?? "");

    private async Task<Message?> SayAsync(long id, NoticeRecipient to, Text said, string? quoted, string verb, CancellationToken cancel) =>
        to.Member is { } member && (await access.FindAsync(id, member, cancel)).Succeeded
            ? new Message
            {
                Blocks = [new Paragraph(words.Say(said, to.Language)), .. quoted is null ? Array.Empty<Block>() : [new Paragraph(quoted, Tone.Quote)]],
                Buttons = [new ButtonRow(buttons.Make(verb, id, to.Language, ButtonStyle.Primary))],
            }
            : null;
}
