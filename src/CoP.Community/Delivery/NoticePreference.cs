namespace CoP.Community.Delivery;

/// <summary>How a member wants one kind of notice; without a row: at once.</summary>
public sealed class NoticePreference
{
    public long MemberId { get; set; }

    public NoticeKind Kind { get; set; }

    public NoticeTiming Timing { get; set; }
}
