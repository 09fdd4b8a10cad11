using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

/// <summary>Notices are put into words before their rows are taken, so that nobody waits for it; and never are stale words sent.</summary>
public class AdvanceRenderingTests
{
    private readonly Conversation _chat = DispatcherFixture.Chat("1");

    [Fact]
    public async Task Notice_IsRenderedOnce_OutsideOfAnyTransaction()
    {
        await using var fixture = new DispatcherFixture();
        List<bool> inTransaction = [];
        fixture.Rendering = () =>
        {
            inTransaction.Add(fixture.IsInTransaction.Value);
            return Task.CompletedTask;
        };
        await PostAsync(fixture);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal([false], inTransaction);
    }

    [Fact]
    public async Task SubjectThatChanges_BeforeTheRowIsTaken_IsRenderedAgain()
    {
        await using var fixture = new DispatcherFixture { Says = static _ => "old" };
        fixture.Rendering = Once(fixture, () =>
        {
            fixture.Says = static _ => "new";
            return fixture.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
        });
        await PostAsync(fixture);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Equal(["new/0"], fixture.Wires);
    }

    /// <summary>A conflict comes wrapped in what EF makes of it: the row waits, and goes.</summary>
    [Fact]
    public async Task DatabaseThatFails_WhileANoticeIsRendered_IsNoFaultOfItsRow()
    {
        await using var fixture = new DispatcherFixture();
        var failures = 2; // In advance, and in the commit.
        fixture.Rendering = () => failures-- > 0 ? throw new InvalidOperationException("wrapped", new SqliteException("busy", 5)) : Task.CompletedTask;
        await PostAsync(fixture);

        var rows = await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.All(rows, static row => Assert.Equal((OutboxState.Sent, null), (row.State, row.Reason)));
        Assert.True(failures < 0);
    }

    [Fact]
    public async Task RequestThatIsWithdrawn_BeforeTheRowIsTaken_IsNotSent()
    {
        await using var fixture = new DispatcherFixture { Says = static _ => "old" };
        fixture.Rendering = Once(fixture, () =>
        {
            fixture.Says = static _ => null;
            return fixture.TellAsync(static outbox => outbox.RefreshAsync("question:1", default));
        });
        await PostAsync(fixture);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Empty(fixture.Seen);
    }

    [Fact]
    public async Task BroadcastThatIsCorrected_BeforeTheRowIsTaken_IsRenderedAgain()
    {
        await using var fixture = new DispatcherFixture { Says = static _ => "old" };
        fixture.Rendering = Once(fixture, () =>
        {
            fixture.Says = static _ => "new";
            return fixture.ChangeAsync(static async services =>
                (await services.GetRequiredService<CommunityDb>().Broadcasts.SingleAsync()).Edition++);
        });
        var row = DispatcherFixture.Row(_chat, "announcement:1:1", OutboxPriority.Broadcast);
        (row.BroadcastId, row.NoticeType, row.Body) = (1, nameof(AnnouncementSent), NoticeJson.Write(new AnnouncementSent(1, 0)));
        await fixture.StartAsync(Broadcast(), row);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Equal(["new/0"], fixture.Wires);
    }

    [Fact]
    public async Task Chat_ThatMovesBeforeTheRowIsTaken_IsRenderedForAgain()
    {
        await using var fixture = new DispatcherFixture();
        var renderings = 0;
        fixture.Rendering = Once(fixture, () => fixture.ChangeAsync(static async services =>
            (await services.GetRequiredService<CommunityDb>().Conversations.SingleAsync()).ExternalId = "2"));
        fixture.Says = _ => $"{++renderings}";
        await PostAsync(fixture);

        await fixture.UntilAsync(static rows => rows.TrueForAll(static row => row.FinishedAt is not null));

        Assert.Equal(["2/0"], fixture.Wires); // Buttons are signed for the chat's id.
    }

    private static Func<Task> Once(DispatcherFixture fixture, Func<Task> change) => () =>
    {
        fixture.Rendering = null;
        return change();
    };

    private static Broadcast Broadcast()
    {
        var broadcast = new Broadcast { Source = "announcement:1", Title = "t", NoticeType = "", Notice = "", Owner = new Member { Name = "Wanjiru" } };
        broadcast.Tell(new AnnouncementSent(1, 0));
        return broadcast;
    }

    private async Task PostAsync(DispatcherFixture fixture)
    {
        await fixture.StartAsync(_chat);
        await fixture.TellAsync(outbox => outbox.PostAsync(_chat.Id, new QuestionRequested(1), default));
    }
}
