using System.Collections.Immutable;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>One of several options.</summary>
public sealed record ChoiceField(string Id, Text Prompt, ImmutableArray<Option> Options) : Field(Id, Prompt), IOptions
{
    ImmutableArray<Option> IOptions.All => Options;

    ImmutableArray<Option> IOptions.Matching(string words, Tongue tongue) => Matching.Filter(Options, words, tongue);

    public override Reading Accept(string value) => Options.Any(option => option.Value == value)
        ? new Reading.Understood(value)
        : new Reading.NotUnderstood("forms.problem.pickOne");

    internal override Reading Hear(string said, Tongue tongue) => Matching.Hear(this, said, tongue);

    internal override string Show(string value, Tongue tongue) => Matching.Label(Options, value, tongue);
}
