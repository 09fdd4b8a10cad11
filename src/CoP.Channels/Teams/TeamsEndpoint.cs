using System.Data.Common;
using CoP.Channels.Delivery;
using CoP.Channels.Teams.Answering;
using CoP.Channels.Teams.Inbound;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Teams;

/// <summary><c>POST /api/messages</c>: read, check, then trust. A failed check changes nothing and stores nothing.</summary>
internal sealed partial class TeamsEndpoint(
    CallerCheck caller, EventAnswers events, InvokeAnswers invokes, RefusalMeter refusals, ILogger<TeamsEndpoint> log)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var body = await ActivityBody.ReadAsync(http.Request, http.RequestAborted);
        return body.Activity is not { } activity ? Results.StatusCode(body.Status)
            : await caller.RefusalAsync(http, activity) is { } refused ? Results.StatusCode(refused)
            : await AnswerAsync(activity);
    }

    private async Task<IResult> AnswerAsync(Activity activity)
    {
        try
        {
            return activity.Type == "invoke" ? await invokes.AnswerAsync(activity) : await events.AnswerAsync(activity);
        }
        catch (DbException failure)
        {
            NotKept(failure);
            refusals.Count(Community.Channels.Teams);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An activity was not kept, since the database is out of reach")]
    private partial void NotKept(Exception failure);
}
