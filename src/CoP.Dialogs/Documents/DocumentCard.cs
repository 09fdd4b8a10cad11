using CoP.Community;
using CoP.Community.Documents;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Documents;

/// <summary>A document as a message: what it is, what it comes to, and how to get it.</summary>
internal sealed class DocumentCard(DocumentAccess access, KeepForLater later, DocumentLines lines, DocumentButtons buttons, IAgreedPoints agreed, ILocalizer words)
{
    private const int SummaryLength = 400;

    /// <summary>As it is at that moment. To whom it is not open any more, only that is said.</summary>
    public async Task<Message?> ShownAsync(long id, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(id, cancel) is { } document && MaySee(document, to.Member)
            ? await DrawAsync(document, to, cancel)
            : Message.Of(words.Say("documents.gone", to.Language));

    /// <summary>For whoever follows one of its themes; nothing where it is not open to them.</summary>
    public async Task<Message?> PublishedAsync(long id, NoticeRecipient to, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { State: DocumentState.Published } document || !MaySee(document, to.Member))
        {
            return null;
        }

        var drawn = await DrawAsync(document, to, cancel);
        return drawn with { Blocks = drawn.Blocks.Insert(0, new Paragraph(words.Say("documents.new", to.Language), Tone.Subtle)) };
    }

    public async Task<Message> DrawAsync(Document document, NoticeRecipient to, CancellationToken cancel) => new()
    {
        Title = document.Title,
        Blocks = [.. await StandingAsync(document, to, cancel), Facts(document, to.Language), .. Gist(document, to.Language), .. await agreed.BlocksAsync(document.Subject, to, cancel)],
        Buttons = [.. await ButtonsAsync(document, to, cancel), .. await agreed.ButtonsAsync(document.Subject, to, cancel)],
    };

    /// <summary>What is known of it.</summary>
    public Facts Facts(Document document, string language)
    {
        Fact? Of(string label, string? value) => string.IsNullOrWhiteSpace(value) ? null : new Fact(words.Say($"documents.label.{label}", language), value);
        Fact?[] facts =
        [
            Of("kind", lines.Kind(document.Kind, language)),
            Of("org", document.Organisation),
            Of("author", document.Author),
            Of("year", document.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Of("language", DocumentLines.LanguageOf(document)),
            Of("extent", lines.Extent(document, language)),
            Of("themes", string.Join(", ", document.Themes.Select(theme => words.Say($"theme.{theme}", language)))),
            Of("where", string.Join(", ", document.Counties.Select(static code => Counties.Find(code)?.Name).OfType<string>().Concat(document.Countries.Take(5)))),
            Of("group", document.Group?.Name(language)),
            Of("readers", document.Readers == DocumentReaders.Members ? null : words.Say($"documents.readers.{document.Readers}", language)),
            Of("by", document.GivenBy is { } giver ? string.Join(" · ", new[] { giver.Name, giver.Organisation?.Name }.OfType<string>()) : null),
        ];
        return new Facts([.. facts.OfType<Fact>()]);
    }

    private IEnumerable<Block> Gist(Document document, string language)
    {
        if (document.CoreMessage is { } core)
        {
            yield return new Formatted(core);
        }
        else if (DocumentLines.Short(document, text: null, SummaryLength) is { } summary)
        {
            yield return new Paragraph(summary);
        }

        if (document.TextState is DocumentTextState.Unreadable or DocumentTextState.Empty)
        {
            yield return new Paragraph(words.Say($"documents.text.{document.TextState}", language), Tone.Subtle);
        }
    }

    private async Task<IEnumerable<Block>> StandingAsync(Document document, NoticeRecipient to, CancellationToken cancel) =>
        document.State != DocumentState.Published ? [new Paragraph(words.Say($"documents.state.{document.State}", to.Language), Tone.Strong)]
        : await NewerAsync(document, to, cancel) is not null ? [new Paragraph(words.Say("documents.replaced", to.Language), Tone.Problem)]
        : [];

    /// <summary>The newest version that whoever reads may find.</summary>
    private async Task<Document?> NewerAsync(Document document, NoticeRecipient to, CancellationToken cancel) =>
        document.ReplacedById is { } newer && await access.LoadAsync(newer, cancel) is { State: DocumentState.Published } found && MaySee(found, to.Member) ? found : null;

    private async Task<IEnumerable<ButtonRow>> ButtonsAsync(Document document, NoticeRecipient to, CancellationToken cancel)
    {
        var (language, member) = (to.Language, to.Member);
        var newer = await NewerAsync(document, to, cancel);
        Button[] read = [.. buttons.Read(document, language), buttons.Make(ShortAction.Verb, document.Id, language)];
        return
        [
            .. newer is null ? Array.Empty<ButtonRow>() : [new ButtonRow(buttons.Make(ShowDocumentAction.Verb, newer.Id, language, ButtonStyle.Primary) with { Label = words.Say("documents.button.newer", language) })],
            new ButtonRow([.. read]),
            .. member is null ? [] : await OwnAsync(document, member, language, cancel),
        ];
    }

    private async Task<IEnumerable<ButtonRow>> OwnAsync(Document document, Member member, string language, CancellationToken cancel)
    {
        var save = buttons.Make(SaveDocumentAction.Verb, document.Id, language);
        var others = await access.OtherLanguagesAsync(document, member, cancel);
        return
        [
            .. others.Count == 0 ? Array.Empty<ButtonRow>() : [new ButtonRow([.. others.Take(3).Select(other => buttons.Make(ShowDocumentAction.Verb, other.Id, language) with { Label = words.Say(new Text("documents.button.also", DocumentLines.LanguageOf(other) ?? other.Title), language) })])],
            new ButtonRow(
                await later.IsSavedAsync(member, document.Id, cancel) ? save with { Label = words.Say("documents.button.saved", language) } : save,
                buttons.Make(AddToListForm.FormName, document.Id, language),
                buttons.Make(DocumentLinksAction.Verb, document.Id, language)),
            .. access.MayModerate(document, member) ? buttons.Moderator(document, language) : [],
        ];
    }

    /// <summary>In a group everybody reads: only what is open to all members.</summary>
    private bool MaySee(Document document, Member? reader) =>
        reader is null ? document is { State: DocumentState.Published, Readers: DocumentReaders.Members } : access.MaySee(document, reader);
}
