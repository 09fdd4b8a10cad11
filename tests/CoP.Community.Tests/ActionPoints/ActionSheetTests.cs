using System.Text;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.ActionPoints.Sheets;

namespace CoP.Community.Tests.ActionPoints;

/// <summary>Tables of actions as people keep them: read in whatever form, taken in whole or not at all, and never twice.</summary>
public sealed class ActionSheetTests
{
    /// <summary>What a real meeting left behind (5 August 2021): one owner, two, a date or none, one done.</summary>
    private const string Exchange = """
        Key;Action;Responsible;By when;Kind;Status;Source
        1;Reach out to the counties that asked for delivery support in 2021/22, Taita Taveta among them;TBI;;Action;Open;County Delivery Exchange 2021
        2;Document good practice in service delivery at county level;Council of Governors;31/12/2026;Action;Ongoing;County Delivery Exchange 2021
        3;Circulate the guidelines on performance contracting 2021/22 for the counties' comments;Council of Governors;;Action;Done;County Delivery Exchange 2021
        4;"Put outreach to counties and a peer-review mechanism
        into the five-year strategic plan";Council of Governors;;Recommendation;;County Delivery Exchange 2021
        5;Share the delivery tools;Owner;;;;County Delivery Exchange 2021
        6;Hold one roundtable with development partners;;;Recommendation;;County Delivery Exchange 2021
        """;

    [Fact]
    public async Task TheListOfAMeeting_IsTakenInOnce_AndFollowed()
    {
        await using var fixture = await FixtureAsync();
        Assert.Equal((6, 0, 0), Of(await ImportAsync(fixture, Exchange, isTrial: true)));
        Assert.Equal(0, await fixture.Community.ReadAsync(static db => db.ActionPoints.CountAsync()));
        Assert.Equal((6, 0, 0), Of(await ImportAsync(fixture, Exchange)));
        Assert.Equal((0, 6, 0), Of(await ImportAsync(fixture, Exchange.Replace("Share the delivery tools", "Share all the delivery tools", StringComparison.Ordinal))));

        var list = await fixture.Community.ReadAsync(static db => db.FollowedLists.SingleAsync());
        Assert.Equal("County Delivery Exchange 2021", list.Title);
        var points = await fixture.Community.ReadAsync(static db => db.ActionPoints.OrderBy(static point => point.Id).ToListAsync());
        Assert.Equal([ActionPointState.Proposed, ActionPointState.Proposed, ActionPointState.Done, ActionPointState.Proposed], points.Select(static point => point.State));
        Assert.All(points, point => Assert.Equal(list.Subject, point.Source));
        var advice = await fixture.Community.ReadAsync(static db => db.Recommendations.OrderBy(static one => one.Id).ToListAsync());
        Assert.Equal("Put outreach to counties and a peer-review mechanism into the five-year strategic plan", advice[0].Words);
        Assert.Equal([false, true], advice.Select(static one => one.IsForAll));
        Assert.Equal([fixture.Outsider, fixture.Owner], await fixture.ToldAsync<ActionPointsGiven>());
    }

    [Fact]
    public async Task OneFault_AndNothingIsTakenIn_AndEachIsNamedByItsLine()
    {
        await using var fixture = await FixtureAsync();
        const string Faulty = "sep=,\nwhat,who,due,kind,state,group\nSend it,Nobody Known,,,,\n\"Over\ntwo lines\",Owner,32/13/2026,,,\n,Owner,,,,\nSend this,Owner,,wish,,\nSend this,Owner,,,perhaps,\nSend that,Owner,,,,Nowhere\nGood,Owner,,,,\nGood,Owner,,,,\n";
        var import = await ImportAsync(fixture, Faulty);
        Assert.Equal(
            [(3, SheetFault.NoSuchPerson), (4, SheetFault.NotADay), (6, SheetFault.NothingToDo), (7, SheetFault.NoSuchKind), (8, SheetFault.NoSuchState), (9, SheetFault.NoSuchGroup), (11, SheetFault.Twice)],
            import.Errors.Select(static error => (error.Line, error.Fault)));
        Assert.Equal(0, await fixture.Community.ReadAsync(static db => db.ActionPoints.CountAsync()));
    }

    [Fact]
    public async Task Leads_TakeInForTheirGroups_AndMembersNothing()
    {
        await using var fixture = await FixtureAsync();
        var line = ActionSheet.Read("what,who,group\nSend it,Owner,shock\n")!;
        Assert.IsType<CannotDecideActionPoint>((await fixture.Community.As(fixture.Owner, (ImportActions import, Member me) => import.HandleAsync(me, line, isTrial: false, default))).Refusal);
        var other = await fixture.Community.As(fixture.Lead, (ImportActions import, Member me) => import.HandleAsync(me, ActionSheet.Read("what,who\nSend it,Owner\n")!, isTrial: false, default));
        Assert.Equal(SheetFault.NotYourGroup, Assert.Single(other.Value.Errors).Fault);
        var own = await fixture.Community.As(fixture.Lead, (ImportActions import, Member me) => import.HandleAsync(me, line, isTrial: false, default));
        Assert.Equal((1, 0, 0), Of(own.Value));
    }

    [Theory]
    [InlineData("Nini\tNani\tKufikia\nTuma orodha\tOwner\t31/12/2026", "Tuma orodha")]
    [InlineData("﻿Quoi;Qui;Échéance\nEnvoyer la liste;Owner;31 décembre 2026", "Envoyer la liste")]
    [InlineData("sep=;\nAcción;Quién;Fecha límite\nEnviar la lista;Owner;31/12/2026", "Enviar la lista")]
    [InlineData("Minutes | x\nWhat | Who | Due\nSend the list | Owner | 2026-12-31", "Send the list")]
    [InlineData("what,who,due\n\"Say \"\"yes\"\", then go\",Owner,2026-12-31", "Say \"yes\", then go")]
    [InlineData("what,who,due\n'=1+1,Owner,31.12.2026", "=1+1")]
    public void Columns_AreKnownInFourLanguages_BetweenWhatever(string text, string what)
    {
        var line = Assert.Single(ActionSheet.Read(text.TrimStart('﻿'))!);
        Assert.Equal((what, "Owner", new DateOnly(2026, 12, 31)), (line[SheetColumn.What], line[SheetColumn.Who], ActionSheet.Day(line[SheetColumn.Due])));
    }

    [Fact]
    public void OldLetters_AreDecoded()
    {
        Assert.Equal("Échéance – café", DelimitedText.Decode(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Échéance – café")));
        Assert.Equal("Échéance", DelimitedText.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("Échéance")]));
        Assert.Null(ActionSheet.Read("The weather, was fine\nand, so on"));
    }

    [Fact]
    public async Task WhatIsStillOpen_IsSaidOnceAQuarter_UntilNothingIs()
    {
        await using var fixture = await FixtureAsync();
        await ImportAsync(fixture, Exchange);
        for (var month = 0; month < 7; month++)
        {
            fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(30)));
            await fixture.LookAsync("followed-lists");
            await fixture.LookAsync("followed-lists");
        }

        Assert.Equal([fixture.Coordinator, fixture.Coordinator], await fixture.ToldAsync<FollowedListOpen>());
        await fixture.Community.ChangeAsync(static db => db.ActionPoints.ExecuteUpdateAsync(static set => set.SetProperty(static point => point.State, ActionPointState.Done)));
        await fixture.Community.ChangeAsync(static db => db.Recommendations.ExecuteUpdateAsync(static set => set.SetProperty(static one => one.State, RecommendationState.Declined)));
        fixture.GoTo(PublicHolidays.NextWorkday(fixture.Today.AddDays(120)));
        await fixture.LookAsync("followed-lists");
        Assert.Equal(2, (await fixture.ToldAsync<FollowedListOpen>()).Count);
    }

    private static (int New, int Known, int Errors) Of(SheetImport import) => (import.New, import.Known, import.Errors.Count);

    private static async Task<SheetImport> ImportAsync(ActionFixture fixture, string text, bool isTrial = false)
    {
        var done = await fixture.Community.As(fixture.Coordinator, (ImportActions import, Member me) => import.HandleAsync(me, ActionSheet.Read(text)!, isTrial, default));
        Assert.Null(done.Refusal);
        return done.Value;
    }

    private static async Task<ActionFixture> FixtureAsync()
    {
        var fixture = await ActionFixture.BuildAsync();
        foreach (var name in new[] { "Council of Governors", "TBI" })
        {
            var organisation = (await fixture.Community.AddAsync(Organisation.Named(name, OrganisationKind.Government))).Id;
            await fixture.Community.ChangeAsync(db => db.Members.Where(one => one.Id == fixture.Outsider).ExecuteUpdateAsync(set => set.SetProperty(static one => one.OrganisationId, organisation)));
            await fixture.Community.ChangeAsync(db => db.Organisations.Where(one => one.Id == organisation).ExecuteUpdateAsync(set => set.SetProperty(static one => one.ContactId, fixture.Outsider)));
        }

        return fixture;
    }
}
