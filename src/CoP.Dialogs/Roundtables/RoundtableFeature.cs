using CoP.Community.Members;
using CoP.Community.Roundtables;
using CoP.Community.Roundtables.GroupMeetings;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Roundtables;

/// <summary>The quarterly roundtable and the monthly meetings of groups: from the call for a host to the minutes.</summary>
internal sealed class RoundtableFeature : IFeature
{
    private const string KeepVerb = "rt-keep";

    public string Name => "roundtable";

    public void Describe(FeatureBuilder feature)
    {
        feature.Command<RoundtableAction>(RoundtableAction.Verb, Permission.TakePart).InHelp(row: 3, column: 2).InMenu(MenuScopes.Private, order: 49);
        feature.ListButton<CyclePages, MeetingCycle>(CyclePages.YearVerb, Permission.Coordinate, static (pages, turn, _, _) => Task.FromResult<ListView<MeetingCycle>?>(pages.Year(turn)));
        feature.Button<ShowCycleAction>(ShowCycleAction.Verb, Permission.TakePart);
        Contributing(feature);
        Steering(feature);
        GroupMeetings(feature);
        Notices(feature);

        feature.Subject(MeetingCycle.SubjectKind, shownBy: ShowCycleAction.Verb);
        feature.DeepLink(MeetingCycle.SubjectKind, opens: ShowCycleAction.Verb);
        feature.Provides<IRoundtableTexts, RoundtableTexts>();
    }

    private static void Contributing(FeatureBuilder feature)
    {
        feature.Button<ShowContributionAction>(ShowContributionAction.Verb, Permission.TakePart);
        feature.Button<WritePartAction>(WritePartAction.Verb, Permission.TakePart);
        feature.Form<PartForm>(PartForm.FormName, Permission.TakePart);
        feature.Button<RawMaterialAction>(RawMaterialAction.Verb, Permission.TakePart);
        feature.Button<TakeOverAction>(TakeOverAction.Verb, Permission.TakePart);
        feature.Button<WriteContribution, Contribution>("rt-send", Permission.TakePart, static (write, turn, id, cancel) => write.SubmitAsync(turn.Actor, id, cancel));
        feature.Button<ChaseContribution, Contribution>("rt-chase", Permission.Coordinate, static (chase, turn, id, cancel) => chase.HandleAsync(turn.Actor, id, cancel));
    }

    private static void Steering(FeatureBuilder feature)
    {
        feature.Button<ApproveAgenda, MeetingCycle>("rt-approve", Permission.Coordinate, static (approve, turn, id, cancel) => approve.HandleAsync(turn.Actor, id, cancel));
        feature.Form<AgendaForm>(AgendaForm.FormName, Permission.Coordinate).OpenedByButton(CycleForm.Subject);
        feature.Form<MoveCycleForm>(MoveCycleForm.FormName, Permission.TakePart).OpenedByButton(CycleForm.Subject);
        feature.AskedButton<CycleCard, SteerCycle, MeetingCycle>(
            "rt-skip", Permission.TakePart, KeepVerb, static (card, turn, id, cancel) => card.SureAsync("roundtable.sure.skip", turn, id, cancel), static (steer, turn, id, cancel) => steer.SkipAsync(turn.Actor, id, cancel));
        feature.AskedButton<CycleCard, SteerCycle, MeetingCycle>(
            "rt-cancel", Permission.TakePart, KeepVerb, static (card, turn, id, cancel) => card.SureAsync("roundtable.sure.cancel", turn, id, cancel), static (steer, turn, id, cancel) => steer.CancelAsync(turn.Actor, id, cancel));
        feature.Button<ShowCycleAction>(KeepVerb, Permission.TakePart);
        feature.Form<MinutesForm>(MinutesForm.FormName, Permission.TakePart).OpenedByButton(CycleForm.Subject);
        feature.Button<RecommendationsAction>(RecommendationsAction.Verb, Permission.Coordinate);
        feature.Button<TakeRecommendationAction>(TakeRecommendationAction.Verb, Permission.Coordinate);
    }

    private static void GroupMeetings(FeatureBuilder feature)
    {
        feature.Button<MeetingPlansAction>(MeetingPlansAction.Verb, Permission.LeadOrCoordinate);
        feature.Form<MeetingPlanForm>(MeetingPlanForm.FormName, Permission.LeadOrCoordinate).OpenedByButton(MeetingPlanForm.Subject);
        feature.Button<SetMeetingPlan, MeetingPlan>("rt-plan-off", Permission.LeadOrCoordinate, static (plans, turn, id, cancel) => plans.StopAsync(turn.Actor, id, cancel));
        feature.Form<PointForm>(PointForm.FormName, Permission.TakePart).OpenedByButton(CycleForm.Subject);
    }

    private static void Notices(FeatureBuilder feature)
    {
        feature.Notice<CycleShown, CycleCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.CycleId, static _ => null, to, cancel));
        feature.Notice<AgendaWanted, CycleCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.CycleId, static cycle => cycle is { State: CycleState.Planned, ApprovedAt: null } ? "roundtable.news.agenda" : default(Text?), to, cancel));
        feature.Notice<ContributionsMissing, CycleCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.CycleId, static cycle => cycle is { State: CycleState.Planned, PackedAt: null } && ContributionRounds.Missing(cycle).Count > 0 ? "roundtable.news.missing" : default(Text?), to, cancel));
        feature.Notice<MinutesWanted, CycleCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.CycleId, static cycle => cycle.State == CycleState.Held ? "roundtable.news.minutes" : default(Text?), to, cancel));
        feature.Notice<PointsWanted, CycleCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.CycleId, static cycle => cycle.State == CycleState.Planned ? "roundtable.news.points" : default(Text?), to, cancel));
        feature.Notice<PointsListed, CycleCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.CycleId, static cycle => cycle.State == CycleState.Planned ? "roundtable.news.pointsListed" : default(Text?), to, cancel));
        feature.Notice<ContributionShown, ContributionCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.ContributionId, ask: null, to, cancel));
        feature.Notice<ContributionAsked, ContributionCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.ContributionId, notice.Why, to, cancel));
        feature.Notice<PackReady, RoundtableNotices>(static (notices, notice, to, cancel) => notices.PackAsync(notice, to, cancel));
        feature.Notice<MinutesOut, RoundtableNotices>(static (notices, notice, to, cancel) => notices.MinutesAsync(notice, to, cancel));
        feature.Notice<CycleSteered, RoundtableNotices>(static (notices, notice, to, cancel) => notices.SteeredAsync(notice, to, cancel));
    }
}
