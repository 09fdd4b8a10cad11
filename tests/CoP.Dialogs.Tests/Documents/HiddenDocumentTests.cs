using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Documents;
using CoP.Community.Files;
using CoP.Community.Members;
using CoP.Community.Search;
using CoP.Dialogs.Search;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Documents;

/// <summary>A document that is not for everybody is looked for in every way there is, by everybody who may not know of it.</summary>
public sealed class HiddenDocumentTests
{
    private const string Secret = "Zanzarine appraisal of applicants";
    private const string Ordinary = "Ekidor Lomurut Nakale";
    private static int _event;

    /// <summary>Whoever may not.</summary>
    public enum Reader
    {
        Member,
        LeadOfAnotherGroup,

        /// <summary>A card was passed on into a group, and somebody presses what stands there.</summary>
        MemberInAGroup,
        Suspended,
        GuestWhoseTimeIsOver,
        Stranger,
    }

    public static TheoryData<string, DocumentReaders, DocumentState, Reader> Hidden
    {
        get
        {
            TheoryData<string, DocumentReaders, DocumentState, Reader> all = new()
            {
                { ChannelNames.Telegram, DocumentReaders.Members, DocumentState.Submitted, Reader.Member },
                { ChannelNames.Teams, DocumentReaders.Members, DocumentState.Removed, Reader.Member },
            };
            foreach (var reader in Enum.GetValues<Reader>())
            {
                all.Add(ChannelNames.Telegram, DocumentReaders.Coordinators, DocumentState.Published, reader);
                all.Add(ChannelNames.Teams, DocumentReaders.Group, DocumentState.Published, reader);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task EveryAction_WithItsId_TellsWhoeverMayNotNothingOfIt(string channel, DocumentReaders readers, DocumentState state, Reader reader)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await HideAsync(harness, readers, state);
        var member = reader == Reader.Stranger ? 4711 : (await harness.MemberAsync(Ordinary)).Id;
        var place = reader == Reader.MemberInAGroup ? new ConversationAddress("group", ConversationKind.Group) : new ConversationAddress($"chat-{member}", ConversationKind.Personal);
        if (reader != Reader.Stranger)
        {
            await harness.ChatAsync(Ordinary, channel, "en");
            await BecomeAsync(harness, member, reader);
        }

        await harness.DeliverAsync();

        foreach (var name in harness.Community.Services.GetRequiredService<FeatureCatalog>().Actions.Select(static action => action.Name))
        {
            foreach (var argument in (string[])[$"{id}", $"{id}:0", $"1:document:{id}"])
            {
                await HandleAsync(harness, channel, member, place, new ButtonPressed(ConversationHarness.Tokens.Write(new(name, argument), $"op{_event}", place.ExternalId), [], null));
            }
        }

        foreach (var words in (string[])[$"/start document_{id}", "/find Zanzarine", "/documents", "/saved", "/share", "/cancel", "/ask Zanzarine applicants, how are they chosen?", "/cancel"])
        {
            await HandleAsync(harness, channel, member, place, new MessageReceived(words, ToUs: true));
        }

        await HandleAsync(harness, channel, member, place, new MessageReceived("How is the appraisal of the Zanzarine applicants done?", ToUs: true));
        var read = (await harness.DeliverAsync()).Select(static sent => Drawing.Text(sent.Message)).ToList();
        Assert.NotEmpty(read);
        var told = string.Join("\n===\n", read.Where(static words => words.Contains(Secret, StringComparison.OrdinalIgnoreCase)));
        Assert.True(told.Length == 0, told);
    }

    [Theory]
    [InlineData(DocumentReaders.Coordinators, false)]
    [InlineData(DocumentReaders.Group, false)]
    [InlineData(DocumentReaders.Members, true)]
    public async Task TypedElsewhere_ItIsFoundOnlyWhereEveryMemberMayRead_EvenByACoordinator(DocumentReaders readers, bool isFound)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await HideAsync(harness, readers, DocumentState.Published);
        foreach (var name in (string[])[Ordinary, "Mwikali Nthenge Kasyoka"])
        {
            await harness.ChatAsync(name, ChannelNames.Telegram, "en");
            var person = (await harness.MemberAsync(name)).Id;
            foreach (var typed in (string[])["Zanzarine", ""])
            {
                var found = await harness.Community.Services.GetRequiredService<IInlineSearch>().FindAsync(ChannelNames.Telegram, $"{person}", typed, 0, "en", default);
                Assert.Equal(isFound, found.Results.Any(static result => result.Title == Secret));
            }
        }
    }

    [Fact]
    public async Task Link_ToAHiddenFile_IsGoodForAQuarterOfAnHour_AndToARemovedOneForNobody()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await HideAsync(harness, DocumentReaders.Coordinators, DocumentState.Published);
        Assert.True(await AllowsAsync(harness, minutesAgo: 14));
        Assert.False(await AllowsAsync(harness, minutesAgo: 16));

        await harness.Community.ChangeAsync(db => db.Documents.Where(document => document.Id == id).ExecuteUpdateAsync(static set => set.SetProperty(static document => document.State, DocumentState.Removed)));
        Assert.False(await AllowsAsync(harness, minutesAgo: 1));
    }

    [Fact]
    public async Task Export_LeavesOutWhatIsNotForEverybody()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await HideAsync(harness, DocumentReaders.Group, DocumentState.Published);
        Assert.DoesNotContain(Secret, await harness.Community.ReadAsync(static db => DocumentLists.ToExport(db, all: true).Select(static document => document.Title).ToListAsync()));
    }

    [Fact]
    public async Task Coordinator_AndWhoeverIsOfItsGroup_FindIt()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await HideAsync(harness, DocumentReaders.Group, DocumentState.Published);
        var insider = await harness.Community.ReadAsync(static db => db.GroupMemberships.Where(static membership => membership.GroupId == 1).Select(static membership => membership.MemberId).FirstAsync());
        foreach (var member in (long[])[insider, (await harness.MemberAsync("Mwikali Nthenge Kasyoka")).Id])
        {
            var found = await harness.Community.As(member, static (FindThings find, Member me) => find.HandleAsync(me, "Zanzarine", SearchFilter.None, default));
            Assert.Contains(found, static one => one.Kind == Document.SubjectKind);
        }
    }

    private static async Task<long> HideAsync(ConversationHarness harness, DocumentReaders readers, DocumentState state)
    {
        var file = await harness.Community.AddAsync(new StoredFile { Name = "appraisal.txt", ContentType = "text/plain", Content = "Zanzarine"u8.ToArray() });
        var member = await harness.MemberAsync(Ordinary);
        var group = await harness.Community.ReadAsync(db => db.Groups.Where(one => !db.GroupMemberships.Any(membership => membership.GroupId == one.Id && membership.MemberId == member.Id)).OrderBy(static one => one.Id).Select(static one => one.Id).FirstAsync());
        var document = await harness.Community.AddAsync(new Document
        {
            Title = Secret,
            State = state,
            Readers = readers,
            GroupId = readers == DocumentReaders.Group ? group : null,
            FileId = file.Id,
            Size = 9,
            Themes = ["targeting"],
            Countries = ["Zanzarine"],
            PublishedAt = state == DocumentState.Published ? harness.Community.Now : null,
        });
        return document.Id;
    }

    private static Task<bool> AllowsAsync(ConversationHarness harness, int minutesAgo) => harness.Community.WriteAsync(async scope =>
    {
        var file = await scope.GetRequiredService<CommunityDb>().Files.Where(static file => file.Name == "appraisal.txt").Select(static file => file.Id).SingleAsync();
        return await scope.GetRequiredService<IEnumerable<IFileGuard>>().Single().AllowsAsync(file, harness.Community.Now.AddMinutes(-minutesAgo), default);
    });

    private static Task<int> BecomeAsync(ConversationHarness harness, long member, Reader reader) => harness.Community.ChangeAsync(async db =>
    {
        var known = await db.Members.Include(static one => one.Memberships).SingleAsync(one => one.Id == member);
        if (reader == Reader.LeadOfAnotherGroup)
        {
            known.Memberships.ForEach(static membership => membership.IsLead = true);
        }
        else if (reader == Reader.Suspended)
        {
            known.Status = MemberStatus.Suspended;
        }
        else if (reader == Reader.GuestWhoseTimeIsOver)
        {
            known.GuestUntil = harness.Community.Now.AddDays(-1);
        }

        return await db.SaveChangesAsync();
    });

    private static Task<TurnOutcome> HandleAsync(ConversationHarness harness, string channel, long member, ConversationAddress place, IncomingEvent what)
    {
        harness.Community.Time.Advance(TimeSpan.FromSeconds(1));
        var id = $"{Interlocked.Increment(ref _event)}";
        return harness.Turns.HandleAsync(new Incoming(channel, "bot", $"h{id}", new Person($"{member}", "X"), place, what), default);
    }
}
