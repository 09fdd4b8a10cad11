using System.Linq.Expressions;
using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Community.Decisions;

/// <summary>Who decides.</summary>
public enum DecisionVoters
{
    /// <summary>Whoever sits on the committee.</summary>
    Committee,

    /// <summary>The members of a working group.</summary>
    Group,

    /// <summary>One voice for each organisation: the first of its members who votes speaks for it.</summary>
    Organisations,

    /// <summary>Every member who is no guest.</summary>
    Everybody,
}

public enum DecisionState
{
    Open,

    /// <summary>One alternative has most votes, or the rule for a tie has chosen among those that have.</summary>
    Decided,

    /// <summary>Several have most votes, and nothing was said of which is then chosen.</summary>
    Tied,

    /// <summary>Too few have voted, also after more time.</summary>
    NoQuorum,

    /// <summary>Called off before its end.</summary>
    CalledOff,
}

/// <summary>
/// A question that several people decide by their votes. Who may vote is asked whenever it matters, and not written down: whoever stops being entitled
/// counts in no quorum any more. What a feature decides by it, the feature knows by <see cref="Source"/> and <see cref="About"/>.
/// </summary>
public sealed class Decision : IRevisioned, IClosable<Decision>
{
    public const string SubjectKind = "decision";

    /// <summary>The source of what was put to the vote by hand.</summary>
    public const string ByHand = "hand";
    public const int SourceLength = 20;
    public const int QuestionLength = 250;
    public const int DetailsLength = 1000;

    public long Id { get; set; }

    /// <summary>The feature that asked, as its <see cref="IDecisionSource"/> is called.</summary>
    public required string Source { get; set; }

    /// <summary>What it is about, as <c>kind:id</c>; null where the question says all.</summary>
    public string? About { get; set; }

    public required string Question { get; set; }

    public string? Details { get; set; }

    public DecisionVoters Voters { get; set; }

    /// <summary>For <see cref="DecisionVoters.Group"/>.</summary>
    public long? GroupId { get; set; }

    public Group? Group { get; set; }

    /// <summary>Nobody learns who has voted for what: it is not kept.</summary>
    public bool IsSecret { get; set; }

    /// <summary>How many of a hundred who may vote have to.</summary>
    public int QuorumPercent { get; set; }

    /// <summary>Which alternative is chosen where several, it among them, have most votes; null for none.</summary>
    public int? TieChoice { get; set; }

    /// <summary>Null for the program.</summary>
    public long? StartedById { get; set; }

    public Member? StartedBy { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The instant at which its last day is over.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>When it got more time because too few had voted.</summary>
    public DateTimeOffset? ExtendedAt { get; set; }

    /// <summary>When those who have not voted are reminded the next time; null for not any more.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>When it is looked at the next time, whether for its end, for a reminder, or because somebody may have left who had not voted.</summary>
    public DateTimeOffset LookAt { get; set; }

    public DecisionState State { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The number of the alternative that was chosen.</summary>
    public int? Choice { get; set; }

    /// <summary>How many were entitled, and how many of them had voted, when it ended.</summary>
    public int? Entitled { get; set; }

    /// <inheritdoc cref="Entitled"/>
    public int? Voted { get; set; }

    /// <summary>Grows with each vote, also with one that takes another's place: so votes that come at once conflict, with each other and with the end.</summary>
    public int Presses { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public List<Alternative> Alternatives { get; } = [];

    public bool IsOpen => State == DecisionState.Open;

    public string Subject => SubjectOf(Id);

    /// <summary>The one of this number; null for none.</summary>
    public Alternative? Find(int? number) => Alternatives.Find(one => one.Number == number);

    public static string SubjectOf(long id) => FormattableString.Invariant($"{SubjectKind}:{id}");

    public static Expression<Func<Decision, bool>> ClosedBefore(DateTimeOffset time) => one => one.ClosedAt < time;
}

/// <summary>Something that can be voted for, and how many have. Of a secret vote that is all that is kept of what was voted.</summary>
public sealed class Alternative
{
    public const int LabelLength = 80;

    public long DecisionId { get; set; }

    /// <summary>From 1, in the order in which they are offered.</summary>
    public int Number { get; set; }

    /// <summary>Its words where it was put to the vote by hand; else what the feature calls it.</summary>
    public required string Label { get; set; }

    public int Votes { get; set; }
}

/// <summary>
/// That a member has voted; of an open vote also for what. A row of a secret vote says nothing else, no time either, and the votes have no rows: so no order of anything joins them.
/// </summary>
public sealed class DecisionVoter
{
    public long DecisionId { get; set; }

    public long MemberId { get; set; }

    public Member? Member { get; set; }

    /// <summary>For whom they spoke, where each organisation has one voice.</summary>
    public long? OrganisationId { get; set; }

    public Organisation? Organisation { get; set; }

    /// <summary>The number of the alternative; null where it is secret.</summary>
    public int? Choice { get; set; }
}
