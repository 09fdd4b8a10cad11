using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>A lead acts from the list of the week: with words and numbers, or on a card with the buttons of each line.</summary>
public sealed class LeadListTests
{
    private const string Owner = Meetings.First;
    private const string Lead = Meetings.Second;

    private static readonly Dictionary<string, (string Act, string Reassign)> Said = new()
    {
        ["en"] = ("1 chase, 2 extend 2w, 3 close sent to all 47, 9 chase", "1 reassign"),
        ["sw"] = ("1 fuatilia, 2 ongeza wiki 2, 3 funga imetumwa kwa zote 47, 9 fuatilia", "1 kabidhi"),
        ["fr"] = ("1 relancer, 2 prolonger 2 semaines, 3 clore envoyé aux 47, 9 relancer", "1 confier"),
        ["es"] = ("1 insistir, 2 ampliar 2 semanas, 3 cerrar enviado a los 47, 9 insistir", "1 reasignar"),
    };

    public static TheoryData<string, string> Languages => AbsenceTests.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Lead_ActsFromTheList_ByNumber(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await ListedAsync(harness, channel, language);
        await chat.SaysAsync(Said[language].Act);
        await chat.SaysAsync(Said[language].Reassign);
        Assert.Equal([ActionPointState.Open, ActionPointState.Open, ActionPointState.Done], await harness.Community.ReadAsync(static db => db.ActionPoints.OrderBy(static point => point.Id).Select(static point => point.State).ToListAsync()));
        Assert.Equal([0, 1, 0], await harness.Community.ReadAsync(static db => db.ActionPoints.OrderBy(static point => point.Id).Select(static point => point.Moved).ToListAsync()));
        chat.Matches("lead-list", language);
    }

    [Fact]
    public async Task ANumberOfTwoLists_IsNotGuessedAt_AndWhoeverIsNoLead_IsRefused()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await ListedAsync(harness, ChannelNames.Telegram, "en");
        var (lead, other) = ((await harness.MemberAsync(Lead)).Id, await harness.Community.ReadAsync(static db => db.Groups.Where(static group => group.Slug == "finance").Select(static group => group.Id).SingleAsync()));
        await harness.Community.WriteAsync(async services =>
        {
            await ((Community.Delivery.Outbox)services.GetService(typeof(Community.Delivery.Outbox))!).TellAsync(lead, new GroupActionPoints(other, new DateOnly(2026, 12, 14), [2]), default);
            return true;
        });
        await chat.SaysAsync("1 close");
        Assert.Equal(3, await harness.Community.ReadAsync(static db => db.ActionPoints.CountAsync(static point => point.State == ActionPointState.Open)));
        Assert.Contains("Two lists have this number", chat.Transcript, StringComparison.Ordinal);
        await harness.Community.ChangeAsync(db => db.GroupMemberships.Where(one => one.MemberId == lead).ExecuteUpdateAsync(set => set.SetProperty(static one => one.IsLead, false)));
        await harness.Community.ChangeAsync(db => db.Members.Where(one => one.Id == lead).ExecuteUpdateAsync(set => set.SetProperty(static one => one.Role, Role.Member)));
        await chat.SaysAsync("3 close");
        Assert.Contains("Somebody else does this", chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(3, await harness.Community.ReadAsync(static db => db.ActionPoints.CountAsync(static point => point.State == ActionPointState.Open)));
    }

    private static async Task<Chat> ListedAsync(ConversationHarness harness, string channel, string language)
    {
        var group = await harness.Community.ReadAsync(static db => db.Groups.Where(static one => one.Slug == "shock").Select(static one => one.Id).SingleAsync());
        var (lead, owner, chat) = ((await harness.MemberAsync(Lead)).Id, (await harness.MemberAsync(Owner)).Id, await harness.ChatAsync(Lead, channel, language));
        await harness.Community.ChangeAsync(db => db.GroupMemberships.Where(one => one.GroupId == group || one.MemberId == lead).ExecuteDeleteAsync());
        await harness.Community.AddAsync(new GroupMembership { GroupId = group, MemberId = lead, IsLead = true });
        foreach (var words in new[] { "Circulate the guidelines", "Document good practice", "Share the delivery tools" })
        {
            var draft = new ActionPointDraft(words, owner, OrganisationId: null, DateOnly.FromDateTime(harness.Community.Now.UtcDateTime).AddDays(8)) { GroupId = group };
            var added = await harness.AsAsync(Meetings.Organiser, (CaptureActionPoint capture, Member me) => capture.AddAsync(me, draft, default));
            await harness.AsAsync(Owner, (AnswerActionPoint answer, Member me) => answer.AcceptAsync(me, added.Value.Id, default));
        }

        harness.Community.Time.Advance(new DateTimeOffset(2026, 12, 14, 9, 0, 0, TimeSpan.FromHours(3)) - harness.Community.Now);
        await harness.Community.Services.DoAsync("action-weeks");
        await chat.HearsAsync();
        return chat;
    }
}
