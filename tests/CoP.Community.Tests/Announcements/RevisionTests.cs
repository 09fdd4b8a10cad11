using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Files;

namespace CoP.Community.Tests.Announcements;

public sealed class RevisionTests
{
    [Fact]
    public async Task Correct_EditsWhatWasSentOnceAndWhatWasOnTheWireWhenItLands()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 9);
        var id = await RunAsync(fixture);
        await fixture.LandAsync(id, OutboxState.Sent, row => fixture.Members.IndexOf(row.MemberId!.Value) < 4);
        await fixture.FlyAsync(id, 2);
        fixture.Community.Time.Advance(TimeSpan.FromMinutes(1));
        await fixture.CorrectAsync(id);
        fixture.Community.Time.Advance(TimeSpan.FromSeconds(1));
        await fixture.FanOutAsync();
        Assert.Equal(4, (await fixture.RowsAsync(id, OutboxKind.Edit)).Count);
        Assert.Equal(RevisionKind.Correct, (await fixture.ReadAsync(id)).Broadcast!.Pending!.Kind);

        await fixture.LandAsync(id, OutboxState.Sent); // Those on the wire with the old words, the rest with the new.
        await fixture.FanOutAsync();
        var edits = await fixture.RowsAsync(id, OutboxKind.Edit);
        Assert.Equal(fixture.Members.Take(6), edits.Select(static row => row.MemberId!.Value));
        Assert.All(edits, static row => Assert.Equal((AmbiguityPolicy.Repeat, OutboxPriority.Broadcast, OutboxState.Queued), (row.Policy, row.Priority, row.State)));
        Assert.Equal("m", edits[0].Target![..1]);
        Assert.Null((await fixture.ReadAsync(id)).Broadcast!.Pending);
        Assert.Equal(("Better news", 1), (Assert.Single((await fixture.ReadAsync(id)).Texts).Title, (await fixture.ReadAsync(id)).Broadcast!.Edition));
    }

    [Theory]
    [InlineData(ChannelNames.Teams, 2)]
    [InlineData(ChannelNames.Telegram, 0)] // The second part is the file, which stays.
    public async Task Correct_OfAMessageInParts_EditsTheFirstAndLeavesNoOldWords(string channel, int deleted)
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 0);
        var reader = await fixture.Community.MemberAsync("Reader", reachable: false);
        await fixture.Community.ReachAsync(reader, channel);
        var id = await RunAsync(fixture);
        await fixture.Community.ChangeAsync(async db =>
        {
            var first = await db.Outbox.SingleAsync();
            db.Outbox.AddRange(Part(first, 1), Part(first, 2), Part(first, 3));
            return await db.SaveChangesAsync();
        });
        await fixture.LandAsync(id, OutboxState.Sent, static row => row.Part < 3);
        await fixture.CorrectAsync(id);
        await fixture.FanOutAsync();

        Assert.Equal(0, Assert.Single(await fixture.RowsAsync(id, OutboxKind.Edit)).Part);
        var gone = await fixture.RowsAsync(id, OutboxKind.Delete);
        Assert.Equal(deleted, gone.Count);
        var sends = await fixture.RowsAsync(id);
        Assert.Equal(sends.Where(static row => row.Part is 1 or 2).Select(static row => row.PlatformId).Take(deleted), gone.Select(static row => row.Target));
        Assert.Equal(deleted == 0, sends.Exists(static row => row.State == OutboxState.Queued)); // Words that had not gone yet do not follow.

        await fixture.CorrectAsync(id);
        await fixture.FanOutAsync();
        Assert.Equal(deleted, (await fixture.RowsAsync(id, OutboxKind.Delete)).Count);
    }

    [Fact]
    public async Task Correct_BesideAFile_MayNotGrowBeyondACaption()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        var file = await fixture.Community.AddAsync(new StoredFile { Name = "a.pdf", ContentType = "application/pdf", Content = [1] });
        var id = await fixture.AnnounceAsync(AnnouncementFixture.Draft() with { FileId = file.Id });
        await fixture.FanOutAsync();

        Task<Result<Announcement>> TryAsync(int length) => fixture.Community.As(fixture.Author, (CorrectAnnouncement correct, Member me) =>
            correct.HandleAsync(me, id, [new AnnouncementText { Language = "en", Title = "", Body = new string('x', length) }], default));

        Assert.IsType<CorrectionTooLong>((await TryAsync(801)).Refusal);
        Assert.Null((await TryAsync(800)).Refusal);
    }

    [Fact]
    public async Task Acknowledge_OfWhatWasRecalledIsRefusedAndOfWhatWasCalledOffCounts()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        var id = await RunAsync(fixture);
        await fixture.LandAsync(id, OutboxState.Sent);
        await fixture.SteerAsync((steer, me) => steer.CancelAsync(me, id, default));
        Assert.Null((await PressAsync()).Refusal);
        await fixture.RecallAsync(id);
        Assert.Equal(AnnouncementState.Recalled, Assert.IsType<AnnouncementNotInState>((await PressAsync()).Refusal).State);

        Task<Result<Announcement>> PressAsync() => fixture.Community.As(
            fixture.Members[0], (AcknowledgeAnnouncement press, Member me) => press.HandleAsync(me, id, default));
    }

    [Fact]
    public async Task Correct_HasWhatWaitsForItsRetryPutIntoWordsAnew()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 2);
        var id = await RunAsync(fixture);
        await fixture.Community.ChangeAsync(static db => db.Outbox.ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Payload, "old words")));
        await fixture.CorrectAsync(id);

        Assert.All(await fixture.RowsAsync(id), static row => Assert.Null(row.Payload));
    }

    [Fact]
    public async Task Recall_DeletesWhatWasSentAndEndsWhatWaits()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 9);
        var id = await RunAsync(fixture);
        await fixture.LandAsync(id, OutboxState.Sent, row => fixture.Members.IndexOf(row.MemberId!.Value) < 4);
        await fixture.FlyAsync(id, 2);
        await fixture.RecallAsync(id);
        await fixture.FanOutAsync();
        await fixture.LandAsync(id, OutboxState.Sent);
        await fixture.FanOutAsync();

        Assert.Equal(fixture.Members.Take(6), (await fixture.RowsAsync(id, OutboxKind.Delete)).Select(static row => row.MemberId!.Value));
        Assert.Equal(new BroadcastCounts(6, 0, 0, 3, 0), await fixture.CountAsync(id));
        var recalled = await fixture.ReadAsync(id);
        Assert.Equal((AnnouncementState.Recalled, null), (recalled.State, recalled.Broadcast!.Pending));
        Assert.NotNull(recalled.FinishedAt);
        Assert.IsType<AnnouncementNotInState>((await fixture.RecallAsync(id)).Refusal);
    }

    [Fact]
    public async Task Recall_ReachesAlsoARowThatIsCommittedAfterItBegan()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        var id = await RunAsync(fixture);
        await fixture.LandAsync(id, OutboxState.Sent);
        await fixture.RecallAsync(id);
        await fixture.Community.ChangeAsync(async db =>
        {
            var part = Part(await db.Outbox.FirstAsync(row => row.BroadcastId == id && row.Kind == OutboxKind.Send), 1);
            (part.State, part.PlatformId, part.FinishedAt) = (OutboxState.Sent, "late", fixture.Community.Now);
            return db.Outbox.Add(part).Entity;
        });

        await fixture.FanOutAsync();

        Assert.Contains("late", (await fixture.RowsAsync(id, OutboxKind.Delete)).Select(static row => row.Target));
    }

    [Fact]
    public async Task Recall_OnTelegramAfterTwoDays_MarksItAsWithdrawnInstead()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        var desk = await fixture.Community.MemberAsync("Desk", reachable: false);
        await fixture.Community.ReachAsync(desk, ChannelNames.Teams);
        var id = await RunAsync(fixture);
        await fixture.LandAsync(id, OutboxState.Sent);
        fixture.Community.Time.Advance(TimeSpan.FromHours(48));
        await fixture.RecallAsync(id);
        await fixture.FanOutAsync();

        Assert.Equal(fixture.Members[0], Assert.Single(await fixture.RowsAsync(id, OutboxKind.Edit)).MemberId);
        Assert.Equal(desk, Assert.Single(await fixture.RowsAsync(id, OutboxKind.Delete)).MemberId);
    }

    [Fact]
    public async Task Resend_GoesOnlyToThoseItDidNotReachAndCountsEachOnce()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 7);
        var nowhere = await fixture.Community.MemberAsync("Nowhere", reachable: false);
        var id = await RunAsync(fixture);
        await fixture.LandAsync(id, OutboxState.Rejected, row => fixture.Members.IndexOf(row.MemberId!.Value) < 4);
        await fixture.LandAsync(id, OutboxState.Sent);
        await fixture.FanOutAsync();
        await fixture.Community.ReachAsync(nowhere);

        Assert.Equal(AnnouncementState.Running, (await fixture.ResendAsync(id)).Value.State);
        await fixture.FanOutAsync();
        Assert.Equal(new BroadcastCounts(3, 5, 0, 0, 0), await fixture.CountAsync(id));
        var again = (await fixture.RowsAsync(id)).Where(static row => row.State == OutboxState.Queued).ToList();
        Assert.Equal([.. fixture.Members.Take(4), nowhere], again.Select(static row => row.MemberId!.Value).Order());
        Assert.All(again, row => Assert.StartsWith($"announcement:{id}:1:", row.DedupeKey, StringComparison.Ordinal));

        await fixture.LandAsync(id, OutboxState.Sent);
        await fixture.FanOutAsync();
        Assert.IsType<NobodyLeftToReach>((await fixture.ResendAsync(id)).Refusal);
    }

    [Fact]
    public async Task Resend_OfWhatFailsAgainAtOnce_EndsAfterOneRound()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 1);
        await fixture.Community.MemberAsync("Nowhere", reachable: false);
        var id = await RunAsync(fixture);
        await fixture.LandAsync(id, OutboxState.Sent);
        await fixture.FanOutAsync();
        await fixture.ResendAsync(id);
        await fixture.FanOutAsync();

        Assert.Equal((AnnouncementState.Finished, new BroadcastCounts(1, 0, 0, 1, 0)), ((await fixture.ReadAsync(id)).State, await fixture.CountAsync(id)));
    }

    [Fact]
    public async Task Resend_WhileACorrectionIsWrittenOut_HasToWaitForIt()
    {
        await using var fixture = await AnnouncementFixture.BuildAsync(members: 4);
        var id = await RunAsync(fixture);
        await fixture.LandAsync(id, OutboxState.Rejected);
        await fixture.FanOutAsync();
        await fixture.CorrectAsync(id);

        Assert.IsType<AnnouncementBusy>((await fixture.ResendAsync(id)).Refusal);
        await fixture.FanOutAsync();
        Assert.Null((await fixture.ResendAsync(id)).Refusal);
        Assert.IsType<AnnouncementBusy>((await fixture.CorrectAsync(id)).Refusal);
    }

    private static OutboxMessage Part(OutboxMessage first, int part) => OutboxMessage.NextPart(first, "{}", part);

    private static async Task<long> RunAsync(AnnouncementFixture fixture)
    {
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();
        return id;
    }
}
