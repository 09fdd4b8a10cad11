using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoP.Bot.Tests.Staging;

/// <summary>A collector on this machine that takes OTLP over HTTP and keeps what it was sent. Texts stand in protobuf as they are, so they can be looked for.</summary>
internal sealed class CollectorStandIn : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Body)> _posts = new();
    private readonly WebApplication _app;

    private CollectorStandIn(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>All that was sent there, as far as it can be read.</summary>
    public string Of(string path) => string.Concat(_posts.Where(post => post.Path == path).Select(static post => post.Body));

    public static async Task<CollectorStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var collector = new CollectorStandIn(builder.Build());
        collector._app.Urls.Add("http://127.0.0.1:0");
        collector._app.MapPost("/{**path}", (Delegate)collector.TakeAsync);
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _posts.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        return Results.Bytes([], "application/x-protobuf");
    }
}
