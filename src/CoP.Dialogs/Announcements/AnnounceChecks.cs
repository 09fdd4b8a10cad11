using System.Collections.Immutable;
using CoP.Community.Announcements;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Announcements;

/// <summary>What is wrong with answers that each are fine: looked at after every turn, so that nobody hears of it only at the end.</summary>
internal sealed class AnnounceChecks(ButtonLines lines, LocalTimes times, TimeProvider clock)
{
    /// <summary>Problems by field; empty when there are none.</summary>
    public ImmutableDictionary<string, Text> Problems(Answers answers, Member author)
    {
        (string Field, Text? Problem)[] checks =
        [
            (AnnouncementFields.Who, WhoProblem(answers.Ticked(AnnouncementFields.Who))),
            (AnnouncementFields.Buttons, ButtonProblem(answers)),
            (CommonFields.DayId, DayProblem(answers[CommonFields.DayId], author)),
            (CommonFields.TimeId, TimeProblem(answers[CommonFields.DayId], answers[CommonFields.TimeId], author)),
        ];
        return checks.Where(static check => check.Problem is not null).ToImmutableDictionary(static check => check.Field, static check => check.Problem!.Value);
    }

    private static Text? WhoProblem(string[] ticked) =>
        ticked.Length < 2 ? null
        : ticked.Contains(AnnouncementFields.Everyone) ? "announcements.problem.everyone"
        : ticked.Contains(AnnouncementFields.Place) ? "announcements.problem.place"
        : (Text?)null;

    private Text? ButtonProblem(Answers answers)
    {
        var (buttons, problem) = lines.Read(answers[AnnouncementFields.Buttons]);
        var room = Announcement.MaxButtons - (answers.Ticked(AnnouncementFields.More).Contains(AnnouncementFields.Acknowledge) ? 1 : 0);
        return problem ?? (buttons.Count > room ? new Text("announcements.problem.tooManyButtons", room) : (Text?)null);
    }

    private Text? DayProblem(string? day, Member author) => day is not null && IsOver(day, author) ? (Text?)"announcements.problem.dayPassed" : null;

    private Text? TimeProblem(string? day, string? clockTime, Member author) =>
        day is not null && clockTime is not null && !IsOver(day, author) && times.Read(day, clockTime, author) <= clock.GetUtcNow()
            ? new Text("announcements.problem.timePassed", times.Write(clock.GetUtcNow(), author).Time)
            : (Text?)null;

    private bool IsOver(string day, Member author) => string.CompareOrdinal(day, times.Write(clock.GetUtcNow(), author).Day) < 0;
}
