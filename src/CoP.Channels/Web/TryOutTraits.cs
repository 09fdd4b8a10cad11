using CoP.Channels.Teams;
using CoP.Channels.Telegram;
using CoP.Community;
using CoP.Delivery;

namespace CoP.Channels.Web;

/// <summary>The two sides of the try-out page are taken for what they show, but that they have no groups, and forget nothing.</summary>
internal static class TryOutTraits
{
    public static ChannelTraits Desk(DeliveryOptions options) => TeamsTraits.Of(options) with
    {
        Name = ChannelNames.Desk,
        NeedsMention = false,
        ThreadsAreReplies = false,
        ForgetsPressAnswers = false,
    };

    public static ChannelTraits Phone(DeliveryOptions options) => TelegramTraits.Of(options) with
    {
        Name = ChannelNames.Phone,
        HasWordsInFirstPartOnly = false,
        DeletableFor = null,
    };
}
