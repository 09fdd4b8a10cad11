using CoP.Community.Documents;
using CoP.Community.Roundtables;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Roundtables;

/// <summary>What is told of a roundtable in a few lines.</summary>
internal sealed class RoundtableNotices(CycleAccess access, CycleText text, FeatureCatalog features)
{
    /// <summary>The pack, a press away: on a thin line nobody is sent what they do not want.</summary>
    public async Task<Message?> PackAsync(PackReady notice, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(notice.CycleId, cancel) is not { State: CycleState.Planned } cycle ? null
        : Message.Of(text.Say(new Text("roundtable.news.pack", text.Title(cycle, to.Language), text.Moment(cycle.StartsAt, to.Language, to.Member)), to.Language)) with
        {
            Buttons = [new ButtonRow(Open("pack", Document.SubjectKind, notice.DocumentId, to.Language))],
        };

    /// <summary>What came of it, and when the next one is.</summary>
    public async Task<Message?> MinutesAsync(MinutesOut notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.CycleId, cancel) is not { State: CycleState.Closed } cycle)
        {
            return null;
        }

        var next = cycle.Kind == CycleKind.Roundtable ? await access.Ahead().FirstOrDefaultAsync(other => other.StartsAt > cycle.StartsAt, cancel) : null;
        return new Message
        {
            Title = text.Title(cycle, to.Language),
            Blocks =
            [
                new Paragraph(text.Say("roundtable.news.out", to.Language), Tone.Strong),
                .. cycle.Event?.Summary is { } highlights ? [new Paragraph(highlights)] : Array.Empty<Block>(),
                .. next is null ? Array.Empty<Block>() : [new Paragraph(text.Say(new Text("roundtable.news.next", text.Moment(next.StartsAt, to.Language, to.Member)), to.Language))],
            ],
            Buttons = cycle.MinutesId is { } minutes ? [new ButtonRow(Open("minutes", Document.SubjectKind, minutes, to.Language))] : [],
        };
    }

    public async Task<Message?> SteeredAsync(CycleSteered notice, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(notice.CycleId, cancel) is not { } cycle ? null
        : Message.Of(text.Say(
            notice.State == CycleState.Planned ? new Text("roundtable.news.Moved", text.Title(cycle, to.Language), text.Moment(notice.StartsAt, to.Language, to.Member), text.Moment(notice.WasAt, to.Language, to.Member))
            : new Text($"roundtable.news.{notice.State}", text.Title(cycle, to.Language), text.Moment(notice.WasAt, to.Language, to.Member)),
            to.Language));

    private Button Open(string key, string kind, long id, string language) => new(text.Say($"roundtable.button.{key}", language), new Press(features.ShownBy(kind), CycleText.Number(id)), ButtonStyle.Primary);
}
