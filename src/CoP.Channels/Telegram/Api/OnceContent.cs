using System.Net;
using System.Net.Http.Headers;

namespace CoP.Channels.Telegram.Api;

/// <summary>
/// A JSON body that remembers that it began to leave, and leaves only once: whatever lies between us and the wire can
/// not repeat a send behind our back.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly byte[] _body;
    private int _starts;

    public OnceContent(byte[] body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    public bool Started => Volatile.Read(ref _starts) > 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref _starts) == 1
            ? stream.WriteAsync(_body, cancellationToken).AsTask()
            : throw new IOException("A request body must not leave twice.");

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
