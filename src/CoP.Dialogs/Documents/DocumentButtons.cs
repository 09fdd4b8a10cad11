using System.Globalization;
using CoP.Community.Documents;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Messages.Formatting;

namespace CoP.Dialogs.Documents;

/// <summary>What can be pressed about a document. The use cases check again.</summary>
internal sealed class DocumentButtons(ILocalizer words)
{
    public Button Make(string verb, long id, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(words.Say($"documents.button.{verb}", language), new Press(verb, id.ToString(CultureInfo.InvariantCulture)), style);

    /// <summary>The file, with its size first; or the link.</summary>
    public IEnumerable<Button> Read(Document document, string language)
    {
        if (document is { FileId: not null, Size: { } size })
        {
            var label = words.Say(new Text("documents.button.doc-file", DocumentLines.Size(size, language)), language);
            yield return new Button(label, new Press(FetchDocumentAction.Verb, document.Id.ToString(CultureInfo.InvariantCulture)), ButtonStyle.Primary);
        }

        if (SafeLink.Of(document.Link) is { } link)
        {
            yield return new Button(words.Say("documents.button.link", language), null, document.FileId is null ? ButtonStyle.Primary : ButtonStyle.Default, link);
        }
    }

    /// <summary>For whoever decides about it.</summary>
    public IEnumerable<ButtonRow> Moderator(Document document, string language)
    {
        Button Of(string verb, ButtonStyle style = ButtonStyle.Default) => Make(verb, document.Id, language, style);
        return document.State switch
        {
            DocumentState.Submitted =>
            [
                new ButtonRow(Of("doc-publish", ButtonStyle.Primary), Of(DeclineDocumentForm.FormName, ButtonStyle.Destructive)),
                new ButtonRow([.. document.GivenById is null ? Array.Empty<Button>() : [Of(AskGiverForm.FormName)], Of(CoreMessageForm.FormName), Of(EditDocumentForm.FormName)]),
            ],
            DocumentState.Declined => [new ButtonRow(Of("doc-publish"), Of(EditDocumentForm.FormName))],
            DocumentState.Published => [new ButtonRow(Of(CoreMessageForm.FormName), Of(EditDocumentForm.FormName), Of("doc-remove", ButtonStyle.Destructive))],
            _ => [],
        };
    }
}
