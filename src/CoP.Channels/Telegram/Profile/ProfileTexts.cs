using System.Text.Json;
using CoP.Channels.Telegram.Api;

namespace CoP.Channels.Telegram.Profile;

/// <summary>What Telegram shows about us in one language: <c>manifests/telegram/{language}.json</c>.</summary>
/// <param name="Description">On the empty chat, up to 512 characters.</param>
/// <param name="ShortDescription">On the profile, up to 120.</param>
internal sealed record ProfileTexts(string Description, string ShortDescription)
{
    public static ProfileTexts Load(string language)
    {
        using var stream = typeof(ProfileTexts).Assembly.GetManifestResourceStream($"Telegram/{language}.json")
            ?? throw new FileNotFoundException($"manifests/telegram/{language}.json is not in the assembly.");
        return JsonSerializer.Deserialize<ProfileTexts>(stream, ApiJson.Options)
            ?? throw new JsonException($"manifests/telegram/{language}.json is empty.");
    }
}
