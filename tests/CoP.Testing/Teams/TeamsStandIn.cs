using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using CoP.Testing.Specs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoP.Testing.Teams;

/// <summary>
/// Stands in for the connector, the token service and the key metadata on a free port of this machine. Strict: a call
/// without a good token gets 401, one that the published interface does not allow gets 400. Keeps a ledger of calls.
/// </summary>
public sealed class TeamsStandIn : IAsyncDisposable
{
    public const string AppId = "11111111-2222-4333-8444-555555555555";
    public const string TenantId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    public const string Secret = "not-a-real-secret";
    public const string Conversation = "a:1pQ7xPersonalConversation";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ConnectorFault> _faults = new();
    private readonly ConcurrentQueue<ConnectorEntry> _ledger = new();
    private readonly ConcurrentDictionary<string, byte> _shown = new();
    private readonly ConcurrentDictionary<string, byte> _tokens = new();
    private long _nextId = 1795218665550;
    private int _tokensIssued;

    private TeamsStandIn(WebApplication app)
    {
        _app = app;
        OneDrive = new OneDriveStandIn(() => Base);
    }

    /// <summary>Where people have files put.</summary>
    public OneDriveStandIn OneDrive { get; }

    public TeamsKeys Keys { get; } = new();

    public Uri Base => new(_app.Urls.First());

    public string ServiceUrl => $"{Base}emea/";

    public IReadOnlyList<ConnectorEntry> Ledger => [.. _ledger];

    /// <summary>What people attached, by id: pictures behind the connector, documents behind an address of their own.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    public string PictureUrl(string id) => $"{ServiceUrl}v3/attachments/{id}/views/original";

    public string DownloadUrl(string id) => $"http://localhost:{Base.Port}/download/{id}?tempauth=x";

    public int TokensLeaked { get; private set; }

    public int TokensIssued => _tokensIssued;

    /// <summary>Runs before a token is issued.</summary>
    public Func<Task> BeforeToken { get; set; } = static () => Task.CompletedTask;

    /// <summary>Seconds that tokens live.</summary>
    public int TokenLife { get; set; } = 3600;

    /// <summary>Whether the app has the resource-specific permission to read all that is said in channels and group chats.</summary>
    public bool ReadsAll { get; set; }

    /// <summary>
    /// Whether Teams brings this to a bot: of what people write in a channel or a group chat, replies to the bot's own posts
    /// included, only what mentions it, unless the app may read all. A pressed button has a value and always comes.
    /// </summary>
    public bool Brings(JsonObject activity) => ReadsAll
        || (string?)activity["type"] is not ("message" or "messageUpdate" or "messageDelete")
        || (string?)activity["conversation"]?["conversationType"] is not ("channel" or "groupChat")
        || activity["value"] is not null
        || (activity["entities"] as JsonArray ?? []).Any(entity =>
            (string?)entity?["type"] == "mention" && (string?)entity["mentioned"]?["id"] == (string?)activity["recipient"]?["id"]);

    /// <summary>The settings that make the bot talk to this stand-in.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Teams:Enabled"] = "true",
        ["Teams:AppId"] = AppId,
        ["Teams:TenantId"] = TenantId,
        ["Teams:ClientSecret"] = Secret,
        ["Teams:ServiceHosts:0"] = "127.0.0.1",
        ["Teams:TokenEndpoint"] = $"{Base}token",
        ["Teams:OpenIdMetadata"] = $"{Base}openid",
    };

    public static async Task<TeamsStandIn> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var standIn = new TeamsStandIn(builder.Build());
        standIn.Map();
        await standIn._app.StartAsync();
        return standIn;
    }

    /// <summary>The next calls are answered so, in this order.</summary>
    public void Fail(params ConnectorFault[] faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    /// <summary>A message that was shown before this stand-in began.</summary>
    public void Remember(string message) => _shown.TryAdd(message, 0);

    /// <summary>No token issued so far is accepted any more.</summary>
    public void RevokeTokens() => _tokens.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/openid", () => Results.Text(
            new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = $"{Base}keys" }.ToJsonString(), "application/json"));
        _app.MapGet("/keys", async () =>
        {
            await Keys.Before();
            return Results.Text(Keys.Read().ToJsonString(), "application/json");
        });
        _app.MapPost("/token", IssueAsync);
        _app.MapGet("/emea/v3/attachments/{id}/views/original", Attachment);
        _app.MapGet("/download/{id}", Download);
        OneDrive.Map(_app);
        _app.MapGet("/elsewhere", () => Results.Redirect($"{Base}download/1"));
        const string activities = "/emea/v3/conversations/{conversation}/activities";
        _app.MapPost(activities, (Delegate)((HttpContext http) => CallAsync(http, null)));
        _app.MapPost($"{activities}/{{activity}}", (HttpContext http, string activity) => CallAsync(http, activity));
        _app.MapPut($"{activities}/{{activity}}", (HttpContext http, string activity) => CallAsync(http, activity));
        _app.MapDelete($"{activities}/{{activity}}", (HttpContext http, string activity) => CallAsync(http, activity));
    }

    private IResult Attachment(HttpRequest request, string id) =>
        !_tokens.ContainsKey(request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal)) ? Results.Unauthorized() : Content(id);

    /// <summary>Hosts that are no connector must never see our token.</summary>
    private IResult Download(HttpRequest request, string id)
    {
        TokensLeaked += request.Headers.Authorization.Count;
        return Content(id);
    }

    private IResult Content(string id) => Files.TryGetValue(id, out var content) ? Results.Bytes(content) : Results.NotFound();

    private async Task<IResult> IssueAsync(HttpRequest request)
    {
        await BeforeToken();
        var form = await request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials" || form["client_id"] != AppId || form["client_secret"] != Secret
            || form["scope"] != "https://api.botframework.com/.default")
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        }

        var token = $"token-{Interlocked.Increment(ref _tokensIssued)}";
        _tokens.TryAdd(token, 0);
        return Results.Json(new { token_type = "Bearer", expires_in = TokenLife, ext_expires_in = TokenLife, access_token = token });
    }

    private async Task<IResult> CallAsync(HttpContext http, string? activity)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        _faults.TryDequeue(out var fault);
        var shown = fault is null or { Accepts: true };
        var token = http.Request.Headers.Authorization.ToString();
        var answer = fault is not null ? Answer(http, fault) : Answer(http.Request, activity, token, body);
        var status = (answer as IStatusCodeHttpResult)?.StatusCode ?? 0;
        var resource = (answer as IValueHttpResult)?.Value as Resource;
        _ledger.Enqueue(new(http.Request.Method, http.Request.Path.ToString(), token, body, shown, status, resource?.Id));
        return answer;
    }

    internal static IResult Answer(HttpContext http, ConnectorFault fault)
    {
        if (fault.Closes)
        {
            http.Abort();
            return Results.Empty;
        }

        if (fault.RetryAfter is not null)
        {
            http.Response.Headers.RetryAfter = fault.RetryAfter;
        }

        return Results.Text(fault.Body, "application/json", statusCode: fault.Status);
    }

    private IResult Answer(HttpRequest request, string? activity, string token, string body)
    {
        if (!_tokens.ContainsKey(token.Replace("Bearer ", "", StringComparison.Ordinal)))
        {
            return Error(401, "BotNotRegistered");
        }

        if (request.Method != "DELETE" && Problems(body) is { Count: > 0 })
        {
            return Error(400, "BadSyntax");
        }

        return request.Method == "POST" ? Show()
            : activity is not null && (request.Method == "DELETE" ? _shown.TryRemove(activity, out _) : _shown.ContainsKey(activity)) ? Results.Json(new Resource(activity), statusCode: StatusCodes.Status200OK)
            : Error(404, "ActivityNotFoundInConversation");
    }

    private IResult Show()
    {
        var id = Interlocked.Increment(ref _nextId).ToString(CultureInfo.InvariantCulture);
        _shown.TryAdd(id, 0);
        return Results.Json(new Resource(id), statusCode: StatusCodes.Status201Created);
    }

    /// <summary>What the published interface does not allow in a body, and what would not be shown as one message.</summary>
    public static IReadOnlyList<string> Problems(string body)
    {
        var activity = JsonNode.Parse(body)!.AsObject();
        var attached = activity["attachments"]?.AsArray().Select(static item => item!).ToList() ?? [];
        var cards = attached.Where(static item => !IsOfFile(item)).Select(static item => item["content"]!.ToJsonString());
        return
        [
            .. attached.Where(IsOfFile).SelectMany(item => ProblemsOfFile(item, (string?)activity["conversation"]?["id"])),
            .. PublishedSpecs.AreHere ? PublishedSpecs.BotFramework("Activity", body) : [],
            .. PublishedSpecs.AreHere ? cards.SelectMany(PublishedSpecs.AdaptiveCard) : [],
            .. activity["text"] is not null && activity["attachments"] is not null ? new[] { "text and attachment together are split" } : [],
            .. activity["id"] is not null || activity["serviceUrl"] is not null ? new[] { "id and serviceUrl are not for senders" } : [],
        ];
    }

    private static bool IsOfFile(JsonNode attachment) => ((string?)attachment["contentType"])?.StartsWith("application/vnd.microsoft.teams.card.file.", StringComparison.Ordinal) == true;

    private static IEnumerable<string> ProblemsOfFile(JsonNode attachment, string? conversation)
    {
        if (conversation?.StartsWith("19:", StringComparison.Ordinal) == true)
        {
            yield return "files work in personal chats only";
        }

        var content = attachment["content"]!;
        string[] lacks = (string?)attachment["contentType"] switch
        {
            "application/vnd.microsoft.teams.card.file.consent" => Missing(content, "description", "sizeInBytes", "acceptContext", "declineContext"),
            "application/vnd.microsoft.teams.card.file.info" => [.. Missing(content, "uniqueId", "fileType"), .. Missing(attachment, "contentUrl")],
            _ => ["a known content type"],
        };
        foreach (var lack in lacks.Concat(Missing(attachment, "name")))
        {
            yield return $"the file card has no {lack}";
        }
    }

    private static string[] Missing(JsonNode item, params string[] fields) => [.. fields.Where(field => item[field] is not { } value || value.ToString().Length == 0)];

    private sealed record Resource(string Id);

    private static IResult Error(int status, string code) => Results.Json(new { error = new { code, message = "no" } }, statusCode: status);
}
