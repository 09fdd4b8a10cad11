using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Translation;

/// <summary>What a message holds that is not text. Service messages (pinned, renamed, left …) hold none of these.</summary>
internal static class OtherContents
{
    // The first that is present counts: an animation also comes as a document, a venue also as a location.
    private static readonly (string Field, OtherContent Content)[] Kinds =
    [
        ("photo", OtherContent.Photo),
        ("live_photo", OtherContent.Photo),
        ("sticker", OtherContent.Sticker),
        ("voice", OtherContent.Voice),
        ("audio", OtherContent.Voice),
        ("video", OtherContent.Video),
        ("video_note", OtherContent.Video),
        ("animation", OtherContent.Video),
        ("document", OtherContent.File),
        ("location", OtherContent.Location),
        ("contact", OtherContent.Contact),
        ("poll", OtherContent.Unknown),
        ("dice", OtherContent.Unknown),
        ("story", OtherContent.Unknown),
        ("game", OtherContent.Unknown),
        ("checklist", OtherContent.Unknown),
        ("paid_media", OtherContent.Unknown),
        ("giveaway", OtherContent.Unknown),
        ("rich_message", OtherContent.Unknown),
    ];

    public static OtherContent? Find(ChatMessage message) => Kinds
        .Where(kind => message.Others.ContainsKey(kind.Field))
        .Select(kind => (OtherContent?)kind.Content)
        .FirstOrDefault();
}
