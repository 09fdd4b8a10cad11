using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Forms.Prompts;

/// <summary>The buttons under a question: answers, pages, the suggested answer, then the ways out.</summary>
internal sealed class ChatRows(DialogState state, Field field, OptionPage? page, Localizer localizer)
{
    private const int DraftLength = 30;
    private readonly Buttons _buttons = new(localizer, state.Revision);

    public IEnumerable<ButtonRow> Compose() =>
        Buttons.Rows([.. Answers()]).Concat(Single(Pages())).Concat(Single(Suggested())).Append(new ButtonRow([.. WaysOut()]));

    private static IEnumerable<ButtonRow> Single(IEnumerable<Button> row) => row.Any() ? [new ButtonRow([.. row])] : [];

    private IEnumerable<Button> Answers() => field switch
    {
        YesNoField => [Pick(YesNoField.Yes, localizer.Say("forms.yes")), Pick(YesNoField.No, localizer.Say("forms.no"))],
        ChoicesField => page!.Options.Select(Tick),
        _ => page?.Options.Select(option => Pick(option.Value, localizer.Say(option.Label))) ?? [],
    };

    private Button Pick(string value, string label) => _buttons.Of(label, new Input.Pick(value));

    private Button Tick(Option option)
    {
        var ticked = ChoicesField.Split(state.Drafts[field.Id]).Contains(option.Value);
        return _buttons.Of((ticked ? "✓ " : "") + localizer.Say(option.Label), new Input.Toggle(option.Value));
    }

    private IEnumerable<Button> Pages()
    {
        if (page is { Number: > 1 })
        {
            yield return _buttons.Of($"◀ {page.Number - 1}/{page.Count}", new Input.Page(page.Number - 1));
        }

        if (page is { Filter.Length: > 0 })
        {
            yield return _buttons.Of(localizer.Say("forms.button.all"), new Input.Page(0));
        }

        if (page is { } && page.Number < page.Count)
        {
            yield return _buttons.Of($"{page.Number + 1}/{page.Count} ▶", new Input.Page(page.Number + 1));
        }
    }

    private IEnumerable<Button> Suggested() => field switch
    {
        ChoicesField => [_buttons.Of(localizer.Say("forms.button.done"), new Input.Done(), ButtonStyle.Primary)],
        _ when state.Drafts[field.Id] is { Length: > 0 } draft && field.Accept(draft) is FieldReading.Understood =>
            [_buttons.Of(localizer.Say("forms.button.keep", Short(field.Show(draft, localizer))), new Input.Keep())],
        _ => [],
    };

    private IEnumerable<Button> WaysOut() =>
    [
        .. state.Stray is null ? Enumerable.Empty<Button>() : [_buttons.Of(localizer.Say("forms.button.askInstead"), new Input.AskInstead())],
        .. field.Optional ? [_buttons.Skip] : Enumerable.Empty<Button>(),
        .. state.Steps.IsEmpty ? Enumerable.Empty<Button>() : [_buttons.Back],
        _buttons.Help,
        _buttons.Cancel,
    ];

    private static string Short(string text) =>
        text.ReplaceLineEndings(" ") is { Length: > DraftLength } line ? line[..Cut(line)] + "…" : text.ReplaceLineEndings(" ");

    private static int Cut(string line) => char.IsHighSurrogate(line[DraftLength - 1]) ? DraftLength - 1 : DraftLength;
}
