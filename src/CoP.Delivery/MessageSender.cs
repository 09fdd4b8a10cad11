using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Delivery;

/// <summary>Hands a request to its channel's sender, when its permit is due, and always comes back with an outcome.</summary>
internal sealed class MessageSender(
    IServiceProvider services, ISendThrottle throttle, ThrottleState throttleState, IDepartures departures, DeliveryMeter meter, SteadyTime clock, ILogger<MessageSender> log)
{
    public async Task<SendResult> SendAsync(PreparedMessage message, CancellationToken cancel)
    {
        using var span = DeliveryMeter.Begin(message);
        var outcome = await OutcomeAsync(message, cancel);
        DeliveryMeter.End(span, outcome);
        if (outcome is not SendOutcome.Sent)
        {
            log.NotSent(message.Selected.RowId, message.Selected.Scope, outcome.GetType().Name);
        }

        return new SendResult(message.Selected, outcome, message.ShownHash, message.LiveVersion)
        {
            IsPlain = message.IsPlain,
            Payload = message is { IsPlain: true, Request.Kind: OutboxKind.Send } ? message.Request.Payload : null,
        };
    }

    private async Task<SendOutcome> OutcomeAsync(PreparedMessage message, CancellationToken cancel)
    {
        try
        {
            return await MayLeaveAsync(message.Selected, cancel) ?? await BeginAsync(message, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new SendOutcome.RetryLater(TimeSpan.Zero, "stopped before it left");
        }
        catch (Exception failure) // The sender's own never come here.
        {
            log.NotCarried(failure, message.Selected.RowId, message.Selected.Scope);
            return new SendOutcome.RetryLater(TimeSpan.Zero, failure.GetType().Name);
        }
    }

    /// <summary>Null when it may: the platform can have told everybody to wait after this row was chosen.</summary>
    private async Task<SendOutcome.RetryLater?> MayLeaveAsync(SelectedMessage selected, CancellationToken cancel)
    {
        var isInTime = selected.Permit is not { } permit || await throttle.LeaveAsync(permit, cancel);
        return throttleState.Paused(selected.Scope) is var pause && pause > TimeSpan.Zero ? new SendOutcome.RetryLater(pause, "sending there is paused")
            : isInTime ? null
            : new SendOutcome.RetryLater(TimeSpan.Zero, "its time had passed");
    }

    private async Task<SendOutcome> BeginAsync(PreparedMessage message, CancellationToken cancel)
    {
        departures.Begin(message.Selected.RowId, message.Selected.Fence);
        var started = clock.GetTimestamp();
        var outcome = await AskSenderAsync(message, cancel);
        try
        {
            await HeedAsync(message, outcome, clock.GetElapsedTime(started), cancel);
        }
        catch (Exception failure) // What the platform has answered stays so.
        {
            log.NotHeeded(failure, message.Selected.RowId);
        }

        return outcome;
    }

    private async Task HeedAsync(PreparedMessage message, SendOutcome outcome, TimeSpan took, CancellationToken cancel)
    {
        meter.Count(message.Request.Conversation.Channel, outcome, took);
        if (message.Request.Kind != OutboxKind.Upload) // The place that a file goes to is not the platform: it alone is to be waited for.
        {
            await HeedAsync(outcome, message.Selected.Scope, message.Request.Conversation.ExternalId, cancel);
        }

        if (message.Selected.Permit is { } permit)
        {
            throttle.Answered(permit, clock.GetUtcNow() - permit.LeftAt!.Value);
        }
    }

    private async Task<SendOutcome> AskSenderAsync(PreparedMessage message, CancellationToken cancel)
    {
        var channel = message.Request.Conversation.Channel;
        try
        {
            return await services.GetRequiredKeyedService<IChannelSender>(channel).SendAsync(message.Request, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.SenderThrew(failure, channel, message.Selected.RowId);
            return new SendOutcome.Ambiguous(failure.GetType().Name);
        }
    }

    /// <summary>At once, not with the record: others are about to leave for the same place.</summary>
    private async Task HeedAsync(SendOutcome outcome, string scope, string chat, CancellationToken cancel)
    {
        switch (outcome)
        {
            case SendOutcome.RetryLater { WholeChannel: true } later:
                throttleState.Pause(scope, later.Delay);
                await TellAsync(scope, null, later.Delay, cancel);
                break;
            case SendOutcome.RetryLater later:
                throttleState.Pause(scope, chat, later.Delay);
                await TellAsync(scope, chat, later.Delay, cancel);
                break;
        }
    }

    private async Task TellAsync(string scope, string? chat, TimeSpan delay, CancellationToken cancel)
    {
        try
        {
            await (delay > TimeSpan.Zero ? throttle.PauseAsync(scope, chat, delay, cancel) : Task.CompletedTask);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.PauseNotShared(failure, scope);
        }
    }
}
