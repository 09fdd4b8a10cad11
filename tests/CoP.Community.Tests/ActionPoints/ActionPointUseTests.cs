using CoP.Community.ActionPoints;

namespace CoP.Community.Tests.ActionPoints;

/// <summary>Who may do what with an action point, and who hears of it.</summary>
public sealed class ActionPointUseTests
{
    [Fact]
    public async Task WhatIsGivenToAnother_WaitsForTheirYes_AndWhoeverGaveItHears()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var added = (await fixture.AddAsync()).Value;
        Assert.Equal((ActionPointState.Proposed, 1), (added.State, added.Number));
        Assert.Equal([fixture.Owner], await fixture.ToldAsync<ActionPointGiven>());
        Assert.IsType<ActionPointNotOffered>((await fixture.AcceptAsync(fixture.Outsider, added.Id)).Refusal);

        Assert.Equal(ActionPointState.Open, (await fixture.AcceptAsync(fixture.Owner, added.Id)).Value.State);
        Assert.IsType<ActionPointNotOffered>((await fixture.AcceptAsync(fixture.Owner, added.Id)).Refusal);
        Assert.Equal([(fixture.Giver, ActionNews.Accepted)], await fixture.NewsAsync());
    }

    [Fact]
    public async Task OwnOnes_AreOpenAtOnce_AndTellNobody()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var own = (await fixture.AddAsync(fixture.Draft() with { MemberId = null })).Value;
        Assert.Equal((ActionPointState.Open, fixture.Giver), (own.State, own.OwnerId));
        Assert.Empty(await fixture.ToldAsync<ActionPointGiven>());
    }

    [Fact]
    public async Task Decline_EndsIt_AndWhoeverGaveItAndTheLeadHearWhy()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = (await fixture.AddAsync()).Value.Id;
        await fixture.Community.As(fixture.Owner, (AnswerActionPoint answer, Member me) => answer.DeclineAsync(me, id, "On leave", default));
        Assert.Equal(ActionPointState.Declined, (await fixture.ReadAsync(id)).State);
        Assert.Equal([(fixture.Giver, ActionNews.Declined), (fixture.Lead, ActionNews.Declined)], await fixture.NewsAsync());
        Assert.IsType<ActionPointIsOver>((await fixture.DoneAsync(fixture.Owner, id)).Refusal);
    }

    [Fact]
    public async Task AnOrganisationsOwn_IsTheirs_WhoFirstSaysYesForIt()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var organisation = (await fixture.Community.AddAsync(Organisation.Named("Council of Governors", OrganisationKind.Government))).Id;
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Outsider).ExecuteUpdateAsync(set => set.SetProperty(static member => member.OrganisationId, organisation)));
        await fixture.Community.ChangeAsync(db => db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(static one => one.ContactId, fixture.Outsider)));
        var id = (await fixture.AddAsync(fixture.Draft() with { MemberId = null, OrganisationId = organisation, Readers = ActionReaders.Group })).Value.Id;
        Assert.Equal([fixture.Outsider], await fixture.ToldAsync<ActionPointGiven>());

        Assert.IsType<ActionPointNotOffered>((await fixture.AcceptAsync(fixture.Owner, id)).Refusal);
        Assert.Null((await fixture.AcceptAsync(fixture.Outsider, id)).Refusal);
        var point = await fixture.ReadAsync(id);
        Assert.Equal((fixture.Outsider, organisation), (point.OwnerId, point.OrganisationId));
        Assert.Null((await fixture.Community.As(fixture.Giver, (CaptureActionPoint capture, Member me) => capture.CorrectAsync(me, id, fixture.Draft() with { MemberId = null, OrganisationId = organisation, Words = "Soon." }, default))).Refusal);
        Assert.Equal(fixture.Outsider, (await fixture.ReadAsync(id)).OwnerId);
    }

    [Fact]
    public async Task Others_MayNotWorkOnIt_AndOnlyThoseWhoLookAfterItDecide()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync();
        Assert.IsType<NotYourActionPoint>((await fixture.DoneAsync(fixture.Outsider, id)).Refusal);
        Assert.IsType<NotYourActionPoint>((await fixture.WorkAsync(fixture.Lead, (work, me) => work.SnoozeAsync(me, id, 7, default))).Refusal);
        Assert.IsType<CannotDecideActionPoint>((await fixture.Community.As(fixture.Owner, (CaptureActionPoint capture, Member me) => capture.DropAsync(me, id, null, default))).Refusal);
        foreach (var may in new[] { fixture.Giver, fixture.Lead, fixture.Coordinator })
        {
            Assert.Equal(may == fixture.Giver ? null : new ActionRemindedToday("Owner"), (await fixture.Community.As(may, (OverseeActionPoint oversee, Member me) => oversee.ChaseAsync(me, id, default))).Refusal);
        }

        Assert.Null((await fixture.Community.As(fixture.Lead, (CaptureActionPoint capture, Member me) => capture.DropAsync(me, id, "Not needed", default))).Refusal);
    }

    [Fact]
    public async Task AGroupsOwn_IsNotThereForOthers()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync(fixture.Draft() with { Readers = ActionReaders.Group });
        Assert.IsType<ActionPointNotFound>((await fixture.DoneAsync(fixture.Outsider, id)).Refusal);
        Assert.Equal(0, await fixture.Community.As(fixture.Outsider, (ActionPointLists lists, Member me) => lists.AllOpen(me).CountAsync()));
        Assert.Equal(1, await fixture.Community.As(fixture.Lead, (ActionPointLists lists, Member me) => lists.OfGroups(me).CountAsync()));
    }

    [Fact]
    public async Task WhatNeedsConfirmation_IsDoneWhenItIsConfirmed_AndGoesBackWhenNot()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync(fixture.Draft() with { NeedsConfirmation = true });
        Assert.Null((await fixture.DoneAsync(fixture.Owner, id)).Value.ClosedAt);
        Assert.IsType<CannotDecideActionPoint>((await fixture.Community.As(fixture.Owner, (OverseeActionPoint oversee, Member me) => oversee.ConfirmAsync(me, id, default))).Refusal);
        await fixture.Community.As(fixture.Giver, (OverseeActionPoint oversee, Member me) => oversee.NotYetAsync(me, id, "Two wards are missing", default));
        Assert.Equal((ActionPointState.Open, 1), ((await fixture.ReadAsync(id)).State, (await fixture.ReadAsync(id)).Number));

        await fixture.DoneAsync(fixture.Owner, id);
        await fixture.Community.As(fixture.Giver, (OverseeActionPoint oversee, Member me) => oversee.ConfirmAsync(me, id, default));
        var point = await fixture.ReadAsync(id);
        Assert.Equal((ActionPointState.Confirmed, true), (point.State, point.ClosedAt is not null));
        Assert.IsType<NothingToConfirm>((await fixture.Community.As(fixture.Giver, (OverseeActionPoint oversee, Member me) => oversee.ConfirmAsync(me, id, default))).Refusal);
    }

    [Fact]
    public async Task HandOver_LeavesItWhereItIs_UntilTheOtherSaysYes()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync();
        Task<Result<ActionPoint>> HandAsync(long by, long to) => fixture.Community.As(by, (AnswerActionPoint answer, Member me) => answer.HandOverAsync(me, id, to, default));
        Assert.IsType<ActionPointIsTheirs>((await HandAsync(fixture.Owner, fixture.Owner)).Refusal);
        await HandAsync(fixture.Owner, fixture.Outsider);
        await fixture.Community.As(fixture.Outsider, (AnswerActionPoint answer, Member me) => answer.DeclineAsync(me, id, "No time", default));
        Assert.Equal((fixture.Owner, (long?)null), ((await fixture.ReadAsync(id)).OwnerId, (await fixture.ReadAsync(id)).HandToId));

        await HandAsync(fixture.Lead, fixture.Outsider);
        Assert.Equal(fixture.Owner, (await fixture.ReadAsync(id)).OwnerId);
        await fixture.AcceptAsync(fixture.Outsider, id);
        Assert.Equal(fixture.Outsider, (await fixture.ReadAsync(id)).OwnerId);
    }

    [Fact]
    public async Task Blocked_TellsTheLead_AndAnAcceptedAnswerClearsTheWay()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync();
        Assert.IsType<ActionPointNotBlocked>((await AskAsync(fixture, id)).Refusal);
        await fixture.WorkAsync(fixture.Owner, (work, me) => work.BlockAsync(me, id, "No data from Turkana", "The registry team", default));
        Assert.Contains((fixture.Lead, ActionNews.Blocked), await fixture.NewsAsync());

        Assert.Null((await AskAsync(fixture, id)).Refusal);
        var question = await fixture.Community.ReadAsync(static db => db.Questions.SingleAsync());
        Assert.Equal((question.Subject, fixture.Owner), ((await fixture.ReadAsync(id)).BlockedQuestion, question.AuthorId));
        var answer = await fixture.Community.As(fixture.Giver, (GiveAnswer give, Member me) => give.HandleAsync(me, question.Id, "Ask the county office.", null, default));
        Assert.NotNull((await fixture.ReadAsync(id)).BlockedBy);
        await fixture.Community.As(fixture.Owner, (AcceptAnswer accept, Member me) => accept.HandleAsync(me, answer.Value.Id, default));
        Assert.Null((await fixture.ReadAsync(id)).BlockedBy);
        Assert.Contains((fixture.Owner, ActionNews.Freed), await fixture.NewsAsync());
    }

    [Fact]
    public async Task AWithdrawnQuestion_ClearsNothing()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync();
        await fixture.WorkAsync(fixture.Owner, (work, me) => work.BlockAsync(me, id, "No data from Turkana", null, default));
        await AskAsync(fixture, id);
        var question = await fixture.Community.ReadAsync(static db => db.Questions.Select(static one => one.Id).SingleAsync());
        await fixture.Community.As(fixture.Owner, (WithdrawQuestion withdraw, Member me) => withdraw.HandleAsync(me, question, default));
        Assert.NotNull((await fixture.ReadAsync(id)).BlockedBy);
    }

    [Fact]
    public async Task ALaterDay_IsCounted_AnEarlierIsNot_AndAPastOneIsRefused()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync();
        Task<Result<ActionPoint>> MoveAsync(int days) => fixture.WorkAsync(fixture.Owner, (work, me) => work.MoveAsync(me, id, fixture.Today.AddDays(days), "Elections", default));
        Assert.IsType<ActionPointDueInThePast>((await MoveAsync(-1)).Refusal);
        await MoveAsync(30);
        await MoveAsync(20);
        Assert.Equal(1, (await fixture.ReadAsync(id)).Moved);
        Assert.IsType<SnoozeTooLong>((await fixture.WorkAsync(fixture.Owner, (work, me) => work.SnoozeAsync(me, id, 61, default))).Refusal);
    }

    [Fact]
    public async Task Numbers_StayAsTheyAre_WhileOneIsOpen()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var ids = new List<long>();
        for (var number = 1; number <= 3; number++)
        {
            ids.Add(await fixture.OpenAsync());
        }

        await fixture.DoneAsync(fixture.Owner, ids[0]);
        ids.Add(await fixture.OpenAsync());
        await fixture.WorkAsync(fixture.Owner, (work, me) => work.MoveAsync(me, ids[1], fixture.Today.AddDays(20), null, default));
        Assert.Equal([null, 2, 3, 4], await fixture.Community.ReadAsync(static db => db.ActionPoints.OrderBy(static point => point.Id).Select(static point => point.Number).ToListAsync()));

        await fixture.Community.As(fixture.Owner, (AnswerActionPoint answer, Member me) => answer.HandOverAsync(me, ids[3], fixture.Outsider, default));
        await fixture.AcceptAsync(fixture.Outsider, ids[3]);
        Assert.Equal(1, (await fixture.ReadAsync(ids[3])).Number);
    }

    [Fact]
    public async Task WhoeverHelps_IsTold_AndMaySayHowFarItIs_ButNotEndIt()
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync(fixture.Draft() with { Readers = ActionReaders.Group });
        await fixture.WorkAsync(fixture.Owner, (work, me) => work.AddHelperAsync(me, id, fixture.Outsider, default));
        Assert.Contains((fixture.Outsider, ActionNews.Helps), await fixture.NewsAsync());
        Assert.Null((await fixture.WorkAsync(fixture.Outsider, (work, me) => work.ProgressAsync(me, id, "Half", default))).Refusal);
        Assert.IsType<NotYourActionPoint>((await fixture.DoneAsync(fixture.Outsider, id)).Refusal);
    }

    [Theory]
    [InlineData(MemberStatus.Suspended, false)]
    [InlineData(MemberStatus.Removed, false)]
    [InlineData(MemberStatus.Removed, true)]
    public async Task WhatWasTheirsWhoTakeNoPartAnyMore_GoesToTheLead_ElseToACoordinator(MemberStatus status, bool leadGoesToo)
    {
        await using var fixture = await ActionFixture.BuildAsync();
        var id = await fixture.OpenAsync();
        await fixture.SetStatusAsync(fixture.Owner, status);
        await (leadGoesToo ? fixture.SetStatusAsync(fixture.Lead, status) : Task.FromResult(0));
        await fixture.LookAsync("action-heirs");
        var heir = leadGoesToo ? fixture.Coordinator : fixture.Lead;
        Assert.Equal(heir, (await fixture.ReadAsync(id)).OwnerId);
        Assert.Contains((heir, ActionNews.Inherited), await fixture.NewsAsync());
    }

    private static Task<Result<ActionPoint>> AskAsync(ActionFixture fixture, long id) =>
        fixture.Community.As(fixture.Owner, (AskPeersToHelp ask, Member me) => ask.AskAsync(me, id, "Who has the data of Turkana?", groupId: null, "en", default));
}
