using System.Globalization;
using System.Text;
using CoP.Community.Glossary;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Glossary;

/// <summary><c>glossary</c> lists what there is; <c>glossary opct</c> says what that is, or what comes nearest to it.</summary>
internal sealed class GlossaryPages(GlossaryLookup lookup)
{
    public const string Verb = "glossary";
    private const string Pages = "page:";
    private const int MostNear = 3;
    private const int LongestQuoted = 40;

    /// <summary>The list; null when the argument was a term, which has been shown.</summary>
    public async Task<ListView<GlossaryTerm>?> ReadAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Length == 0 || argument.StartsWith(Pages, StringComparison.Ordinal))
        {
            return All(turn);
        }

        turn.Reply(await lookup.FindAsync(argument, cancel) is { } term ? TermCard.Of(term, turn) : await UnknownAsync(turn, argument, cancel));
        return null;
    }

    private ListView<GlossaryTerm> All(TurnContext turn) => new("glossary.list.title", "glossary.list.none", lookup.All(turn.Language), term => Entry(term, turn))
    {
        Prefix = Pages,
        Hint = "glossary.list.hint",
        Buttons = MayEdit(turn) ? [new ButtonRow(new Button(turn.Say("glossary.button.add"), new Press(AddTermForm.FormName)))] : [],
    };

    private static Entry Entry(GlossaryTerm term, TurnContext turn) => new(
        term.Name(turn.Language), TextTruncation.Line(term.Definition(turn.Language).Text, most: 90),
        new Button(turn.Say("glossary.button.open"), ShowTermAction.Of(term)));

    private async Task<Message> UnknownAsync(TurnContext turn, string words, CancellationToken cancel)
    {
        var near = await lookup.NearestAsync(words, MostNear, cancel);
        return new Message
        {
            Blocks =
            [
                new Paragraph(turn.Say(new Text("glossary.unknown", TextTruncation.Line(words, LongestQuoted)))),
                .. near.Count > 0 ? [new Paragraph(turn.Say("glossary.nearest"))] : Array.Empty<Block>(),
            ],
            Buttons =
            [
                .. near.Select(term => new ButtonRow(new Button(term.Name(turn.Language), ShowTermAction.Of(term)))),
                new ButtonRow(
                    new Button(turn.Say("help.button.ask"), WithWords("ask", turn.Say(new Text("glossary.question", words)))),
                    new Button(turn.Say("glossary.button.glossary"), new Press(Verb))),
                .. MayEdit(turn) ? [new ButtonRow(new Button(turn.Say("glossary.button.add"), WithWords(AddTermForm.FormName, words)))] : Array.Empty<ButtonRow>(),
            ],
        };
    }

    // A button has room for few words; without them it asks for them.
    private static Press WithWords(string verb, string words) =>
        Encoding.UTF8.GetByteCount(verb) + Encoding.UTF8.GetByteCount(words) < Press.MaxLength && !words.Contains('~', StringComparison.Ordinal) ? new Press(verb, words) : new Press(verb);

    private static bool MayEdit(TurnContext turn) => turn.IsPersonal && Permissions.Allows(turn.Member, Permission.EditGlossary, turn.Now);
}

/// <summary>Shows one meaning.</summary>
internal sealed class ShowTermAction(GlossaryAccess access) : IdAction
{
    public const string Verb = "term";

    public static Press Of(GlossaryTerm term) => new(Verb, term.Id.ToString(CultureInfo.InvariantCulture));

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Reply(TermCard.Of(found.Value, turn));
        }
    }
}
