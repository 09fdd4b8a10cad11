using System.Net.Http.Headers;
using CoP.Benchmarks.Platform;
using CoP.Benchmarks.Seeding;

namespace CoP.Benchmarks.Running;

/// <summary>Members on Teams who write to the bot; what they write is a question, and the bot offers to send it on, with their words.</summary>
internal sealed class Talker(IReadOnlyList<string> bots, StandIn platform) : IDisposable
{
    private static int _said; // By all talkers: the bot takes what comes under a known id for a repeat.
    private readonly List<HttpClient> _http = [.. bots.Select(static bot => new HttpClient { BaseAddress = new Uri(bot) })];
    private int _next;

    /// <summary>Says something as member <paramref name="id"/>; returns when it is acknowledged.</summary>
    public async Task SayAsync(int id)
    {
        var mark = $"m{Interlocked.Increment(ref _said)}-{id}";
        platform.Marks.Say(mark);
        await PostAsync(id, mark);
    }

    /// <summary>As <see cref="SayAsync(int)"/>, with a mark that the caller watches.</summary>
    public Task SayAsync(int id, string mark) => PostAsync(id, mark);

    public void Dispose() => _http.ForEach(static one => one.Dispose());

    private async Task PostAsync(int id, string mark)
    {
        using var content = new StringContent(Activity(id, mark), MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await _http[(int)((uint)Interlocked.Increment(ref _next) % _http.Count)].PostAsync(new Uri("/api/messages", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    private string Activity(int id, string mark) =>
        $$"""
        {"type":"message","id":"{{mark}}","text":"Which counties pay by phone #{{mark}}#","channelId":"msteams","serviceUrl":"{{platform.Address}}/",
        "from":{"id":"29:user-{{id}}","name":"User {{id}}"},"recipient":{"id":"28:bot","name":"Bot"},"locale":"en-US","textFormat":"plain",
        "conversation":{"conversationType":"personal","tenantId":"{{Seeder.Tenant}}","id":"a:chat-{{id}}"},"channelData":{"tenant":{"id":"{{Seeder.Tenant}}" } } }
        """;
}
