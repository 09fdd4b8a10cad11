using System.Collections.Immutable;
using System.Text.Json;
using CoP.Channels.Telegram.Api;

namespace CoP.Channels.Telegram.Profile;

/// <summary>What Telegram shows about us in one language: <c>manifests/telegram/{language}.json</c>.</summary>
/// <param name="Description">On the empty chat, up to 512 characters.</param>
/// <param name="ShortDescription">On the profile, up to 120.</param>
internal sealed record ProfileTexts(string Description, string ShortDescription, CommandLists Commands)
{
    public static ProfileTexts Load(string language)
    {
        using var stream = typeof(ProfileTexts).Assembly.GetManifestResourceStream($"Telegram/{language}.json")
            ?? throw new FileNotFoundException($"manifests/telegram/{language}.json is not in the assembly.");
        return JsonSerializer.Deserialize<ProfileTexts>(stream, ApiJson.Options)
            ?? throw new JsonException($"manifests/telegram/{language}.json is empty.");
    }
}

/// <summary>The menu of commands, in private chats and in groups.</summary>
internal sealed record CommandLists(ImmutableArray<BotCommand> Private, ImmutableArray<BotCommand> Groups);

/// <param name="Command">1–32 of <c>a-z 0-9 _</c>, the same in all languages.</param>
/// <param name="Description">1–256 characters.</param>
internal sealed record BotCommand(string Command, string Description);
