using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Roundtables;
using CoP.Community.Roundtables.GroupMeetings;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Roundtables;

/// <summary>The monthly meetings of the groups that somebody leads, or of all for coordinators: when they are, and a button to change that.</summary>
internal sealed class MeetingPlansAction(OpenGroups groups, SetMeetingPlan plans, CycleText text) : IAction
{
    public const string Verb = "rt-plans";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        List<Block> blocks = [];
        List<ButtonRow> off = [];
        foreach (var group in (await groups.ReadAsync(cancel)).Where(group => Permissions.Allows(turn.Actor, Permission.LeadOrCoordinate, turn.Now, group.Id)))
        {
            var plan = await plans.FindAsync(group.Id, cancel) is { IsOn: true } known ? known : null;
            blocks.Add(new Entry(group.Name(turn.Language), plan is null ? turn.Say("roundtable.plan.off") : Said(plan, turn), text.Button(MeetingPlanForm.FormName, group.Id, turn.Language)));
            if (plan is not null)
            {
                off.Add(new ButtonRow(new Button(turn.Say(new Text("roundtable.button.rt-plan-off", group.Name(turn.Language))), new Press("rt-plan-off", CycleText.Number(group.Id)))));
            }
        }

        turn.Reply(new Message { Title = turn.Say("roundtable.plans"), Blocks = [.. blocks], Buttons = [.. off] });
    }

    private static string Said(MeetingPlan plan, TurnContext turn) => turn.Say(new Text(
        "roundtable.plan.on", turn.Say($"roundtable.week.{plan.Week}"), Languages.Culture(turn.Language).DateTimeFormat.GetDayName(plan.Weekday), LocalTimes.Time(plan.Time)));
}

/// <summary>On which weekday of the month a group meets, and at what time.</summary>
internal sealed class MeetingPlanForm(OpenGroups groups, SetMeetingPlan plans) : IFormHandler
{
    public const string FormName = "rt-plan";
    public const string Subject = "group";
    private const int Weeks = 5;
    private const string Week = "week";
    private const string Weekday = "weekday";
    private const string Time = "time";
    private static readonly DayOfWeek[] Workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        if ((await groups.ReadAsync(cancel)).FirstOrDefault(group => group.Id == request.Id(Subject)) is not { } found || !Permissions.Allows(turn.Actor, Permission.LeadOrCoordinate, turn.Now, found.Id))
        {
            turn.Remark(new CycleNotFound());
            return null;
        }

        var names = Languages.Culture(turn.Language).DateTimeFormat;
        return new Form(FormName, Version: 1,
        [
            new ChoiceField(Week, "roundtable.rt-plan.week", [.. Enumerable.Range(1, Weeks).Select(static week => new Option(week.ToString(CultureInfo.InvariantCulture), $"roundtable.week.{week}"))]) { Label = "roundtable.label.week" },
            new ChoiceField(Weekday, "roundtable.rt-plan.weekday", [.. Workdays.Select(day => new Option(day.ToString(), Text.Verbatim(names.GetDayName(day))))]) { Label = "roundtable.label.weekday" },
            new TimeField(Time, "roundtable.rt-plan.time") { Label = "roundtable.label.time" },
        ])
        {
            Title = "roundtable.rt-plan.title",
            Intro = Text.Verbatim(found.Name(turn.Language)),
            SubmitLabel = "roundtable.rt-plan.submit",
            ConfirmLabel = "roundtable.rt-plan.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = await plans.HandleAsync(
            turn.Actor, state.SubjectId(Subject), int.Parse(state.Answers[Week]!, CultureInfo.InvariantCulture), Enum.Parse<DayOfWeek>(state.Answers[Weekday]!),
            TimeOnly.ParseExact(state.Answers[Time]!, LocalTimes.TimeFormat, CultureInfo.InvariantCulture), cancel);
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : "roundtable.rt-plan.done")));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
