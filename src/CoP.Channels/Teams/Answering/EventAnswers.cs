using CoP.Channels.Teams.Inbound;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Teams.Answering;

/// <summary>Everything but invokes: 200 once the turn is committed.</summary>
internal sealed class EventAnswers(TurnRunner turns, TypingHint typing, TimeProvider clock)
{
    public async Task<IResult> AnswerAsync(Activity activity, Incoming incoming)
    {
        var turn = turns.RunAsync(incoming with { ArrivedAt = clock.GetUtcNow() });
        if (activity.Type == "message")
        {
            await typing.ShowUntilAsync(turn, activity);
        }

        await turn;
        return Results.Ok();
    }
}
