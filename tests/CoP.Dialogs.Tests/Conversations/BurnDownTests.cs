using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Groups;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>How a group gets its action points done: numbers first, a picture on a press.</summary>
public sealed class BurnDownTests
{
    public static TheoryData<string, string> Languages => AbsenceTests.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Member_ReadsTheNumbers_AndPressesForThePicture(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (member, now) = (await harness.MemberAsync(Meetings.Second), harness.Community.Now);
        var group = await harness.Community.ReadAsync(static db => db.Groups.Where(static one => one.Slug == "shock").Select(static one => one.Id).SingleAsync());
        await harness.Community.ChangeAsync(db => db.GroupMemberships.Where(one => one.MemberId == member.Id).ExecuteDeleteAsync());
        await harness.Community.AddAsync(new GroupMembership { GroupId = group, MemberId = member.Id });
        for (var at = 0; at < 40; at++)
        {
            var (begun, days) = (now.AddDays((-4 * at) - 1), 20 + (at * 7 % 50));
            var ended = begun.AddDays(days) < now && at % 5 != 0 ? begun.AddDays(days) : default(DateTimeOffset?);
            await harness.Community.AddAsync(new ActionPoint
            {
                Words = $"Step {at}",
                OwnerId = member.Id,
                GroupId = group,
                CreatedAt = begun,
                ListedAt = begun,
                DueAt = begun.AddDays(30),
                DoneAt = ended,
                ClosedAt = ended,
                State = ended is null ? ActionPointState.Open : ActionPointState.Done,
            });
        }

        var chat = await harness.ChatAsync(Meetings.Second, channel, language);
        await chat.SaysAsync("/actions");
        await chat.PressesAsync("act-groups");
        await chat.PressesAsync("act-burn");
        await chat.PressesAsync("act-burnpic");
        var picture = await harness.Community.ReadAsync(static db => db.Files.OrderBy(static file => file.Id).Select(static file => file.Content).LastAsync());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        chat.Matches("burn-down", language);
    }

    [Fact]
    public async Task OfNothing_OneLineIsSaid_AndNoPictureIsOffered()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Meetings.Organiser, ChannelNames.Telegram, "sw");
        await chat.SaysAsync("/actions");
        await chat.PressesAsync("act-groups");
        await chat.PressesAsync("act-burn");
        chat.Matches("burn-down-empty", "sw");
    }
}
