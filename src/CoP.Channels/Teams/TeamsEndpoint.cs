using System.Data.Common;
using CoP.Channels.Teams.Answering;
using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Translating;
using CoP.Community;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Teams;

/// <summary>
/// <c>POST /api/messages</c>: read, check, then trust. A failed check changes nothing and stores nothing. What a good caller
/// brings and we cannot read is kept as it came and answered 400; Teams does not bring it again.
/// </summary>
internal sealed partial class TeamsEndpoint(
    CallerCheck caller,
    RawActivities raws,
    ActivityTranslator translator,
    MessageHandler messages,
    InvokeHandler invokes,
    RefusalMeter refusals,
    ILogger<TeamsEndpoint> log)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        try
        {
            var body = await ActivityBody.ReadAsync(http.Request, http.RequestAborted);
            return body.Activity is { } activity ? await HandleAsync(http, activity)
                : body.Raw is { } raw ? await UnreadableAsync(http, raw)
                : Results.StatusCode(body.Status);
        }
        catch (DbException failure)
        {
            NotKept(failure);
            refusals.Count(ChannelNames.Teams);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IResult> HandleAsync(HttpContext http, Activity activity)
    {
        if (await caller.RefusalAsync(http, activity) is { } refused)
        {
            return Results.StatusCode(refused);
        }

        return Translate(activity) is { } incoming ? await AnswerAsync(activity, incoming)
            : await UnreadableAsync(http, activity.ToString());
    }

    private Incoming? Translate(Activity activity)
    {
        try
        {
            return translator.Translate(activity);
        }
        catch (Exception fault)
        {
            NotUnderstood(fault.GetType().Name);
            return null;
        }
    }

    private Task<IResult> AnswerAsync(Activity activity, Incoming incoming) =>
        activity.Type == "invoke" ? invokes.HandleAsync(activity, incoming) : messages.HandleAsync(activity, incoming);

    /// <summary>Whoever may not call learns nothing new: what is no activity is answered so whoever brings it, if that can be told.</summary>
    private async Task<IResult> UnreadableAsync(HttpContext http, string raw)
    {
        var refused = await caller.RefusalAsync(http, null);
        if (refused is null)
        {
            await raws.KeepAsync(raw);
        }

        return refused == StatusCodes.Status503ServiceUnavailable ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.BadRequest();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An activity was not kept, since the database is out of reach")]
    private partial void NotKept(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "An activity could not be translated: {Fault}")]
    private partial void NotUnderstood(string fault);
}
