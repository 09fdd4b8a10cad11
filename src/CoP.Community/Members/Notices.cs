using CoP.Community.Delivery;

namespace CoP.Community.Members;

/// <summary>To whoever invited: the person has joined.</summary>
public sealed record InvitationUsed(long MemberId, long InvitationId) : Notice
{
    public override string DedupeKey => $"invitation-used:{InvitationId}";
}
