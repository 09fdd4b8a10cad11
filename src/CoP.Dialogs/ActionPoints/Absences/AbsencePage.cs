using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Absences;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.ActionPoints.Absences;

/// <summary>What an absence means: until when somebody is left alone, who stands in, and what has to be decided about.</summary>
internal sealed class AbsencePage(CommunityDb db, WhatWaits waits, ActionPointText text, ActionSchedule schedule)
{
    private const int MostShown = 8;

    /// <param name="member">With the deputy.</param>
    public async Task<Message> DrawAsync(Member member, string language, CancellationToken cancel)
    {
        if (member.AwayUntil is not { } until)
        {
            return Message.Of(text.Say("refusal.NotAway", language));
        }

        var last = WallClock.LastDayBefore(until, schedule.ZoneOf(member));
        var open = (await waits.ReadAsync(member, cancel)).Own.Where(static point => point.PassOnAt is not null || point.HandToId is not null).ToList();
        return new Message
        {
            Title = text.Say(new Text("absence.is", ActionPointText.Day(last, language)), language),
            Blocks =
            [
                new Paragraph(text.Say(new Text("absence.back", ActionPointText.Day(PublicHolidays.NextWorkday(last.AddDays(1)), language)), language)),
                .. member.Deputy is { } deputy ? [new Paragraph(text.Say(new Text("absence.deputy", deputy.Name), language))] : Array.Empty<Block>(),
                .. open.Count > 0 ? Undecided(open, member, language) : [],
            ],
            Buttons = [.. Rows(open, member, language), new ButtonRow(new Button(text.Say("absence.button.back", language), new Press(BackAction.Verb)))],
        };
    }

    /// <summary>Nothing when they are back already, or another stands in.</summary>
    public async Task<Message?> DeputyAsync(DeputyNamed notice, NoticeRecipient to, CancellationToken cancel)
    {
        var away = await db.Members.FirstOrDefaultAsync(member => member.Id == notice.AwayId, cancel);
        return away is null || away.DeputyId != to.Member?.Id || away.AwayUntil != notice.Until ? null
            : Message.Of(text.Say(new Text("absence.named", away.Name, ActionPointText.Day(WallClock.LastDayBefore(notice.Until, schedule.ZoneOf(away)), to.Language)), to.Language));
    }

    /// <summary>What waits for somebody to take it, and what becomes of it else.</summary>
    private IEnumerable<Block> Undecided(List<ActionPoint> open, Member member, string language) =>
    [
        open.Select(static point => point.PassOnAt).Min() is { } passOn
            ? new Paragraph(text.Say(new Text("absence.decide", ActionPointText.Day(WallClock.Show(passOn, schedule.ZoneOf(member)).Day, language)), language), Tone.Strong)
            : new Paragraph(text.Say("absence.asked", language), Tone.Strong),
        .. open.Take(MostShown).Select(point => new Paragraph(string.Join(" · ", new[]
        {
            $"{Number(point)}. {TextTruncation.Title(point.Words)}", text.By(point, language), point.HandTo is { } asked ? text.Say(new Text("absence.isAsked", asked.Name), language) : null,
        }.OfType<string>()))),
        .. open.Count > MostShown ? [new Paragraph(text.Say(new Text("actions.more", open.Count - MostShown), language), Tone.Subtle)] : Array.Empty<Block>(),
    ];

    private IEnumerable<ButtonRow> Rows(List<ActionPoint> open, Member member, string language)
    {
        var waiting = open.Where(static point => point.HandToId is null).Take(MostShown).ToList();
        Button One(string key, string verb, ActionPoint point) => new(text.Say(new Text($"absence.button.{key}", Number(point)), language), new Press(verb, point.Id.ToString(CultureInfo.InvariantCulture)));
        return
        [
            .. member.DeputyId is not null && waiting.Count > 0 ? [new ButtonRow(new Button(text.Say("absence.button.all", language), new Press(AllToDeputyAction.Verb), ButtonStyle.Primary))] : Array.Empty<ButtonRow>(),
            .. waiting.Select(point => new ButtonRow(
            [
                .. member.DeputyId is not null ? [One("deputy", ToDeputyAction.Verb, point)] : Array.Empty<Button>(),
                One("other", HandOverForm.FormName, point),
                One("keep", KeepAction.Verb, point),
            ])),
        ];
    }

    private static string Number(ActionPoint point) => point.Number?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
