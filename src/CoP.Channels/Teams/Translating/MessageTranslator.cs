using CoP.Channels.Teams.Inbound;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>Messages: words, a pressed <c>Action.Submit</c>, or something that is not words.</summary>
internal static class MessageTranslator
{
    /// <summary>Characters; what is longer is not read.</summary>
    public const int Longest = 8000;

    public static What Read(Activity activity) =>
        PressTranslator.HasToken(activity.Value) ? PressTranslator.Press(activity, activity.Value)
        : AttachedContent.Of(activity) is { } content ? Attached(activity, content)
        : activity.Words is null ? new Noted("message")
        : Words(activity);

    private static What Attached(Activity activity, OtherContent content) =>
        content is OtherContent.File or OtherContent.Photo && SentFiles.Read(activity, IsToUs(activity)) is { } file
            ? file
            : new SentSomethingElse(content, IsToUs(activity));

    private static What Words(Activity activity)
    {
        var text = Mentions.Strip(activity);
        return text.Length > Longest
            ? new SentSomethingElse(OtherContent.TooLong, IsToUs(activity))
            : new Said(text, IsToUs(activity), Replies.Of(activity), activity.Id);
    }

    private static bool IsToUs(Activity activity) =>
        Places.Of(activity).Kind == ConversationKind.Personal || Mentions.NameUs(activity);
}
