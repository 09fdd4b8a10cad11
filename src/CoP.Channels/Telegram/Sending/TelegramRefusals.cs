using CoP.Channels.Telegram.Api;
using CoP.Delivery;

namespace CoP.Channels.Telegram.Sending;

/// <summary>
/// What each error of the Bot API is about: the first row with the code and the words. The words are the server's
/// (tdlib/telegram-bot-api; in capitals those it passes on from Telegram itself, core.telegram.org/method/messages.sendMessage).
/// The same comes as 400 and as 403, so those rows hold for both; an unknown 400 or 403 is about the message.
/// </summary>
internal static class TelegramRefusals
{
    private static readonly TimeSpan AfterConflict = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WhileStopped = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(30);

    private static readonly (int[] Codes, Concern Concern, string[] Words)[] Table =
    [
        ([429], Concern.Pace, [""]),
        ([401, 404, 409], Concern.Bot, [""]),
        ([400], Concern.Done, ["message is not modified", "message to delete not found"]),
        ([400], Concern.Target, ["message to edit not found", "message_id_invalid"]),
        ([400], Concern.Nothing, ["message can't be edited", "query is too old", "query_id_invalid"]),
        ([400, 403], Concern.Thread, ["message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid"]),
        ([400, 403], Concern.Person,
        [
            "blocked by the user", "user_is_blocked", "user is deactivated", "user_deactivated", "input_user_deactivated", "user not found",
            "can't initiate conversation",
        ]),
        ([400, 403], Concern.Place,
        [
            "chat not found", "peer_id_invalid", "chat_id_invalid", "channel_invalid", "channel_private",
            "bot was kicked", "bot is not a member", "chat was deleted", "chat was deactivated", "chat_forbidden",
            "chat_write_forbidden", "chat_restricted", "chat_admin_required", "chat_send_plain_forbidden", "user_banned_in_channel",
            "not enough rights to send text messages", "no rights to send a message", "no write access to the chat", "need administrator rights",
        ]),
    ];

    public static SendOutcome Outcome(ApiError error) =>
        error is { ErrorCode: 400, Parameters.MigrateToChatId: { } next } ? new SendOutcome.Moved(TelegramId.Text(next))
        : ConcernOf(error).Outcome(Reason(error), Pause(error));

    private static Concern ConcernOf(ApiError error)
    {
        foreach (var (codes, concern, words) in Table)
        {
            if (codes.Contains(error.ErrorCode) && words.Any(error.Says))
            {
                return concern;
            }
        }

        return error.ErrorCode >= 500 ? Concern.Doubt : Concern.Message;
    }

    private static TimeSpan Pause(ApiError error) => error switch
    {
        { Parameters.RetryAfter: { } seconds } => TimeSpan.FromSeconds(seconds),
        { IsFatal: true } => WhileStopped,
        { ErrorCode: 409 } => AfterConflict,
        _ => DefaultPause,
    };

    private static string Reason(ApiError error) =>
        error.IsFatal ? "Telegram does not accept the token."
        : error.ErrorCode is 403 or 409 or 429 ? error.Description
        : $"{error.ErrorCode} {error.Description}";
}
