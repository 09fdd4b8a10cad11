using CoP.Community.Documents;
using CoP.Community.DueWork;
using CoP.Community.Events.Topics;
using CoP.Community.Files;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Documents;

public sealed class DocumentTests
{
    [Fact]
    public async Task Give_WaitsForWhoeverCoordinates_AndIsFoundByNobody()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var given = (await fixture.GiveAsync(fixture.Giver)).Value;

        Assert.Equal(DocumentState.Submitted, given.State);
        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<DocumentGiven>());
        Assert.Empty(await fixture.FoundAsync(fixture.Outsider, "drought"));
        Assert.Empty(await fixture.FoundAsync(fixture.Coordinator, "drought"));
    }

    [Fact]
    public async Task Give_ByWhoeverDecides_IsPublishedAtOnce()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var id = await fixture.PublishedAsync();
        Assert.Equal(DocumentState.Published, (await fixture.ReadAsync(id)).State);
        Assert.Equal([id], await fixture.FoundAsync(fixture.Outsider, "drought"));
        Assert.Empty(await fixture.ToldAsync<DocumentGiven>());
    }

    [Fact]
    public async Task Give_WithNeitherFileNorLink_OrForAGroupWithoutOne_IsRefused()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        Assert.IsType<NothingToRead>((await fixture.GiveAsync(fixture.Giver, DocumentFixture.Draft(change: static draft => draft with { Link = null }))).Refusal);
        Assert.IsType<ReadersNeedGroup>((await fixture.GiveAsync(fixture.Giver, DocumentFixture.Draft(change: static draft => draft with { Readers = DocumentReaders.Group }))).Refusal);
        Assert.Equal(0, await fixture.Community.ReadAsync(static db => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task Give_AFileOfAnother_IsNoFile()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var file = await fixture.FileAsync(fixture.Outsider);
        Assert.IsType<NothingToRead>((await fixture.GiveAsync(fixture.Giver, DocumentFixture.Draft(change: static draft => draft with { Link = null }), file)).Refusal);
    }

    [Fact]
    public async Task Give_TheVerySameFile_IsRefused_UnlessTheOtherIsHiddenFromThem()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var open = (await fixture.GiveAsync(fixture.Coordinator, file: await fixture.FileAsync(fixture.Coordinator))).Value;
        Assert.Equal(new DocumentIsKnown(open.Id, open.Title), (await fixture.GiveAsync(fixture.Giver, file: await fixture.FileAsync(fixture.Giver))).Refusal);

        var secret = DocumentFixture.Draft("Secret", static draft => draft with { Readers = DocumentReaders.Coordinators });
        await fixture.GiveAsync(fixture.Coordinator, secret, await fixture.FileAsync(fixture.Coordinator, "Secret words."));
        Assert.True((await fixture.GiveAsync(fixture.Giver, file: await fixture.FileAsync(fixture.Giver, "Secret words."))).Succeeded);
    }

    [Fact]
    public async Task Near_IsATitleOfNearlyTheSameWords_ThatThisMemberMayKnowOf()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var id = await fixture.PublishedAsync(DocumentFixture.Draft("Impact of the drought on households in Turkana county"));
        await fixture.PublishedAsync(DocumentFixture.Draft("Impact of locusts on households in Wajir county", static draft => draft with { Readers = DocumentReaders.Coordinators }));

        Assert.Equal(id, (await NearAsync(fixture, "Drought impact on households, Turkana county"))?.Id);
        Assert.Null(await NearAsync(fixture, "Impact of locusts on households in Wajir county"));
        Assert.Null(await NearAsync(fixture, "Drought"));
    }

    [Fact]
    public async Task Publish_CreditsTheGiver_TellsWhoFollows_AndAsksToPresentAStudy()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        await fixture.FollowAsync(fixture.Insider, "targeting", "no-such-theme");
        await fixture.FollowAsync(fixture.Giver, "targeting");
        await fixture.FollowAsync(fixture.Outsider, "finance");
        var id = (await fixture.GiveAsync(fixture.Giver, DocumentFixture.Draft(change: static draft => draft with { Themes = ["targeting"] }))).Value.Id;
        Assert.True((await fixture.PublishAsync(fixture.Coordinator, id)).Succeeded);

        Assert.Equal([fixture.Giver], await fixture.ToldAsync<DocumentDecided>());
        Assert.Equal([fixture.Insider], await fixture.ToldAsync<DocumentPublished>());
        Assert.Equal([fixture.Giver], await fixture.ToldAsync<PresentationWanted>());
        Assert.Equal(new DocumentIsDecided(DocumentState.Published), (await fixture.PublishAsync(fixture.Coordinator, id)).Refusal);
    }

    [Fact]
    public async Task Publish_OfWhatIsForAGroup_TellsOnlyThoseWhoMayReadIt()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        await fixture.FollowAsync(fixture.Insider, "targeting");
        await fixture.FollowAsync(fixture.Outsider, "targeting");
        await fixture.PublishedAsync(DocumentFixture.Draft(change: draft => draft with { Themes = ["targeting"], Readers = DocumentReaders.Group, GroupId = fixture.Group }));
        Assert.Equal([fixture.Insider], await fixture.ToldAsync<DocumentPublished>());
    }

    [Fact]
    public async Task Decisions_ByWhoeverMayNot_AreRefused_AndALeadDecidesForTheirGroupOnly()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var ofGroup = (await fixture.GiveAsync(fixture.Giver, DocumentFixture.Draft(change: draft => draft with { GroupId = fixture.Group }))).Value.Id;
        var ofNone = (await fixture.GiveAsync(fixture.Giver)).Value.Id;
        var ofCoordinators = (await fixture.GiveAsync(fixture.Giver, DocumentFixture.Draft(change: draft => draft with { GroupId = fixture.Group, Readers = DocumentReaders.Coordinators }))).Value.Id;

        Assert.IsType<CannotModerateDocuments>((await fixture.PublishAsync(fixture.Giver, ofNone)).Refusal);
        Assert.IsType<DocumentNotFound>((await fixture.PublishAsync(fixture.Outsider, ofNone)).Refusal);
        Assert.IsType<DocumentNotFound>((await fixture.PublishAsync(fixture.Lead, ofNone)).Refusal);
        Assert.IsType<DocumentNotFound>((await fixture.PublishAsync(fixture.Lead, ofCoordinators)).Refusal);
        Assert.True((await fixture.PublishAsync(fixture.Lead, ofGroup)).Succeeded);
        Assert.Single(await fixture.ToldAsync<DocumentGiven>(), told => told == fixture.Lead);
        Assert.Equal(3, (await fixture.ToldAsync<DocumentGiven>()).Count(told => told == fixture.Coordinator));
    }

    [Fact]
    public async Task Newer_IsFoundInThePlaceOfTheOlder_ExceptByThoseWhoMayNotReadIt()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var older = await fixture.PublishedAsync(DocumentFixture.Draft("Drought guideline"));
        var newer = await fixture.PublishedAsync(DocumentFixture.Draft("Drought guideline, revised", draft => draft with { ReplacesId = older, Readers = DocumentReaders.Group, GroupId = fixture.Group }));

        Assert.Equal([newer], await fixture.FoundAsync(fixture.Insider, "drought guideline"));
        Assert.Equal([older], await fixture.FoundAsync(fixture.Outsider, "drought guideline"));
    }

    [Fact]
    public async Task OtherLanguages_GoBackToOneDocument()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var first = await fixture.PublishedAsync(DocumentFixture.Draft("Drought", static draft => draft with { Language = "en" }));
        var second = await fixture.PublishedAsync(DocumentFixture.Draft("Ukame", draft => draft with { Language = "sw", TranslationOfId = first }));
        var third = await fixture.PublishedAsync(DocumentFixture.Draft("Sécheresse", draft => draft with { Language = "fr", TranslationOfId = second }));
        await fixture.PublishedAsync(DocumentFixture.Draft("Sequía", draft => draft with { Language = "es", TranslationOfId = first, Readers = DocumentReaders.Coordinators }));

        Assert.Equal([first, third], await fixture.Community.As(fixture.Outsider, async (DocumentAccess access, Member me) =>
            (await access.OtherLanguagesAsync((await access.LoadAsync(second, default))!, me, default)).ConvertAll(static other => other.Id)));
    }

    [Fact]
    public async Task Save_IsTakenBackByTheSecondPress_AndShowsNothingThatIsGoneSince()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var id = await fixture.PublishedAsync();
        Assert.True((await ToggleAsync(fixture, id)).Value);
        Assert.Equal([id], await SavedAsync(fixture));
        Assert.False((await ToggleAsync(fixture, id)).Value);
        Assert.Empty(await SavedAsync(fixture));

        await ToggleAsync(fixture, id);
        await fixture.Community.As(fixture.Coordinator, (DecideDocument decide, Member me) => decide.RemoveAsync(me, id, default));
        Assert.Empty(await SavedAsync(fixture));
        Assert.IsType<DocumentNotFound>((await ToggleAsync(fixture, id)).Refusal);
    }

    [Fact]
    public async Task ReadingList_ShowsEachReaderWhatTheyMayRead_AndIsChangedByItsOwner()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var open = await fixture.PublishedAsync();
        var hidden = await fixture.PublishedAsync(DocumentFixture.Draft("Hidden", draft => draft with { Readers = DocumentReaders.Group, GroupId = fixture.Group }));
        var list = (await fixture.Community.As(fixture.Insider, static (KeepReadingList lists, Member me) => lists.MakeAsync(me, "For newcomers", null, default))).Id;
        foreach (var id in (long[])[hidden, open, open])
        {
            Assert.True((await AddAsync(fixture, fixture.Insider, list, id)).Succeeded);
        }

        Assert.Equal([hidden, open], await InListAsync(fixture, fixture.Insider, list));
        Assert.Equal([open], await InListAsync(fixture, fixture.Outsider, list));
        Assert.IsType<NotYourReadingList>((await AddAsync(fixture, fixture.Outsider, list, open)).Refusal);
        Assert.IsType<DocumentNotFound>((await AddAsync(fixture, fixture.Outsider, list, hidden)).Refusal);
    }

    [Fact]
    public async Task Reading_MakesWhatStandsInTheFileFound_AndWhatCannotBeReadIsFoundByItsFields()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var good = (await fixture.GiveAsync(fixture.Coordinator, DocumentFixture.Draft("Good"), await fixture.FileAsync(fixture.Coordinator, "Camels are counted."))).Value.Id;
        var broken = await fixture.Community.AddAsync(new StoredFile { Name = "x.pdf", ContentType = "application/pdf", Content = [0x25, 0x50, 0x44, 0x46, 0x2D, 0xFF, 0x00], OwnerId = fixture.Coordinator });
        var bad = (await fixture.GiveAsync(fixture.Coordinator, DocumentFixture.Draft("Bad"), broken.Id)).Value.Id;

        var reading = fixture.Community.Services.GetServices<IDueWork>().OfType<DocumentReading>().Single();
        Assert.Equal([good, bad], await fixture.Community.ReadAsync(db => reading.Due(db, fixture.Community.Now).ToListAsync()));
        Assert.True(await reading.StepAsync(good, default));
        Assert.True(await reading.StepAsync(bad, default));
        Assert.False(await reading.StepAsync(good, default));

        Assert.Equal((DocumentTextState.Read, DocumentTextState.Unreadable), ((await fixture.ReadAsync(good)).TextState, (await fixture.ReadAsync(bad)).TextState));
        Assert.Equal([good], await fixture.FoundAsync(fixture.Outsider, "camels"));
        Assert.Equal([bad], await fixture.FoundAsync(fixture.Outsider, "bad"));
    }

    private static Task<Document?> NearAsync(DocumentFixture fixture, string title) =>
        fixture.Community.As(fixture.Outsider, (GiveDocument give, Member me) => give.NearAsync(me, title, exceptId: 0, default));

    private static Task<Result<bool>> ToggleAsync(DocumentFixture fixture, long id) =>
        fixture.Community.As(fixture.Outsider, (KeepForLater later, Member me) => later.ToggleAsync(me, id, default));

    private static Task<List<long>> SavedAsync(DocumentFixture fixture) =>
        fixture.Community.As(fixture.Outsider, static (KeepForLater later, Member me) => later.Saved(me).Select(static document => document.Id).ToListAsync());

    private static Task<Result<ReadingList>> AddAsync(DocumentFixture fixture, long member, long list, long id) =>
        fixture.Community.As(member, (KeepReadingList lists, Member me) => lists.AddAsync(me, list, id, default));

    private static Task<List<long>> InListAsync(DocumentFixture fixture, long reader, long list) =>
        fixture.Community.As(reader, (ReadingListAccess access, Member me) => access.Documents(list, me).Select(static document => document.Id).ToListAsync());
}
