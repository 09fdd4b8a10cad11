using System.Collections.Immutable;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Forms.Prompts;

/// <summary>All answers, to confirm or change: a chat edits one answer with one press, a card returns to its inputs.</summary>
internal sealed class ReviewPrompt(Form form, DialogState state, Localizer localizer)
{
    private readonly Buttons _buttons = new(localizer, state.Revision);
    private readonly List<Field> _answered = [.. form.Fields.Where(field => state.Answers.Knows(field.Id))];

    public FormPrompt Compose()
    {
        ImmutableArray<Block> blocks =
        [
            new Paragraph(localizer.Say(form.Title), Tone.Strong),
            new Paragraph(localizer.Say(form.ReviewIntro), Tone.Subtle),
            new Facts([.. _answered.Select(Fact)]),
        ];
        return new FormPrompt(new CardPrompt(blocks, [], Card()), new ChatPrompt(blocks, Chat()));
    }

    private Fact Fact(Field field) => new(localizer.Say(field.Name), FormDisplay.Display(field, state.Answers[field.Id], localizer));

    private ImmutableArray<CardButton> Card() =>
    [
        new(Confirm, Submits: false),
        new(_buttons.Of(localizer.Say("forms.button.change"), new Input.Reopen(null)), Submits: false),
        new(_buttons.Cancel, Submits: false),
    ];

    private ImmutableArray<ButtonRow> Chat() =>
    [
        new([Confirm]),
        .. Buttons.Rows([.. _answered.Select(Edit)]),
        state.Steps.IsEmpty ? new(_buttons.Cancel) : new([_buttons.Back, _buttons.Cancel]),
    ];

    private Button Confirm => _buttons.Of(localizer.Say(form.ConfirmLabel), new Input.Confirm(), ButtonStyle.Primary);

    private Button Edit(Field field) => _buttons.Of($"✎ {localizer.Say(field.Name)}", new Input.Reopen(field.Id));
}
