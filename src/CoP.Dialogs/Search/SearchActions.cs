using System.Globalization;
using CoP.Community.Search;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Search;

/// <summary>Searches what the community has: <c>/find words</c>, or a form that asks for them.</summary>
internal sealed class FindAction(FormRunner forms, SearchResults results) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Length == 0)
        {
            await forms.StartAsync(turn, FindForm.FormName, FormStart.Empty, cancel);
        }
        else
        {
            turn.Reply(await results.FindAsync(turn, argument, SearchFilter.None, cancel));
        }
    }
}

/// <summary>Another page of somebody's own search, in the place of the one before. The argument is <c>{search}:{offset}</c>.</summary>
internal sealed class FindPageAction(SearchHistory history, SearchResults results) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Split(':') is [var number, var from]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            && await history.FindAsync(turn.Actor, id, cancel) is { } search)
        {
            turn.Replace(await results.PageAsync(turn, search, offset, cancel));
        }
        else
        {
            turn.Remark("search.gone");
        }
    }
}

/// <summary>Puts to the community what was looked for, with the words carried over.</summary>
internal sealed class FindAskAction(SearchHistory history, FormRunner forms) : IdAction
{
    /// <summary>The form by which a question is asked, by its name: this mechanism knows no feature.</summary>
    private const string AskForm = "ask";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await history.FindAsync(turn.Actor, id, cancel) is not { } search)
        {
            turn.Remark("search.gone");
            return;
        }

        await history.NoteAskedAsync(search, cancel);
        await forms.OpenAsync(turn, AskForm, search.Words, FormStart.Empty, cancel);
    }
}
