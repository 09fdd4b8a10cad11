using System.Globalization;
using CoP.Community.Search;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Search;

/// <summary>
/// What is there already, shown to somebody who is about to ask: one press takes it and ends the asking. Whether it helped is remembered.
/// </summary>
public sealed class Suggestions(FindThings find, SearchHistory history, SearchResults results)
{
    public const string TakeVerb = "alike-take";
    public const string AskVerb = "alike-ask";
    public const string EnoughVerb = "alike-enough";
    private const int Most = 3;

    /// <summary>Null when nothing is alike enough: a suggestion that misses costs more than none.</summary>
    public async Task<Message?> DrawAsync(TurnContext turn, string title, string details, CancellationToken cancel)
    {
        var alike = await find.AlikeAsync(turn.Actor, title, Most, cancel, details);
        if (alike.Count == 0)
        {
            return null;
        }

        var search = await history.NoteAsync(turn.Actor, SearchPurpose.BeforeAsking, title, SearchFilter.None, alike.Count, find.CertaintyOf(title, alike), cancel);
        var entries = await results.ReadAsync(alike, turn.Actor, title, turn.Language, cancel);
        return new Message
        {
            Title = turn.Say("search.alike"),
            Blocks = [.. entries.Select(one => new Entry(
                TextTruncation.Line(one.Entry.Title, 120), one.Entry.Details, new Button(turn.Say("search.button.take"), new Press(TakeVerb, string.Create(CultureInfo.InvariantCulture, $"{search.Id}:{one.Found.Key}")))))],
        };
    }
}

/// <summary>Takes what was suggested in the place of asking: the form ends, the thing is shown. The argument is <c>{search}:{kind}:{id}</c>.</summary>
internal sealed class TakeSuggestionAction(SearchHistory history, FeatureCatalog features, Actions actions, FormRunner forms) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Split(':') is not [var number, var kind, var thing] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await history.FindAsync(turn.Actor, id, cancel) is not { } search || features.Action(features.ShownBy(kind)) is not { } show)
        {
            turn.Remark("search.gone");
            return;
        }

        await history.NoteTakenAsync(search, $"{kind}:{thing}", cancel);
        await forms.LeaveAsync(turn, "ask", cancel);
        await actions.RunAsync(show, turn, thing, cancel);
        turn.Reply(new Message
        {
            Blocks = [new Paragraph(turn.Say("search.alike.helps"))],
            Buttons = [new ButtonRow(Make(turn, Suggestions.EnoughVerb, number, ButtonStyle.Primary), Make(turn, Suggestions.AskVerb, number, ButtonStyle.Default))],
        });
    }

    private static Button Make(TurnContext turn, string verb, string id, ButtonStyle style) => new(turn.Say($"search.button.{verb}"), new Press(verb, id), style);
}

/// <summary>It helped: nothing has to be asked.</summary>
internal sealed class EnoughAction(SearchHistory history) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await history.FindAsync(turn.Actor, id, cancel) is { } search)
        {
            await history.NoteHelpedAsync(search, cancel);
            turn.Replace(Message.Of(turn.Say("search.alike.helped")));
        }
        else
        {
            turn.Remark("search.gone");
        }
    }
}
