using CoP.Community;
using CoP.Community.Documents;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Community.Roundtables;
using CoP.Community.Roundtables.GroupMeetings;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Roundtables;

/// <summary>A roundtable, or a group's meeting, as a message: when, with whom, what is on its agenda, and what its reader can do about it.</summary>
internal sealed class CycleCard(CycleAccess access, SteerCycle steer, AgendaPlan agenda, AddMeetingPoint points, SeatBook seats, CycleText text, CycleButtons buttons)
{
    /// <summary>As it is at that moment; to whom it is not open, only that is said.</summary>
    /// <param name="headline">What is wanted of its reader, as long as it is.</param>
    public async Task<Message?> DrawAsync(long id, Func<MeetingCycle, Text?> headline, NoticeRecipient to, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { } cycle || (to.Member is { } reader && !access.MaySee(cycle, reader)))
        {
            return Message.Of(text.Say("roundtable.gone", to.Language));
        }

        var steers = to.Member is { } member && access.MaySteer(cycle, member);
        return new Message
        {
            Title = text.Title(cycle, to.Language),
            Blocks =
            [
                .. headline(cycle) is { } above ? [new Paragraph(text.Say(above, to.Language), Tone.Strong)] : Array.Empty<Block>(),
                .. cycle.State == CycleState.Planned ? Array.Empty<Block>() : [new Paragraph(text.Say($"roundtable.state.{cycle.State}", to.Language), Tone.Subtle)],
                await FactsAsync(cycle, to, cancel),
                .. Agenda(cycle, steers, to.Language),
                .. await PointsAsync(cycle, to.Language, cancel),
                .. steers && cycle.State == CycleState.Planned ? Groups(cycle, to.Language) : [],
            ],
            Buttons = [.. to.Member is { } one ? buttons.Of(cycle, one, steers, to.Language) : []],
        };
    }

    /// <summary>Whether it is meant that there is none.</summary>
    public async Task<Result<Text>> SureAsync(string key, TurnContext turn, long id, CancellationToken cancel) =>
        (await steer.FindAsync(turn.Actor, id, cancel)).Select(cycle => new Text(key, text.Title(cycle, turn.Language)));

    private async Task<Facts> FactsAsync(MeetingCycle cycle, NoticeRecipient to, CancellationToken cancel)
    {
        var seat = cycle.Event is { PublishedAt: not null } one && to.Member is { } member ? await seats.FindAsync(one.Id, member.Id, cancel) : null;
        var (hasSeat, state) = (cycle.Event is { State: EventState.Published } && to.Member is not null, seat?.State.ToString() ?? "None");
        Fact?[] facts =
        [
            Of("when", text.When(cycle, to.Language, to.Member)),
            Of("host", cycle.Event?.Host?.Name),
            Of("seat", hasSeat ? text.Say($"roundtable.seat.{state}", to.Language) : null),
        ];
        return new Facts([.. facts.OfType<Fact>()]);

        Fact? Of(string label, string? value) => value is null ? null : new Fact(text.Say($"roundtable.label.{label}", to.Language), value);
    }

    /// <summary>Members see it once it is approved.</summary>
    private IEnumerable<Block> Agenda(MeetingCycle cycle, bool steers, string language) =>
        cycle is not { Kind: CycleKind.Roundtable, State: CycleState.Planned, PromptedAt: not null } || (cycle.ApprovedAt is null && !steers) ? []
        : [new Paragraph(text.Say(cycle.ApprovedAt is null ? "roundtable.agenda.draft" : "roundtable.agenda", language), Tone.Strong), new Paragraph(string.Join('\n', agenda.Of(cycle).Select(item => text.Line(item, cycle, language))))];

    private async Task<IEnumerable<Block>> PointsAsync(MeetingCycle cycle, string language, CancellationToken cancel)
    {
        if (cycle.Kind != CycleKind.GroupMeeting)
        {
            return [];
        }

        var all = await points.OfAsync(cycle.Id, cancel);
        return all.Count == 0 ? [new Paragraph(text.Say("roundtable.points.none", language), Tone.Subtle)]
            : [new Paragraph(text.Say("roundtable.points", language), Tone.Strong), new Paragraph(string.Join('\n', all.Select(static point => $"• {point.Words} ({point.Member!.Name})")))];
    }

    /// <summary>Who has sent something; whoever has not can be asked with a press.</summary>
    private IEnumerable<Block> Groups(MeetingCycle cycle, string language)
    {
        var (all, missing) = (AgendaPlan.Presenting(cycle), ContributionRounds.Missing(cycle));
        var sent = all.Where(one => !missing.Contains(one)).Select(one => one.Group!.Name(language)).ToList();
        return
        [
            .. sent.Count == 0 ? Array.Empty<Block>() : [new Paragraph(text.Say(new Text("roundtable.came.Sent", string.Join(", ", sent)), language), Tone.Good)],
            .. missing.Select(one => new Entry(
                one.Group!.Name(language), text.Say(one.IsEmpty ? "roundtable.came.None" : "roundtable.came.Begun", language),
                cycle.PackedAt is null ? text.Button("rt-chase", one.Id, language) : null)),
        ];
    }
}

/// <summary>What can be pressed about a meeting as it stands. The use cases check again.</summary>
internal sealed class CycleButtons(CycleText text, FeatureCatalog features, TimeProvider clock)
{
    public IEnumerable<ButtonRow> Of(MeetingCycle cycle, Member reader, bool steers, string language)
    {
        Button One(string verb, ButtonStyle style = ButtonStyle.Default) => text.Button(verb, cycle.Id, language, style);
        var isAhead = cycle.IsAhead(clock.GetUtcNow());
        return
        [
            .. cycle.Event is { PublishedAt: not null } one ? [new ButtonRow(new Button(text.Say(isAhead ? "roundtable.button.event" : "roundtable.button.details", language), new Press(features.ShownBy(Event.SubjectKind), CycleText.Number(one.Id)), isAhead ? ButtonStyle.Primary : ButtonStyle.Default))] : Array.Empty<ButtonRow>(),
            .. isAhead && cycle.Kind == CycleKind.GroupMeeting ? [new ButtonRow(One(PointForm.FormName))] : Array.Empty<ButtonRow>(),
            .. isAhead ? Own(cycle, reader, language) : [],
            .. Documents(cycle, language),
            .. steers ? Steering(cycle, isAhead, One) : [],
            .. cycle.Kind == CycleKind.Roundtable && reader.Memberships.Exists(static own => own.IsLead) ? [new ButtonRow(text.Button(MeetingPlansAction.Verb, "", language))] : Array.Empty<ButtonRow>(),
        ];
    }

    /// <summary>What the groups bring that this reader leads.</summary>
    private IEnumerable<ButtonRow> Own(MeetingCycle cycle, Member reader, string language) => cycle.Contributions
        .Where(one => Permissions.Leads(reader, one.GroupId))
        .Select(one => new ButtonRow(new Button(text.Say(new Text("roundtable.button.own", one.Group!.Name(language)), language), new Press(ShowContributionAction.Verb, CycleText.Number(one.Id)))));

    private IEnumerable<ButtonRow> Documents(MeetingCycle cycle, string language)
    {
        Button Of(string key, long id) => new(text.Say($"roundtable.button.{key}", language), new Press(features.ShownBy(Document.SubjectKind), CycleText.Number(id)));
        Button[] all = [.. cycle.PackId is { } pack ? [Of("pack", pack)] : Array.Empty<Button>(), .. cycle.MinutesId is { } minutes ? [Of("minutes", minutes)] : Array.Empty<Button>()];
        return all.Length == 0 ? [] : [new ButtonRow([.. all])];
    }

    private IEnumerable<ButtonRow> Steering(MeetingCycle cycle, bool isAhead, Func<string, ButtonStyle, Button> one)
    {
        var isRound = cycle.Kind == CycleKind.Roundtable;
        var isOver = cycle.State == CycleState.Held || (cycle.State == CycleState.Planned && cycle.EndsAt <= clock.GetUtcNow());
        return
        [
            .. isAhead && isRound && cycle.PromptedAt is not null
                ? [new ButtonRow([.. cycle is { ApprovedAt: null, EventId: not null } ? [one("rt-approve", ButtonStyle.Primary)] : Array.Empty<Button>(), one(AgendaForm.FormName, ButtonStyle.Default)])]
                : Array.Empty<ButtonRow>(),
            .. isAhead ? [new ButtonRow(one(MoveCycleForm.FormName, ButtonStyle.Default), one("rt-skip", ButtonStyle.Default), one("rt-cancel", ButtonStyle.Destructive))] : Array.Empty<ButtonRow>(),
            .. isOver ? [new ButtonRow(one(MinutesForm.FormName, ButtonStyle.Primary))] : Array.Empty<ButtonRow>(),
            .. isRound && cycle.State is CycleState.Held or CycleState.Closed && cycle.Contributions.Exists(static contribution => contribution.Recommended().Count > 0)
                ? [new ButtonRow(one(RecommendationsAction.Verb, ButtonStyle.Default))] : Array.Empty<ButtonRow>(),
        ];
    }
}
