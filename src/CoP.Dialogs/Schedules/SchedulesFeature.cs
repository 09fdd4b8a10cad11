using CoP.Community.Members;
using CoP.Community.Schedules;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Schedules;

/// <summary>What the bot does by itself: for those who coordinate to look at, to have done now, and to stop for a while.</summary>
internal sealed class SchedulesFeature : IFeature
{
    public string Name => "schedule";

    public void Describe(FeatureBuilder feature)
    {
        feature.ListCommand<ScheduleLines, ScheduledItem>(ScheduleLines.Verb, Permission.Coordinate, static async (lines, turn, _, cancel) => await lines.ListAsync(turn, cancel))
            .InHelp(row: 10, column: 1).NotInMenu();
        feature.Button<ShowWork>(ShowWork.Verb, Permission.Coordinate);
        SteerWork.Declare(feature, "schedule-run", static (steer, turn, name, cancel) => steer.RunAsync(turn.Actor, name, cancel));
        SteerWork.Declare(feature, "schedule-pause", static (steer, turn, name, cancel) => steer.PauseAsync(turn.Actor, name, cancel));
        SteerWork.Declare(feature, "schedule-resume", static (steer, turn, name, cancel) => steer.ResumeAsync(turn.Actor, name, cancel));
    }
}
