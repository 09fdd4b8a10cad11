using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Decisions;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Decisions;

/// <summary>A decision as a message: what is asked, who decides and until when, how many have voted, the buttons to vote with; at the end what came of it.</summary>
internal sealed class DecisionCard(DecisionAccess access, Electorate electorate, DecisionText text)
{
    /// <summary>So many alternatives stand side by side, if their words are as short as this.</summary>
    private const int SideBySide = 3;

    /// <inheritdoc cref="SideBySide"/>
    private const int ShortLabel = 16;

    /// <param name="headline">Why it is shown.</param>
    /// <param name="onlyWhileOpen">Nothing is said of one that has ended.</param>
    public async Task<Message?> DrawAsync(long id, Text? headline, NoticeRecipient to, CancellationToken cancel, bool onlyWhileOpen = false)
    {
        if (await access.LoadAsync(id, cancel) is not { } one || (onlyWhileOpen && !one.IsOpen))
        {
            return null;
        }

        var (reader, matter) = (to.Member, await (text.Matter(one)?.DrawAsync(one, to, cancel) ?? Task.FromResult<MatterDrawing?>(null)));
        var own = reader is null ? null : await access.VoteOfAsync(one, reader, cancel);
        var mayVote = one.IsOpen && reader is not null && await electorate.HoldsAsync(one, reader.Id, cancel);
        return new Message
        {
            Title = text.Say(matter?.Title ?? Text.Verbatim(one.Question), to.Language),
            Blocks =
            [
                .. headline is { } why && mayVote && own is null ? [new Paragraph(text.Say(why, to.Language), Tone.Strong)] : Array.Empty<Block>(),
                .. one.Details is { } details ? [new Paragraph(details)] : Array.Empty<Block>(),
                .. matter?.Blocks ?? [],
                .. one.IsOpen ? await OpenAsync(one, own, reader, to.Language, cancel) : Ended(one, to.Language),
            ],
            Buttons = [.. mayVote ? Votes(one, own, reader!, to.Language) : [], .. one.IsOpen && matter is not null ? matter.Buttons : [], .. Steering(one, reader, to.Language)],
        };
    }

    /// <summary>To those who have not voted; nothing is left to say to whoever has meanwhile.</summary>
    public async Task<Message?> RemindAsync(VoteReminder notice, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(notice.DecisionId, cancel) is { IsOpen: true } one && to.Member is { } reader && await access.VoteOfAsync(one, reader, cancel) is not null ? null
        : await DrawAsync(notice.DecisionId, new Text("decisions.news.reminder", notice.DaysLeft), to, cancel, onlyWhileOpen: true);

    /// <summary>How it ended, with its count.</summary>
    public async Task<Message?> ToldAsync(DecisionTold notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.DecisionId, cancel) is not { IsOpen: false } one)
        {
            return null;
        }

        var matter = await (text.Matter(one)?.DrawAsync(one, to, cancel) ?? Task.FromResult<MatterDrawing?>(null));
        return new Message
        {
            Title = text.Say(matter?.Title ?? Text.Verbatim(one.Question), to.Language),
            Blocks = [.. Ended(one, to.Language)],
        };
    }

    /// <summary>Whether it is meant that nothing is decided.</summary>
    public async Task<Result<Text>> SureToCallOffAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await access.FindToCallOffAsync(id, turn.Actor, cancel)).Select(static one => new Text("decisions.sure", one.Question));

    private async Task<IEnumerable<Block>> OpenAsync(Decision one, DecisionVoter? own, Member? reader, string language, CancellationToken cancel)
    {
        var turnout = await electorate.CountAsync(one, cancel);
        string[] lines =
        [
            text.Say(new Text(one.IsSecret ? "decisions.open.secret" : "decisions.open", text.Voters(one, language), text.LastDay(one, language)), language),
            .. one.IsSecret ? Array.Empty<string>() : [text.Counts(one, language)],
            text.Turnout(one, turnout, language),
            .. one.TieChoice is { } tie ? [text.Say(new Text("decisions.tie", text.Label(one, one.Find(tie)!, language)), language)] : Array.Empty<string>(),
        ];
        return [new Paragraph(string.Join('\n', lines), Tone.Subtle), .. own is null || reader is null ? Array.Empty<Block>() : [new Paragraph(text.Say(Own(one, own, reader, language), language), Tone.Good)]];
    }

    private Text Own(Decision one, DecisionVoter own, Member reader, string language)
    {
        var choice = one.Find(own.Choice) is { } chosen ? text.Label(one, chosen, language) : null;
        return own.MemberId != reader.Id ? (choice is null ? new Text("decisions.own.spoken.secret", own.Member!.Name, own.Organisation!.Name) : new Text("decisions.own.spoken", own.Member!.Name, own.Organisation!.Name, choice))
            : choice is null ? "decisions.own.secret" : new Text("decisions.own", choice);
    }

    private IEnumerable<Block> Ended(Decision one, string language) =>
    [
        new Paragraph(text.Say(text.Outcome(one, language), language), Tone.Strong),
        .. one.State == DecisionState.CalledOff ? Array.Empty<Block>() :
        [
            new Paragraph(text.Counts(one, language)),
            new Paragraph(text.Say(new Text(one.Voters == DecisionVoters.Organisations ? "decisions.turnout.organisations" : "decisions.turnout", one.Voted ?? 0, one.Entitled ?? 0), language), Tone.Subtle),
        ],
    ];

    /// <summary>Those that would change something.</summary>
    private IEnumerable<ButtonRow> Votes(Decision one, DecisionVoter? own, Member reader, string language)
    {
        if (own is not null && (one.IsSecret || own.MemberId != reader.Id))
        {
            return [];
        }

        Button[] buttons = [.. one.Alternatives.Where(alternative => alternative.Number != own?.Choice).Select(alternative => Vote(one, alternative, language))];
        return buttons.Length <= SideBySide && Array.TrueForAll(buttons, static button => button.Label.Length <= ShortLabel)
            ? [new ButtonRow([.. buttons])]
            : buttons.Select(static button => new ButtonRow(button));
    }

    private Button Vote(Decision one, Alternative alternative, string language) =>
        new(text.Label(one, alternative, language), new Press(VoteAction.Verb, string.Create(CultureInfo.InvariantCulture, $"{one.Id}:{alternative.Number}")));

    private ImmutableArray<ButtonRow> Steering(Decision one, Member? reader, string language) =>
        reader is not null && access.CallOffObjection(one, reader) is null ? [new ButtonRow(text.Button("dec-off", one.Id, language, ButtonStyle.Destructive))] : [];
}
