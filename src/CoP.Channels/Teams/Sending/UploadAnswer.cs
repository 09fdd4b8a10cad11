using System.Globalization;
using System.Net;
using System.Text.Json;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Sending;

/// <summary>What is known after a request to an upload session.</summary>
internal abstract record UploadAnswer
{
    /// <summary>All bytes are there, and the file is made.</summary>
    public sealed record Whole : UploadAnswer;

    /// <summary>More is awaited, from this byte on.</summary>
    public sealed record Awaits(long From) : UploadAnswer;

    /// <summary>What of it has arrived has to be asked for.</summary>
    public sealed record InDoubt(string Reason) : UploadAnswer;

    /// <summary>Later, as it is.</summary>
    public sealed record Busy(TimeSpan? Pause, string Reason) : UploadAnswer;

    /// <summary>Never: the session has ended, or is not for us.</summary>
    /// <param name="IsGone">There is no such session: it was over, or it has become the file.</param>
    public sealed record NotTaken(string Reason, bool IsGone) : UploadAnswer;

    /// <summary>
    /// By the status alone where that says it (Microsoft Graph: "Upload large files with an upload session", whose protocol these
    /// addresses follow); <c>nextExpectedRanges</c> says how to go on.
    /// </summary>
    /// <param name="sent">The byte after the last one sent with the request.</param>
    public static UploadAnswer Read(HttpStatusCode status, TimeSpan? pause, JsonElement body, long sent) => (int)status switch
    {
        202 => new Awaits(Next(body) ?? sent),
        200 when Next(body) is { } next => new Awaits(next),
        200 or 201 => new Whole(),
        429 or 503 => new Busy(pause, Number(status)),
        408 or 416 or >= 500 => new InDoubt(Number(status)),
        _ => new NotTaken(Number(status), IsGone: status is HttpStatusCode.NotFound or HttpStatusCode.Gone),
    };

    private static string Number(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);

    /// <summary>The first byte of the first range, such as <c>327680-</c>.</summary>
    private static long? Next(JsonElement body) =>
        body.At("nextExpectedRanges").Items().Select(static range => range.ValueKind == JsonValueKind.String ? range.GetString() : null).FirstOrDefault() is { } first
        && long.TryParse(first.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : null;
}
