using System.Globalization;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>A page of a list: a few entries, each with a button, and buttons to the pages beside it.</summary>
/// <param name="Verb">The action that shows another page; its argument is <c>{Prefix}{offset}</c>.</param>
public sealed record ListPage(string Verb, string Prefix, Text Title, Text Empty)
{
    public const int Size = 5;

    public async Task<Message> ShowAsync<T>(TurnContext turn, IQueryable<T> all, int offset, Func<T, Entry> entry, CancellationToken cancel)
    {
        var count = await all.CountAsync(cancel);
        var start = Math.Clamp(offset, 0, Math.Max(0, (count - 1) / Size * Size));
        var items = await all.Skip(start).Take(Size).ToListAsync(cancel);
        return new Message
        {
            Title = turn.Say(Title),
            Blocks = count == 0 ? [new Paragraph(turn.Say(Empty))] : [Position(turn, start, count), .. items.Select(entry)],
            Buttons = [.. Pages(turn, start, count)],
        };
    }

    /// <summary>A list that somebody asks for is a message of its own; where they turn its pages, each takes the place of the one before.</summary>
    public static void Say(TurnContext turn, Message page, bool turned)
    {
        if (turned)
        {
            turn.Replace(page);
        }
        else
        {
            turn.Reply(page);
        }
    }

    /// <summary>The offset at the end of an argument; 0 when there is none.</summary>
    public static int Offset(string argument) =>
        int.TryParse(argument[(argument.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0;

    private static Paragraph Position(TurnContext turn, int start, int count) =>
        new(turn.Say(new Text("turn.listPosition", start + 1, Math.Min(start + Size, count), count)), Tone.Subtle);

    private IEnumerable<ButtonRow> Pages(TurnContext turn, int start, int count)
    {
        List<Button> pages = [];
        if (start > 0)
        {
            pages.Add(Page(turn.Say("turn.newer"), start - Size));
        }

        if (start + Size < count)
        {
            pages.Add(Page(turn.Say("turn.older"), start + Size));
        }

        return pages.Count == 0 ? [] : [new ButtonRow([.. pages])];
    }

    private Button Page(string label, int offset) => new(label, new Press(Verb, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{offset}")));
}
