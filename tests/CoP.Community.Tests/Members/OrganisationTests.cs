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
        await using var village = await Village.BuildAsync();
        await ProfileAsync(village, village.Peer, "Red Cross");
        await ProfileAsync(village, village.Coordinator, "Blue Cross");
        Assert.Equal([("Blue Cross", (long?)null), ("Red Cross", village.Peer)], await village.Town.ReadAsync(async db =>
            (await db.Organisations.OrderBy(one => one.Name).ToListAsync()).Select(static one => (one.Name, one.AddedById)).ToList()));
    }

    [Fact]
    public async Task Organisation_TypedAgainInAnotherSpelling_IsNotAdded()
    {
        await using var village = await Village.BuildAsync();
        var first = await ProfileAsync(village, village.Peer, "Kenya Cash Working Group (KCWG)");
        Assert.All(await Task.WhenAll(
            ProfileAsync(village, village.Other, "kenya cash working group"),
            ProfileAsync(village, village.Asker, "K.C.W.G."),
            ProfileAsync(village, village.Lead, "kcwg")), again => Assert.Equal(first, again));
        Assert.Equal(1, await village.Town.ReadAsync(static db => db.Organisations.CountAsync()));
    }

    [Fact]
    public async Task Organisation_WithoutALetter_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var refused = await village.Town.As(village.Peer, (OrganisationRegister register, Member me) =>
            register.ResolveAsync(me, new OrganisationChoice(null, "?!", OrganisationKind.Ngo), default));
        Assert.IsType<OrganisationUnclear>(refused.Refusal);
    }

    [Fact]
    public async Task Find_TakesPartsOfAnyName_AndShowsTheMostMembersFirst()
    {
        await using var village = await Village.BuildAsync();
        await ProfileAsync(village, village.Peer, "Alpha Trust");
        await ProfileAsync(village, village.Other, "World Food Programme (WFP)");
        await ProfileAsync(village, village.Asker, "World Food Programme (WFP)");
        Assert.Equal(["World Food Programme (WFP)"], await FindAsync(village, "food  WORLD"));
        Assert.Equal(["World Food Programme (WFP)"], await FindAsync(village, "wfp"));
        Assert.Equal(["World Food Programme (WFP)", "Alpha Trust"], await FindAsync(village, ""));
    }

    [Fact]
    public async Task Rename_KeepsTheOldName_MarksItChecked_AndIsWrittenDown()
    {
        await using var village = await Village.BuildAsync();
        var id = (await ProfileAsync(village, village.Peer, "Red Corss"))!.Value;
        Assert.True((await RenameAsync(village, id, "Red Cross")).Succeeded);
        Assert.Equal(id, await ProfileAsync(village, village.Other, "red corss"));
        Assert.Null((await village.Town.ReadAsync(db => db.Organisations.SingleAsync())).AddedById);
        Assert.Equal("Red Corss", Assert.Single(await village.AuditAsync("organisation.correct")).Reason);
    }

    [Fact]
    public async Task Rename_ToTheNameOfAnother_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        await ProfileAsync(village, village.Other, "Red Cross");
        var id = (await ProfileAsync(village, village.Peer, "Red Corss"))!.Value;
        Assert.Equal(new OrganisationExists("Red Cross"), (await RenameAsync(village, id, "RED CROSS")).Refusal);
    }

    [Fact]
    public async Task Merge_TakesMembersAndNamesOver()
    {
        await using var village = await Village.BuildAsync();
        var into = (await ProfileAsync(village, village.Other, "Red Cross"))!.Value;
        var id = (await ProfileAsync(village, village.Peer, "Red Corss"))!.Value;
        Assert.True((await village.Town.As(village.Coordinator, (CorrectOrganisation correct, Member me) => correct.MergeAsync(me, id, into, default))).Succeeded);
        Assert.Equal([into], await village.Town.ReadAsync(static db => db.Organisations.Select(one => one.Id).ToListAsync()));
        Assert.Equal(2, await village.Town.ReadAsync(db => db.Members.CountAsync(member => member.OrganisationId == into)));
        Assert.Equal(into, await ProfileAsync(village, village.Asker, "Red Corss"));
        Assert.Single(await village.AuditAsync("organisation.merge"));
    }

    [Fact]
    public async Task CorrectMember_SetsAnothersOrganisationAndCounty_AndIsWrittenDown()
    {
        await using var village = await Village.BuildAsync();
        var id = await ProfileAsync(village, village.Other, "Red Cross");
        await village.Town.As(village.Coordinator, (CorrectMember correct, Member me) =>
            correct.HandleAsync(me, village.Peer, new MemberFacts(new OrganisationChoice(id), "023", GuestUntil: null), default));
        var peer = await village.Town.ReadAsync(db => db.Members.FirstAsync(member => member.Id == village.Peer));
        Assert.Equal((id, "023"), (peer.OrganisationId, peer.County));
        Assert.Equal($"member:{village.Peer}", Assert.Single(await village.AuditAsync("member.correct")).Subject);
    }

    [Fact]
    public async Task Invite_SaysOrganisationLastDayAndLead_AndTellsNobodyWhoHasNotJoined()
    {
        await using var village = await Village.BuildAsync();
        var until = village.Town.Now.AddDays(30);
        var made = await village.Town.As(village.Coordinator, (Invite invite, Member me) => invite.HandleAsync(me, new InvitationDraft("Newcomer", Role.Guest)
        {
            Organisation = new OrganisationChoice(null, "Red Cross", OrganisationKind.Ngo),
            GuestUntil = until,
            Leads = [village.Shock],
        }, default));
        var member = await village.Town.ReadAsync(db => db.Members.Include(one => one.Organisation).Include(one => one.Memberships).FirstAsync(one => one.Name == "Newcomer"));
        Assert.Equal(("Red Cross", until, true), (member.Organisation!.Name, member.GuestUntil, Permissions.Leads(member, village.Shock)));
        Assert.Empty(await village.ToldAsync<LeadNamed>());
        Assert.Equal(member.Id, made.Value.Member.Id);
    }

    [Fact]
    public async Task Invite_OfAGuestWhoseLastDayHasPassed_IsRefused_AndMakesNobody()
    {
        await using var village = await Village.BuildAsync();
        var made = await village.Town.As(village.Coordinator, (Invite invite, Member me) =>
            invite.HandleAsync(me, new InvitationDraft("Newcomer", Role.Guest) { GuestUntil = village.Town.Now }, default));
        Assert.IsType<StayIsOver>(made.Refusal);
        Assert.False(await village.Town.ReadAsync(db => db.Members.AnyAsync(member => member.Name == "Newcomer")));
    }

    private static async Task<long?> ProfileAsync(Village village, long member, string organisation)
    {
        await village.Town.As(member, (UpdateProfile update, Member me) => update.HandleAsync(
            me, new Profile(null, [], [], Available: true, Organisation: new OrganisationChoice(null, organisation, OrganisationKind.Ngo)), default));
        return await village.Town.ReadAsync(db => db.Members.Where(row => row.Id == member).Select(row => row.OrganisationId).FirstAsync());
    }

    private static Task<Result<Organisation>> RenameAsync(Village village, long id, string name) => village.Town.As(
        village.Coordinator, (CorrectOrganisation correct, Member me) => correct.RenameAsync(me, id, name, OrganisationKind.Ngo, default));

    private static async Task<List<string>> FindAsync(Village village, string words) =>
        [.. (await village.Town.DoAsync((OrganisationRegister register) => register.FindAsync(words, 9, default))).Select(static one => one.Name)];
}
