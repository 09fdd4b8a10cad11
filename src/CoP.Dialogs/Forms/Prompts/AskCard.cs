using System.Collections.Immutable;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Forms.Prompts;

/// <summary>Every open field as inputs; files cannot be sent with a card, so they are only mentioned.</summary>
internal sealed class AskCard(Form form, DialogState state, Effect.Ask ask, Localizer localizer)
{
    private readonly Buttons _buttons = new(localizer, state.Revision);
    private readonly List<Field> _inputs = [.. ask.Fields.Where(static field => field is not FileField)];

    public CardPrompt Compose() => new([.. Intro()], [.. _inputs.Select(Draw)], [.. Actions()]);

    private IEnumerable<Block> Intro() =>
    [
        new Paragraph(localizer.Say(form.Title), Tone.Strong),
        .. state.Steps.IsEmpty && form.Intro is { } intro ? [new Paragraph(localizer.Say(intro))] : Enumerable.Empty<Block>(),
        .. ask.Fields.OfType<FileField>().SelectMany(File),
    ];

    private IEnumerable<Block> File(FileField field)
    {
        if (ask.Problems.TryGetValue(field.Id, out var problem))
        {
            yield return new Paragraph(localizer.Say(problem), Tone.Problem);
        }

        yield return new Paragraph(localizer.Say("forms.card.file", localizer.Say(field.Prompt)), Tone.Subtle);
    }

    private CardInput Draw(Field field) => CardInputs.Of(field, localizer) with
    {
        Hint = field.Hint is { } hint ? localizer.Say(hint) : null,
        Required = !field.Optional,
        RequiredMessage = localizer.Say("forms.card.required"),
        Value = ask.Drafts[field.Id],
        Problem = ask.Problems.TryGetValue(field.Id, out var problem) ? localizer.Say(problem) : null,
    };

    private IEnumerable<CardButton> Actions()
    {
        if (_inputs.Count > 0)
        {
            yield return new CardButton(_buttons.Of(localizer.Say(form.SubmitLabel), new Input.Submit(ImmutableDictionary<string, string>.Empty), ButtonStyle.Primary), Submits: true);
        }
        else if (ask.Fields[0].Optional)
        {
            yield return new CardButton(_buttons.Skip, Submits: false);
        }

        if (!state.Steps.IsEmpty)
        {
            yield return new CardButton(_buttons.Back, Submits: false);
        }

        yield return new CardButton(_buttons.Cancel, Submits: false);
    }
}
