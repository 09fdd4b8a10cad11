using System.Globalization;
using System.Net.Http.Headers;
using CoP.Benchmarks.Platform;
using CoP.Benchmarks.Seeding;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Benchmarks.Running;

/// <summary>Members on Teams who press buttons.</summary>
/// <param name="key">What the bot makes its buttons with.</param>
internal sealed class Presser(string bot, StandIn platform, byte[] key) : IDisposable
{
    private static int _pressed;
    private readonly HttpClient _http = new() { BaseAddress = new Uri(bot) };
    private readonly ButtonTokens _tokens = new(key);

    /// <summary>Presses a button about something as member <paramref name="id"/>; returns when it is answered.</summary>
    public async Task PressAsync(int id, string verb, long subject)
    {
        var token = _tokens.Write(new Press(verb, subject.ToString(CultureInfo.InvariantCulture)), ButtonTokens.NewOperation(), $"a:chat-{id}");
        using var content = new StringContent(Activity(id, token), MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await _http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private string Activity(int id, string token) =>
        $$"""
        {"type":"invoke","name":"adaptiveCard/action","id":"p{{Interlocked.Increment(ref _pressed)}}","replyToId":"1795218665000","channelId":"msteams","serviceUrl":"{{platform.Address}}/",
        "from":{"id":"29:user-{{id}}","name":"User {{id}}"},"recipient":{"id":"28:bot","name":"Bot"},"locale":"en-US",
        "conversation":{"conversationType":"personal","tenantId":"{{Seeder.Tenant}}","id":"a:chat-{{id}}"},"channelData":{"tenant":{"id":"{{Seeder.Tenant}}" } },
        "value":{"action":{"type":"Action.Execute","verb":"v","data":{"press":"{{token}}" } } } }
        """;
}
