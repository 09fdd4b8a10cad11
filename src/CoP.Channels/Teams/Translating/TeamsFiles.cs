using System.Text.Json;
using CoP.Channels.Teams.Inbound;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>The first picture or document of a message that can be fetched. Documents come in personal chats only.</summary>
internal static class TeamsFiles
{
    public static FileReceived? Read(Activity activity, bool toUs) =>
        activity.Attachments.Select(attachment => Read(attachment, toUs)).FirstOrDefault(static file => file is not null);

    private static FileReceived? Read(JsonElement attachment, bool toUs)
    {
        var (type, name) = (attachment.Text("contentType") ?? "", attachment.Text("name") ?? "");
        return type == AttachedContent.File && attachment.At("content").Text("downloadUrl") is { Length: > 0 } download
            ? new FileReceived(name, attachment.At("content").Text("fileType") ?? "", null, download, OtherContent.File, toUs)
            : type.StartsWith("image/", StringComparison.Ordinal) && attachment.Text("contentUrl") is { Length: > 0 } picture
                ? new FileReceived(name, type, null, picture, OtherContent.Photo, toUs)
                : null;
    }
}
