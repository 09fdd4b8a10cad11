using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Translating;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Teams.Answering;

/// <summary>Everything but invokes: 200 once the turn is committed.</summary>
internal sealed class EventAnswers(TurnRunner turns, ActivityTranslator translator, TypingHint typing, TimeProvider clock)
{
    public async Task<IResult> AnswerAsync(Activity activity)
    {
        var turn = turns.RunAsync(translator.Translate(activity) with { ArrivedAt = clock.GetUtcNow() });
        if (activity.Type == "message")
        {
            await typing.ShowUntilAsync(turn, activity);
        }

        await turn;
        return Results.Ok();
    }
}
