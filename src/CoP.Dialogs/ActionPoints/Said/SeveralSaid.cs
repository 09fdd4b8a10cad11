using System.Globalization;
using CoP.Community;
using CoP.Community.Files;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Minutes;

namespace CoP.Dialogs.ActionPoints.Said;

/// <summary>Several things to be done that were said at once, as in pasted minutes or in a file: shown a page at a time, each to be looked through before it is written down, or all that are clear at once.</summary>
internal sealed class SeveralSaid(SaidLists lists, LocalTimes times)
{
    public const string PageVerb = "said-list";

    /// <summary>In one message.</summary>
    private const int Size = 8;

    private const int SentenceLength = 160;

    /// <summary>Without what would make a file of another kind of it.</summary>
    public static string AsText(string said) => string.Concat(said.Where(static letter => !char.IsControl(letter) || letter is '\n' or '\t')).TrimStart('<', ' ');

    public async Task ShowAsync(TurnContext turn, IReadOnlyList<ProposedAction> all, string? source, CancellationToken cancel) =>
        turn.Reply(await DrawAsync(turn, await lists.KeepAsync(turn, all, source, cancel), 0, cancel));

    /// <summary>What is to be done by a file that was sent; where nothing can be read there, why.</summary>
    /// <param name="source">The subject at which it was agreed.</param>
    public async Task ShowAsync(TurnContext turn, FileReceived sent, string? source, CancellationToken cancel)
    {
        turn.FileIsDealtWith = true;
        if (sent is not { Fetched: FetchedFile.Arrived, Read: { Outcome: FileTextOutcome.Read, Text: var text } })
        {
            turn.Reply(sent switch
            {
                { Fetched: FetchedFile.TooLarge } => RefusalText.Text(new FileTooLarge()),
                { Content: OtherContent.Photo } => "actions.file.Empty",
                { Fetched: not FetchedFile.Arrived } => "turn.fileOutOfReach",
                { Read: { } read } => new Text($"actions.file.{read.Outcome}"),
                _ => $"actions.file.{nameof(FileTextOutcome.NotTried)}",
            });
            return;
        }

        var all = Read(turn, text);
        if (all.Count == 0)
        {
            turn.Reply("actions.file.nothing");
        }
        else
        {
            await ShowAsync(turn, all, source, cancel);
        }
    }

    /// <summary>What is to be done by a text that nobody has typed here: days are meant from that of the meeting, where it says so.</summary>
    public IReadOnlyList<ProposedAction> Read(TurnContext turn, string text) => ActionReader.Read(text, ActionReader.MeetingDay(text) ?? times.Today(turn.Now, turn.Member), people: []);

    public async Task<Message> DrawAsync(TurnContext turn, SaidList list, int offset, CancellationToken cancel)
    {
        var (start, written) = (Math.Clamp(offset, 0, Math.Max(0, (list.Items.Length - 1) / Size * Size)), await lists.WrittenAsync(turn, list, cancel));
        bool IsWritten(ProposedAction action) => written.Contains(SaidActions.Sentence(action));
        return new Message
        {
            Title = turn.Say(new Text("actions.said.title", list.Items.Length)),
            Blocks =
            [
                .. list.Items.Length > Size ? [new Paragraph(turn.Say(new Text("turn.listPosition", start + 1, Math.Min(start + Size, list.Items.Length), list.Items.Length)), Tone.Subtle)] : Array.Empty<Block>(),
                .. list.Items.Index().Skip(start).Take(Size).Select(one => Entry(turn, list, one.Index, one.Item, IsWritten(one.Item))),
            ],
            Buttons =
            [
                .. Pages(turn, list, start),
                .. list.Items.Count(action => !IsWritten(action)) > 1 ? [new ButtonRow(new Button(turn.Say("actions.said.writeAll"), new Press(WriteAllAction.Verb, Number(list.Id))))] : Array.Empty<ButtonRow>(),
            ],
        };
    }

    private static Entry Entry(TurnContext turn, SaidList list, int index, ProposedAction action, bool isWritten) => new(
        TextTruncation.Line(SaidActions.What(action), 120), Details(turn, action, isWritten),
        isWritten ? null : new Button(turn.Say("actions.said.write"), new Press(SaidAction.Verb, string.Create(CultureInfo.InvariantCulture, $"{list.Id}:{index}"))));

    private static IEnumerable<ButtonRow> Pages(TurnContext turn, SaidList list, int start)
    {
        Button Page(Text label, int offset) => new(turn.Say(label), new Press(PageVerb, string.Create(CultureInfo.InvariantCulture, $"{list.Id}:{offset}")));
        Button[] pages = [.. start > 0 ? [Page("actions.said.back", start - Size)] : Array.Empty<Button>(), .. start + Size < list.Items.Length ? [Page("actions.said.on", start + Size)] : Array.Empty<Button>()];
        return pages.Length == 0 ? [] : [new ButtonRow([.. pages])];
    }

    /// <summary>Who and until when; then the sentence, where it says more.</summary>
    private static string Details(TurnContext turn, ProposedAction action, bool isWritten) => string.Join(
        " · ",
        new[]
        {
            isWritten ? turn.Say("actions.said.written") : null,
            string.Join(", ", action.Owners),
            action.Due is { } due ? turn.Say(new Text("actions.said.due", due.ToString("d MMM yyyy", Languages.Culture(turn.Language)))) : null,
            action.Kind == ProposalKind.Recommendation ? turn.Say("actions.said.recommendation") : null,
            SaysMore(action) ? $"“{TextTruncation.Line(SaidActions.Sentence(action), SentenceLength)}”" : null,
        }.Where(static part => !string.IsNullOrEmpty(part)));

    /// <summary>A row of a table stands there already, cell by cell.</summary>
    private static bool SaysMore(ProposedAction action) => !action.Source.Contains('|', StringComparison.Ordinal) && SaidActions.Sentence(action).Length > action.Text.Length + 1;

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Another page. The argument is <c>{list}:{offset}</c>.</summary>
internal sealed class SaidPageAction(SaidLists lists, SeveralSaid several) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Split(':') is [var number, var at] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            && await lists.FindAsync(turn, id, cancel) is { } list)
        {
            turn.Replace(await several.DrawAsync(turn, list, offset, cancel));
        }
        else
        {
            turn.Remark("actions.said.gone");
        }
    }
}
