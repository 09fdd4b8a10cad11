using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>What coordinators see of a member.</summary>
internal sealed class MemberText(LocalTimes times)
{
    /// <summary>Role, organisation, county, the groups they lead, and a guest's last day; what there is not is left out.</summary>
    /// <param name="member">With organisation and memberships, and their groups.</param>
    public Facts Facts(TurnContext turn, Member member) => new(
    [
        .. Given(turn.Say("members.invite.role"), turn.Say($"role.{member.Role}")),
        .. Given(turn.Say("members.label.until"), member.GuestUntil is { } end ? times.LastDay(end, turn.Language, turn.Actor) : null),
        .. Given(turn.Say("members.label.organisation"), member.Organisation?.Name),
        .. Given(turn.Say("members.label.county"), Counties.Find(member.County)?.Name),
        .. Given(turn.Say("members.label.leads"), Led(member, turn.Language)),
    ]);

    private static Fact[] Given(string label, string? value) => value is { Length: > 0 } ? [new Fact(label, value)] : [];

    private static string Led(Member member, string language) =>
        string.Join(", ", member.Memberships.Where(static membership => membership.IsLead).Select(membership => membership.Group?.Name(language)).OfType<string>());
}
