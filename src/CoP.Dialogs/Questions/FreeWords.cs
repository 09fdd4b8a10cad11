using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>Words out of the blue: what looks like a question is offered to the community, the rest gets a friendly word.</summary>
internal sealed class FreeWords(FormRunner forms, AskDraft draft, QuestionSearch search) : IFreeWords
{
    private const int WordsOfAQuestion = 4;

    public async Task HandleAsync(TurnContext turn, Said said, CancellationToken cancel)
    {
        if (!Gatekeeper.Admits(turn, Permission.TakePart))
        {
            return;
        }

        if (!turn.IsPersonal)
        {
            turn.Reply("turn.writePrivately");
        }
        else if (!LooksLikeQuestion(said.Text))
        {
            turn.Reply(NotUnderstood(turn));
        }
        else
        {
            await OfferAsync(turn, said.Text, cancel);
        }
    }

    private async Task OfferAsync(TurnContext turn, string text, CancellationToken cancel)
    {
        if (await search.AlikeAsync(turn, text, cancel) is { } alike)
        {
            turn.Reply(alike);
        }

        await forms.StartAsync(turn, AskForm.FormName, await draft.OfferAsync(turn.Actor, text, cancel), cancel);
    }

    private static bool LooksLikeQuestion(string text) =>
        text.Contains('?', StringComparison.Ordinal)
            ? Terms.Of(text).Any()
            : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= WordsOfAQuestion;

    private static Message NotUnderstood(TurnContext turn) => new()
    {
        Blocks = [new Paragraph(turn.Say("turn.notUnderstood"))],
        Buttons =
        [
            new ButtonRow(
                new Button(turn.Say("questions.button.ask"), new Press(AskForm.FormName), ButtonStyle.Primary),
                new Button(turn.Say("questions.button.find"), new Press("find")),
                new Button(turn.Say("members.button.help"), new Press("help"))),
        ],
    };
}
