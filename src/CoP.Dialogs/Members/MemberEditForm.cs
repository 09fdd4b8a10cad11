using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Membership;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>A coordinator changes what is known of a member: organisation, county, and how long a guest stays.</summary>
internal sealed class MemberEditForm(CommunityDb db, CorrectMember correct, LocalTimes times, MemberCard card) : IFormHandler
{
    public const string FormName = "member-edit";
    public const string Subject = "member";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var member = await db.Members.FindAsync([request.Id(Subject)], cancel);
        return member is null ? null : new Form(FormName, Version: 1,
        [
            .. OrganisationFields.All,
            CommonFields.County("members.member.county", "members.label.county", "questions.national"),
            .. member.IsGuest ? [StayField()] : Array.Empty<Field>(),
        ])
        {
            Title = Text.Verbatim(member.Name),
            SubmitLabel = "members.profile.save",
            ConfirmLabel = "members.profile.save",
            Cancelled = Form.NothingChanged,
        };
    }

    /// <summary>How long a guest stays, by the clock of whoever says it.</summary>
    public static DateField StayField() => CommonFields.LastDay("members.stay.until", "members.label.until", "members.stay.hint");

    public Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel) =>
        Task.FromResult(OrganisationFields.Refine(turn, form, step));

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var id = state.SubjectId(Subject);
        var facts = new MemberFacts(OrganisationFields.Of(state.Answers), CommonFields.CountyOf(state.Answers), CommonFields.EndOf(state.Answers, times, turn.Actor));
        var done = await correct.HandleAsync(turn.Actor, id, facts, cancel);
        if (done.Refusal is { } refusal)
        {
            var field = refusal is StayIsOver ? CommonFields.LastDayId : refusal is OrganisationUnclear ? OrganisationFields.NewName : OrganisationFields.Chosen;
            return ImmutableDictionary<string, Text>.Empty.Add(field, RefusalText.Text(refusal));
        }

        turn.Replace(await card.ForAsync(turn, id, cancel));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>What is known now; a chat goes straight to the review.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        await db.Members.FindAsync([new FormRequest(start.Arguments).Id(Subject)], cancel) is { } member
            ? start with
            {
                Answers = Answers.None
                    .With(OrganisationFields.Chosen, OrganisationFields.Value(member.OrganisationId))
                    .With(CommonFields.CountyId, member.County ?? CommonFields.National)
                    .With(member.GuestUntil is { } end ? Answers.None.With(CommonFields.LastDayId, times.WriteEnd(end, turn.Actor)) : Answers.None),
            }
            : null;
}
