using CoP.Community.Membership;
using CoP.Community.Programmes;

namespace CoP.Community.Tests.Programmes;

public sealed class ProgrammeTests
{
    private static readonly TimeSpan HalfYear = ProfileRefresh.HalfYear + TimeSpan.FromHours(1);

    [Fact]
    public async Task Member_AddsAProgrammeOfTheirOrganisation_AndOfNoOther_ACoordinatorOfAny()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (ours, theirs) = await OrganisationsAsync(fixture);
        Assert.True((await AddAsync(fixture, fixture.Peer, ours, Draft("Cash"))).Succeeded);
        Assert.Equal(new NotYourOrganisation("Blue Cross"), (await AddAsync(fixture, fixture.Peer, theirs, Draft("Cash"))).Refusal);
        Assert.True((await AddAsync(fixture, fixture.Coordinator, theirs, Draft("Cash"))).Succeeded);
        Assert.Equal(2, (await fixture.AuditAsync("programme.add")).Count);
    }

    [Fact]
    public async Task Name_ThatTheOrganisationHas_IsRefusedInAnySpelling_AndAnothersIsNot()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (ours, theirs) = await OrganisationsAsync(fixture);
        var id = (await AddAsync(fixture, fixture.Peer, ours, Draft("Réseau"))).Value.Id;
        Assert.Equal(new ProgrammeExists("Réseau"), (await AddAsync(fixture, fixture.Peer, ours, Draft("reseau "))).Refusal);
        Assert.True((await AddAsync(fixture, fixture.Coordinator, theirs, Draft("Réseau"))).Succeeded);
        Assert.True((await ChangeAsync(fixture, fixture.Peer, id, 0, Draft("RESEAU"))).Succeeded);
    }

    [Fact]
    public async Task Programme_OfSomeCounties_NamesOneAtLeast()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (ours, _) = await OrganisationsAsync(fixture);
        Assert.IsType<ProgrammeWithoutCounty>((await AddAsync(fixture, fixture.Peer, ours, Draft("Cash", []))).Refusal);
    }

    [Fact]
    public async Task Change_OfWhatAnotherHasChanged_IsRefused_AlsoWhereOnlyCountiesDiffer()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (ours, _) = await OrganisationsAsync(fixture);
        var seen = (await AddAsync(fixture, fixture.Peer, ours, Draft("Cash", ["001"]))).Value;
        Assert.True((await ChangeAsync(fixture, fixture.Coordinator, seen.Id, seen.Revision, Draft("Cash", ["001", "023"]))).Succeeded);
        Assert.IsType<ProgrammeChanged>((await ChangeAsync(fixture, fixture.Peer, seen.Id, seen.Revision, Draft("Cash"))).Refusal);
        Assert.Equal(["001", "023"], await fixture.Community.ReadAsync(static db => db.ProgrammeCounties.Select(static one => one.County).Order().ToListAsync()));
        Assert.Single(await fixture.AuditAsync("programme.edit"));
        Assert.IsType<NotYourOrganisation>((await ChangeAsync(fixture, fixture.Other, seen.Id, seen.Revision + 1, Draft("Mine"))).Refusal);
    }

    [Fact]
    public async Task Lists_OfACounty_HaveWhatWorksThereAndNationally_AndOfAnOrganisationItsOwn_TheEndedLast()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (ours, theirs) = await OrganisationsAsync(fixture);
        await AddAsync(fixture, fixture.Peer, ours, Draft("All over"));
        await AddAsync(fixture, fixture.Peer, ours, Draft("A past one", ["023"]) with { IsActive = false });
        await AddAsync(fixture, fixture.Coordinator, theirs, Draft("In Turkana", ["023"]));
        await AddAsync(fixture, fixture.Coordinator, theirs, Draft("On the coast", ["001", "002"]));
        Assert.Equal(["All over", "In Turkana", "A past one"], await ListAsync(fixture, "turkana county"));
        Assert.Equal(["All over", "A past one"], await ListAsync(fixture, "R.C."));
        Assert.Equal(["In Turkana", "On the coast"], await ListAsync(fixture, "blue"));
        Assert.Null(await ListAsync(fixture, "cross"));
        Assert.Null(await ListAsync(fixture, "?!"));
    }

    [Theory]
    [InlineData("Nairobi", "047")]
    [InlineData("muranga", "021")]
    [InlineData("Kaunti ya Homa Bay", "043")]
    public async Task County_IsKnown_AsPeopleWriteIt(string words, string code)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.Equal(code, (await fixture.Community.DoAsync((ProgrammeLists lists) => lists.ReadAsync(words, default)))!.County!.Code);
    }

    [Fact]
    public async Task Contact_IsAMemberOfTheOrganisation()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (ours, _) = await OrganisationsAsync(fixture);
        Assert.Equal(new ContactIsElsewhere("Other"), (await DescribeAsync(fixture, fixture.Peer, ours, fixture.Other)).Refusal);
        Assert.IsType<NotYourOrganisation>((await DescribeAsync(fixture, fixture.Other, ours, null)).Refusal);
        Assert.True((await DescribeAsync(fixture, fixture.Peer, ours, fixture.Asker)).Succeeded);
        Assert.Single(await fixture.AuditAsync("organisation.describe"));
    }

    [Fact]
    public async Task Merge_TakesProgrammesOver_AndWhatWasSaidWhereNothingIs()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (ours, theirs) = await OrganisationsAsync(fixture);
        await DescribeAsync(fixture, fixture.Peer, ours, fixture.Asker);
        await AddAsync(fixture, fixture.Peer, ours, Draft("Cash"));
        var before = fixture.Community.Now;
        Assert.True((await fixture.Community.As(fixture.Coordinator, (CorrectOrganisation correct, Member me) => correct.MergeAsync(me, ours, theirs, default))).Succeeded);
        var stays = await fixture.Community.ReadAsync(static db => db.Organisations.SingleAsync());
        Assert.Equal(("We pay.", fixture.Asker, before), (stays.Profile, stays.ContactId, stays.RefreshedAt));
        Assert.Equal(theirs, (await fixture.Community.ReadAsync(static db => db.Programmes.SingleAsync())).OrganisationId);
    }

    [Fact]
    public async Task Refresh_AsksTheContactTwiceAYear_Once_AndNobodyWhenItWasConfirmed()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (ours, _) = await OrganisationsAsync(fixture);
        await DescribeAsync(fixture, fixture.Peer, ours, fixture.Asker);
        await PassAsync(fixture, TimeSpan.FromDays(180));
        Assert.Empty(await fixture.ToldAsync<ProfileRefreshWanted>());
        await PassAsync(fixture, TimeSpan.FromDays(3));
        await PassAsync(fixture, TimeSpan.FromDays(3));
        Assert.Equal([fixture.Asker], await fixture.ToldAsync<ProfileRefreshWanted>());

        Assert.True((await fixture.Community.As(fixture.Peer, (OrganisationProfiles profiles, Member me) => profiles.ConfirmAsync(me, ours, default))).Succeeded);
        Assert.Single(await fixture.AuditAsync("organisation.confirm"));
        await PassAsync(fixture, TimeSpan.FromDays(180));
        Assert.Single(await fixture.ToldAsync<ProfileRefreshWanted>());
        await PassAsync(fixture, TimeSpan.FromDays(3));
        Assert.Equal(2, (await fixture.ToldAsync<ProfileRefreshWanted>()).Count);
    }

    [Fact]
    public async Task Refresh_WithoutAContact_AsksWhoWasActiveLast_AndWhenTheyCannotBeReachedTheNext_OneAtATime()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (ours, _) = await OrganisationsAsync(fixture);
        await DescribeAsync(fixture, fixture.Peer, ours, null);
        await SeenAsync(fixture, fixture.Asker, HalfYear);
        await PassAsync(fixture, HalfYear);
        Assert.Equal([fixture.Asker], await fixture.ToldAsync<ProfileRefreshWanted>());

        await UndeliveredAsync(fixture);
        Assert.Equal([fixture.Asker, fixture.Peer], await fixture.ToldAsync<ProfileRefreshWanted>());
        await UndeliveredAsync(fixture);
        Assert.Equal(2, (await fixture.ToldAsync<ProfileRefreshWanted>()).Count);
    }

    [Fact]
    public async Task Refresh_IsNotAskedOfAnOrganisationOfWhichNothingIsSaid_NorWhereNobodyIsLeft()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (_, theirs) = await OrganisationsAsync(fixture);
        await AddAsync(fixture, fixture.Coordinator, theirs, Draft("Cash"));
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.OrganisationId == theirs).ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Removed)));
        await PassAsync(fixture, HalfYear);
        Assert.Empty(await fixture.ToldAsync<ProfileRefreshWanted>());
    }

    /// <summary>Two organisations; Peer and Asker belong to the first, Other to the second.</summary>
    private static async Task<(long Ours, long Theirs)> OrganisationsAsync(QuestionFixture fixture)
    {
        var ours = (await fixture.Community.AddAsync(Organisation.Named("Red Cross", OrganisationKind.Ngo, "RC"))).Id;
        var theirs = (await fixture.Community.AddAsync(Organisation.Named("Blue Cross", OrganisationKind.Ngo))).Id;
        long[] mine = [fixture.Peer, fixture.Asker];
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => mine.Contains(member.Id)).ExecuteUpdateAsync(set => set.SetProperty(static member => member.OrganisationId, ours)));
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Other).ExecuteUpdateAsync(set => set.SetProperty(static member => member.OrganisationId, theirs)));
        return (ours, theirs);
    }

    private static ProgrammeDraft Draft(string name, IReadOnlyList<string>? counties = null) => new(name, "Fewer poor.", null, counties, "KES 2,000 a month", null);

    private static Task<Result<Programme>> AddAsync(QuestionFixture fixture, long member, long organisation, ProgrammeDraft draft) =>
        fixture.Community.As(member, (EditProgrammes edit, Member me) => edit.AddAsync(me, organisation, draft, default));

    private static Task<Result<Programme>> ChangeAsync(QuestionFixture fixture, long member, long id, int revision, ProgrammeDraft draft) =>
        fixture.Community.As(member, (EditProgrammes edit, Member me) => edit.ChangeAsync(me, id, revision, draft, default));

    private static Task<Result<Organisation>> DescribeAsync(QuestionFixture fixture, long member, long organisation, long? contact) =>
        fixture.Community.As(member, (OrganisationProfiles profiles, Member me) => profiles.DescribeAsync(me, organisation, "We pay.", contact, default));

    private static Task<List<string>?> ListAsync(QuestionFixture fixture, string words) => fixture.Community.DoAsync(async (ProgrammeLists lists) =>
        await lists.ReadAsync(words, default) is { } filter ? await lists.Of(filter).Select(static one => one.Name).ToListAsync() : null);

    private static async Task PassAsync(QuestionFixture fixture, TimeSpan time)
    {
        fixture.Community.Time.Advance(time);
        await fixture.Community.Services.DoAsync("profile-refresh");
    }

    private static Task<int> SeenAsync(QuestionFixture fixture, long member, TimeSpan later) => fixture.Community.ChangeAsync(db => db.Addresses
        .Where(address => address.MemberId == member).ExecuteUpdateAsync(set => set.SetProperty(static address => address.LastSeenAt, fixture.Community.Now + later)));

    private static Task<bool> UndeliveredAsync(QuestionFixture fixture) => fixture.Community.DoAsync(async (ProfileRefresh refresh) =>
    {
        await refresh.HandleAsync(await fixture.Community.ReadAsync(static db => db.Outbox.OrderByDescending(static row => row.Id).FirstAsync()), default);
        return true;
    });
}
