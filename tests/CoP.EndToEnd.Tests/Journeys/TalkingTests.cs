using System.Text.Json.Nodes;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>What everyone can do at any time: help, another language, stop in the middle, send what nobody expects.</summary>
public sealed class TalkingTests : Journey
{
    [Fact]
    public async Task Language_SwitchedInTheMiddleOfAForm_KeepsWhatWasSaid()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        await juma.Says("/ask");
        await juma.Reads("Your question in one line");
        await juma.Says("Walezi wanajiandikishaje SHA?");
        await juma.Reads("Details");

        await juma.Says("/language sw");
        await juma.Reads("Maelezo");
        await juma.Says("Tumejaribu mara mbili.");
        await juma.Presses("Programu za Nyongeza na Viwango");
        Assert.Contains(juma.Screen[^1].Buttons, static label => label.Contains("Taifa", StringComparison.OrdinalIgnoreCase) || label.Contains("kitaifa", StringComparison.OrdinalIgnoreCase));
        await juma.Says("/cancel");
        await TestBot.SettleAsync();
        Assert.False(await TestBot.AskAsync(db => db.Questions.AnyAsync(question => question.Author!.Name == "Juma")));
    }

    [Fact]
    public async Task Command_InTheMiddleOfAForm_IsDone_AndTheQuestionIsAskedAgain()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        await juma.Says("/ask");
        await juma.Reads("Your question in one line");
        await juma.Says("/questions");
        await juma.Reads("You have not asked anything yet.");
        await TestBot.SettleAsync();
        Assert.Contains("Your question in one line", juma.Screen[^1].Text, StringComparison.Ordinal);

        await juma.Says("How do we reach the deaf?");
        await juma.Reads("Details");
        await juma.Says("back");
        await TestBot.SettleAsync();
        Assert.Contains("Your question in one line", juma.Screen[^1].Text, StringComparison.Ordinal);
        await juma.Says("cancel");
        await juma.Reads("Cancelled. Nothing was sent.");
    }

    [Fact]
    public async Task Words_ThatLookLikeAQuestion_AreOffered_OnBothChannels()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        await juma.Says("How do we answer grievances about payments?");
        await juma.Reads("Shall I put this to the community?");
        await amina.Says("How do we answer grievances about payments?");
        await amina.Reads("Shall I put this to the community?");
        await amina.Presses("Send to the community");
        await juma.Sees("How do we answer grievances", "I'll answer");
    }

    [Fact]
    public async Task Help_FitsWhereOneIsAndWhoOneIs()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        await juma.Says("help");
        var help = await juma.Reads("What I can do for you");
        Assert.DoesNotContain("Invite somebody", help.Buttons);

        var naserian = await TestBot.OnTeamsAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator });
        await naserian.Says("help");
        await naserian.Sees("What I can do for you", "Invite somebody");

        await juma.Says("/ask");
        await juma.Presses("Help", under: "Your question in one line");
        await juma.Reads("Just type your answer and send it.");
    }

    [Theory]
    [InlineData("photo", "Thank you for the picture.")]
    [InlineData("sticker", "A fine sticker.")]
    [InlineData("voice", "I cannot listen to voice notes yet.")]
    [InlineData("document", "I could not fetch that file. Please send it once more.")]
    [InlineData("location", "I cannot use a location.")]
    public async Task SomethingThatIsNotText_GetsATrueSentence(string field, string answer)
    {
        TestBot.Foreseen.Add("Telegram answered 400 to getFile"); // A document is fetched; this one is nowhere.
        var juma = await TestBot.OnTelegramAsync("Juma");
        juma.Person.SendOther(field, new JsonObject { ["file_id"] = "F", ["file_unique_id"] = "U" });
        await juma.Reads(answer);
    }

    [Fact]
    public async Task Attachments_AndOverlongWords_OnTeams_GetATrueSentence()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        var picture = amina.Message("");
        picture["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://example.org/a.png" });
        await amina.PostAsync(picture);
        await amina.Reads("Thank you for the picture.");
        await amina.Says(new string('a', 9000));
        await amina.Reads("That text is too long for me.");
        await amina.Says("/dance");
        await amina.Reads("I do not know /dance.");
    }

    [Fact]
    public async Task Answer_ThatIsTooLong_IsSaidToBe()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var juma = await TestBot.OnTelegramAsync("Juma");
        await amina.Asks("How do caregivers enrol with SHA?");
        await juma.Replies("How do caregivers enrol", new string('a', 4096));
        await juma.Reads("An answer can have");
    }

    [Fact]
    public async Task Profile_DecidesWhichQuestionsCome()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var wanjiru = await TestBot.OnTeamsAsync("Wanjiru", new MemberProfile { Group = null });
        await wanjiru.Says("profile");
        await wanjiru.Submits("Save", new()
        {
            ["Which working groups are you in?"] = Asking.Group,
            ["What do you know well?"] = "Payments|Grievances",
            ["Where do you work?"] = "Siaya",
            ["May I send you questions?"] = "Yes",
        });
        await wanjiru.Reads("Saved. Questions that fit will find you.");
        await amina.Asks("How do caregivers enrol with SHA?");
        await wanjiru.Sees("How do caregivers enrol with SHA?", "I'll answer");
    }
}
