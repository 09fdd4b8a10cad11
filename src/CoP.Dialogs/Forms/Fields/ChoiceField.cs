using System.Collections.Immutable;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>One of several options.</summary>
public sealed record ChoiceField(string Id, Text Prompt, ImmutableArray<Option> Options) : Field(Id, Prompt), IOptions
{
    ImmutableArray<Option> IOptions.All => Options;

    ImmutableArray<Option> IOptions.Matching(string words, Localizer localizer) => Matching.Filter(Options, words, localizer);

    public override FieldReading Accept(string value) => Options.Any(option => option.Value == value)
        ? new FieldReading.Understood(value)
        : new FieldReading.NotUnderstood("forms.problem.pickOne");

    internal override FieldReading Hear(string said, Localizer localizer) => Matching.Hear(this, said, localizer);

    internal override string Show(string value, Localizer localizer) => Matching.Label(Options, value, localizer);
}
