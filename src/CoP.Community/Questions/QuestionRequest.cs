using CoP.Community.Members;

namespace CoP.Community.Questions;

public enum RequestOutcome
{
    Waiting,
    Declined,
    PassedOn,
    Answered,
}

/// <summary>That a member was asked to answer, so that the load is spread and a coordinator sees who was asked.</summary>
public sealed class QuestionRequest
{
    public long Id { get; set; }

    public long QuestionId { get; set; }

    public Question? Question { get; set; }

    public long MemberId { get; set; }

    public Member? Member { get; set; }

    /// <summary>1 and 2 for the waves; 0 when somebody passed it on or a coordinator assigned it.</summary>
    public int Wave { get; set; }

    public long? PassedById { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public RequestOutcome Outcome { get; set; }
}
