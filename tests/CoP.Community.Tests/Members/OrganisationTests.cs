using CoP.Community.Membership;

namespace CoP.Community.Tests.Members;

public sealed class OrganisationTests
{
    [Theory]
    [InlineData("U.N.I.C.E.F.", "unicef")]
    [InlineData(" unicef ", "UNICEF")]
    [InlineData("Université de Nairobi", "universite  de nairobi")]
    [InlineData("The World Bank", "World Bank")]
    [InlineData("International Labour Organisation", "International Labor Organization")]
    [InlineData("World Food Program", "World Food Programme")]
    [InlineData("Research & Training", "Research and Training")]
    [InlineData("Children's Services", "Children’s services")]
    public void Spellings_OfOneName_AreOneKey(string one, string other) => Assert.Equal(OrganisationSpelling.Key(one), OrganisationSpelling.Key(other));

    [Theory]
    [InlineData("UNICEF", "UNICEF Kenya")]
    [InlineData("Theatre Company", "Atre Company")]
    public void DifferentNames_AreDifferentKeys(string one, string other) => Assert.NotEqual(OrganisationSpelling.Key(one), OrganisationSpelling.Key(other));

    [Theory]
    [InlineData("Kenya Cash Working Group (KCWG)", "kenyacashworkinggroupkcwg kenyacashworkinggroup kcwg")]
    [InlineData("Ministry of Health (Kenya)", "ministryofhealthkenya")]
    [InlineData("???", "")]
    public void Keys_TakeAShortNameInBrackets_AndNoPlace(string name, string keys) => Assert.Equal(keys, string.Join(' ', OrganisationSpelling.Keys(name)));

    [Fact]
    public async Task Organisation_TypedByAMember_WaitsForALook_AndOneTypedByACoordinatorDoesNot()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await ProfileAsync(fixture, fixture.Peer, "Red Cross");
        await ProfileAsync(fixture, fixture.Coordinator, "Blue Cross");
        Assert.Equal([("Blue Cross", (long?)null), ("Red Cross", fixture.Peer)], await fixture.Community.ReadAsync(async db =>
            (await db.Organisations.OrderBy(one => one.Name).ToListAsync()).Select(static one => (one.Name, one.AddedById)).ToList()));
    }

    [Fact]
    public async Task Organisation_TypedAgainInAnotherSpelling_IsNotAdded()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var first = await ProfileAsync(fixture, fixture.Peer, "Kenya Cash Working Group (KCWG)");
        Assert.All(await Task.WhenAll(
            ProfileAsync(fixture, fixture.Other, "kenya cash working group"),
            ProfileAsync(fixture, fixture.Asker, "K.C.W.G."),
            ProfileAsync(fixture, fixture.Lead, "kcwg")), again => Assert.Equal(first, again));
        Assert.Equal(1, await fixture.Community.ReadAsync(static db => db.Organisations.CountAsync()));
    }

    [Fact]
    public async Task Organisation_WithoutALetter_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var refused = await fixture.Community.As(fixture.Peer, (OrganisationRegister register, Member me) =>
            register.ResolveAsync(me, new OrganisationChoice(null, "?!", OrganisationKind.Ngo), default));
        Assert.IsType<OrganisationUnclear>(refused.Refusal);
    }

    [Fact]
    public async Task Find_TakesPartsOfAnyName_AndShowsTheMostMembersFirst()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await ProfileAsync(fixture, fixture.Peer, "Alpha Trust");
        await ProfileAsync(fixture, fixture.Other, "World Food Programme (WFP)");
        await ProfileAsync(fixture, fixture.Asker, "World Food Programme (WFP)");
        Assert.Equal(["World Food Programme (WFP)"], await FindAsync(fixture, "food  WORLD"));
        Assert.Equal(["World Food Programme (WFP)"], await FindAsync(fixture, "wfp"));
        Assert.Equal(["World Food Programme (WFP)", "Alpha Trust"], await FindAsync(fixture, ""));
    }

    [Fact]
    public async Task Rename_KeepsTheOldName_MarksItChecked_AndIsWrittenDown()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = (await ProfileAsync(fixture, fixture.Peer, "Red Corss"))!.Value;
        Assert.True((await RenameAsync(fixture, id, "Red Cross")).Succeeded);
        Assert.Equal(id, await ProfileAsync(fixture, fixture.Other, "red corss"));
        Assert.Null((await fixture.Community.ReadAsync(db => db.Organisations.SingleAsync())).AddedById);
        Assert.Equal("Red Corss", Assert.Single(await fixture.AuditAsync("organisation.correct")).Reason);
    }

    [Fact]
    public async Task Rename_ToTheNameOfAnother_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await ProfileAsync(fixture, fixture.Other, "Red Cross");
        var id = (await ProfileAsync(fixture, fixture.Peer, "Red Corss"))!.Value;
        Assert.Equal(new OrganisationExists("Red Cross"), (await RenameAsync(fixture, id, "RED CROSS")).Refusal);
    }

    [Fact]
    public async Task Merge_TakesMembersAndNamesOver()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var into = (await ProfileAsync(fixture, fixture.Other, "Red Cross"))!.Value;
        var id = (await ProfileAsync(fixture, fixture.Peer, "Red Corss"))!.Value;
        Assert.True((await fixture.Community.As(fixture.Coordinator, (CorrectOrganisation correct, Member me) => correct.MergeAsync(me, id, into, default))).Succeeded);
        Assert.Equal([into], await fixture.Community.ReadAsync(static db => db.Organisations.Select(one => one.Id).ToListAsync()));
        Assert.Equal(2, await fixture.Community.ReadAsync(db => db.Members.CountAsync(member => member.OrganisationId == into)));
        Assert.Equal(into, await ProfileAsync(fixture, fixture.Asker, "Red Corss"));
        Assert.Single(await fixture.AuditAsync("organisation.merge"));
    }

    [Fact]
    public async Task CorrectMember_SetsAnothersOrganisationAndCounty_AndIsWrittenDown()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = await ProfileAsync(fixture, fixture.Other, "Red Cross");
        await fixture.Community.As(fixture.Coordinator, (CorrectMember correct, Member me) =>
            correct.HandleAsync(me, fixture.Peer, new MemberFacts(new OrganisationChoice(id), "023", GuestUntil: null), default));
        var peer = await fixture.Community.ReadAsync(db => db.Members.FirstAsync(member => member.Id == fixture.Peer));
        Assert.Equal((id, "023"), (peer.OrganisationId, peer.County));
        Assert.Equal($"member:{fixture.Peer}", Assert.Single(await fixture.AuditAsync("member.correct")).Subject);
    }

    [Fact]
    public async Task Invite_SaysOrganisationLastDayAndLead_AndTellsNobodyWhoHasNotJoined()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var until = fixture.Community.Now.AddDays(30);
        var made = await fixture.Community.As(fixture.Coordinator, (Invite invite, Member me) => invite.HandleAsync(me, new InvitationDraft("Newcomer", Role.Guest)
        {
            Organisation = new OrganisationChoice(null, "Red Cross", OrganisationKind.Ngo),
            GuestUntil = until,
            Leads = [fixture.Shock],
        }, default));
        var member = await fixture.Community.ReadAsync(db => db.Members.Include(one => one.Organisation).Include(one => one.Memberships).FirstAsync(one => one.Name == "Newcomer"));
        Assert.Equal(("Red Cross", until, true), (member.Organisation!.Name, member.GuestUntil, Permissions.Leads(member, fixture.Shock)));
        Assert.Empty(await fixture.ToldAsync<LeadNamed>());
        Assert.Equal(member.Id, made.Value.Member.Id);
    }

    [Fact]
    public async Task Invite_OfAGuestWhoseLastDayHasPassed_IsRefused_AndMakesNobody()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var made = await fixture.Community.As(fixture.Coordinator, (Invite invite, Member me) =>
            invite.HandleAsync(me, new InvitationDraft("Newcomer", Role.Guest) { GuestUntil = fixture.Community.Now }, default));
        Assert.IsType<StayIsOver>(made.Refusal);
        Assert.False(await fixture.Community.ReadAsync(db => db.Members.AnyAsync(member => member.Name == "Newcomer")));
    }

    private static async Task<long?> ProfileAsync(QuestionFixture fixture, long member, string organisation)
    {
        await fixture.Community.As(member, (UpdateProfile update, Member me) => update.HandleAsync(
            me, new Profile(null, [], [], Available: true, Organisation: new OrganisationChoice(null, organisation, OrganisationKind.Ngo)), default));
        return await fixture.Community.ReadAsync(db => db.Members.Where(row => row.Id == member).Select(row => row.OrganisationId).FirstAsync());
    }

    private static Task<Result<Organisation>> RenameAsync(QuestionFixture fixture, long id, string name) => fixture.Community.As(
        fixture.Coordinator, (CorrectOrganisation correct, Member me) => correct.RenameAsync(me, id, name, OrganisationKind.Ngo, default));

    private static async Task<List<string>> FindAsync(QuestionFixture fixture, string words) =>
        [.. (await fixture.Community.DoAsync((OrganisationRegister register) => register.FindAsync(words, 9, default))).Select(static one => one.Name)];
}
