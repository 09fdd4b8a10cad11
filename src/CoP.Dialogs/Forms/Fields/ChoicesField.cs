using System.Collections.Immutable;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>Several of the options; the value is theirs joined with commas, in the order of the options.</summary>
public sealed record ChoicesField(string Id, Text Prompt, ImmutableArray<Option> Options) : Field(Id, Prompt), IOptions
{
    public int Min { get; init; } = 1;

    public int Max { get; init; } = int.MaxValue;

    ImmutableArray<Option> IOptions.All => Options;

    ImmutableArray<Option> IOptions.Matching(string words, Localizer localizer) => Matching.Filter(Options, words, localizer);

    public override FieldReading Accept(string value)
    {
        var chosen = Split(value);
        return chosen switch
        {
            _ when chosen.Any(one => Options.All(option => option.Value != one)) => new FieldReading.NotUnderstood("forms.problem.pickSome"),
            { Length: 0 } => new FieldReading.NotUnderstood("forms.problem.pickSome"),
            _ when chosen.Length < Min => new FieldReading.NotUnderstood(new("forms.problem.tooFew", Min)),
            _ when chosen.Length > Max => new FieldReading.NotUnderstood(new("forms.problem.tooMany", Max)),
            _ => new FieldReading.Understood(Join(chosen)),
        };
    }

    internal static ImmutableArray<string> Split(string? value) =>
        [.. (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    internal string Toggled(string? value, string one) =>
        Split(value) is var chosen && chosen.Contains(one) ? Join(chosen.Remove(one)) : Join(chosen.Add(one));

    internal override FieldReading Hear(string said, Localizer localizer) => Matching.Hear(this, said, localizer);

    internal override string Show(string value, Localizer localizer)
    {
        var options = Options;
        return string.Join(", ", Split(value).Select(one => Matching.Label(options, one, localizer)));
    }

    private string Join(ImmutableArray<string> chosen) =>
        string.Join(',', Options.Select(static option => option.Value).Where(chosen.Contains));
}
