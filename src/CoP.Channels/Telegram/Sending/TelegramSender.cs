using System.Text.Json;
using CoP.Channels.Telegram.Api;
using CoP.Channels.Telegram.Inbound;
using CoP.Community.Delivery;
using CoP.Delivery;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Telegram.Sending;

/// <summary>Carries parcels to Telegram, one call each.</summary>
internal sealed class TelegramSender(
    TelegramApi api, FilePosts files, RetryingStartupCall insistence, TelegramHealth health, FloodWatch floods, IOptions<TelegramOptions> options) : IChannelSender
{
    private static readonly TimeSpan ConnectPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OffPause = TimeSpan.FromMinutes(10);

    public string Channel => Community.Channels.Telegram;

    public Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken cancel) =>
        !options.Value.Enabled || health.IsStopped ? Task.FromResult<SendOutcome>(new SendOutcome.RetryLater(OffPause, "Telegram is off.", WholeChannel: true))
        : ParcelRequest.Of(parcel) is { } request ? SendAsync(parcel, request, cancel)
        : Task.FromResult<SendOutcome>(new SendOutcome.Rejected("The parcel has no address on Telegram."));

    private async Task<SendOutcome> SendAsync(Parcel parcel, ParcelRequest request, CancellationToken cancel)
    {
        if (await AskAsync(request, cancel) is not { } answer)
        {
            return new SendOutcome.Rejected("The file is gone.");
        }

        insistence.Stops(answer);
        return answer switch
        {
            ApiAnswer<JsonElement>.Ok { Result: var result } => new SendOutcome.Sent(MessageId(result)),
            ApiAnswer<JsonElement>.Refused { Error: var error } => Complete(TelegramRefusals.Outcome(error), error, parcel),
            ApiAnswer<JsonElement>.NotSent notSent => new SendOutcome.RetryLater(ConnectPause, notSent.Reason),
            _ => new SendOutcome.Ambiguous(answer.Failure ?? ""),
        };
    }

    private async Task<ApiAnswer<JsonElement>?> AskAsync(ParcelRequest request, CancellationToken cancel)
    {
        if (request.Attached is var (field, file))
        {
            return await files.SendAsync(request, field, file, cancel);
        }

        var answer = await api.CallAsync<JsonElement>(request.Method, request.Body, cancel);
        return request.Otherwise is { } otherwise && IsOfTheOtherSort(answer)
            ? await api.CallAsync<JsonElement>(otherwise.Method, otherwise.Body, cancel)
            : answer;
    }

    /// <summary>Nothing was edited: words were looked for in a message with a caption, or the other way round.</summary>
    private static bool IsOfTheOtherSort(ApiAnswer<JsonElement> answer) =>
        answer is ApiAnswer<JsonElement>.Refused { Error: { ErrorCode: 400 } error }
        && (error.Says("no text in the message") || error.Says("no caption in the message"));

    private SendOutcome Complete(SendOutcome outcome, ApiError error, Parcel parcel) => outcome switch
    {
        SendOutcome.Sent when parcel.Kind == OutboxKind.Edit => new SendOutcome.Sent(parcel.Target),
        SendOutcome.RetryLater later when error.ErrorCode == 429 => later with { WholeChannel = IsWholeBot(parcel) },
        _ => outcome,
    };

    /// <summary>A 429 of a call that names no chat, or of several chats at once, is meant for the whole bot.</summary>
    private bool IsWholeBot(Parcel parcel) =>
        parcel.Kind == OutboxKind.Acknowledge || floods.IsWholeBot(parcel.Conversation.ExternalId);

    /// <summary>The id of a sent or edited message; null for <c>true</c>, and for 0, which names nothing that could be edited.</summary>
    private static string? MessageId(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty("message_id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) && number != 0
            ? Translation.TelegramConversationMapper.Text(number)
            : null;
}
