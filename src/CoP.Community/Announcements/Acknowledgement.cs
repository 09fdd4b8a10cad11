using CoP.Community.Members;

namespace CoP.Community.Announcements;

/// <summary>A member has pressed "I have read it".</summary>
public sealed class Acknowledgement
{
    public long AnnouncementId { get; set; }

    public long MemberId { get; set; }

    public Member? Member { get; set; }

    public DateTimeOffset At { get; set; }
}
