using System.Globalization;
using CoP.Community;
using CoP.Community.Glossary;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Glossary;

/// <summary>A meaning as a message: its name and definition in the language of whoever reads it, and what it is called in the others.</summary>
internal static class TermCard
{
    public const string RemoveVerb = "term-remove";

    public static Message Of(GlossaryTerm term, TurnContext turn)
    {
        var (text, language) = term.Definition(turn.Language);
        return new Message
        {
            Title = term.Name(turn.Language),
            Blocks =
            [
                new Paragraph(text),
                .. language != turn.Language ? [new Paragraph(turn.Say("glossary.onlyEnglish"), Tone.Subtle)] : Array.Empty<Block>(),
                .. Names(term, turn) is { Length: > 0 } names ? [new Facts([.. names])] : Array.Empty<Block>(),
            ],
            Buttons = [new ButtonRow([.. Buttons(term, turn)])],
        };
    }

    private static Fact[] Names(GlossaryTerm term, TurnContext turn) =>
    [
        .. Fact(turn.Say("glossary.label.also"), term.NamesIn(turn.Language).Except([term.Name(turn.Language)])),
        .. Languages.All.Where(language => language != turn.Language).SelectMany(language => Fact(turn.Say($"glossary.label.{language}"), term.NamesIn(language))),
    ];

    private static IEnumerable<Fact> Fact(string label, IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } said ? [new Fact(label, said)] : [];

    private static IEnumerable<Button> Buttons(GlossaryTerm term, TurnContext turn)
    {
        if (turn.IsPersonal && Permissions.Allows(turn.Member, Permission.EditGlossary, turn.Now))
        {
            var id = term.Id.ToString(CultureInfo.InvariantCulture);
            yield return new Button(turn.Say($"glossary.button.{EditTermForm.FormName}"), new Press(EditTermForm.FormName, id));
            yield return new Button(turn.Say($"glossary.button.{RemoveVerb}"), new Press(RemoveVerb, id), ButtonStyle.Destructive);
        }

        yield return new Button(turn.Say("glossary.button.glossary"), new Press(GlossaryPages.Verb));
    }
}
