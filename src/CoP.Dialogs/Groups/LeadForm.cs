using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Membership;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Members;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Groups;

/// <summary>A coordinator names a member lead of a working group.</summary>
internal sealed class LeadForm(CommunityDb db, GroupLeads leads, LeadCard card) : IFormHandler
{
    public const string FormName = "lead-add";
    public const string Subject = "group";
    private const string Who = "who";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var id = request.Id(Subject);
        if (await OpenGroups.In(db).FirstOrDefaultAsync(group => group.Id == id, cancel) is not { } group)
        {
            turn.Remark(new GroupNotFound());
            return null;
        }

        return new Form(FormName, Version: 1, [new LookupField(Who, "groups.lead.who", MemberDataset.Name)])
        {
            Title = Text.Verbatim(group.Name(turn.Language)),
            Intro = "groups.lead.about",
            Review = ReviewMode.Never,
            SubmitLabel = "groups.lead.submit",
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var group = state.SubjectId(Subject);
        var named = await leads.NameAsync(turn.Actor, group, long.Parse(state.Answers[Who]!, CultureInfo.InvariantCulture), cancel);
        if (named.Refusal is { } refusal)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(Who, RefusalText.Text(refusal));
        }

        turn.Replace((await card.ForAsync(turn, group, cancel))!);
        return ImmutableDictionary<string, Text>.Empty;
    }
}
