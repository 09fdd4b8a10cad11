namespace CoP.Community.Tests.Members;

public sealed class PermissionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    //                                                Anyone TakePart Coordinate LeadOrCo Administer HearUnanswered RankTopics HearUpdate Vote SitOnCommittee
    [InlineData("stranger", /*                     */ true, false, false, false, false, false, false, false, false, false)]
    [InlineData("guest", /*                        */ true, true, false, false, false, false, false, false, false, false)]
    [InlineData("guest whose time is over", /*     */ true, false, false, false, false, false, false, false, false, false)]
    [InlineData("member", /*                       */ true, true, false, false, false, false, false, false, true, false)]
    [InlineData("lead", /*                         */ true, true, false, true, false, true, false, false, true, false)]
    [InlineData("suspended lead", /*               */ true, false, false, false, false, false, false, false, false, false)]
    [InlineData("committee", /*                    */ true, true, false, false, false, false, true, false, true, true)]
    [InlineData("coordinator", /*                  */ true, true, true, true, false, true, true, false, true, false)]
    [InlineData("removed coordinator", /*          */ true, false, false, false, false, false, false, false, false, false)]
    [InlineData("administrator", /*                */ true, true, true, true, true, false, true, false, true, false)]
    [InlineData("suspended administrator", /*      */ true, false, false, false, false, false, false, false, false, false)]
    [InlineData("chair", /*                        */ true, true, true, true, true, false, true, true, true, true)]
    public void Everybody_MayDoWhatTheirRoleAllows(string who, bool anyone, bool takePart, bool coordinate, bool leadOrCoordinate, bool administer, bool hearUnanswered, bool rankTopics, bool hearUpdate, bool vote, bool sitOnCommittee)
    {
        var member = Make(who);
        Permission[] all = [Permission.Anyone, Permission.TakePart, Permission.Coordinate, Permission.LeadOrCoordinate, Permission.Administer, Permission.HearUnanswered, Permission.RankTopics, Permission.EditGlossary, Permission.HearUpdate, Permission.Vote, Permission.SitOnCommittee];
        Assert.Equal(Enum.GetValues<Permission>().Order(), all.Order());
        Assert.Equal([anyone, takePart, coordinate, leadOrCoordinate, administer, hearUnanswered, rankTopics, coordinate, hearUpdate, vote, sitOnCommittee], all.Select(needed => Permissions.Allows(member, needed, Now)));
    }

    [Fact]
    public void Lead_ModeratesTheirOwnGroupOnly()
    {
        var lead = Make("lead")!;
        Assert.True(Permissions.Allows(lead, Permission.LeadOrCoordinate, Now, 1));
        Assert.False(Permissions.Allows(lead, Permission.LeadOrCoordinate, Now, 2));
        Assert.True(Permissions.Allows(Make("coordinator"), Permission.LeadOrCoordinate, Now, 2));
    }

    private static Member? Make(string who)
    {
        if (who == "stranger")
        {
            return null;
        }

        var member = new Member
        {
            Name = who,
            Role = RoleOf(who),
            Status = who.StartsWith("suspended", StringComparison.Ordinal) ? MemberStatus.Suspended
                : who.StartsWith("removed", StringComparison.Ordinal) ? MemberStatus.Removed
                : MemberStatus.Active,
            GuestUntil = who.EndsWith("over", StringComparison.Ordinal) ? Now : null,
        };
        member.Memberships.AddRange(who.EndsWith("lead", StringComparison.Ordinal) ? [new GroupMembership { GroupId = 1, IsLead = true }] : []);
        return member;
    }

    private static Role RoleOf(string who) => who.Split(' ') switch
    {
        ["guest", ..] => Role.Guest,
        [.., "committee"] => Role.Committee,
        [.., "coordinator"] => Role.ContentCoordinator,
        [.., "administrator"] => Role.Administrator,
        [.., "chair"] => Role.Chair,
        _ => Role.Member,
    };
}
