using System.Collections.Immutable;
using CoP.Dialogs.Forms.Prompts;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Forms;

/// <summary>Puts a turn into words: what happened, then what is asked, as a card and as a chat.</summary>
public static class PromptComposer
{
    /// <returns>Null when there is nothing to say: a completed form is answered by its use case.</returns>
    public static Message? Compose(Form form, FormStep turn, ILocalizer words, string language)
    {
        var localizer = new Localizer(words, language);
        ImmutableArray<Block> news = [.. turn.Effects.SelectMany(effect => News(form, effect, localizer))];

        return turn.Effects is [.., var last] && turn.State is { } state && Prompt(form, state, last, localizer) is { } prompt
            ? new Message { Form = Under(news, prompt) }
            : news.IsEmpty ? null : new Message { Blocks = news };
    }

    private static FormPrompt? Prompt(Form form, DialogState state, Effect effect, Localizer localizer) => effect switch
    {
        Effect.Ask ask => new FormPrompt(
            new AskCard(form, state, ask, localizer).Compose(),
            new AskChat(form, state, ask, localizer).Compose()),
        Effect.Review => new ReviewPrompt(form, state, localizer).Compose(),
        _ => null,
    };

    private static FormPrompt Under(ImmutableArray<Block> news, FormPrompt prompt) => new(
        prompt.Card with { Intro = [.. news, .. prompt.Card.Intro] },
        prompt.Chat with { Blocks = [.. news, .. prompt.Chat.Blocks] });

    private static IEnumerable<Block> News(Form form, Effect effect, Localizer localizer) => effect switch
    {
        Effect.Hint(var text) => [new Paragraph(localizer.Say(text))],
        Effect.Explain(var field) => [new Paragraph(localizer.Say(FieldHelpText.For(field))), new Paragraph(localizer.Say(FieldHelpText.Controls(field)), Tone.Subtle)],
        Effect.Abandon => [new Paragraph(localizer.Say(form.Cancelled))],
        _ => [],
    };
}
