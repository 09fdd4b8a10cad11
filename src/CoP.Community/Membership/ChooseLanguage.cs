using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Membership;

/// <summary>In which language somebody is spoken to: a member everywhere, a stranger or a group in this conversation.</summary>
public static class ChooseLanguage
{
    /// <param name="member">Whose choice it is; null for a stranger, and for a group, whose members keep theirs.</param>
    public static void Handle(Member? member, Conversation conversation, string language)
    {
        conversation.Language = language;
        if (member is not null)
        {
            member.Language = language;
        }
    }
}
