using CoP.Community.Questions;
using CoP.EndToEnd.Tests.Journeys.Events;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>After an answer its asker is asked whether it helped, on whichever channel, over restarts and days on which nobody was there.</summary>
public sealed class AfterAnswerTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";
    private const string Answer = "At any Huduma Centre.";
    private const string Asked = "Did it help?";
    private const string Missing = "Which papers do they bring?";

    [Fact]
    public async Task Partly_OnAPhone_ReachesThoseWhoAnswered_AndTheNextTimeOneOfSeveralIsAccepted()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        var njeri = await TestBot.OnTelegramAsync("Njeri");
        await juma.Asks(Question);
        await amina.Replies(Question, Answer);
        await juma.Sees(Answer, "Accept this answer");
        await DownForAsync(days: 4); // It comes a day late, and once.

        await juma.Presses("Partly", under: Asked);
        await juma.Answers("What is still missing?", Missing);
        await juma.Reads("It stands in your question now.");
        await amina.Reads(Missing);
        await njeri.Reads($"Still missing: {Missing}");
        await njeri.Replies(Question, "Bring the child's birth certificate.");
        await juma.Sees("birth certificate", "Accept this answer");

        TestBot.Clock.Jump(TimeSpan.FromDays(3));
        await juma.Presses("Yes", under: "Did they help?");
        await TestBot.RestartAsync();
        await juma.Presses("2. Njeri", under: "Which answer helped?");
        await njeri.Reads("was accepted");
        await juma.Reads("Accepted. Your question is closed");
        await EndsAsync(AnswerOutcome.Helped, stage: 2);
        Assert.Equal(1, juma.Screen.Count(static seen => seen.Says("Thank you, noted. Your question stays open")));
    }

    [Fact]
    public async Task No_AtADesk_AsksFurtherPeople_AndYes_AcceptsTheAnswerThatThenComes_WhateverIsPressedAfterwards()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var juma = await TestBot.OnTelegramAsync("Juma");
        await amina.Asks(Question);
        await juma.Replies(Question, Answer);
        await amina.Sees(Answer, "Accept this answer");
        var njeri = await TestBot.OnTelegramAsync("Njeri");

        TestBot.Clock.Jump(TimeSpan.FromDays(3));
        await amina.Presses("No", under: Asked);
        await amina.Submits("Send", new() { ["What is still missing? One line is enough."] = Missing });
        await njeri.Sees(Missing, "Answer");
        Assert.DoesNotContain(juma.Screen, static seen => seen.Says("A word about this answer"));
        await njeri.Replies(Question, "Bring the child's birth certificate.");
        await amina.Sees("birth certificate", "Accept this answer");

        await DownForAsync(days: 8);
        var asked = await amina.Sees(Asked, "Yes");
        var (press, other) = (amina.Press(amina.Data(asked, "Yes"), asked.Id), amina.Press(amina.Data(asked, "No"), asked.Id));
        var first = await amina.PostAsync(press);
        Assert.Equal(first, await amina.PostAsync(press)); // Delivered again.
        await njeri.Reads("was accepted");
        Assert.Contains("You have already accepted the answer from Njeri.", await amina.PostAsync(other), StringComparison.Ordinal); // As if the card had not changed.
        await EndsAsync(AnswerOutcome.Helped, stage: 2);
    }

    private Task DownForAsync(int days) => TestBot.RestartAsync(() =>
    {
        TestBot.Clock.Jump(TimeSpan.FromDays(days));
        return Task.CompletedTask;
    });

    /// <summary>It is settled so, nothing was told twice, and nothing is asked any more.</summary>
    private async Task EndsAsync(AnswerOutcome outcome, int stage)
    {
        await TestBot.SettleAsync();
        Assert.Equal(2, await TestBot.AskAsync(static db => db.Outbox.CountAsync(static row => row.DedupeKey.StartsWith("outcome-wanted"))));
        Assert.Equal(0, await TestBot.AskAsync(static db => db.Outbox.GroupBy(static row => row.DedupeKey + row.Part).CountAsync(static same => same.Count() > 1)));
        TestBot.Clock.Jump(TimeSpan.FromDays(40));
        await TestBot.SettleAsync();
        var question = await TestBot.AskAsync(static db => db.Questions.OrderByDescending(static question => question.Id).FirstAsync());
        Assert.Equal((QuestionState.Answered, outcome, stage, stage), (question.State, question.Outcome, question.OutcomeStage, question.OutcomeAsked));
    }
}
