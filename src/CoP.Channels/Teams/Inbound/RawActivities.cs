using System.Text;
using System.Text.Json;
using CoP.Channels.Teams.Translating;
using CoP.Community;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams.Inbound;

/// <summary>Activities that could not be read when they came: how they are kept, and read again at a replay.</summary>
internal sealed class RawActivities(
    ActivityTranslator translator, ActivityTrust trust, IUnreadEvents unread, IOptions<TeamsOptions> options) : IRawEventParser
{
    /// <summary>In nobody's name: it is kept also when the caller hangs up.</summary>
    public Task KeepAsync(string raw) =>
        unread.KeepAsync(ChannelNames.Teams, options.Value.AppId, externalId: null, raw, CancellationToken.None);

    /// <summary>The token that vouched for it is gone, so the rest of the check counts all the more.</summary>
    public Incoming? Read(string raw)
    {
        var root = JsonReading.ParseRepaired(Encoding.UTF8.GetBytes(raw));
        return root is { ValueKind: JsonValueKind.Object } activity && activity.Text("type") is { Length: > 0 } && Translate(new Activity(activity)) is { } incoming
            ? incoming with { AnswersInResponse = false }
            : null;
    }

    private Incoming? Translate(Activity activity) =>
        (options.Value.Authentication == TeamsAuthentication.Off ? trust.RefusalOfHost(activity) : trust.RefusalOfPlace(activity)) is null
            ? translator.Translate(activity)
            : null;
}
