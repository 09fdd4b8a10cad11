using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Forms.Prompts;

/// <summary>The first open field as words and rows of buttons.</summary>
internal sealed class AskChat(Form form, DialogState state, Effect.Ask ask, Localizer localizer)
{
    private readonly Field _field = ask.Fields[0];
    private readonly OptionPage? _page = ask.Fields[0] is IOptions options ? OptionPage.Of(ask.Fields[0], options, state.View, localizer) : null;

    public ChatPrompt Compose() => new([.. Blocks()], [.. Rows()], Placeholder());

    private IEnumerable<Block> Blocks() =>
    [
        .. ask.Problems.TryGetValue(_field.Id, out var problem) ? [new Paragraph(localizer.Say(problem), Tone.Problem)] : Empty,
        .. state.Steps.IsEmpty && form.Intro is { } intro ? [new Paragraph(localizer.Say(intro))] : Empty,
        .. Position() is { } position ? [new Paragraph(position, Tone.Subtle)] : Empty,
        new Paragraph(localizer.Say(_field.Prompt), Tone.Strong),
        .. _field.Hint is { } hint ? [new Paragraph(localizer.Say(hint), Tone.Subtle)] : Empty,
        .. _page is null ? Empty : Listing(_page),
    ];

    private static IEnumerable<Block> Empty => [];

    private string? Position()
    {
        // By their ids: a look-up that was asked and the same one with its options filled in are not equal.
        var all = form.Fields.Select(static field => field.Id)
            .Where(id => state.Answers.Knows(id) || ask.Fields.Any(asked => asked.Id == id)).ToList();
        return all.Count > 1 ? $"{localizer.Say(form.Title)} · {all.IndexOf(_field.Id) + 1}/{all.Count}" : null;
    }

    private IEnumerable<Block> Listing(OptionPage page) =>
    [
        .. page.Filter.Length > 0 ? [new Paragraph(localizer.Say("forms.list.filtered", page.Filter), Tone.Subtle)] : Empty,
        .. page.Count > 1 ? [new Paragraph(localizer.Say("forms.list.page", page.Number, page.Count), Tone.Subtle)] : Empty,
        .. page.Options.IsEmpty ? [new Paragraph(localizer.Say("forms.list.type"), Tone.Subtle)] : Empty,
    ];

    private IEnumerable<ButtonRow> Rows() => new ChatRows(state, _field, _page, localizer).Compose();

    private string? Placeholder() => _field switch
    {
        TextField or NumberField or DateField or TimeField => localizer.Say("forms.placeholder.type"),
        _ when _page is { Count: > 1 } or { Options.IsEmpty: true } => localizer.Say("forms.placeholder.find"),
        _ => null,
    };
}
