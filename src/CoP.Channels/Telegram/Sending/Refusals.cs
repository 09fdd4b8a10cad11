using CoP.Channels.Delivery;
using CoP.Channels.Telegram.Api;

namespace CoP.Channels.Telegram.Sending;

/// <summary>
/// What each error of the Bot API means for a parcel: the first row with the code and the words. The words are the
/// server's (tdlib/telegram-bot-api); an unknown 400 or 403 is final.
/// </summary>
internal static class Refusals
{
    private static readonly TimeSpan AfterConflict = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WhileStopped = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(30);

    private static readonly (int Code, string Words, Func<ApiError, SendOutcome> Outcome)[] Table =
    [
        (429, "", Wait),
        (400, "upgraded to a supergroup", Moved),
        (400, "message is not modified", Done),
        (400, "message to delete not found", Done),
        (400, "message thread not found", error => new SendOutcome.ThreadGone(error.Description)),
        (403, "", Unreachable),
        (400, "", Rejected),
        (401, "", Stopped),
        (404, "", Stopped),
        (409, "", error => new SendOutcome.RetryLater(AfterConflict, error.Description, WholeChannel: true)),
    ];

    // The only reasons of a 403 that a word from the person, or an invitation, mends.
    private static readonly string[] OutOfReach =
    [
        "blocked by the user",
        "user is deactivated",
        "bot was kicked",
        "bot is not a member",
        "group chat was deleted",
        "can't initiate conversation",
        "chat was deleted",
    ];

    public static SendOutcome Outcome(ApiError error) =>
        Table.FirstOrDefault(row => row.Code == error.ErrorCode && error.Says(row.Words)).Outcome is { } outcome ? outcome(error)
        : error.ErrorCode >= 500 ? new SendOutcome.Ambiguous($"{error.ErrorCode} {error.Description}")
        : Rejected(error);

    private static SendOutcome.RetryLater Wait(ApiError error) => new SendOutcome.RetryLater(
        error.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultPause, error.Description);

    private static SendOutcome Moved(ApiError error) =>
        error.Parameters?.MigrateToChatId is { } next ? new SendOutcome.Moved(Translation.Places.Text(next)) : Rejected(error);

    private static SendOutcome.Sent Done(ApiError error) => new SendOutcome.Sent(null);

    private static SendOutcome Unreachable(ApiError error) =>
        OutOfReach.Any(error.Says) ? new SendOutcome.Unreachable(error.Description) : Rejected(error);

    private static SendOutcome.Rejected Rejected(ApiError error) => new SendOutcome.Rejected($"{error.ErrorCode} {error.Description}");

    private static SendOutcome.RetryLater Stopped(ApiError error) =>
        new SendOutcome.RetryLater(WhileStopped, "Telegram does not accept the token.", WholeChannel: true);
}
