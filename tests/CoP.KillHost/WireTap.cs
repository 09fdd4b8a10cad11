using System.Text.Json;

namespace CoP.KillHost;

/// <summary>O3: half of a message's body has left; O4: all of it has, and nobody waits for the answer any more. Counts what polls bring.</summary>
internal sealed class WireTap(KillPoints points, Polled polled) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsMessage(request) && (points.IsArmed("O3") ? points.IsNow("O3") : points.IsNow("O4")))
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            request.Content = new LastContent(points, body, request.Content, points.IsArmed("O3") ? body.Length / 2 : body.Length);
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (Path(request).EndsWith("/getUpdates", StringComparison.Ordinal))
        {
            await CountAsync(response, cancellationToken);
        }

        return response;
    }

    private static string Path(HttpRequestMessage request) => request.RequestUri!.AbsolutePath;

    private static bool IsMessage(HttpRequestMessage request) => request.Method == HttpMethod.Post && request.Content is not null
        && (Path(request).EndsWith("/sendMessage", StringComparison.Ordinal) || Path(request).Contains("/activities", StringComparison.Ordinal));

    private async Task CountAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await response.Content.LoadIntoBufferAsync(cancel);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancel));
        polled.Brought(answer.RootElement.TryGetProperty("result", out var updates) ? updates.GetArrayLength() : 0);
    }
}
