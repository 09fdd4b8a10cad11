using System.Text;
using System.Text.Json.Nodes;
using CoP.Community.Documents;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Journeys.Events;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Documents;

/// <summary>Documents found, fetched and given, at a desk and on a phone.</summary>
public sealed class DocumentJourneyTests() : Journey(webhook: true)
{
    private const string Register = "A grievance register for a sub-county: what to write down and why";
    private static readonly MemberProfile Coordinator = new() { Role = Role.ContentCoordinator, Group = null };

    [Fact]
    public async Task OnAPhone_AFewMisspeltWordsFindIt_AndTheFileIsUploadedOnce()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var wanjiru = await TestBot.OnTelegramAsync("Wanjiru");

        await juma.Says("/find grievence registr what to write down");
        Assert.True((await juma.Reads("found")).Says(Register));
        await juma.Picks(Register);
        await juma.Sees(Register, "Summary only");
        await juma.Presses("Summary only", under: Register);
        await juma.Reads("A case is closed when the person has been told");
        await juma.Presses("Get the file (1 KB)");
        var first = await TestBot.Telegram.WaitForAsync(static call => call.Method == "sendDocument");
        Assert.Equal(1, TestBot.Telegram.Ledger.Count(static call => call.Method == "sendDocument"));

        await TestBot.SettleAsync();
        await TestBot.RestartAsync();
        await wanjiru.Says("/find malalamiko kaunti ndogo");
        await wanjiru.Picks("Rejista ya malalamiko ya kaunti ndogo");
        await wanjiru.Presses("Also in English");
        await wanjiru.Presses("Get the file (1 KB)", under: Register);
        var second = await TestBot.Telegram.WaitForAsync(call => call.Method == "sendDocument" && call.ChatId == wanjiru.Chat);
        Assert.Equal(first.Result!.Value.GetProperty("document").GetProperty("file_id").GetString(), second.Body.GetProperty("document").GetString());
    }

    [Fact]
    public async Task FileSentOutOfTheBlue_IsOffered_Decided_AndCredited_AndThoseWhoFollowHear()
    {
        var naserian = await TestBot.OnTeamsAsync("Naserian", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma");
        var wanjiru = await TestBot.OnTelegramAsync("Wanjiru");
        await wanjiru.Says("/follow");
        await wanjiru.Presses("Targeting");
        await wanjiru.Presses("Done");
        await wanjiru.Reads("You hear of new documents about: Targeting.");

        juma.Person.SendFile(new TelegramFile("ward_study.txt", "text/plain", Encoding.UTF8.GetBytes("Evaluation of ward committees in Samburu, 2024\n\nThe committees were visited and the lists were read again with the elders of the villages.\n")));
        await juma.Reads("Shall I share this file with the community?");
        await juma.Presses("Targeting", under: "Which themes");
        await juma.Sees("Which themes", "✓ Targeting");
        await juma.Presses("Done", under: "Which themes");
        await juma.Presses("Skip", under: "What does it say");
        await juma.Presses("Skip", under: "more to say");
        Assert.True((await juma.Sees("Is this right?", "Share")).Says("Evaluation of ward committees in Samburu, 2024"));
        await juma.Presses("Share", under: "Is this right?");
        await juma.Reads("Thank you! A coordinator decides");

        await naserian.Sees("Juma has shared this. Publish it?", "Publish");
        await naserian.Presses("Ask who shared it");
        await naserian.Submits("Ask", new() { ["What do you want to know?"] = "Who visited them?" });
        await juma.Presses("Answer", under: "Who visited them?");
        await juma.Reads("What do you answer?");
        await juma.Says("Two of us, in March.");
        await naserian.Reads("Two of us, in March.");
        await naserian.Presses("Publish", under: "Juma has shared this");
        await juma.Reads("has published “Evaluation of ward committees in Samburu, 2024”");
        await juma.Reads("present");
        await wanjiru.Reads("New about a theme that you follow");

        await Eventually.SoAsync(() => TestBot.AskAsync(static db => db.Documents.AnyAsync(static document => document.Title.StartsWith("Evaluation of ward") && document.TextState == DocumentTextState.Read)));
        await wanjiru.Says("/find samburu elders");
        await wanjiru.Reads("read again with the elders");
    }

    [Fact]
    public async Task Recording_IsShared_AndSaysHowLongItIs()
    {
        var naserian = await TestBot.OnTeamsAsync("Naserian", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma");
        const int Rate = 4000;
        juma.Person.SendFile(new TelegramFile("Radio talk about payday rules.wav", "audio/x-wav",
        [
            .. "RIFF"u8, .. BitConverter.GetBytes(36 + (61 * Rate)), .. "WAVEfmt "u8, .. BitConverter.GetBytes(16), 1, 0, 1, 0, .. BitConverter.GetBytes(Rate), .. BitConverter.GetBytes(Rate),
            1, 0, 8, 0, .. "data"u8, .. BitConverter.GetBytes(61 * Rate), .. new byte[61 * Rate],
        ]));
        await juma.Reads("Shall I share this file with the community?");
        await juma.Presses("Skip", under: "From which year");
        await juma.Presses("Done", under: "Which themes");
        await juma.Presses("Skip", under: "What does it say");
        await juma.Presses("Skip", under: "more to say");
        Assert.True((await juma.Sees("Is this right?", "Share")).Says("Audio"));
        await juma.Presses("Share", under: "Is this right?");
        await naserian.Presses("Publish", under: "Juma has shared this");
        await juma.Reads("has published “Radio talk about payday rules”");

        await Eventually.SoAsync(() => TestBot.AskAsync(static db => db.Documents.AnyAsync(static document => document.Minutes == 2 && document.TextState == DocumentTextState.None)));
        await juma.Says("/find payday rules");
        await juma.Reads("Audio · English · 2 minutes, 238 KB");
    }

    [Fact]
    public async Task WhatIsNotFound_IsPutToTheCommunity_AndShownToCoordinators()
    {
        var naserian = await TestBot.OnTeamsAsync("Naserian", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma");
        await juma.Says("/find quokka husbandry subsidies");
        await juma.Presses("Ask the community");
        await juma.Presses("Monitoring, Evaluation and Knowledge Management");
        Assert.True((await juma.Sees("This is what your peers will see", "Send to the community")).Says("quokka husbandry subsidies"));
        await naserian.Says("gaps");
        await naserian.Sees("husbandry quokka subsidies", "Search");
    }

    [Fact]
    public async Task BeforeAsking_WhatIsThereIsShown_AndTakingItEndsTheAsking()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        await juma.Says("/ask");
        await juma.Reads("Your question in one line");
        await juma.Says("What should a grievance register for a sub-county record?");
        await juma.Reads("This may answer it already");
        await juma.Picks("What should a sub-county grievance register record?");
        await juma.Sees("Does that answer your question?", "This answers it");
        await juma.Presses("This answers it");
        await juma.Reads("Nothing was sent");
        Assert.Equal((true, false), await TestBot.AskAsync(static async db => (
            await db.PastSearches.AnyAsync(static search => search.Helped == true && search.Taken != null), await db.Dialogs.AnyAsync())));
    }

    [Fact]
    public async Task SearchedFromAnyChatOnTeams_ItIsFoundByMembersAlone()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        Assert.Contains(Register, await SearchAsync(amina.In("19:elsewhere@thread.v2")));
        Assert.Empty(await SearchAsync(TestBot.StrangerOnTeams("Mallory").In("19:elsewhere@thread.v2")));
    }

    [Fact]
    public async Task MessageOfAStrangeChat_IsPutToTheCommunity_InThePrivateChat()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        Assert.Contains("ready in our chat", await AskAboutAsync(amina.In("19:elsewhere@thread.v2")), StringComparison.Ordinal);
        Assert.True((await amina.Sees("Ask the community", "Preview")).Says("Working group"));
        Assert.Contains("private chat", await AskAboutAsync(TestBot.StrangerOnTeams("Mallory").In("19:elsewhere@thread.v2")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Narrowing_FindsOnlyWhatFits_OnBothChannels()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        await amina.Says("find social protection counties");
        await amina.Presses("Narrow down");
        await amina.Submits("Find", new() { ["By what?"] = "Language|Country" }, under: "By what?");
        var kenya = await amina.Searches("document-countries", "ken");
        await amina.Submits("Find", new() { ["In which language?"] = "Français", ["Which country?"] = kenya["Kenya"] }, under: "In which language?");
        Assert.True((await amina.Reads("Narrowed to what you chose")).Says("espace budgétaire"));

        var juma = await TestBot.OnTelegramAsync("Juma");
        await juma.Says("/find malalamiko");
        await juma.Presses("Narrow down");
        await juma.Presses("2/2 ▶", under: "By what?");
        await juma.Presses("Language", under: "By what?");
        await juma.Sees("By what?", "✓ Language");
        await juma.Presses("Done", under: "By what?");
        await juma.Presses("Kiswahili", under: "In which language?");
        Assert.True((await juma.Reads("Narrowed to what you chose")).Says("Rejista ya malalamiko"));
    }

    /// <summary>The titles of what a client offers to insert.</summary>
    private static async Task<List<string>> SearchAsync(OnTeams person)
    {
        var answer = JsonNode.Parse(await person.PostAsync(person.Activity("invoke", "", static activity =>
        {
            activity["name"] = "composeExtension/query";
            activity["value"] = new JsonObject { ["commandId"] = "find", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "text", ["value"] = "grievence registr" }) };
        })))!;
        return [.. (answer["composeExtension"]!["attachments"]?.AsArray() ?? []).Select(static one => (string)one!["preview"]!["content"]!["title"]!)];
    }

    private static async Task<string> AskAboutAsync(OnTeams person) => (string)JsonNode.Parse(await person.PostAsync(person.Activity("invoke", "", static activity =>
    {
        activity["name"] = "composeExtension/fetchTask";
        activity["value"] = new JsonObject { ["commandId"] = "ask", ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>Who pays the guardians of orphans?</p>" } } };
    })))!["task"]!["value"]!;

    [Fact]
    public async Task TypedElsewhere_FindsWhatEveryMemberMayRead_AndNothingForStrangers()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var query = juma.Person.TypeInline("malalamiko kaunti");
        var answer = await TestBot.Telegram.WaitForAsync(call => call.Method == "answerInlineQuery" && call.Body.GetProperty("inline_query_id").GetString() == query);
        var first = answer.Body.GetProperty("results")[0];
        Assert.StartsWith("document:", first.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("https://t.me/CopTestBot?start=document_", first.GetProperty("reply_markup").GetProperty("inline_keyboard")[0][0].GetProperty("url").GetString(), StringComparison.Ordinal);

        var stranger = TestBot.StrangerOnTelegram("Mallory").Person.TypeInline("malalamiko");
        var nothing = await TestBot.Telegram.WaitForAsync(call => call.Method == "answerInlineQuery" && call.Body.GetProperty("inline_query_id").GetString() == stranger);
        Assert.Equal(0, nothing.Body.GetProperty("results").GetArrayLength());
    }
}
