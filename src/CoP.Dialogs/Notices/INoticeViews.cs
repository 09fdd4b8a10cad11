using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Notices;

/// <summary>Who will read a notice: a member, or everybody in a group.</summary>
public sealed record NoticeRecipient(Member? Member, string Language, Conversation Conversation, ChannelTraits Channel);

/// <summary>Puts notices into words at the moment they are sent or redrawn, from the state of that moment.</summary>
public interface INoticeViews
{
    /// <summary>The message, or null when there is nothing left to say (the question was withdrawn before the request left).</summary>
    Task<Message?> RenderAsync(Notice notice, NoticeRecipient recipient, CancellationToken cancel);

    /// <summary>The recipient of an outbox row: the member's language, else the conversation's, else English.</summary>
    Task<NoticeRecipient> ReaderAsync(Conversation conversation, long? memberId, CancellationToken cancel);
}
