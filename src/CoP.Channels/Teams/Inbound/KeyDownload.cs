using System.Collections.Frozen;
using System.Text.Json;
using CoP.Channels.Local;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams.Inbound;

/// <summary>Reads the metadata and then the keys it points to.</summary>
internal sealed class KeyDownload(IHttpClientFactory clients, IOptions<TeamsOptions> options)
{
    public const string Client = "teams-keys";

    private const int Limit = 1024 * 1024;

    /// <exception cref="HttpRequestException">Out of reach, or an answer that is not what was asked for.</exception>
    public async Task<FrozenDictionary<string, SigningKey>> ReadAsync(CancellationToken cancel)
    {
        var metadata = new Uri(options.Value.OpenIdMetadata);
        var keys = Follow(metadata, (await GetAsync(metadata, cancel)).Text("jwks_uri"));
        return (await GetAsync(keys, cancel)).At("keys").Items()
            .Select(static key => (Id: key.Text("kid"), Key: SigningKey.Read(key)))
            .Where(static entry => entry is { Id: not null, Key: not null })
            .DistinctBy(static entry => entry.Id)
            .ToFrozenDictionary(static entry => entry.Id!, static entry => entry.Key!, StringComparer.Ordinal);
    }

    /// <summary>Keys are read only over https, unless the metadata itself was allowed to come over http from this machine.</summary>
    private static Uri Follow(Uri metadata, string? keys) =>
        Uri.TryCreate(keys, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == metadata.Scheme && Loopback.Is(uri) && Loopback.Is(metadata)))
            ? uri
            : throw new HttpRequestException("The key metadata names no usable jwks_uri.");

    private async Task<JsonElement> GetAsync(Uri address, CancellationToken cancel)
    {
        using var client = clients.CreateClient(Client);
        client.MaxResponseContentBufferSize = Limit;
        var json = await client.GetByteArrayAsync(address, cancel);
        return JsonReading.Parse(json) ?? throw new HttpRequestException($"{address.Host} answered with something that is not JSON.");
    }
}
