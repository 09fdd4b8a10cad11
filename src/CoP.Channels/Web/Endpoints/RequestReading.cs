using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CoP.Channels.Web.Guard;
using CoP.Channels.Web.Playback;
using CoP.Community;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoP.Channels.Web.Endpoints;

/// <summary>What a side shows now, and every change of it as Server-Sent Events.</summary>
internal static class RequestReading
{
    private const int Latest = 200;

    /// <summary>How often a quiet stream shows that it is alive; the page opens a new one when it hears nothing for three of them.</summary>
    private static readonly TimeSpan BeatPeriod = TimeSpan.FromSeconds(15);
    private static readonly PlaybackEvent Beat = new(null, "beat", new { });

    public static void MapReading(this IEndpointRouteBuilder side)
    {
        side.MapGet("/messages", MessagesAsync);
        side.MapGet("/events", EventsAsync);
        side.MapGet("/search", SearchAsync);
    }

    private static async Task<IResult> MessagesAsync(
        string side, string? @as, Visitors visitors, IServiceScopeFactory scopes, CancellationToken cancel) =>
        await visitors.FindAsync(side, @as, cancel) is { } visitor
            ? Results.Json(await ShownAsync(scopes, visitor, cancel))
            : Problems.NobodyThere();

    private static async Task<IResult> SearchAsync(
        string side, string? @as, string? dataset, string? q, Visitors visitors, ITurns turns, CancellationToken cancel) =>
        await visitors.FindAsync(side, @as, cancel) is { } visitor
            ? Results.Json(await turns.SearchAsync(side, visitor.ExternalId, dataset ?? "", Cut(q ?? ""), cancel))
            : Problems.NobodyThere();

    private static string Cut(string words) => words.Length > 100 ? words[..100] : words;

    private static async Task<IResult> EventsAsync(string side, string? @as, HttpContext http, Visitors visitors)
    {
        if (await visitors.FindAsync(side, @as, http.RequestAborted) is not { } visitor)
        {
            return Problems.NobodyThere();
        }

        // An open page must not hold up the end of the program.
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        http.Response.RegisterForDispose(end);
        return TypedResults.ServerSentEvents(StreamAsync(http, visitor, end.Token));
    }

    private static async IAsyncEnumerable<SseItem<string>> StreamAsync(
        HttpContext http, Visitor visitor, [EnumeratorCancellation] CancellationToken cancel)
    {
        var feed = http.RequestServices.GetRequiredService<PlaybackFeed>();
        var scopes = http.RequestServices.GetRequiredService<IServiceScopeFactory>();
        using var subscription = feed.Subscribe(visitor.Conversation.ExternalId, http.Request.Headers["Last-Event-ID"]);
        await using var beat = http.RequestServices.GetRequiredService<TimeProvider>()
            .CreateTimer(_ => subscription.Offer(Beat), state: null, BeatPeriod, BeatPeriod);
        foreach (var missed in subscription.Missed ?? [await SnapshotAsync(scopes, visitor, subscription, cancel)])
        {
            yield return Item(missed);
        }

        yield return Item(new PlaybackEvent(null, "ready", new { }));
        await foreach (var change in subscription.ReadAsync(cancel).UntilCancelledAsync())
        {
            yield return Item(change);
        }
    }

    private static async Task<PlaybackEvent> SnapshotAsync(
        IServiceScopeFactory scopes, Visitor visitor, Subscription subscription, CancellationToken cancel) =>
        new(null, "snapshot", await ShownAsync(scopes, visitor, cancel), subscription.StartId);

    private static SseItem<string> Item(PlaybackEvent change) =>
        new(JsonSerializer.Serialize(change.Data, JsonSerializerOptions.Web), change.Type) { EventId = change.Id };

    private static async Task<ShownMessage[]> ShownAsync(IServiceScopeFactory scopes, Visitor visitor, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var rows = await db.Playback.AsNoTracking().Where(row => row.ConversationId == visitor.Conversation.Id)
            .OrderByDescending(row => row.Id).Take(Latest).ToListAsync(cancel);
        return [.. rows.Select(scope.ServiceProvider.GetRequiredService<ShownMessages>().Of).Reverse()];
    }
}
