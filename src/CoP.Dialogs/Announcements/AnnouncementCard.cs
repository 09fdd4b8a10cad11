using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Announcements;

/// <summary>One announcement for those who look after it: a preview before it goes, a live card while it runs, its result after.</summary>
internal sealed class AnnouncementCard(
    AnnouncementReach reach, BroadcastFigures figures, AnnouncementSamples samples, AudienceText audience,
    AnnouncementButtons buttons, LocalTimes times, ILocalizer words)
{
    public Task<Message> DrawAsync(Announcement announcement, NoticeRecipient recipient, CancellationToken cancel) =>
        announcement.HasStarted ? ProgressAsync(announcement, recipient, cancel) : PreviewAsync(announcement, recipient, cancel);

    private async Task<Message> PreviewAsync(Announcement announcement, NoticeRecipient recipient, CancellationToken cancel)
    {
        var language = recipient.Language;
        if (announcement.State == AnnouncementState.Cancelled)
        {
            return new Message { Title = Title(announcement, language), Blocks = [State(announcement, recipient)] };
        }

        var estimate = await reach.EstimateAsync(announcement, cancel);
        return new Message
        {
            Title = Title(announcement, language),
            Blocks =
            [
                State(announcement, recipient),
                .. await samples.InCardAsync(announcement, language, cancel),
                new Facts([.. await audience.FactsAsync(announcement, language, cancel), .. Extras(announcement, recipient)]),
                .. Estimate(announcement, estimate, language),
            ],
            Buttons = [.. Before(announcement, estimate, recipient), .. buttons.Wordings(announcement, language)],
        };
    }

    private string Title(Announcement announcement, string language) =>
        words.Say(new Text("announcements.card.title", announcement.For(language).Title), language);

    private IEnumerable<ButtonRow> Before(Announcement announcement, Reach estimate, NoticeRecipient recipient) => announcement.State switch
    {
        AnnouncementState.Draft =>
            buttons.Preview(announcement, reach.NeedsApproval(announcement, estimate.Members) ? "ask" : announcement.StartsAt is null ? "now" : "later", recipient.Language),
        AnnouncementState.Overdue => buttons.Halted(announcement, recipient.Language),
        _ => buttons.Waiting(announcement, recipient.Member, recipient.Language),
    };

    private IEnumerable<Block> Estimate(Announcement announcement, Reach estimate, string language)
    {
        if (announcement.ConversationId is not null)
        {
            yield break; // One post; how many read it there, nobody knows.
        }

        yield return new Paragraph(audience.Reach(estimate, language), Tone.Strong);
        foreach (var line in audience.Missed(estimate, language))
        {
            yield return new Paragraph(line, Tone.Subtle);
        }

        if (reach.NeedsApproval(announcement, estimate.Members) && announcement.State == AnnouncementState.Draft)
        {
            yield return new Paragraph(words.Say("announcements.card.needsApproval", language), Tone.Subtle);
        }
    }

    private async Task<Message> ProgressAsync(Announcement announcement, NoticeRecipient recipient, CancellationToken cancel)
    {
        var language = recipient.Language;
        var progress = await figures.ReadAsync(announcement.Broadcast!, cancel);
        var running = announcement.State is AnnouncementState.Running or AnnouncementState.Paused;
        return new Message
        {
            Title = Title(announcement, language),
            Blocks =
            [
                State(announcement, recipient),
                new Facts(
                [
                    .. Counts(announcement, progress.Counts, language), .. TimeLeft(progress, language),
                    .. await audience.FactsAsync(announcement, language, cancel), .. Extras(announcement, recipient),
                ]),
                .. Doubts(announcement, progress.Counts, language),
            ],
            Buttons = running ? [.. buttons.Running(announcement, progress.Counts, language)] : [.. buttons.Ended(announcement, progress.Counts, language)],
        };
    }

    private IEnumerable<Fact> Counts(Announcement announcement, BroadcastCounts counts, string language)
    {
        var sent = words.Say(new Text("announcements.count.sentOf", Number(counts.Sent, language), Number(counts.Total, language)), language);
        (string Name, int Count, bool Shown)[] rest =
        [
            ("waiting", counts.Waiting, counts.Waiting > 0),
            ("failed", counts.Failed, counts.Failed > 0),
            ("uncertain", counts.Uncertain, counts.Uncertain > 0),
            ("acknowledged", counts.Acknowledged, announcement.AsksToAcknowledge()),
        ];
        return rest.Where(static one => one.Shown)
            .Select(one => new Fact(words.Say($"announcements.count.{one.Name}", language), Number(one.Count, language)))
            .Prepend(new Fact(words.Say("announcements.count.sent", language), sent));
    }

    private IEnumerable<Fact> TimeLeft(Progress progress, string language) => progress.Left is { } left
        ? [new Fact(words.Say("announcements.count.left", language), words.Say(AudienceText.Duration(left), language))]
        : [];

    private IEnumerable<Block> Doubts(Announcement announcement, BroadcastCounts counts, string language) =>
        counts.Uncertain > 0 && announcement.State != AnnouncementState.Recalled
            ? [new Paragraph(words.Say(new Text("announcements.card.doubts", counts.Uncertain), language), Tone.Problem)]
            : [];

    /// <summary>What is out of the ordinary: another time, other wordings, urgent, and so on.</summary>
    private IEnumerable<Fact> Extras(Announcement announcement, NoticeRecipient recipient)
    {
        var language = recipient.Language;
        string[] set = [.. Flags(announcement).Select(flag => words.Say($"announcements.flag.{flag}", language))];
        (string Label, string? Value)[] extras =
        [
            ("from", announcement.Author!.Name),
            ("when", announcement.StartsAt is { } at ? times.WeekdayAndTime(at, language, recipient.Member) : null),
            ("late", announcement is { StartsAt: { } start, MayBeLate: { } late } ? times.WeekdayAndTime(start + late, language, recipient.Member) : null),
            ("words", announcement.Texts.Count > 1 ? Wordings(announcement) : null),
            ("more", set.Length > 0 ? string.Join(", ", set) : null),
        ];
        return extras.Where(static extra => extra.Value is not null).Select(extra => new Fact(words.Say($"announcements.label.{extra.Label}", language), extra.Value!));
    }

    private static string Wordings(Announcement announcement) => string.Join(", ", announcement.Texts
        .OrderByDescending(static text => text.IsOriginal).ThenBy(static text => text.Language).Select(static text => Languages.NativeName(text.Language)));

    private static IEnumerable<string> Flags(Announcement announcement) =>
    [
        .. announcement.Urgent ? ["urgent"] : Array.Empty<string>(),
        .. announcement.HoldsDoubts ? ["hold"] : Array.Empty<string>(),
        .. announcement.IsCorrected ? ["corrected"] : Array.Empty<string>(),
    ];

    private Paragraph State(Announcement announcement, NoticeRecipient recipient)
    {
        var text = announcement is { State: AnnouncementState.Scheduled, StartsAt: { } at }
            ? new Text("announcements.card.Scheduled", times.WeekdayAndTime(at, recipient.Language, recipient.Member))
            : new Text($"announcements.card.{announcement.State}");
        var tone = announcement.State switch
        {
            AnnouncementState.Finished => Tone.Good,
            AnnouncementState.Cancelled or AnnouncementState.Recalled or AnnouncementState.Overdue => Tone.Problem,
            _ => Tone.Strong,
        };
        return new Paragraph(words.Say(text, recipient.Language), tone);
    }

    private static string Number(int count, string language) => count.ToString("N0", Languages.Culture(language));
}
