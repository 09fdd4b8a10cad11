using System.Net;
using System.Net.Http.Headers;

namespace CoP.Delivery.Http;

/// <summary>A body that notes when it begins to leave, and leaves only once: what is not known to be unsent may have arrived.</summary>
public sealed class OnceContent : HttpContent
{
    private readonly byte[] _body;
    private int _started;

    /// <param name="type">JSON when left out.</param>
    public OnceContent(byte[] body, MediaTypeHeaderValue? type = null)
    {
        _body = body;
        Headers.ContentType = type ?? new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    /// <summary>True once the first byte of the body may be on the wire.</summary>
    public bool HasStarted => Volatile.Read(ref _started) != 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new IOException("The body has left once already.");
        }

        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
