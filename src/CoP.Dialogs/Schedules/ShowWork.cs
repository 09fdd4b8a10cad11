using CoP.Community;
using CoP.Community.DueWork;
using CoP.Community.Members;
using CoP.Community.Schedules;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Schedules;

/// <summary>Shows one work of the schedule. The argument is its name.</summary>
internal sealed class ShowWork(ScheduleLines lines) : IAction
{
    public const string Verb = "schedule-work";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (await lines.CardAsync(turn, argument, cancel) is { } card)
        {
            turn.Replace(card);
        }
        else
        {
            turn.Remark(RefusalText.Text(new NoSuchWork()));
        }
    }
}

/// <summary>Runs a work, pauses it or lets it go on, and shows it as it is then. The argument is its name.</summary>
internal sealed class SteerWork(
    string verb, ScheduleLines lines, Func<TurnContext, string, CancellationToken, Task<Result<ScheduleEntry>>> steer) : IAction
{
    public static void Declare(FeatureBuilder feature, string verb, Func<SteerSchedule, TurnContext, string, CancellationToken, Task<Result<ScheduleEntry>>> steer) =>
        feature.Button(verb, Permission.Coordinate, scope => new SteerWork(
            verb, scope.GetRequiredService<ScheduleLines>(), (turn, name, cancel) => steer(scope.GetRequiredService<SteerSchedule>(), turn, name, cancel)));

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var result = await steer(turn, argument, cancel);
        turn.Remark(result.Refusal is { } refusal ? RefusalText.Text(refusal) : (Text)$"schedule.done.{verb}");
        if (await lines.CardAsync(turn, argument, cancel) is { } card)
        {
            turn.Replace(card);
        }
    }
}
