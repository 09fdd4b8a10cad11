using System.Text;
using Microsoft.AspNetCore.Http;

namespace CoP.Kill.Platforms;

/// <summary>Answers and what looks like one.</summary>
internal static class Answers
{
    private static readonly TimeSpan ShortWhile = TimeSpan.FromMilliseconds(200);

    public static async Task WriteAsync(HttpContext http, int status, string json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(json);
    }

    /// <summary>The head, half of the body, silence, and the end of the connection.</summary>
    public static async Task StallAsync(HttpContext http, string json)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Encoding.UTF8.GetByteCount(json);
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(json).AsMemory(0, json.Length / 2));
        await http.Response.Body.FlushAsync();
        await PauseAsync();
        http.Abort();
    }

    public static Task PauseAsync() => Task.Delay(ShortWhile, TimeProvider.System);
}
