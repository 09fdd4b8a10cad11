using CoP.Community.Delivery;
using Microsoft.Extensions.Logging;

namespace CoP.Delivery;

internal static partial class DeliveryLog
{
    [LoggerMessage(LogLevel.Error, "Outbox row {Row} of {Notice} could not be rendered.")]
    public static partial void NotRendered(this ILogger log, Exception failure, long row, string? notice);

    [LoggerMessage(LogLevel.Error, "The sender of {Channel} threw for outbox row {Row}; the row counts as ambiguous.")]
    public static partial void SenderThrew(this ILogger log, Exception failure, string channel, long row);

    [LoggerMessage(LogLevel.Warning, "Outbox row {Row} on {Channel}: {Outcome}.")]
    public static partial void NotSent(this ILogger log, long row, string channel, string outcome);

    [LoggerMessage(LogLevel.Warning, "The other nodes could not be told that {Scope} must wait; the platform will tell them.")]
    public static partial void PauseNotShared(this ILogger log, Exception failure, string scope);

    [LoggerMessage(LogLevel.Error, "The outbox could not be read; trying again in a second.")]
    public static partial void DispatchFailed(this ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Error, "{Count} outcomes could not be recorded; they are tried again.")]
    public static partial void NotRecorded(this ILogger log, Exception failure, int count);

    [LoggerMessage(LogLevel.Error, "What became of outbox row {Row} could not be written down however often it was tried; it ends as {State}.")]
    public static partial void GivenUp(this ILogger log, Exception failure, long row, OutboxState state);

    [LoggerMessage(LogLevel.Error, "Outbox row {Row} on {Channel} was not sent: something failed before it left.")]
    public static partial void NotCarried(this ILogger log, Exception failure, long row, string channel);

    [LoggerMessage(LogLevel.Error, "What follows from the answer for outbox row {Row} failed; the answer counts all the same.")]
    public static partial void NotHeeded(this ILogger log, Exception failure, long row);

    [LoggerMessage(LogLevel.Warning, "{Count} outbox rows were found whose holder is gone.")]
    public static partial void Recovered(this ILogger log, int count);
}
