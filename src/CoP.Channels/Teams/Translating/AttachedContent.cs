using CoP.Channels.Teams.Inbound;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>What is attached to a message. Every message has an HTML copy of its text there, and links may bring previews: those are not content.</summary>
internal static class AttachedContent
{
    public const string Html = "text/html";

    public const string File = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>The first thing that has a name of its own, else <see cref="OtherContent.Unknown"/>; null when nothing is attached.</summary>
    public static OtherContent? Of(Activity activity)
    {
        var kinds = activity.Attachments
            .Select(static attachment => attachment.Text("contentType") ?? "")
            .Where(static type => type != Html)
            .Select(static type => (OtherContent?)Kind(type))
            .ToList();
        return kinds.Find(static kind => kind != OtherContent.Unknown) ?? kinds.FirstOrDefault();
    }

    private static OtherContent Kind(string contentType) => contentType.Split('/')[0] switch
    {
        _ when contentType == File => OtherContent.File,
        "image" => OtherContent.Photo,
        "audio" => OtherContent.Voice,
        "video" => OtherContent.Video,
        _ => OtherContent.Unknown,
    };
}
