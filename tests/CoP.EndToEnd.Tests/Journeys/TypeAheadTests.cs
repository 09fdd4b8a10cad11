using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>Lists too long for a card are searched while one types, and what was found is what is submitted.</summary>
public sealed class TypeAheadTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";
    private const string Members = "members";
    private const string Questions = "questions";
    private static readonly MemberProfile NoGroup = new() { Group = null };

    [Fact]
    public async Task PassItTo_FindsByAPartOfTheName_AndReachesWhomWasChosen()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", NoGroup);
        var juma = await TestBot.OnTeamsAsync("Juma");
        var wanjiru = await TestBot.OnTelegramAsync("Wanjiru Wekesa", NoGroup);
        await amina.Asks(Question);

        await juma.Presses("Pass it to…", under: Question);
        var found = await juma.Searches(Members, "wekE");
        await juma.Submits("Pass it on", new() { ["To whom? A part of the name is enough."] = found["Wanjiru Wekesa"] }, under: Question);
        await juma.Reads("Passed on to Wanjiru Wekesa. Thank you.");
        await wanjiru.Sees(Question, "Not for me");
    }

    [Fact]
    public async Task AskSomebody_FindsTheMember_AndSaysWhenTheyWereAskedAlready()
    {
        var naserian = await TestBot.OnTeamsAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        var amina = await TestBot.OnTeamsAsync("Amina", NoGroup);
        var juma = await TestBot.OnTelegramAsync("Juma");
        var wanjiru = await TestBot.OnTelegramAsync("Wanjiru", NoGroup);
        await amina.Asks(Question);
        await juma.Sees(Question, "Answer");
        await OpensAsync(naserian);

        await naserian.Presses("Ask somebody", under: Question);
        await SubmitsAsync(naserian, "Juma");
        await naserian.Sees("Juma has been asked already. Please choose somebody else.", "Ask them");
        await SubmitsAsync(naserian, "Wanjiru");
        await naserian.Reads("Wanjiru has been asked.");
        await wanjiru.Sees(Question, "Answer");
    }

    [Fact]
    public async Task Merge_FindsTheOtherQuestionByItsWords()
    {
        var naserian = await TestBot.OnTeamsAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        var juma = await TestBot.OnTelegramAsync("Juma");
        await juma.Asks(Question);
        var amina = await TestBot.OnTeamsAsync("Amina", NoGroup);
        await amina.Asks("Where do guardians register?");
        await OpensAsync(naserian);

        await naserian.Presses("Merge", under: Question);
        var found = await naserian.Searches(Questions, "guardians register");
        await naserian.Submits("Merge", new() { ["Which question asks the same? Type some of its words."] = found["Where do guardians register?"] }, under: "Which question asks the same?");
        await naserian.Reads("Merged. The author has been pointed to the other question.");
        await juma.Reads($"You asked “{Question}”. Somebody asked the same before");
        Assert.Equal(QuestionState.Merged, await TestBot.AskAsync(db => db.Questions.Where(question => question.Title == Question).Select(question => question.State).SingleAsync()));
    }

    [Theory]
    [InlineData(Members, "")]
    [InlineData(Members, "Ami")]
    [InlineData(Questions, "")]
    [InlineData(Questions, "caregivers")]
    [InlineData("invitations", "")]
    public async Task Stranger_FindsNothing(string dataset, string typed)
    {
        await (await TestBot.OnTeamsAsync("Amina")).Asks(Question);
        Assert.Empty(await TestBot.StrangerOnTeams("Mallory").Searches(dataset, typed));
    }

    private static async Task SubmitsAsync(OnTeams coordinator, string name)
    {
        var found = await coordinator.Searches(Members, name);
        await coordinator.Submits("Ask them", new() { ["Whom? A part of the name is enough."] = found[name] });
    }

    private static async Task OpensAsync(OnTeams coordinator)
    {
        await coordinator.Says("moderate");
        await coordinator.Presses((await coordinator.Sees("Moderate questions", "Overdue")).Buttons[0]); // The oldest.
        await coordinator.Sees(Question, "Who was asked");
    }
}
