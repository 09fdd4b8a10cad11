using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Delivery.Tests;

public sealed class FileFollowUpTests
{
    private const string Place = "somewhere";

    [Fact]
    public async Task Upload_ThatIsDone_IsFollowedByTheMessage_Once()
    {
        await using var fixture = new DispatcherFixture();
        await fixture.StartAsync(Upload(DispatcherFixture.Chat("1")));

        var rows = await fixture.UntilAsync(static rows => rows.Count == 2 && rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal([OutboxKind.Upload, OutboxKind.Send], fixture.Seen.Select(static request => request.Kind));
        Assert.Equal(Place, MessageJson.Read(rows[1].Body).UploadTo);
    }

    [Fact]
    public async Task Upload_ThatCameToNothing_IsFollowedByTheMessageWithoutIt()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = static request => request.Kind == OutboxKind.Upload ? new SendOutcome.Moot("404") : new SendOutcome.Sent("1");
        await fixture.StartAsync(Upload(DispatcherFixture.Chat("1")));

        var rows = await fixture.UntilAsync(static rows => rows.Count == 2 && rows[1].State == OutboxState.Sent);

        Assert.Equal((OutboxState.Expired, null), (rows[0].State, MessageJson.Read(rows[1].Body).UploadTo));
    }

    [Fact]
    public async Task Upload_ThatTakesTooLong_IsGivenUp_AndHoldsUpNobodyMeanwhile()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = static request => request.Kind == OutboxKind.Upload ? new SendOutcome.RetryLater(TimeSpan.FromSeconds(50), "503") : new SendOutcome.Sent("1");
        var chat = DispatcherFixture.Chat("1");
        var upload = Upload(chat);
        upload.ExpiresAt = fixture.Time.GetUtcNow() + TimeSpan.FromSeconds(90);
        await fixture.StartAsync(upload);
        await fixture.UntilAsync(static rows => rows[0].Attempts == 1 && rows[0].State == OutboxState.Queued);
        await fixture.AddQuietlyAsync(OutboxMessage.Reply(OutboxKind.Send, MessageJson.Write(Message.Of("b")), "behind", chat, null, default));

        var rows = await fixture.UntilAsync(static rows => rows.Exists(static row => row.DedupeKey == "behind" && row.State == OutboxState.Sent));
        Assert.Equal(1, rows[0].Attempts);

        rows = await fixture.UntilAsync(static rows => rows.Count == 3 && rows[2].State == OutboxState.Sent);
        Assert.Equal((OutboxState.Expired, null), (rows[0].State, MessageJson.Read(rows[2].Body).UploadTo));
    }

    [Fact]
    public async Task Upload_InterruptedByADeath_IsTriedAgain()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Kills = static point => point == "after the platform";
        await fixture.StartAsync(Upload(DispatcherFixture.Chat("1")));
        await fixture.UntilAsync(() => Task.FromResult(fixture.IsDead), static dead => dead);
        fixture.Kills = null;
        fixture.Restart();

        await fixture.UntilAsync(static rows => rows.Count == 2 && rows.TrueForAll(static row => row.State == OutboxState.Sent));

        Assert.Equal([OutboxKind.Upload, OutboxKind.Upload, OutboxKind.Send], fixture.Seen.Select(static request => request.Kind));
    }

    [Fact]
    public async Task Offer_ThatIsRefused_IsFollowedByTheMessageAsItIs_AlsoWhenSomebodySendsItAgain()
    {
        await using var fixture = new DispatcherFixture();
        fixture.Answer = _ => fixture.Seen.Count is 1 or 3 ? new SendOutcome.Rejected("no files here") : new SendOutcome.Sent("1");
        await fixture.StartAsync(Row(DispatcherFixture.Chat("1"), OutboxKind.Send, Message.Of("offer") with { Offer = new FileOffer("", 1, new Press("a"), new Press("b")) }));

        var rows = await fixture.UntilAsync(static rows => rows.Count == 2 && rows[1].FinishedAt is not null);

        Assert.Null(MessageJson.Read(rows[1].Body).Offer);
        await fixture.ChangeAsync(static async services => (await services.GetRequiredService<CommunityDb>().Outbox.SingleAsync(static row => row.DedupeKey == "key")).State = OutboxState.Queued);
        rows = await fixture.UntilAsync(_ => fixture.Seen.Count == 3);
        rows = await fixture.UntilAsync(static rows => rows[0].State != OutboxState.Sending);
        Assert.Equal((OutboxState.Rejected, 2), (rows[0].State, rows.Count));
    }

    private static OutboxMessage Upload(Conversation to) => Row(to, OutboxKind.Upload, Message.Of("a") with { UploadTo = Place });

    private static OutboxMessage Row(Conversation to, OutboxKind kind, Message message)
    {
        var row = OutboxMessage.Reply(kind, MessageJson.Write(message), "key", to, null, default);
        row.Conversation = to;
        return row;
    }
}
