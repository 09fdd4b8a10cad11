using System.Net;
using System.Text;
using CoP.Channels.Telegram.Api;

namespace CoP.Channels.Tests.Telegram.Support;

/// <summary>Answers every call in one way, byte for byte, after it has read it.</summary>
internal sealed class AnsweringServer(int status, byte[] body) : HttpMessageHandler, IHttpClientFactory
{
    public AnsweringServer(int status, string body)
        : this(status, Encoding.UTF8.GetBytes(body))
    {
    }

    public Uri? Asked { get; private set; }

    public HttpClient CreateClient(string name) => new(new ReadableRefusals { InnerHandler = this });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked = request.RequestUri;
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        response.Headers.RetryAfter = new(TimeSpan.FromSeconds(30));
        return response;
    }
}
