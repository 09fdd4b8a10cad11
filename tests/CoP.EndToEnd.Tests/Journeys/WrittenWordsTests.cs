using System.Text.Json.Nodes;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>What somebody writes arrives as it was meant, in whatever shape the platform brings it.</summary>
public sealed class WrittenWordsTests : Journey
{
    private const string Channel = "19:standards@thread.tacv2";
    private const string Question = "How do caregivers enrol with SHA?";
    private static readonly MemberProfile NoGroup = new() { Group = null };

    [Fact]
    public async Task Answer_ByQuotingOnTeams_ReachesTheAsker_WithoutTheMark()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", NoGroup);
        var juma = await TestBot.OnTeamsAsync("Juma");
        await amina.Asks(Question);
        var card = await juma.Reads(Question);

        var answer = juma.Message($"<quoted messageId=\"{card.Id}\"/> We hired mobile bank vans.");
        answer["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "quotedReply",
            ["quotedReply"] = new JsonObject { ["messageId"] = card.Id, ["senderId"] = OnTeams.Bot, ["preview"] = Question },
        });
        await juma.PostAsync(answer);

        await amina.Reads("Answer from Juma");
        Assert.Equal(["We hired mobile bank vans."], await AnswersAsync());
    }

    [Fact]
    public async Task Thread_OfAQuestion_TakesNoCommandAndNoBareMentionForAnAnswer()
    {
        var barasa = await TestBot.OnTeamsAsync("Barasa", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        await barasa.In(Channel, "1795000000001").Says("bind standards");
        await barasa.In(Channel).Reads("From now on I post");
        var amina = await TestBot.OnTeamsAsync("Amina", NoGroup);
        var juma = await TestBot.OnTeamsAsync("Juma");
        await amina.Asks(Question);
        var post = await juma.In(Channel).Reads(Question);
        var thread = juma.In(Channel, post.Id);

        await thread.Says("");
        await TestBot.UntilAsync(() => thread.Screen.Count(static seen => seen.Says("I post questions to this working group here.")) == 1 ? thread : null, () => $"{thread}");
        await thread.Says("help");
        await TestBot.UntilAsync(() => thread.Screen.Count(static seen => seen.Says("I post questions to this working group here.")) == 2 ? thread : null, () => $"{thread}");
        var nbsp = thread.Message("x");
        nbsp["text"] = "<at>CoP</at>&nbsp;help";
        ((JsonObject)nbsp["entities"]![0]!).Remove("text");
        await thread.PostAsync(nbsp);
        await TestBot.UntilAsync(() => thread.Screen.Count(static seen => seen.Says("I post questions to this working group here.")) == 3 ? thread : null, () => $"{thread}");
        await barasa.In(Channel, post.Id).Says("bind none");
        await thread.Reads("I no longer post");

        Assert.Empty(await AnswersAsync());
        Assert.Equal(0, await TestBot.AskAsync(static db => db.Conversations.CountAsync(static conversation => conversation.BoundGroupId != null)));
    }

    [Fact]
    public async Task Words_ThatStandOnlyInTheHtml_AreOfferedAsAQuestion()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", NoGroup);
        var message = amina.Message("");
        message.Remove("text");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>How many counties pay within 5 &lt; 10 days?</p>" });

        await amina.PostAsync(message);

        await amina.Reads("How many counties pay within 5 < 10 days?");
    }

    [Fact]
    public async Task Card_LeftAlone_LetsCommandsAndSentencesThrough()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", NoGroup);
        await amina.Says("profile");
        await amina.Sees("My profile", "Save");
        await amina.Says("open");
        await amina.Reads("Questions you could answer");
        await amina.Says("How do other counties pay people without a phone?");
        await amina.Reads("Shall I put this to the community?");
        Assert.DoesNotContain("Nothing in the list", amina.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Caption_IsTheAnswer_AndAnEditOfIt_ChangesTheAnswer()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", NoGroup);
        var juma = await TestBot.OnTelegramAsync("Juma");
        await amina.Asks(Question);
        var card = await juma.Reads(Question);

        var photo = juma.Person.SendPhoto("We paid through the chief's office", replyTo: long.Parse(card.Id, null));
        await juma.Reads("I cannot take pictures here.");
        juma.Person.EditCaption(photo, "");
        await juma.Reads("Your answer stays as it was.");
        juma.Person.EditCaption(photo, "At any Huduma Centre.");
        await juma.Reads("Your answer has been changed as well.");

        Assert.Equal(["At any Huduma Centre."], await AnswersAsync());
    }

    [Fact]
    public async Task Album_InBatches_AndAcrossARestart_GetsOneReaction()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        await TestBot.SettleAsync();
        var before = juma.Screen.Count;

        TestBot.Foreseen.Add("Telegram answered 400 to getFile"); // The pictures have no bytes, and an open form makes us look for them.
        juma.Person.SendAlbum("13", null, null);
        await TestBot.UntilAsync(() => TestBot.AskAsync(static db => db.Outbox.CountAsync(static row => row.DedupeKey.StartsWith("album:"))).Result == 1 ? juma : null, () => "no part has come");
        await TestBot.RestartAsync(() =>
        {
            juma.Person.SendAlbum("13", "How should I fill in this form for a household without ID cards?", null);
            return Task.CompletedTask;
        });
        await juma.Reads("Shall I put this to the community?");
        juma.Person.SendAlbum("13", null, null);
        await TestBot.SettleAsync();

        Assert.Equal(before + 1, juma.Screen.Count);
    }

    [Fact]
    public async Task Album_WithoutWords_GetsOneReaction()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        await TestBot.SettleAsync();
        var before = juma.Screen.Count;

        juma.Person.SendAlbum("13", null, null, null, null);
        await juma.Reads("I can only read text");
        await TestBot.SettleAsync();

        Assert.Equal(before + 1, juma.Screen.Count);
    }

    private Task<List<string>> AnswersAsync() => TestBot.AskAsync(static db =>
        db.Answers.Where(static answer => answer.Question!.Title == Question).Select(static answer => answer.Text).ToListAsync());
}
