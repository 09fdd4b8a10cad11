using System.Text;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Members;
using CoP.Dialogs.ActionPoints.Sheets;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>A table of resolutions that a coordinator sends: looked at first, taken in whole, and followed.</summary>
public sealed class SentSheetTests
{
    private const string Good = "Resolution;Who;Kind;State;Source\nRegister people with disabilities;NDMA;recommendation;open;National Conference 2026\nShare the delivery tools;NDMA;action;done;National Conference 2026\n";

    public static TheoryData<string, string> Everywhere => RecommendationConversationTests.Everywhere;

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task ATableOfResolutions_IsLookedAt_TakenIn_AndFollowed(string language, string channel)
    {
        var source = new Source("Resolution;Who;Due\n;NDMA;\nShare it;Nobody Known;\nShare it;NDMA;soon\n");
        await using var harness = await SetAsync(source);
        var chat = await harness.ChatAsync(Meetings.Organiser, channel, language);
        await CoordinateAsync(harness);
        await chat.DoesAsync(new MessageReceived("/action") { Beside = new FileReceived("resolutions.csv", "", 100, "ref-1") });
        source.Text = Good;
        await chat.DoesAsync(new MessageReceived("/action") { Beside = new FileReceived("resolutions.csv", "", 100, "ref-2") });
        await chat.PressesAsync(TakeSheetAction.Verb);
        await chat.DoesAsync(new MessageReceived("/action") { Beside = new FileReceived("resolutions.csv", "", 100, "ref-3") });
        await chat.SaysAsync("/resolutions");
        await chat.PressesAsync(ShowFollowedAction.Verb);

        Assert.Equal(ActionPointState.Done, await harness.Community.ReadAsync(static db => db.ActionPoints.Select(static point => point.State).SingleAsync()));
        Assert.Equal(1, await harness.Community.ReadAsync(static db => db.Recommendations.CountAsync()));
        chat.Matches("action-sheet", language);
    }

    /// <summary>Of whoever may not take a table in it is read as minutes are.</summary>
    [Fact]
    public async Task OfAMember_ItIsNotTakenIn()
    {
        await using var harness = await SetAsync(new Source(Good));
        await harness.Community.ChangeAsync(static db => db.GroupMemberships.ExecuteDeleteAsync());
        var chat = await harness.ChatAsync(Meetings.First, ChannelNames.Telegram, "en");
        var member = (await harness.MemberAsync(Meetings.First)).Id;
        await harness.Community.ChangeAsync(db => db.Members.Where(one => one.Id == member).ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Role, Role.Member)));
        await chat.DoesAsync(new MessageReceived("/action") { Beside = new FileReceived("resolutions.csv", "", 100, "ref-1") });
        Assert.Null(chat.Find(TakeSheetAction.Verb));
        Assert.Equal(0, await harness.Community.ReadAsync(static db => db.FollowedLists.CountAsync()));
    }

    private static async Task CoordinateAsync(ConversationHarness harness)
    {
        var member = (await harness.MemberAsync(Meetings.Organiser)).Id;
        await harness.Community.ChangeAsync(db => db.Members.Where(one => one.Id == member).ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Role, Role.ContentCoordinator)));
    }

    private static Task<ConversationHarness> SetAsync(Source source) => ConversationHarness.SetAsync(services => services
        .AddKeyedSingleton<IFileSource>(ChannelNames.Telegram, source).AddKeyedSingleton<IFileSource>(ChannelNames.Teams, source));

    private sealed class Source(string text) : IFileSource
    {
        public string Text { get; set; } = text;

        public Task<FetchedFile> FetchAsync(FileReceived file, CancellationToken cancel) => Task.FromResult<FetchedFile>(new FetchedFile.Arrived(Encoding.UTF8.GetBytes(Text)));
    }
}
