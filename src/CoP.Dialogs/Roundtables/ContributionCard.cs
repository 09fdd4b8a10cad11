using CoP.Community.Roundtables;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Roundtables;

/// <summary>What a group brings, as its leads read it: which parts are there, what they could be made of, and a button for each.</summary>
internal sealed class ContributionCard(ContributionAccess access, RawMaterial material, CycleText text)
{
    private const int Shown = 200;

    /// <param name="ask">Why it is asked for; null where somebody looks at it.</param>
    public async Task<Message?> DrawAsync(long id, ContributionAsk? ask, NoticeRecipient to, CancellationToken cancel)
    {
        if (to.Member is not { } member || await access.LoadAsync(id, cancel) is not { } one || !access.MaySee(one, member))
        {
            return ask is null ? Message.Of(text.Say("roundtable.gone", to.Language)) : null;
        }

        var isOpen = access.MustBeOpen(one) is null;
        if (ask is ContributionAsk.Chaser or ContributionAsk.Coordinator && !isOpen && one.IsEmpty)
        {
            return null; // There is nothing left to ask for.
        }

        var language = to.Language;
        return new Message
        {
            Title = text.Say(new Text("roundtable.brings", one.Group!.Name(language)), language),
            Blocks =
            [
                .. ask is { } why && isOpen && one.SubmittedAt is null ? [new Paragraph(text.Say(new Text($"roundtable.ask.{why}", text.Moment(one.Cycle!.StartsAt, language, member)), language), Tone.Strong)] : Array.Empty<Block>(),
                new Facts([.. Enum.GetValues<ContributionPart>().Select(part => new Fact(text.Say($"roundtable.part.{part}", language), Short(one[part], language)))]),
                .. isOpen ? await RawAsync(one, language, cancel) : [],
                new Paragraph(text.Say(State(one, isOpen), language), Tone.Subtle),
            ],
            Buttons = isOpen ? [.. Buttons(one, language)] : [],
        };
    }

    private string Short(string? words, string language) => words is null ? text.Say("roundtable.part.none", language) : TextTruncation.Line(words.ReplaceLineEndings(" "), Shown);

    private static Text State(Contribution one, bool isOpen) => !isOpen ? "roundtable.closed"
        : one.SubmittedAt is not null ? "roundtable.sent"
        : one.WrittenBy is { } by ? new Text("roundtable.saved", by.Name) : "roundtable.unsent";

    private async Task<IEnumerable<Block>> RawAsync(Contribution one, string language, CancellationToken cancel)
    {
        var quarter = await material.CountAsync(one, one.Cycle!, cancel);
        var isEmpty = quarter is { Questions: 0, Events: 0, Actions: 0 };
        return isEmpty ? [] : [new Paragraph(text.Say(new Text("roundtable.quarter", quarter.Questions, quarter.Events, quarter.Actions), language), Tone.Subtle)];
    }

    /// <summary>The parts that nobody has written yet, and the button that sends what there is.</summary>
    public IEnumerable<ButtonRow> Left(Contribution one, string language) =>
        [.. Parts(one, Enum.GetValues<ContributionPart>().Where(part => one[part] is null), language), .. Send(one, language) is { } send ? [new ButtonRow(send)] : Array.Empty<ButtonRow>()];

    private IEnumerable<ButtonRow> Buttons(Contribution one, string language) =>
    [
        .. Parts(one, Enum.GetValues<ContributionPart>(), language),
        new ButtonRow([text.Button(RawMaterialAction.Verb, one.Id, language), .. Send(one, language) is { } send ? [send] : Array.Empty<Button>()]),
    ];

    private IEnumerable<ButtonRow> Parts(Contribution one, IEnumerable<ContributionPart> parts, string language) => parts
        .Select(part => new Button($"{(one[part] is null ? "" : "✓ ")}{text.Say($"roundtable.part.{part}", language)}", new Press(WritePartAction.Verb, WritePartAction.Argument(one.Id, part))))
        .Chunk(2).Select(static row => new ButtonRow([.. row]));

    private Button? Send(Contribution one, string language) => one is { SubmittedAt: null, IsEmpty: false } ? text.Button("rt-send", one.Id, language, ButtonStyle.Primary) : null;
}
