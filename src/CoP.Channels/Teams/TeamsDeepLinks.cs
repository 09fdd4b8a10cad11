using CoP.Community;
using CoP.Dialogs.Members;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams;

/// <summary>Links that open the chat with our bot, with words that are ready to be sent (Teams: deep link to a chat).</summary>
internal sealed class TeamsDeepLinks(IOptions<TeamsOptions> options) : IDeepLinks
{
    public string Channel => ChannelNames.Teams;

    public bool SendsByItself => false;

    public Uri? StartLink(string payload) => options.Value is { Enabled: true, AppId.Length: > 0 }
        ? new Uri($"https://teams.microsoft.com/l/chat/0/0?users=28:{options.Value.AppId}&message={Uri.EscapeDataString($"/start {payload}")}")
        : null;
}
