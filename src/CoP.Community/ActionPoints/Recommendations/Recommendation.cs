using System.Linq.Expressions;
using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Community.ActionPoints.Recommendations;

public enum RecommendationState
{
    /// <summary>Waits for a yes or no of whoever it is addressed to.</summary>
    Open,

    /// <summary>It has become an action point.</summary>
    Accepted,
    Declined,

    /// <summary>Taken back by those who look after it.</summary>
    Withdrawn,
}

/// <summary>
/// What somebody is advised to do and may decline. It is nobody's to do before that, so it is no action point: nothing that counts, reminds or lists those has to
/// know of it. Accepted, it becomes one.
/// </summary>
public sealed class Recommendation : IRevisioned, IClosable<Recommendation>
{
    /// <summary>What recommendations are called where many kinds of things are kept.</summary>
    public const string SubjectKind = "recommendation";

    public long Id { get; set; }

    /// <summary>What is recommended.</summary>
    public required string Words { get; set; }

    /// <summary>The sentence that it came from, as it was said.</summary>
    public string? Detail { get; set; }

    /// <summary>The subject at which it was made, e.g. <c>event:7</c>; null for what a member wrote down by itself.</summary>
    public string? Source { get; set; }

    /// <summary>Who is asked. With an organisation beside: who is asked in its place.</summary>
    public long? ToMemberId { get; set; }

    public Member? ToMember { get; set; }

    public long? ToOrganisationId { get; set; }

    public Organisation? ToOrganisation { get; set; }

    /// <summary>The working group whose leads are asked. With nobody at all it is for all: whoever wants takes it on.</summary>
    public long? ToGroupId { get; set; }

    public Group? ToGroup { get; set; }

    /// <summary>The working group that made it; its leads look after it.</summary>
    public long? GroupId { get; set; }

    public Group? Group { get; set; }

    public ActionPriority Priority { get; set; }

    public ActionReaders Readers { get; set; }

    /// <summary>Who wrote it down.</summary>
    public long? GivenById { get; set; }

    public Member? GivenBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public RecommendationState State { get; set; }

    /// <summary>Who has said yes or no.</summary>
    public long? AnsweredById { get; set; }

    public Member? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Why not.</summary>
    public string? Reason { get; set; }

    /// <summary>What it has become.</summary>
    public long? ActionPointId { get; set; }

    public ActionPoint? ActionPoint { get; set; }

    /// <summary>When whoever it is addressed to is asked again; null for never.</summary>
    public DateTimeOffset? AskAt { get; set; }

    /// <summary>How often they have been asked again.</summary>
    public int Asked { get; set; }

    /// <summary>What an imported table knows it by, so that it is not taken in twice; null for what was written down here.</summary>
    public string? ImportKey { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public string Subject => SubjectOf(Id);

    /// <summary>Whether nobody in particular is asked.</summary>
    public bool IsForAll => ToMemberId is null && ToOrganisationId is null && ToGroupId is null;

    public static string SubjectOf(long id) => FormattableString.Invariant($"{SubjectKind}:{id}");

    public static Expression<Func<Recommendation, bool>> ClosedBefore(DateTimeOffset time) => one => one.AnsweredAt < time;
}
