using CoP.Community.Events;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Calendars;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Events;

/// <summary>One seat, several who would like it, and a day that changes: whoever has it knows, on whichever channel.</summary>
public sealed class WaitlistTests() : Journey(webhook: true)
{
    private const string Title = "What Turkana learnt";

    [Fact]
    public async Task Seat_GoesFromPhoneToDeskToPhone_OneAtATime_AndTheCalendarFollowsTheDay()
    {
        var kamau = await TestBot.OnTelegramAsync("Kamau", new MemberProfile { Role = Role.ContentCoordinator });
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        var njeri = await TestBot.OnTelegramAsync("Njeri");
        await kamau.Plans(Title, days: 9);

        await RegistersAsync(juma, "Register", "You have a seat at");
        await RegistersAsync(amina, "Join the waitlist", "You are next on the waitlist.");
        await RegistersAsync(njeri, "Join the waitlist", "You are number 2 on the waitlist.");

        await juma.Presses("Not going", under: "You have a seat at");
        await amina.Sees("has become free", "I'll come");
        var offer = await amina.Reads("has become free");
        var press = amina.Press(amina.Data(offer, "I'll come"), offer.Id);
        await amina.PostAsync(press);
        await amina.PostAsync(press);
        await amina.Reads("You have a seat at");
        await njeri.Reads("You are next on the waitlist.");

        await TestBot.RestartAsync();
        await amina.Presses("Not going", under: "You have a seat at");
        await njeri.Presses("I'll come", under: "has become free");
        await njeri.Reads("You have a seat at");
        await TestBot.SettleAsync();
        Assert.Equal([RegistrationState.Left, RegistrationState.Left, RegistrationState.Seated], await TestBot.AskAsync(
            static db => db.Registrations.OrderBy(static one => one.Id).Select(static one => one.State).ToListAsync()));

        var address = await CalendarAddressAsync(njeri);
        var before = await EntryAsync(address);
        await ChangesTheDayAsync(kamau, days: 10);
        await njeri.Reads($"“{Title}” is not");
        var after = await EntryAsync(address);

        Assert.Equal(before.Value("UID"), after.Value("UID"));
        Assert.True(after.Number("SEQUENCE") > before.Number("SEQUENCE"));
        Assert.Contains(njeri.Day(10).Replace("-", "", StringComparison.Ordinal), after.Value("DTSTART"), StringComparison.Ordinal);
        Assert.Equal(2, TestBot.Telegram.Ledger.Count(call => call.Method == "sendDocument" && call.ChatId == njeri.Chat));
        Assert.DoesNotContain(juma.Screen, static seen => seen.Says("is not"));
    }

    private static async Task RegistersAsync(ChatUser person, string label, string stands)
    {
        await person.Opens(Title, label);
        await person.Presses(label, under: Title);
        await person.Reads(stands);
    }

    private static async Task ChangesTheDayAsync(OnTelegram organiser, int days)
    {
        await organiser.Presses("Change", under: Title);
        await organiser.Presses("✎ Day", under: "Is this right?");
        await organiser.Answers("On which day?", organiser.Day(days));
        await organiser.Presses("Save", under: "Is this right?");
        await organiser.Reads("Changed. Those who must know are told.");
    }

    private static async Task<Uri> CalendarAddressAsync(OnTelegram person)
    {
        await person.Says("/calendar");
        var shown = await person.Reads("/calendar/");
        return new Uri(shown.Text.Split('\n').First(static line => line.StartsWith("http://", StringComparison.Ordinal)));
    }

    private static async Task<IcsComponent> EntryAsync(Uri address)
    {
        using var client = new HttpClient();
        return IcsReader.Read(await client.GetByteArrayAsync(address)).Only("VEVENT");
    }
}
