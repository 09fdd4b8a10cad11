using CoP.Community.DueWork;
using CoP.Community.Members;
using CoP.Community.Schedules;
using CoP.Dialogs.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>What the bot does by itself, read and steered in a chat.</summary>
public sealed class ScheduleTests
{
    private const string Somebody = "Ekidor Lomurut Nakale";
    private static readonly string[] Languages = ["en", "sw", "fr", "es"];

    [Theory]
    [MemberData(nameof(PreferencesTests.FourLanguages), MemberType = typeof(PreferencesTests))]
    public async Task Schedule(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync(static services => services.AddSingleton<IScheduleTimes, EveryMorning>());
        var chat = await CoordinatorAsync(harness, channel, language);
        await harness.Community.AddAsync(new ScheduleEntry { Name = "profile-refresh", LastRunAt = harness.Community.Now.AddDays(-1), LastOutcome = RunOutcome.Failed });
        await harness.Community.AddAsync(new ScheduleEntry { Name = "questions", LastRunAt = harness.Community.Now.AddHours(-2), LastOutcome = RunOutcome.Done, LastCount = 3 });
        await chat.SaysAsync("/schedule");
        await chat.PressesAsync("schedule", "5");
        await chat.PressesAsync("schedule", "0");
        await chat.PressesAsync("schedule-work", "profile-refresh");
        await chat.PressesAsync("schedule-pause", "profile-refresh");
        await chat.PressesAsync("schedule-run", "profile-refresh");
        await chat.PressesAsync("schedule-resume", "profile-refresh");
        chat.Matches("schedule", language);

        var entry = await harness.Community.ReadAsync(static db => db.Schedule.SingleAsync(static one => one.Name == "profile-refresh"));
        Assert.True(entry is { PausedAt: null, RunAskedAt: not null });
        string[] noted = ["work.pause", "work.run", "work.resume"];
        var audit = await harness.Community.ReadAsync(static db => db.AuditLog.Where(static one => one.Subject == "schedule:profile-refresh").OrderBy(static one => one.Id).ToListAsync());
        Assert.Equal(noted, audit.Select(static one => one.Action));
        Assert.All(audit, one => Assert.NotNull(one.ActorId));
    }

    [Fact]
    public async Task EveryWork_HasANameForPeople_InEveryLanguage()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var words = harness.Community.Services.GetRequiredService<ILocalizer>();
        string[] names =
        [
            .. harness.Community.Services.GetServices<IDueWork>().Select(static work => work.Name),
            .. harness.Community.Services.GetServices<IScheduledWork>().Select(static work => work.Name),
        ];
        Assert.All(names, name => Assert.All(Languages, language => Assert.DoesNotContain("schedule.work", words.Say($"schedule.work.{name}", language), StringComparison.Ordinal)));
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public async Task WhoeverDoesNotCoordinate_IsRefused_InTheChatAndInTheUseCase()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Somebody, "telegram", "en");
        await chat.SaysAsync("/schedule");
        Assert.DoesNotContain("What I do by myself", chat.Transcript, StringComparison.Ordinal);

        var member = await harness.MemberAsync(Somebody);
        var result = await harness.Community.As(member.Id, (SteerSchedule steer, Member me) => steer.PauseAsync(me, "purge", default));
        Assert.Equal("NotAllowed", result.Refusal?.GetType().Name);
    }

    [Fact]
    public async Task WhatCannotBe_IsAnsweredClearly_AndChangesNothing()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var actor = (await CoordinatingAsync(harness)).Id;
        Assert.IsType<NoSuchWork>((await harness.Community.As(actor, (SteerSchedule steer, Member me) => steer.RunAsync(me, "gone", default))).Refusal);
        Assert.IsType<WorkNotPaused>((await harness.Community.As(actor, (SteerSchedule steer, Member me) => steer.ResumeAsync(me, "purge", default))).Refusal);
        Assert.True((await harness.Community.As(actor, (SteerSchedule steer, Member me) => steer.PauseAsync(me, "purge", default))).Succeeded);
        Assert.IsType<WorkIsPaused>((await harness.Community.As(actor, (SteerSchedule steer, Member me) => steer.PauseAsync(me, "purge", default))).Refusal);
        Assert.True((await harness.Community.As(actor, (SteerSchedule steer, Member me) => steer.RunAsync(me, "purge", default))).Succeeded);
        Assert.IsType<RunAskedAlready>((await harness.Community.As(actor, (SteerSchedule steer, Member me) => steer.RunAsync(me, "purge", default))).Refusal);
        Assert.Equal(["purge"], await harness.Community.ReadAsync(static db => db.Schedule.Select(static one => one.Name).ToListAsync()));
    }

    private static async Task<Chat> CoordinatorAsync(ConversationHarness harness, string channel, string language) =>
        await harness.ChatAsync((await CoordinatingAsync(harness)).Name, channel, language);

    private static async Task<Member> CoordinatingAsync(ConversationHarness harness)
    {
        await harness.Community.ChangeAsync(static db => db.Members.Where(static one => one.Name == Somebody).ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Role, Role.ContentCoordinator)));
        return await harness.MemberAsync(Somebody);
    }

    private sealed class EveryMorning : IScheduleTimes
    {
        public DateTimeOffset? Next(string name, DateTimeOffset after) =>
            name is "purge" or "action-weeks" or "profile-refresh" ? new DateTimeOffset(after.UtcDateTime.Date.AddDays(1).AddHours(6), TimeSpan.Zero) : null;
    }
}
