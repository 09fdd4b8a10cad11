using System.Net.Http.Headers;
using System.Text;
using CoP.Kill.Platforms;

namespace CoP.Kill.Events;

/// <summary>Brings events over HTTP to whichever process listens now.</summary>
internal sealed class EventSender(Func<Uri?> bot) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };

    public Task<int> ToTelegramHookAsync(KillEvent update) => PostAsync("/api/telegram", update, static request =>
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", TelegramPlatform.Secret));

    public Task<int> ToTeamsEndpointAsync(KillEvent activity, string token) => PostAsync("/api/messages", activity, request =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));

    public void Dispose() => _http.Dispose();

    private async Task<int> PostAsync(string path, KillEvent happened, Action<HttpRequestMessage> sign)
    {
        if (bot() is not { } address)
        {
            return -1;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path));
        request.Content = new StringContent(happened.Payload.ToJsonString(), Encoding.UTF8, "application/json");
        sign(request);
        try
        {
            using var response = await _http.SendAsync(request);
            return (int)response.StatusCode;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return 0;
        }
    }
}
