using CoP.Community.Members;

namespace CoP.Community.Responses;

/// <summary>What a member chose about something: that they have read it, that they come, what they vote for. One of each member about each subject.</summary>
public sealed class Response
{
    public const int ChoiceLength = 40;

    /// <summary>What it is about, as <c>kind:id</c>.</summary>
    public required string Subject { get; set; }

    public long MemberId { get; set; }

    public Member? Member { get; set; }

    /// <summary>As the feature calls it, e.g. <c>acknowledged</c>.</summary>
    public required string Choice { get; set; }

    public DateTimeOffset At { get; set; }
}
