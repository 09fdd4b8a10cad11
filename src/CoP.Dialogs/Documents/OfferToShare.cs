using System.Globalization;
using CoP.Community.Documents;
using CoP.Community.Files;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Documents;

/// <summary>A file out of the blue is offered to be shared: the form, with what can be guessed filled in.</summary>
internal sealed class OfferToShare(FormRunner forms, TimeProvider clock) : IUnaskedFileHandler
{
    public async Task HandleAsync(TurnContext turn, StoredFile file, FileText? read, CancellationToken cancel)
    {
        var guess = DocumentGuess.Of(file.Name, file.ContentType, read, clock.GetUtcNow());
        var known = GiveFields.Write(guess with { Language = guess.Language ?? turn.Language }).With(GiveFields.What, GiveFields.ByFile)
            .With(GiveFields.ByFile, $"{file.Id.ToString(CultureInfo.InvariantCulture)}\n{file.Name}");
        turn.Reply("documents.give.offer");
        await forms.StartAsync(turn, GiveForm.FormName, FormStart.Empty with { Answers = known }, cancel);
    }
}
