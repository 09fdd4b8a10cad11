using System.Collections.Immutable;
using CoP.Community;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>Finds options by what a person typed: case and accents do not matter, every word must be in the label.</summary>
internal static class Matching
{
    public static ImmutableArray<Option> Filter(ImmutableArray<Option> options, string words, Localizer localizer)
    {
        var parts = TextNormalizer.NormalizeWhole(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. options.Where(option => TextNormalizer.NormalizeWhole(localizer.Say(option.Label)) is var label && parts.All(label.Contains))];
    }

    public static FieldReading Hear(IOptions field, string said, Localizer localizer)
    {
        // "?" names nothing, though it is part of every label once its punctuation is gone.
        var matching = TextNormalizer.NormalizeWhole(said).Length == 0 ? [] : field.Matching(said, localizer);
        return Exact(matching, said, localizer) is { } exact ? new FieldReading.Understood(exact.Value) : matching switch
        {
            [var only] => new FieldReading.Understood(only.Value),
            [] => new FieldReading.NotUnderstood(new("forms.problem.noMatch", said.Length > 40 ? said[..40] + "…" : said)),
            _ => new FieldReading.Several(),
        };
    }

    public static string Label(ImmutableArray<Option> options, string value, Localizer localizer) =>
        options.FirstOrDefault(option => option.Value == value) is { } option ? localizer.Say(option.Label) : value;

    // Two people of one name are not one answer: then the member chooses.
    private static Option? Exact(ImmutableArray<Option> options, string said, Localizer localizer) =>
        options.Where(option => TextNormalizer.NormalizeWhole(localizer.Say(option.Label)) == TextNormalizer.NormalizeWhole(said)).Take(2).ToList() is [var one] ? one : null;
}
