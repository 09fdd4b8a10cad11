using System.Collections.Immutable;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Forms.Prompts;

/// <summary>Which input of a card asks which field.</summary>
internal static class CardInputs
{
    public static CardInput Of(Field field, Localizer localizer)
    {
        var input = new CardInput(Kind(field), field.Id, localizer.Say(field.Prompt)) { Options = Options(field, localizer) };
        return field switch
        {
            TextField text => input with { MaxLength = text.MaxLength },
            LookupField lookup => input with { Dataset = lookup.Dataset, Filtered = true },
            _ => input with { Filtered = input.Options.Length > OptionPage.Size },
        };
    }

    private static InputKind Kind(Field field) => field switch
    {
        TextField { Multiline: true } => InputKind.Multiline,
        ChoiceField or LookupField => InputKind.Choice,
        ChoicesField => InputKind.Choices,
        // Two options, since a toggle cannot be left open: an untouched one would already say no.
        YesNoField => InputKind.Choice,
        DateField => InputKind.Date,
        TimeField => InputKind.Time,
        NumberField => InputKind.Number,
        _ => InputKind.Text,
    };

    private static ImmutableArray<PromptOption> Options(Field field, Localizer localizer) => field switch
    {
        YesNoField => [new(YesNoField.Yes, localizer.Say("forms.yes")), new(YesNoField.No, localizer.Say("forms.no"))],
        IOptions options => [.. options.All.Select(option => new PromptOption(option.Value, localizer.Say(option.Label)))],
        _ => [],
    };
}
