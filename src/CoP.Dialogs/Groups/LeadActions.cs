using System.Globalization;
using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Groups;

/// <summary><c>lead</c>: the working groups and who leads them; each entry opens the group's.</summary>
internal sealed class LeadList(CommunityDb db)
{
    public async Task<ListView<Group>?> ReadAsync(TurnContext turn, CancellationToken cancel)
    {
        var leads = await db.Members.SelectMany(
            member => member.Memberships.Where(membership => membership.IsLead), (member, membership) => new { membership.GroupId, member.Name }).ToListAsync(cancel);
        var byGroup = leads.OrderBy(static one => one.Name, StringComparer.Ordinal).ToLookup(static one => one.GroupId, static one => one.Name);
        return new ListView<Group>("groups.lead.title", "groups.lead.noGroups", OpenGroups.In(db), group => Entry(group, byGroup[group.Id], turn));
    }

    private static Entry Entry(Group group, IEnumerable<string> leads, TurnContext turn) => new(
        group.Name(turn.Language), LeadCard.Names([.. leads], turn), new Button(turn.Say("members.member.change"), LeadCard.Of(group.Id)));
}

/// <summary>A working group's leads: name another, or take the lead away.</summary>
internal sealed class LeadCard(CommunityDb db, GroupLeads leads)
{
    public const string Verb = "lead-of";

    public static Press Of(long groupId) => new(Verb, groupId.ToString(CultureInfo.InvariantCulture));

    public static string Names(IReadOnlyCollection<string> names, TurnContext turn) =>
        turn.Say(names.Count == 0 ? "groups.lead.nobody" : new Text("groups.lead.by", string.Join(", ", names)));

    /// <summary>Null when the group has ended.</summary>
    public async Task<Message?> ForAsync(TurnContext turn, long groupId, CancellationToken cancel)
    {
        if (await OpenGroups.In(db).FirstOrDefaultAsync(group => group.Id == groupId, cancel) is not { } group)
        {
            return null;
        }

        var now = await leads.Of(groupId).ToListAsync(cancel);
        return new Message
        {
            Title = group.Name(turn.Language),
            Blocks = [new Paragraph(Names([.. now.Select(static member => member.Name)], turn)), new Paragraph(turn.Say("groups.lead.about"), Tone.Subtle)],
            Buttons = [new ButtonRow(Add(turn, groupId)), .. now.Select(member => new ButtonRow(End(turn, groupId, member)))],
        };
    }

    private static Button Add(TurnContext turn, long groupId) => new(
        turn.Say("groups.lead.add"), new Press(LeadForm.FormName, groupId.ToString(CultureInfo.InvariantCulture)), ButtonStyle.Primary);

    private static Button End(TurnContext turn, long groupId, Member member) => new(
        turn.Say(new Text("groups.lead.end", member.Name)), new Press(EndLeadAction.Verb, string.Create(CultureInfo.InvariantCulture, $"{groupId}-{member.Id}")));
}

internal sealed class ShowLeadsAction(LeadCard card) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await card.ForAsync(turn, id, cancel) is { } message)
        {
            turn.Reply(message);
        }
        else
        {
            turn.Remark(new GroupNotFound());
        }
    }
}

/// <summary>Takes the lead away. The argument is <c>{group}-{member}</c>; whoever is named again by a second look leads again.</summary>
internal sealed class EndLeadAction(GroupLeads leads, LeadCard card) : IAction
{
    public const string Verb = "unlead";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Split('-') is not [var groupText, var memberText] || !long.TryParse(groupText, out var group) || !long.TryParse(memberText, out var member))
        {
            turn.Remark("turn.oldButton");
            return;
        }

        var ended = await leads.EndAsync(turn.Actor, group, member, cancel);
        if (ended.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        turn.Remark("groups.lead.endedNow");
        if (await card.ForAsync(turn, group, cancel) is { } message)
        {
            turn.Replace(message);
        }
    }
}
