using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CoP.Testing.Teams;

/// <summary>A request to an upload session as it arrived, and what was answered.</summary>
public sealed record UploadEntry(string Method, string? Range, long Bytes, int Status);

/// <summary>
/// Stands in for the OneDrive of whoever accepts a file: upload sessions that take bytes only in their order, in pieces that are a multiple of
/// 320 KiB but for the last, and end with their file. Nobody's token is taken: the address is enough.
/// </summary>
public sealed class OneDriveStandIn(Func<Uri> home)
{
    private const int Unit = 320 * 1024;
    private readonly ConcurrentDictionary<string, Session> _sessions = new();
    private readonly ConcurrentQueue<ConnectorFault> _faults = new();
    private readonly ConcurrentQueue<UploadEntry> _ledger = new();

    public IReadOnlyList<UploadEntry> Ledger => [.. _ledger];

    /// <summary>What was put whole, by its unique id.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    public int TokensLeaked { get; private set; }

    /// <summary>Runs when a request was done and is not answered yet.</summary>
    public Func<Task> BeforeAnswer { get; set; } = static () => Task.CompletedTask;

    /// <summary>The next requests are answered so, in this order.</summary>
    public void Fail(params ConnectorFault[] faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    /// <summary>Opens a session as Teams does for whoever accepts, and gives its <c>uploadInfo</c>.</summary>
    public JsonObject Open(string name, long size)
    {
        var session = Guid.NewGuid().ToString("n");
        _sessions[session] = new Session(size);
        return new JsonObject
        {
            ["contentUrl"] = $"{home()}personal/Applications/{Uri.EscapeDataString(name)}",
            ["name"] = name,
            ["uploadUrl"] = $"{home()}upload/{session}?tempauth=x",
            ["uniqueId"] = session,
            ["fileType"] = Path.GetExtension(name).TrimStart('.'),
        };
    }

    /// <summary>The sessions that are open end, as they do with time.</summary>
    public void Expire() => _sessions.Clear();

    internal void Map(WebApplication app)
    {
        app.MapPut("/upload/{session}", (HttpContext http, string session) => CallAsync(http, () => PutAsync(http.Request, session)));
        app.MapGet("/upload/{session}", (HttpContext http, string session) => CallAsync(http, () => Task.FromResult(Ask(session))));
    }

    private async Task<IResult> CallAsync(HttpContext http, Func<Task<IResult>> work)
    {
        _faults.TryDequeue(out var fault);
        var leaks = http.Request.Headers.Authorization.Count > 0;
        TokensLeaked += leaks ? 1 : 0;
        var done = leaks ? Results.Unauthorized() : fault is null or { Accepts: true } ? await work() : null;
        var answer = fault is null ? done! : TeamsStandIn.Answer(http, fault);
        _ledger.Enqueue(new(http.Request.Method, http.Request.Headers.ContentRange, http.Request.ContentLength ?? 0, (answer as IStatusCodeHttpResult)?.StatusCode ?? 0));
        await BeforeAnswer();
        return answer;
    }

    private IResult Ask(string id) => _sessions.TryGetValue(id, out var session) ? Expects(session, StatusCodes.Status200OK) : Results.NotFound();

    private async Task<IResult> PutAsync(HttpRequest request, string id)
    {
        if (!_sessions.TryGetValue(id, out var session))
        {
            return Results.NotFound();
        }

        if (Range(request) is not var (first, last, total) || total != session.Size || last >= total || request.ContentLength != last - first + 1
            || (last < total - 1 && (last - first + 1) % Unit != 0))
        {
            return Results.BadRequest();
        }

        if (first != session.Content.Length)
        {
            return Results.StatusCode(StatusCodes.Status416RangeNotSatisfiable);
        }

        await request.Body.CopyToAsync(session.Content);
        return session.Content.Length < session.Size ? Expects(session, StatusCodes.Status202Accepted) : Finish(id, session);
    }

    private static (long First, long Last, long Total)? Range(HttpRequest request)
    {
        var parts = request.Headers.ContentRange.ToString().Split(' ', '-', '/');
        return parts is ["bytes", var first, var last, var total]
            ? (long.Parse(first, CultureInfo.InvariantCulture), long.Parse(last, CultureInfo.InvariantCulture), long.Parse(total, CultureInfo.InvariantCulture))
            : null;
    }

    private IResult Finish(string id, Session session)
    {
        _sessions.TryRemove(id, out _);
        Files[id] = session.Content.ToArray();
        return Results.Json(new { id, size = session.Size }, statusCode: StatusCodes.Status201Created);
    }

    private static IResult Expects(Session session, int status) => Results.Json(
        new { expirationDateTime = "2026-12-01T00:00:00Z", nextExpectedRanges = new[] { string.Create(CultureInfo.InvariantCulture, $"{session.Content.Length}-") } }, statusCode: status);

    private sealed record Session(long Size)
    {
        public MemoryStream Content { get; } = new();
    }
}
