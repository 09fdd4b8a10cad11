using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Absences;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Roundtables;
using CoP.Community.Roundtables.GroupMeetings;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>What should have left while the program was down disturbs nobody when it is there again.</summary>
public class LateHoldTests
{
    /// <summary>The clocks of Nairobi show nine in the morning of a Saturday.</summary>
    private static readonly DateTimeOffset Written = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly Notice[] Asking =
    [
        new ActionPointsDue(Day, [1]), new ActionPointLate(1, 1, Written), new ActionPointNews(1, ActionNews.Inherited, By: null, Words: null, 1), new ContributionAsked(1, 1, ContributionAsk.Prompt, Day),
        new ContributionsMissing(1, Day), new AgendaWanted(1, Day), new PackReady(1, 1), new MinutesWanted(1, Day), new PointsWanted(1, Day), new PointsListed(1, Day),
    ];

    [Theory]
    [InlineData(14, 21.5)] // At eleven in the evening; it is quiet until half past six.
    [InlineData(11.9, 11.9)] // A few minutes before the quiet hours.
    [InlineData(24, 24)]
    public Task News_LeaveOutsideOfQuietHours(double started, double leaves) => CheckAsync([new DeputyNamed(1, Written)], started, leaves);

    [Theory]
    [InlineData(27, 48)] // At noon of the Sunday; work begins on the Monday at nine.
    [InlineData(14, 48)]
    [InlineData(49, 49)]
    public Task WhatAsksForWork_LeavesOnAWorkingDay(double started, double leaves) => CheckAsync(Asking, started, leaves);

    [Fact]
    public Task Answer_LeavesAtAnyHour() => CheckAsync([new ActionPointsListed(1)], 14, 14);

    [Fact]
    public Task News_ThatAreHardlyLate_Leave() => CheckAsync([new DeputyNamed(1, Written)], started: 14, leaves: 14, late: LateHold.Late - TimeSpan.FromSeconds(2));

    /// <param name="started">When the program was there again, in hours.</param>
    /// <param name="leaves">When it is sent.</param>
    /// <param name="late">How long before it was to leave; null for when it was written.</param>
    private static async Task CheckAsync(Notice[] notices, double started, double leaves, TimeSpan? late = null)
    {
        await using var fixture = new DispatcherFixture();
        fixture.Time.Advance(Written.AddHours(started) - fixture.Time.GetUtcNow());
        var chat = DispatcherFixture.Chat("1", DispatcherFixture.Boundless);
        (chat.Id, var member) = (1, new Member { Id = 1, Name = "Reader", JoinedAt = Written });
        var at = late is { } some ? fixture.Time.GetUtcNow() - some : Written;
        await fixture.StartAsync([member, chat, .. notices.Select(notice => OutboxMessage.OfNotice(notice, notice.DedupeKey, Destination.Of(chat), member.Id, at))]);
        await fixture.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(started >= leaves ? notices.Length : 0, fixture.Wires.Count());
        if (started < leaves)
        {
            await fixture.LeapAsync(Written.AddHours(leaves) - fixture.Time.GetUtcNow() - TimeSpan.FromSeconds(2));
            Assert.Empty(fixture.Wires);
            await fixture.AdvanceAsync(TimeSpan.FromSeconds(8)); // While nothing is queued, it is looked for each five seconds.
            Assert.Equal(notices.Length, fixture.Wires.Count());
        }
    }
}
