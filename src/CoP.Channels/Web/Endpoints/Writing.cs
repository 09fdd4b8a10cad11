using System.Collections.Immutable;
using CoP.Channels.Web.Guard;
using CoP.Channels.Web.Playback;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoP.Channels.Web.Endpoints;

/// <summary>What the person at a side does: say, press, and choose who and in which language.</summary>
internal static class Writing
{
    private const string Bot = "tryout";

    public static void MapWriting(this IEndpointRouteBuilder side)
    {
        side.MapPost("/say", (string side, HttpRequest request, Visitors visitors, ITurns turns, PlaybackStore store, CancellationToken cancel) =>
            TakeAsync<SayRequest>(request, visitors, side, (visitor, say) => SayAsync(visitor, say, turns, store, cancel), cancel));
        side.MapPost("/press", (string side, HttpRequest request, Visitors visitors, ITurns turns, PressAnswer answer, CancellationToken cancel) =>
            TakeAsync<PressRequest>(request, visitors, side, (visitor, press) => PressAsync(visitor, press, turns, answer, cancel), cancel));
        side.MapPost("/choose", (string side, HttpRequest request, Visitors visitors, CancellationToken cancel) =>
            TakeAsync<ChooseRequest>(request, visitors, side, (visitor, choose) => ChooseAsync(visitor, choose, visitors, cancel), cancel));
    }

    private static async Task<IResult> TakeAsync<T>(
        HttpRequest request, Visitors visitors, string side, Func<Visitor, T, Task<IResult>> act, CancellationToken cancel)
        where T : WriteRequest
    {
        var (body, problem) = await RequestBody.ReadAsync<T>(request, cancel);
        if ((problem ?? body!.Problem()) is { } refused)
        {
            return refused;
        }

        return await visitors.FindAsync(side, body!.As, cancel) is { } visitor ? await act(visitor, body) : Problems.NobodyThere();
    }

    private static async Task<IResult> SayAsync(Visitor visitor, SayRequest say, ITurns turns, PlaybackStore store, CancellationToken cancel)
    {
        await store.AddOwnAsync(visitor.Conversation, new OwnWords(say.Text!, say.Id!.Value, say.ReplyTo), cancel);
        var said = new MessageReceived(say.Text!, ToUs: true, say.ReplyTo, say.Id.ToString());
        var outcome = await turns.HandleAsync(Incoming(visitor, say.Id.Value, said), cancel);
        return Results.Json(new { outcome.Repeated, outcome.Failed });
    }

    private static async Task<IResult> PressAsync(
        Visitor visitor, PressRequest press, ITurns turns, PressAnswer answer, CancellationToken cancel)
    {
        var onDesk = visitor.Conversation.Channel == ChannelNames.Desk;
        var pressed = new ButtonPressed(press.Token!, press.Values?.ToImmutableDictionary() ?? [], press.MessageId);
        var incoming = Incoming(visitor, press.Id!.Value, pressed) with
        {
            AnswersInResponse = onDesk,
            Acknowledge = onDesk ? null : press.Id.ToString(),
        };
        var outcome = await turns.HandleAsync(incoming, cancel);
        var replaced = onDesk && await answer.ReplaceAsync(visitor.Conversation, press.MessageId, outcome.Answer, cancel);
        return Results.Json(new { outcome.Repeated, outcome.Failed, replaced });
    }

    private static async Task<IResult> ChooseAsync(Visitor visitor, ChooseRequest choose, Visitors visitors, CancellationToken cancel)
    {
        var seated = await visitors.SeatAsync(visitor.Conversation.Channel, visitor.ExternalId, choose.Language, cancel);
        return seated is null ? Problems.NobodyThere() : Results.Json(new { seated.Name, seated.Language, seated.TimeZone });
    }

    public static Incoming Incoming(Visitor visitor, Guid id, IncomingEvent what) => new(
        visitor.Conversation.Channel,
        Bot,
        id.ToString(),
        new Person(visitor.ExternalId, visitor.Name),
        new ConversationAddress(visitor.Conversation.ExternalId, ConversationKind.Personal),
        what)
    {
        LanguageHint = visitor.Language,
    };
}
