using System.Collections.Immutable;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>One of several options.</summary>
public sealed record ChoiceField(string Id, Text Prompt, ImmutableArray<Option> Options) : Field(Id, Prompt), IOptions
{
    ImmutableArray<Option> IOptions.All => Options;

    ImmutableArray<Option> IOptions.Matching(string words, Localizer tongue) => Matching.Filter(Options, words, tongue);

    public override FieldReading Accept(string value) => Options.Any(option => option.Value == value)
        ? new FieldReading.Understood(value)
        : new FieldReading.NotUnderstood("forms.problem.pickOne");

    internal override FieldReading Hear(string said, Localizer tongue) => Matching.Hear(this, said, tongue);

    internal override string Show(string value, Localizer tongue) => Matching.Label(Options, value, tongue);
}
