using System.Text.Json;
using CoP.Channels.Telegram.Api;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Telegram.Sending;

/// <summary>Carries requests to Telegram, one call each.</summary>
internal sealed class TelegramSender(
    TelegramApi api, FilePosts files, TelegramHealth health, FloodWatch floods, IOptions<TelegramOptions> options) : IChannelSender
{
    private static readonly TimeSpan ConnectPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OffPause = TimeSpan.FromMinutes(10);

    public string Channel => ChannelNames.Telegram;

    public Task<SendOutcome> SendAsync(OutboundRequest request, CancellationToken cancel) =>
        !options.Value.Enabled || health.IsStopped ? Task.FromResult<SendOutcome>(new SendOutcome.RetryLater(OffPause, "Telegram is off.", WholeChannel: true))
        : BotApiCall.Of(request) is { } call ? SendAsync(request, call, cancel)
        : Task.FromResult<SendOutcome>(new SendOutcome.Rejected("The parcel has no address on Telegram."));

    private async Task<SendOutcome> SendAsync(OutboundRequest request, BotApiCall call, CancellationToken cancel)
    {
        if (await AskAsync(call, cancel) is not { } answer)
        {
            return new SendOutcome.Rejected("The file is gone.");
        }

        health.StopsAt(answer);
        return answer switch
        {
            ApiAnswer<JsonElement>.Ok { Result: var result } => new SendOutcome.Sent(MessageId(result)),
            ApiAnswer<JsonElement>.Refused { Error: var error } => Complete(TelegramRefusals.Outcome(error), error, request),
            ApiAnswer<JsonElement>.NotSent notSent => new SendOutcome.RetryLater(ConnectPause, notSent.Reason),
            _ => new SendOutcome.Ambiguous(answer.Failure ?? ""),
        };
    }

    private async Task<ApiAnswer<JsonElement>?> AskAsync(BotApiCall call, CancellationToken cancel)
    {
        if (call.Attached is var (field, file))
        {
            return await files.SendAsync(call, field, file, cancel);
        }

        var answer = await api.CallAsync<JsonElement>(call.Method, call.Body, cancel);
        return call.Otherwise is { } otherwise && IsOfTheOtherSort(answer)
            ? await api.CallAsync<JsonElement>(otherwise.Method, otherwise.Body, cancel)
            : answer;
    }

    /// <summary>Nothing was edited: words were looked for in a message with a caption, or the other way round.</summary>
    private static bool IsOfTheOtherSort(ApiAnswer<JsonElement> answer) =>
        answer is ApiAnswer<JsonElement>.Refused { Error: { ErrorCode: 400 } error }
        && (error.Says("no text in the message") || error.Says("no caption in the message"));

    private SendOutcome Complete(SendOutcome outcome, ApiError error, OutboundRequest request) => outcome switch
    {
        SendOutcome.Sent when request.Kind == OutboxKind.Edit => new SendOutcome.Sent(request.Target),
        SendOutcome.RetryLater later when error.ErrorCode == 429 => later with { WholeChannel = IsWholeBot(request) },
        _ => outcome,
    };

    /// <summary>A 429 of a call that names no chat, or of several chats at once, is meant for the whole bot.</summary>
    private bool IsWholeBot(OutboundRequest request) =>
        request.Kind == OutboxKind.Acknowledge || floods.IsWholeBot(request.Conversation.ExternalId);

    /// <summary>The id of a sent or edited message; null for <c>true</c>, and for 0, which names nothing that could be edited.</summary>
    private static string? MessageId(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty("message_id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) && number != 0
            ? TelegramId.Text(number)
            : null;
}
