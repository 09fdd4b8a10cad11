using System.Globalization;
using CoP.Community;
using CoP.Community.Discussions;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Discussions;

/// <summary>A discussion over both channels and two restarts: posted in a group on phones and a channel of a team, talked about in both and in private, summed up, kept and found.</summary>
public sealed class DiscussionJourneyTests : Journey
{
    private const long OnPhones = -1001;
    private const string AtDesks = "19:standards@thread.tacv2";
    private const string Question = "What holds linking back?";
    private const string Summary = "Photovoltaic kits first, then training.";
    private static readonly TimeZoneInfo Nairobi = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    [Fact]
    public async Task PostedInTwoChats_RepliesAreGathered_AndTheSummaryIsPostedKeptAndFound()
    {
        var naserian = await TestBot.OnTelegramAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        var (juma, wanjiru) = (await TestBot.OnTelegramAsync("Juma"), await TestBot.OnTeamsAsync("Wanjiru"));
        await BindAsync(naserian, amina);
        var (phones, desks, last) = (juma.In(OnPhones), wanjiru.In(AtDesks), PublicHolidays.NextWorkday(Today.AddDays(10)));

        await amina.Says("discussions");
        await amina.Presses("Open a new one");
        await amina.Submits("Open it", Filled(last));
        await amina.Reads("Chats where it is posted: 2");
        await phones.Reads(Question);
        await desks.Reads(Question);
        await phones.Replies(Question, "Power cuts.");
        await phones.Reads("1 person has spoken");

        await TestBot.RestartAsync();
        await desks.Replies(Question, "Nobody was trained.");
        await phones.Reads("2 people have spoken");
        await desks.Reads("2 people have spoken");
        await phones.Presses("Have my say", under: Question);
        await juma.Reads("What do you want to say?");
        await juma.Says("And the network is slow.");
        await juma.Reads("your words are part of the discussion");

        await GoAsync(last);
        await amina.Reads("The last day has come");
        await amina.Sees("Wanjiru: Nobody was trained.", "Sum up and close");
        await amina.Presses("Sum up and close", under: "The last day has come");
        await amina.Submits("Close it", new() { ["What came of it? A few lines: it is posted in the group, kept, and found by search."] = Summary });
        await phones.Reads("2 people took part");
        await desks.Reads("2 people took part");
        await juma.Reads(Summary);
        await wanjiru.Reads(Summary);

        await phones.Replies("2 people have spoken", "And one more thing.");
        await juma.Reads("is closed, so nothing more is gathered");
        await juma.Says("find photovoltaic");
        await juma.Presses("1. Linking registries", under: "Discussion · ");
        await juma.Reads("· closed · 2 people have spoken");
        Assert.Equal(3, await TestBot.AskAsync(static db => db.DiscussionReplies.CountAsync()));
        Assert.Equal(new { State = DiscussionState.Summarised, Summary = (string?)Summary }, await TestBot.AskAsync(static db => db.Discussions.Select(static one => new { one.State, one.Summary }).SingleAsync()));
    }

    private DateOnly Today => WallClock.Show(TestBot.Clock.GetUtcNow(), Nairobi).Day;

    private static async Task BindAsync(OnTelegram naserian, OnTeams amina)
    {
        naserian.Person.AddBotTo(OnPhones, "Standards");
        await naserian.In(OnPhones).Says("/bind@CopTestBot standards");
        await naserian.In(OnPhones).Reads("From now on I post");
        await amina.In(AtDesks, "1795000000001").Says("bind standards");
        await amina.In(AtDesks).Reads("From now on I post");
    }

    private static Dictionary<string, string> Filled(DateOnly last) => new()
    {
        ["What is it about? A few words."] = "Linking registries",
        ["What do you ask of those who take part?"] = Question,
        ["Who shall discuss it?"] = Asking.Group,
        ["Until when? Name the last day."] = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>To the afternoon of a day, while nobody is there.</summary>
    private Task GoAsync(DateOnly day) => TestBot.RestartAsync(() =>
    {
        TestBot.Clock.Jump(WallClock.InstantOf(day, new TimeOnly(16, 15), Nairobi) - TestBot.Clock.GetUtcNow());
        return Task.CompletedTask;
    });
}
