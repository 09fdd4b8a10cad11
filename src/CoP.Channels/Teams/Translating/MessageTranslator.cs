using CoP.Channels.Teams.Inbound;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>Messages: a pressed <c>Action.Submit</c>, words with whatever is beside them, or something that is not words.</summary>
internal static class MessageTranslator
{
    /// <summary>Characters; what is longer is not read.</summary>
    public const int Longest = 8000;

    public static IncomingEvent Read(Activity activity)
    {
        if (PressTranslator.HasToken(activity.Value))
        {
            return PressTranslator.Press(activity, activity.Value);
        }

        var words = WrittenWords.Of(activity);
        var attached = AttachedContent.Of(activity) is { } content ? Attached(activity, content) : null;
        return words.Text.Length == 0 && attached is not null ? attached
            : words.Text.Length == 0 && IsEmpty(activity) ? new IgnoredEvent("message")
            : Said(activity, words, attached);
    }

    private static IncomingEvent Attached(Activity activity, OtherContent content) =>
        content is OtherContent.File or OtherContent.Photo && TeamsFiles.Read(activity, IsToUs(activity)) is { } file
            ? file
            : new OtherContentReceived(content, IsToUs(activity));

    /// <summary>Nothing at all, not even a mention or a quotation: nobody meant to write that.</summary>
    private static bool IsEmpty(Activity activity) => activity.Words is null && HtmlCopy.Of(activity) is null;

    private static IncomingEvent Said(Activity activity, WrittenWords words, IncomingEvent? attached) => words.Text.Length > Longest
        ? new OtherContentReceived(OtherContent.TooLong, IsToUs(activity))
        : new MessageReceived(words.Text, IsToUs(activity), Replies.Of(activity, words), activity.Id)
        {
            Beside = attached is OtherContentReceived { Content: OtherContent.Unknown } ? null : attached, // A preview of a link, most likely.
        };

    private static bool IsToUs(Activity activity) =>
        TeamsConversationMapper.Of(activity).Kind == ConversationKind.Personal || Mentions.NameUs(activity);
}
