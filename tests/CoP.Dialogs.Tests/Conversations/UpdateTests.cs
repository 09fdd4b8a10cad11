using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Members;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>The page of a month: asked for by whoever coordinates, and told to the chair.</summary>
public sealed class UpdateTests
{
    public static TheoryData<string, string> Languages => AbsenceTests.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Coordinator_ReadsTheMonthBefore_AndOpensWhatIsLate(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await WorkAsync(harness);
        var coordinator = await harness.ChatAsync(Meetings.Coordinator, channel, language);
        await coordinator.SaysAsync("/update");
        await coordinator.PressesAsync("act-open");
        coordinator.Matches("update", language);
    }

    [Fact]
    public async Task Chair_IsToldOnTheFirstWorkingDay()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await WorkAsync(harness);
        var name = await harness.Community.ReadAsync(static db => db.Members.Where(static member => member.Role == Role.Chair).Select(static member => member.Name).FirstAsync());
        var chair = await harness.ChatAsync(name, ChannelNames.Telegram, "sw");
        harness.Community.Time.Advance(new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.Zero) - harness.Community.Now);
        await harness.Community.Services.DoAsync("management-updates");
        await chair.HearsAsync();
        chair.Matches("update-told", "sw");
    }

    private static async Task WorkAsync(ConversationHarness harness)
    {
        var (owner, start) = ((await harness.MemberAsync(Meetings.First)).Id, new DateTimeOffset(2026, 9, 10, 9, 0, 0, TimeSpan.Zero));
        foreach (var (words, begun, due, done) in new[] { ("Send the list of wards", 0, 20, 45), ("Circulate the guidelines", 10, 25, 30), ("Share the delivery tools", 20, 40, 0), ("Train the county officers", 40, 100, 0) })
        {
            var ended = done == 0 ? default(DateTimeOffset?) : start.AddDays(done);
            await harness.Community.AddAsync(new ActionPoint
            {
                Words = words,
                OwnerId = owner,
                CreatedAt = start.AddDays(begun),
                ListedAt = start.AddDays(begun),
                DueAt = start.AddDays(due),
                DoneAt = ended,
                ClosedAt = ended,
                State = ended is null ? ActionPointState.Open : ActionPointState.Done,
            });
        }
    }
}
