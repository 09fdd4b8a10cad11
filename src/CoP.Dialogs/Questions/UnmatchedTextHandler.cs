using System.Text;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Search;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>Words out of the blue: what looks like a question is offered to the community, the rest gets a friendly word.</summary>
internal sealed class UnmatchedTextHandler(FormRunner forms, DialogStore store, AskDraft draft, Suggestions suggestions) : IUnmatchedTextHandler
{
    /// <summary>Bytes: a button has 64 for all that it carries.</summary>
    private const int LongestTopic = 30;

    public async Task HandleAsync(TurnContext turn, MessageReceived said, CancellationToken cancel)
    {
        if (!PermissionGuard.Admits(turn, Permission.TakePart))
        {
            return;
        }

        if (!turn.IsPersonal)
        {
            turn.Reply("turn.writePrivately");
        }
        else if (!StrayWords.MayBeQuestion(said.Text))
        {
            turn.Reply(await WithCardAsync(turn, NotUnderstood(turn, VisibleText.Trim(said.Text)), cancel));
        }
        else
        {
            await OfferAsync(turn, said.Text, cancel);
        }
    }

    private async Task OfferAsync(TurnContext turn, string text, CancellationToken cancel)
    {
        var start = await draft.OfferAsync(turn.Actor, text, cancel);
        if (await suggestions.DrawAsync(turn, start.Answers![QuestionFields.Title]!, start.Answers[QuestionFields.Details] ?? "", cancel) is { } alike)
        {
            turn.Reply(alike);
        }

        await forms.StartAsync(turn, AskForm.FormName, start with { Arguments = start.Arguments.Add(AskForm.Suggested, "1") }, cancel);
    }

    /// <summary>A word or two may be what somebody is looking for; the button has room for that much.</summary>
    private static Message NotUnderstood(TurnContext turn, string text)
    {
        var isTopic = text.All(static letter => char.IsLetter(letter) || letter is ' ' or '\'' or '-') && SearchTerms.Of(text).Any() && Encoding.UTF8.GetByteCount(text) <= LongestTopic;
        return new()
        {
            Blocks = [new Paragraph(turn.Say(isTopic ? new Text("turn.topic", text) : "turn.notUnderstood"))],
            Buttons =
            [
                .. isTopic ? [new ButtonRow(new Button(turn.Say(new Text("turn.button.topic", text)), new Press("find", text), ButtonStyle.Primary))] : Array.Empty<ButtonRow>(),
                new ButtonRow(
                    new Button(turn.Say("questions.button.ask"), new Press(AskForm.FormName), isTopic ? ButtonStyle.Default : ButtonStyle.Primary),
                    new Button(turn.Say("questions.button.find"), new Press("find")),
                    new Button(turn.Say("help.button.help"), new Press("help"))),
            ],
        };
    }

    // Who has a card open may have meant it.
    private async Task<Message> WithCardAsync(TurnContext turn, Message message, CancellationToken cancel) =>
        turn.Channel.DrawsCards && await store.LoadAsync(turn, cancel) is not null
            ? message.With(new Paragraph(turn.Say("turn.cardIsOpen"), Tone.Subtle))
            : message;
}
