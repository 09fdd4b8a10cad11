using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Glossary;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Glossary;

/// <summary>What is asked of a meaning: its names and its definition in each language, the English ones always.</summary>
internal static class TermFields
{
    public static ImmutableArray<Field> All => [.. Languages.All.SelectMany(Of)];

    public static string Names(string language) => $"n-{language}";

    public static string Definition(string language) => $"d-{language}";

    public static GlossaryDraft Draft(Answers answers) => GlossaryDraft.Of(language => answers[Names(language)], language => answers[Definition(language)]);

    public static Answers Answers(GlossaryTerm term) => Languages.All.Aggregate(Forms.Answers.None, (all, language) => all
        .With(Names(language), string.Join(", ", term.NamesIn(language)) is { Length: > 0 } names ? names : null)
        .With(Definition(language), term.Definitions.GetValueOrDefault(language)));

    /// <summary>What is wrong with which answer; none for what concerns the whole.</summary>
    public static ImmutableDictionary<string, Text> Problems(Refusal refusal) => refusal switch
    {
        GlossaryTermIncomplete => One(Names(Languages.English), refusal),
        GlossaryNameUnclear unclear => One(Names(unclear.Language), refusal),
        GlossaryNameIsTaken taken => One(Names(taken.Language), refusal),
        _ => ImmutableDictionary<string, Text>.Empty,
    };

    private static ImmutableDictionary<string, Text> One(string field, Refusal refusal) => ImmutableDictionary<string, Text>.Empty.Add(field, RefusalText.Text(refusal));

    private static IEnumerable<Field> Of(string language)
    {
        var isOptional = language != Languages.English;
        yield return new TextField(Names(language), $"glossary.field.names.{language}")
        {
            MaxLength = GlossaryTerm.NamesLength,
            Optional = isOptional,
            Label = $"glossary.label.names.{language}",
            Hint = "glossary.hint.names",
        };
        yield return new TextField(Definition(language), $"glossary.field.definition.{language}")
        {
            MaxLength = GlossaryTerm.DefinitionLength,
            Multiline = true,
            Optional = isOptional,
            Label = $"glossary.label.definition.{language}",
        };
    }
}
