using System.Collections.Immutable;
using CoP.Dialogs.Forms.Fields;

namespace CoP.Dialogs.Forms;

/// <summary>What a form has to look up before its turn; answered with <see cref="Form.WithOptions"/>.</summary>
/// <param name="Words">What to search for; empty for the likeliest options.</param>
/// <param name="Values">Values whose options are needed for their labels, and to accept them at all.</param>
public sealed record LookupNeed(string Field, string Dataset, string Words, ImmutableArray<string> Values)
{
    /// <param name="input">What is about to be handled; null when the form is only shown.</param>
    public static ImmutableArray<LookupNeed> Of(Form form, DialogState state, Input? input) =>
        [.. form.Fields.OfType<LookupField>().Select(field => Of(form, state, input, field))];

    private static LookupNeed Of(Form form, DialogState state, Input? input, LookupField field)
    {
        var asked = form.Open(state.Answers).FirstOrDefault()?.Id == field.Id;
        return new LookupNeed(field.Id, field.Dataset, Searched(state, input, field, asked), [.. Mentioned(state, input, field)]);
    }

    private static string Searched(DialogState state, Input? input, LookupField field, bool asked) => input switch
    {
        Input.Say(var words) when asked => words.Trim(),
        { Said: { } words } when asked => words.Trim(),
        Input.Page(0) => "",
        _ => state.View is { } view && view.Field == field.Id ? view.Filter : "",
    };

    private static IEnumerable<string> Mentioned(DialogState state, Input? input, LookupField field)
    {
        string?[] values =
        [
            state.Answers[field.Id],
            state.Drafts[field.Id],
            (input as Input.Pick)?.Value,
            (input as Input.Submit)?.Values.GetValueOrDefault(field.Id),
            .. state.Steps.Select(step => step.Was?[field.Id]),
        ];
        return values.OfType<string>().Where(static value => value.Length > 0).Distinct();
    }
}
