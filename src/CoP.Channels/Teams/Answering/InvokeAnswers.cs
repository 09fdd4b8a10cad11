using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Translating;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Teams.Answering;

/// <summary>Invokes are answered in the response: Teams waits 5 seconds and then tells the member that the app is out of reach.</summary>
internal sealed class InvokeAnswers(CardAnswers cards, SearchAnswers searches, TurnRunner turns)
{
    public Task<IResult> AnswerAsync(Activity activity, Incoming incoming) => activity.Name switch
    {
        InvokeNames.CardAction when activity.Value.At("action").Text("type") == "Action.Execute" => cards.AnswerAsync(incoming),
        InvokeNames.CardAction => Task.FromResult(Results.BadRequest()),
        InvokeNames.Search => searches.AnswerAsync(activity),
        null => NamelessAsync(incoming),
        _ => Task.FromResult(Results.StatusCode(StatusCodes.Status501NotImplemented)),
    };

    /// <summary>A button of the type invoke: Teams takes nothing but an empty answer, so whatever is said comes as a message.</summary>
    private async Task<IResult> NamelessAsync(Incoming incoming)
    {
        await turns.RunAsync(incoming);
        return Results.Ok();
    }
}
