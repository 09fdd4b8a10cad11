using System.Collections.Immutable;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>One of more options than a form can hold (members). The form's builder finds them for each turn: see <see cref="LookupNeed"/>.</summary>
/// <param name="Dataset">What a card asks for while the member types.</param>
public sealed record LookupField(string Id, Text Prompt, string Dataset) : Field(Id, Prompt), IOptions
{
    /// <summary>The value that makes no sense here, such as the thing itself; it is neither offered nor accepted.</summary>
    public string? Except { get; init; }

    public ImmutableArray<Option> Found { get; init; } = [];

    public ImmutableArray<Option> Known { get; init; } = [];

    ImmutableArray<Option> IOptions.All => [.. Known.Concat(Found).DistinctBy(static option => option.Value)];

    // The builder searched already, perhaps by more than the label.
    ImmutableArray<Option> IOptions.Matching(string words, Localizer localizer) => Found;

    public override FieldReading Accept(string value) => ((IOptions)this).All.Any(option => option.Value == value)
        ? new FieldReading.Understood(value)
        : new FieldReading.NotUnderstood("forms.problem.pickOne");

    internal override FieldReading Hear(string said, Localizer localizer) => Matching.Hear(this, said, localizer);

    internal override string Show(string value, Localizer localizer) => Matching.Label(((IOptions)this).All, value, localizer);
}
