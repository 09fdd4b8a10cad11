using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Storage.Samples;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Samples;

public sealed class SampleCommunityTests
{
    private static readonly string Folder = Find();

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Sample_WhenLoadedAgain_LeavesTheDatabaseAlone(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.True(await LoadAsync(database));
        var before = await database.ReadAsync(static db => db.Members.CountAsync());
        Assert.False(await LoadAsync(database));
        Assert.Equal(before, await database.ReadAsync(static db => db.Members.CountAsync()));
        Assert.Equal(1, await database.ReadAsync(static db => db.Settings.CountAsync(s => s.Name == SampleCommunity.Mark)));
    }

    [Fact]
    public async Task Sample_WhenMembersAreThereAlready_IsNotLoaded()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await database.AddAsync(Some.Member());
        Assert.False(await LoadAsync(database));
    }

    [Fact]
    public async Task FirstGroups_InANewCommunity_AreThereOnceAndWithoutPeople()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var groups = database.Services.GetRequiredService<FirstGroups>();
        await groups.EnsureAsync(Folder, CancellationToken.None);
        await groups.EnsureAsync(Folder, CancellationToken.None);
        Assert.Equal(6, await database.ReadAsync(static db => db.Groups.CountAsync()));
        Assert.False(await LoadAsync(database));
        Assert.Equal(0, await database.ReadAsync(static db => db.Members.CountAsync()));
    }

    [Fact]
    public async Task FirstOrganisations_InANewCommunity_AreThereOnce_AndUnderTheirShortNames()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var organisations = database.Services.GetRequiredService<FirstOrganisations>();
        await organisations.EnsureAsync(Folder, CancellationToken.None);
        await organisations.EnsureAsync(Folder, CancellationToken.None);
        Assert.Equal(28, await database.ReadAsync(static db => db.Organisations.CountAsync()));
        Assert.Equal("World Food Programme", await database.ReadAsync(static db =>
            db.Organisations.Where(one => one.Names.Any(name => name.Key == "wfp")).Select(one => one.Name).SingleAsync()));
    }

    [Fact]
    public async Task Members_AreInventedReachableAndCompetent()
    {
        await using var database = await LoadedAsync();
        var members = await database.ReadAsync(static db => db.Members
            .Include(m => m.Organisation).Include(m => m.Memberships).Include(m => m.Themes).ToListAsync());
        Assert.InRange(members.Count, 38, 45);
        Assert.All(members, static member =>
        {
            Assert.True(member.IsSample);
            Assert.NotNull(member.Organisation);
            Assert.NotEmpty(member.Memberships);
            Assert.Subset(Themes.All.ToHashSet(), member.Themes.Select(static t => t.Theme).ToHashSet());
            Assert.NotEqual(Pillars.None, member.Pillars);
            Assert.Contains(member.Language, Languages.All);
            Assert.Equal(member.Role == Role.Guest, member.GuestUntil is not null);
        });
        Assert.Equal([2, 1, 1], Roles(members, Role.ContentCoordinator, Role.Administrator, Role.Chair));
    }

    [Fact]
    public async Task Members_HaveADeskAndAPhoneAndPreferOne()
    {
        await using var database = await LoadedAsync();
        var places = await database.ReadAsync(static db => db.Addresses
            .Join(db.Conversations, a => a.ConversationId, c => c.Id, (a, c) => new { Address = a, Conversation = c }).ToListAsync());
        Assert.All(places, static place =>
        {
            Assert.Equal($"{place.Address.MemberId}", place.Address.ExternalId);
            Assert.Equal($"{place.Address.Channel}:{place.Address.MemberId}", place.Conversation.ExternalId);
        });
        Assert.All(places.GroupBy(static place => place.Address.MemberId), static own =>
        {
            Assert.Equal(["desk", "phone"], own.Select(static place => place.Address.Channel).Order());
            Assert.Single(own, static place => place.Address.Preferred);
        });
    }

    [Fact]
    public async Task Groups_AreSixWithNamesInEveryLanguageAndALead()
    {
        await using var database = await LoadedAsync();
        var groups = await database.ReadAsync(static db => db.Groups.ToListAsync());
        Assert.Equal(["advocacy", "finance", "mel", "policy", "shock", "standards"], groups.Select(static g => g.Slug).Order());
        Assert.All(groups, static group => Assert.Equal(Languages.All.Order(), group.Names.Keys.Order()));
        Assert.All(groups, static group => Assert.All(group.Keywords, static word => Assert.Equal(word.ToLowerInvariant(), word)));
        Assert.Equal(6, await database.ReadAsync(static db => db.GroupMemberships.CountAsync(m => m.IsLead)));
    }

    [Fact]
    public async Task Questions_AreAnsweredByOthersFoundByTheirWordsAndOfThePast()
    {
        await using var database = await LoadedAsync();
        var questions = await database.ReadAsync(static db => db.Questions.Include(q => q.Answers).Include(q => q.Requests).ToListAsync());
        Assert.Equal([12, 2], [questions.Count(IsAnswered), questions.Count(static q => q.State == QuestionState.Open)]);
        Assert.Equal(Languages.All.Order(), questions.Select(static q => q.Language).Distinct().Order());
        Assert.All(questions.Where(IsAnswered), static q => Assert.Single(q.Answers, a => a.Accepted && a.Id == q.AcceptedAnswerId));
        Assert.All(questions, static q =>
        {
            Assert.InRange(q.Title.Length, 1, Question.TitleLength);
            Assert.DoesNotContain(q.Answers, a => a.AuthorId == q.AuthorId || a.GivenAt < q.AskedAt || a.GivenAt > q.ClosedAt);
            Assert.True((q.ClosedAt ?? q.AskedAt) < TimeProvider.System.GetUtcNow());
        });
        Assert.Equal(questions.Count, await database.ReadAsync(static db => db.SearchChanges.Where(change => change.Key.StartsWith("question:")).Select(change => change.Key).Distinct().CountAsync()));
    }

    private static bool IsAnswered(Question question) => question.State == QuestionState.Answered;

    private static int[] Roles(List<Member> members, params Role[] roles) =>
        [.. roles.Select(role => members.Count(member => member.Role == role))];

    private static async Task<TestDatabase> LoadedAsync()
    {
        var database = await TestDatabase.CreateAsync("Sqlite");
        Assert.True(await LoadAsync(database));
        return database;
    }

    private static Task<bool> LoadAsync(TestDatabase database) => database.Services.GetRequiredService<SampleCommunity>().LoadAsync(Folder, default);

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !Directory.Exists(Path.Combine(at.FullName, "samples", "kenya-sp-cop")))
        {
            at = at.Parent;
        }

        return Path.Combine(at!.FullName, "samples", "kenya-sp-cop");
    }
}
