using System.Net;

namespace CoP.KillHost;

/// <summary>A body whose first bytes reach the network, after which the process ends.</summary>
internal sealed class LastContent : HttpContent
{
    private readonly KillPoints _points;
    private readonly byte[] _body;
    private readonly int _leaving;

    public LastContent(KillPoints points, byte[] body, HttpContent like, int leaving)
    {
        (_points, _body, _leaving) = (points, body, leaving);
        foreach (var header in like.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_body.AsMemory(0, _leaving));
        await stream.FlushAsync();
        _points.Die();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
