using System.Collections.Immutable;
using System.Globalization;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Features;

/// <summary>A list that is read a page at a time: a few entries, each with a button, and buttons to the pages beside it.</summary>
/// <param name="Title">What stands above every page.</param>
/// <param name="Empty">What is said instead of entries when there are none.</param>
/// <param name="All">All that is in it, in its order: from the database, or a few things that are in memory.</param>
/// <param name="Entry">How one reads.</param>
public sealed record ListView<T>(Text Title, Text Empty, IQueryable<T> All, Func<T, Entry> Entry)
{
    private const int Size = 5;

    /// <summary>What the argument of its pages begins with, before the offset: a filter, or the thing it is about, and a colon.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What pressing an entry does, where that is not to open it.</summary>
    public Text? Hint { get; init; }

    /// <summary>What can be done besides, below the buttons to other pages.</summary>
    public ImmutableArray<ButtonRow> Buttons { get; init; } = [];

    /// <summary>The page that begins at an offset; where there is none, the last.</summary>
    /// <param name="verb">The action that shows another page; its argument is <c>{Prefix}{offset}</c>.</param>
    public async Task<Message> DrawAsync(TurnContext turn, string verb, int offset, CancellationToken cancel)
    {
        var isStored = All is not EnumerableQuery<T>;
        var count = isStored ? await All.CountAsync(cancel) : All.Count();
        var start = Math.Clamp(offset, 0, Math.Max(0, (count - 1) / Size * Size));
        var shown = All.Skip(start).Take(Size);
        var items = isStored ? await shown.ToListAsync(cancel) : [.. shown];
        return new Message
        {
            Title = turn.Say(Title),
            Blocks = count == 0 ? [new Paragraph(turn.Say(Empty))] : [Position(turn, start, count), .. Hint is { } hint ? [new Paragraph(turn.Say(hint), Tone.Subtle)] : Array.Empty<Block>(), .. items.Select(Entry)],
            Buttons = [.. Pages(turn, verb, start, count), .. Buttons],
        };
    }

    private static Paragraph Position(TurnContext turn, int start, int count) =>
        new(turn.Say(new Text("turn.listPosition", start + 1, Math.Min(start + Size, count), count)), Tone.Subtle);

    private IEnumerable<ButtonRow> Pages(TurnContext turn, string verb, int start, int count)
    {
        List<Button> pages = [];
        if (start > 0)
        {
            pages.Add(Page(turn.Say("turn.newer"), verb, start - Size));
        }

        if (start + Size < count)
        {
            pages.Add(Page(turn.Say("turn.older"), verb, start + Size));
        }

        return pages.Count == 0 ? [] : [new ButtonRow([.. pages])];
    }

    private Button Page(string label, string verb, int offset) => new(label, new Press(verb, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{offset}")));
}

/// <summary>Shows a list: one that is asked for is a message of its own; where its pages are turned, each takes the place of the one before.</summary>
/// <param name="find">The list that an argument means; null when there is none, which has been said.</param>
internal sealed class ListAction<T>(string verb, Func<TurnContext, string, CancellationToken, Task<ListView<T>?>> find) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (await find(turn, argument, cancel) is not { } list)
        {
            return;
        }

        var page = argument.StartsWith(list.Prefix, StringComparison.Ordinal) ? argument[list.Prefix.Length..] : "";
        var drawn = await list.DrawAsync(turn, verb, int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0, cancel);
        if (page.Length > 0)
        {
            turn.Replace(drawn);
        }
        else
        {
            turn.Reply(drawn);
        }
    }
}
