using System.Net.Http.Headers;
using CoP.Channels.Files;
using CoP.Channels.Local;
using CoP.Channels.Teams.Sending;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Polly;

namespace CoP.Channels.Teams.Inbound;

/// <summary>
/// Fetches what people send: files from the address that Teams gives, which needs no token, and pictures from the
/// connector, the only host that ever gets ours. Redirects are not followed.
/// </summary>
internal sealed class TeamsFileSource(
    IHttpClientFactory clients, AccessTokens tokens, ServiceHosts hosts, IOptions<TeamsOptions> options, IHostEnvironment environment, TimeProvider clock)
    : IFileSource
{
    public const string Client = "teams-files";

    /// <summary>Teams sends a message again after 15 seconds without an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<FetchedFile> FetchAsync(FileReceived file, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            return Address(file.Reference) is { } address ? await GetAsync(address, either.Token) : new FetchedFile.OutOfReach();
        }
        catch (Exception failure) when (IsOfTheWire(failure) || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new FetchedFile.OutOfReach();
        }
    }

    private static bool IsOfTheWire(Exception failure) =>
        failure is HttpRequestException or ExecutionRejectedException or IOException or TokenUnavailableException or System.Net.Sockets.SocketException;

    private Uri? Address(string reference) =>
        Uri.TryCreate(reference, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment() && Loopback.Is(uri)))
            ? uri
            : null;

    private async Task<FetchedFile> GetAsync(Uri address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (hosts.Allow(address.AbsoluteUri) is not null && options.Value.Authentication != TeamsAuthentication.Off)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(refused: null, cancel));
        }

        using var client = clients.CreateClient(Client);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return await CappedReading.ReadAsync(response, cancel);
    }
}
