using System.Collections.Concurrent;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Teams.Answering;

/// <summary>
/// Turns that did not end within the time an invoke has. Their answer goes out as an edit of the pressed message. An
/// ordinary stop waits for them.
/// </summary>
internal sealed partial class LateAnswers(
    ITransactions transactions, IOutboxSignal outbox, TimeProvider clock, ILogger<LateAnswers> log) : IHostedService
{
    private readonly ConcurrentDictionary<Task, byte> _running = [];

    public void Follow(Task<TurnOutcome> turn, Incoming incoming)
    {
        var work = FinishAsync(turn, incoming);
        _running.TryAdd(work, 0);
        _ = work.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Keys).WaitAsync(cancellationToken);

    private async Task FinishAsync(Task<TurnOutcome> turn, Incoming incoming)
    {
        try
        {
            if (await turn is { Answer: { } answer, Repeated: false })
            {
                await transactions.RunAsync(incoming.ExclusiveKey, (scope, cancel) => AskForEditAsync(scope, answer, incoming, cancel), CancellationToken.None);
                outbox.Wake();
            }
        }
        catch (Exception failure)
        {
            Lost(failure);
        }
    }

    private async Task<bool> AskForEditAsync(IServiceProvider scope, Message answer, Incoming incoming, CancellationToken cancel)
    {
        var db = scope.GetRequiredService<CommunityDb>();
        var conversation = await db.Conversations
            .Where(known => known.Channel == incoming.Channel
                && known.ExternalId == incoming.Where.ExternalId && known.Thread == incoming.Where.Thread)
            .FirstOrDefaultAsync(cancel);
        if (conversation is not null)
        {
            db.Outbox.Add(Row(answer, incoming, conversation));
        }

        return conversation is not null;
    }

    private OutboxMessage Row(Message answer, Incoming incoming, Conversation conversation)
    {
        var target = (incoming.What as ButtonPressed)?.MessageId;
        var now = clock.GetUtcNow();
        return OutboxMessage.Reply(
            target is null ? OutboxKind.Send : OutboxKind.Edit, MessageJson.Write(answer), $"late:{now.ToUnixTimeMilliseconds()}:{incoming.ExternalId}",
            conversation, null, now, target);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The late answer to a pressed button was lost")]
    private partial void Lost(Exception failure);
}
