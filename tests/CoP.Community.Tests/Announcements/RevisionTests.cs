using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Files;

namespace CoP.Community.Tests.Announcements;

public sealed class RevisionTests
{
    [Fact]
    public async Task Correct_EditsWhatWasSentOnceAndWhatWasOnTheWireWhenItLands()
    {
        await using var square = await Square.BuildAsync(members: 9);
        var id = await RunAsync(square);
        await square.LandAsync(id, OutboxState.Sent, row => square.Members.IndexOf(row.MemberId!.Value) < 4);
        await square.FlyAsync(id, 2);
        square.Town.Time.Advance(TimeSpan.FromMinutes(1));
        await square.CorrectAsync(id);
        square.Town.Time.Advance(TimeSpan.FromSeconds(1));
        await square.PumpAsync();
        Assert.Equal(4, (await square.RowsAsync(id, OutboxKind.Edit)).Count);
        Assert.Equal(RevisionKind.Correct, (await square.ReadAsync(id)).Broadcast!.Pending!.Kind);

        await square.LandAsync(id, OutboxState.Sent); // Those on the wire with the old words, the rest with the new.
        await square.PumpAsync();
        var edits = await square.RowsAsync(id, OutboxKind.Edit);
        Assert.Equal(square.Members.Take(6), edits.Select(static row => row.MemberId!.Value));
        Assert.All(edits, static row => Assert.Equal((AmbiguityPolicy.Repeat, OutboxPriority.Broadcast, OutboxState.Queued), (row.Policy, row.Priority, row.State)));
        Assert.Equal("m", edits[0].Target![..1]);
        Assert.Null((await square.ReadAsync(id)).Broadcast!.Pending);
        Assert.Equal(("Better news", 1), (Assert.Single((await square.ReadAsync(id)).Texts).Title, (await square.ReadAsync(id)).Broadcast!.Edition));
    }

    [Theory]
    [InlineData(Channels.Teams, 2)]
    [InlineData(Channels.Telegram, 0)] // The second part is the file, which stays.
    public async Task Correct_OfAMessageInParts_EditsTheFirstAndLeavesNoOldWords(string channel, int deleted)
    {
        await using var square = await Square.BuildAsync(members: 0);
        var reader = await square.Town.MemberAsync("Reader", reachable: false);
        await square.Town.ReachAsync(reader, channel);
        var id = await RunAsync(square);
        await square.Town.ChangeAsync(async db =>
        {
            var first = await db.Outbox.SingleAsync();
            db.Outbox.AddRange(Part(first, 1), Part(first, 2), Part(first, 3));
            return await db.SaveChangesAsync();
        });
        await square.LandAsync(id, OutboxState.Sent, static row => row.Part < 3);
        await square.CorrectAsync(id);
        await square.PumpAsync();

        Assert.Equal(0, Assert.Single(await square.RowsAsync(id, OutboxKind.Edit)).Part);
        var gone = await square.RowsAsync(id, OutboxKind.Delete);
        Assert.Equal(deleted, gone.Count);
        var sends = await square.RowsAsync(id);
        Assert.Equal(sends.Where(static row => row.Part is 1 or 2).Select(static row => row.PlatformId).Take(deleted), gone.Select(static row => row.Target));
        Assert.Equal(deleted == 0, sends.Exists(static row => row.State == OutboxState.Queued)); // Words that had not gone yet do not follow.

        await square.CorrectAsync(id);
        await square.PumpAsync();
        Assert.Equal(deleted, (await square.RowsAsync(id, OutboxKind.Delete)).Count);
    }

    [Fact]
    public async Task Correct_BesideAFile_MayNotGrowBeyondACaption()
    {
        await using var square = await Square.BuildAsync(members: 1);
        var file = await square.Town.AddAsync(new StoredFile { Name = "a.pdf", ContentType = "application/pdf", Content = [1] });
        var id = await square.AnnounceAsync(Square.Draft() with { FileId = file.Id });
        await square.PumpAsync();

        Task<Result<Announcement>> TryAsync(int length) => square.Town.As(square.Author, (CorrectAnnouncement correct, Member me) =>
            correct.HandleAsync(me, id, [new AnnouncementText { Language = "en", Title = "", Body = new string('x', length) }], default));

        Assert.IsType<CorrectionTooLong>((await TryAsync(801)).Refusal);
        Assert.Null((await TryAsync(800)).Refusal);
    }

    [Fact]
    public async Task Acknowledge_OfWhatWasRecalledIsRefusedAndOfWhatWasCalledOffCounts()
    {
        await using var square = await Square.BuildAsync(members: 1);
        var id = await RunAsync(square);
        await square.LandAsync(id, OutboxState.Sent);
        await square.SteerAsync((steer, me) => steer.CancelAsync(me, id, default));
        Assert.Null((await PressAsync()).Refusal);
        await square.RecallAsync(id);
        Assert.Equal(AnnouncementState.Recalled, Assert.IsType<AnnouncementNotInState>((await PressAsync()).Refusal).State);

        Task<Result<Announcement>> PressAsync() => square.Town.As(
            square.Members[0], (AcknowledgeAnnouncement press, Member me) => press.HandleAsync(me, id, default));
    }

    [Fact]
    public async Task Correct_HasWhatWaitsForItsRetryPutIntoWordsAnew()
    {
        await using var square = await Square.BuildAsync(members: 2);
        var id = await RunAsync(square);
        await square.Town.ChangeAsync(static db => db.Outbox.ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Wire, "old words")));
        await square.CorrectAsync(id);

        Assert.All(await square.RowsAsync(id), static row => Assert.Null(row.Wire));
    }

    [Fact]
    public async Task Recall_DeletesWhatWasSentAndEndsWhatWaits()
    {
        await using var square = await Square.BuildAsync(members: 9);
        var id = await RunAsync(square);
        await square.LandAsync(id, OutboxState.Sent, row => square.Members.IndexOf(row.MemberId!.Value) < 4);
        await square.FlyAsync(id, 2);
        await square.RecallAsync(id);
        await square.PumpAsync();
        await square.LandAsync(id, OutboxState.Sent);
        await square.PumpAsync();

        Assert.Equal(square.Members.Take(6), (await square.RowsAsync(id, OutboxKind.Delete)).Select(static row => row.MemberId!.Value));
        Assert.Equal(new BroadcastCounts(6, 0, 0, 3, 0), await square.CountAsync(id));
        var recalled = await square.ReadAsync(id);
        Assert.Equal((AnnouncementState.Recalled, null), (recalled.State, recalled.Broadcast!.Pending));
        Assert.NotNull(recalled.FinishedAt);
        Assert.IsType<AnnouncementNotInState>((await square.RecallAsync(id)).Refusal);
    }

    [Fact]
    public async Task Recall_ReachesAlsoARowThatIsCommittedAfterItBegan()
    {
        await using var square = await Square.BuildAsync(members: 1);
        var id = await RunAsync(square);
        await square.LandAsync(id, OutboxState.Sent);
        await square.RecallAsync(id);
        await square.Town.ChangeAsync(async db =>
        {
            var part = Part(await db.Outbox.FirstAsync(row => row.BroadcastId == id && row.Kind == OutboxKind.Send), 1);
            (part.State, part.PlatformId, part.FinishedAt) = (OutboxState.Sent, "late", square.Town.Now);
            return db.Outbox.Add(part).Entity;
        });

        await square.PumpAsync();

        Assert.Contains("late", (await square.RowsAsync(id, OutboxKind.Delete)).Select(static row => row.Target));
    }

    [Fact]
    public async Task Recall_OnTelegramAfterTwoDays_MarksItAsWithdrawnInstead()
    {
        await using var square = await Square.BuildAsync(members: 1);
        var desk = await square.Town.MemberAsync("Desk", reachable: false);
        await square.Town.ReachAsync(desk, Channels.Teams);
        var id = await RunAsync(square);
        await square.LandAsync(id, OutboxState.Sent);
        square.Town.Time.Advance(TimeSpan.FromHours(48));
        await square.RecallAsync(id);
        await square.PumpAsync();

        Assert.Equal(square.Members[0], Assert.Single(await square.RowsAsync(id, OutboxKind.Edit)).MemberId);
        Assert.Equal(desk, Assert.Single(await square.RowsAsync(id, OutboxKind.Delete)).MemberId);
    }

    [Fact]
    public async Task Resend_GoesOnlyToThoseItDidNotReachAndCountsEachOnce()
    {
        await using var square = await Square.BuildAsync(members: 7);
        var nowhere = await square.Town.MemberAsync("Nowhere", reachable: false);
        var id = await RunAsync(square);
        await square.LandAsync(id, OutboxState.Rejected, row => square.Members.IndexOf(row.MemberId!.Value) < 4);
        await square.LandAsync(id, OutboxState.Sent);
        await square.PumpAsync();
        await square.Town.ReachAsync(nowhere);

        Assert.Equal(AnnouncementState.Running, (await square.ResendAsync(id)).Value.State);
        await square.PumpAsync();
        Assert.Equal(new BroadcastCounts(3, 5, 0, 0, 0), await square.CountAsync(id));
        var again = (await square.RowsAsync(id)).Where(static row => row.State == OutboxState.Queued).ToList();
        Assert.Equal([.. square.Members.Take(4), nowhere], again.Select(static row => row.MemberId!.Value).Order());
        Assert.All(again, row => Assert.StartsWith($"announcement:{id}:1:", row.DedupeKey, StringComparison.Ordinal));

        await square.LandAsync(id, OutboxState.Sent);
        await square.PumpAsync();
        Assert.IsType<NobodyLeftToReach>((await square.ResendAsync(id)).Refusal);
    }

    [Fact]
    public async Task Resend_OfWhatFailsAgainAtOnce_EndsAfterOneRound()
    {
        await using var square = await Square.BuildAsync(members: 1);
        await square.Town.MemberAsync("Nowhere", reachable: false);
        var id = await RunAsync(square);
        await square.LandAsync(id, OutboxState.Sent);
        await square.PumpAsync();
        await square.ResendAsync(id);
        await square.PumpAsync();

        Assert.Equal((AnnouncementState.Finished, new BroadcastCounts(1, 0, 0, 1, 0)), ((await square.ReadAsync(id)).State, await square.CountAsync(id)));
    }

    [Fact]
    public async Task Resend_WhileACorrectionIsWrittenOut_HasToWaitForIt()
    {
        await using var square = await Square.BuildAsync(members: 4);
        var id = await RunAsync(square);
        await square.LandAsync(id, OutboxState.Rejected);
        await square.PumpAsync();
        await square.CorrectAsync(id);

        Assert.IsType<AnnouncementBusy>((await square.ResendAsync(id)).Refusal);
        await square.PumpAsync();
        Assert.Null((await square.ResendAsync(id)).Refusal);
        Assert.IsType<AnnouncementBusy>((await square.CorrectAsync(id)).Refusal);
    }

    private static OutboxMessage Part(OutboxMessage first, int part) => OutboxMessage.NextPart(first, "{}", part);

    private static async Task<long> RunAsync(Square square)
    {
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        return id;
    }
}
