using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Decisions;

/// <summary>What is to be decided, and by whom.</summary>
/// <param name="Alternatives">Words, or what a feature calls them.</param>
/// <param name="GroupId">For <see cref="DecisionVoters.Group"/>.</param>
public sealed record DecisionDraft(string Question, IReadOnlyList<string> Alternatives, DecisionVoters Voters, long? GroupId = null)
{
    public string Source { get; init; } = Decision.ByHand;

    /// <summary>What a feature wants decided, as <c>kind:id</c>.</summary>
    public string? About { get; init; }

    public string? Details { get; init; }

    public bool IsSecret { get; init; }

    /// <summary>Null for what the settings say.</summary>
    public int? QuorumPercent { get; init; }

    /// <summary>The instant at which its last day is over; null for what the settings say.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <inheritdoc cref="Decision.TieChoice"/>
    public int? TieChoice { get; init; }
}

/// <summary>Starts a decision, and asks whoever may vote. Who may start one is for the feature to know; by hand see <see cref="PutToVote"/>.</summary>
public sealed class StartDecision(CommunityDb db, Electorate electorate, VotingTimes times, Outbox outbox, AuditLog audit, TimeProvider clock, IOptions<DecisionOptions> options)
{
    /// <param name="startedById">Null for the program.</param>
    public async Task<Result<Decision>> HandleAsync(long? startedById, DecisionDraft draft, CancellationToken cancel)
    {
        var asked = electorate.Of(draft.Voters, draft.GroupId);
        if (!await asked.AnyAsync(cancel))
        {
            return new NobodyToVote();
        }

        var made = db.Decisions.Add(Made(startedById, draft)).Entity;
        made.Alternatives.AddRange(draft.Alternatives.Select(static (label, at) => new Alternative { Number = at + 1, Label = label }));
        times.Plan(made, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        audit.Note(startedById, "decision.start", made.Subject, draft.About);
        await outbox.TellAsync(asked, new VoteWanted(made.Id), cancel);
        return made;
    }

    private Decision Made(long? startedById, DecisionDraft draft) => new()
    {
        Source = draft.Source,
        About = draft.About,
        Question = draft.Question,
        Details = draft.Details,
        Voters = draft.Voters,
        GroupId = draft.GroupId,
        IsSecret = draft.IsSecret,
        QuorumPercent = draft.QuorumPercent ?? options.Value.QuorumPercent,
        TieChoice = draft.TieChoice,
        StartedById = startedById,
        StartedAt = clock.GetUtcNow(),
        EndsAt = draft.EndsAt ?? times.UsualEnd(),
    };
}

/// <summary>A question is put to a vote by hand: by those who coordinate to anybody, by a lead to their own group.</summary>
public sealed class PutToVote(CommunityDb db, StartDecision start, TimeProvider clock)
{
    public const int FewestAlternatives = 2;
    public const int MostAlternatives = 8;

    /// <summary>At most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(62);

    public async Task<Result<Decision>> HandleAsync(Member actor, DecisionDraft draft, CancellationToken cancel) =>
        await ObjectionAsync(actor, draft, cancel) is { } refusal ? refusal : await start.HandleAsync(actor.Id, draft with { Source = Decision.ByHand, About = null }, cancel);

    /// <summary>Whether this member may have these decide.</summary>
    /// <param name="groupId">Null for others than a group.</param>
    public bool May(Member actor, long? groupId) => groupId is { } group
        ? Permissions.Allows(actor, Permission.LeadOrCoordinate, clock.GetUtcNow(), group)
        : Permissions.Allows(actor, Permission.Coordinate, clock.GetUtcNow());

    private async Task<Refusal?> ObjectionAsync(Member actor, DecisionDraft draft, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return draft.Voters == DecisionVoters.Group != draft.GroupId is not null || !May(actor, draft.GroupId) ? new NotYourVote()
            : draft.GroupId is { } group && !await OpenGroups.In(db).AnyAsync(one => one.Id == group, cancel) ? new VotingGroupGone()
            : !AreFit(draft.Alternatives) ? new AlternativesUnfit(FewestAlternatives, MostAlternatives, Alternative.LabelLength)
            : draft.EndsAt <= now || draft.EndsAt > now + Longest ? new VotingDayUnfit() : null;
    }

    private static bool AreFit(IReadOnlyList<string> alternatives) =>
        alternatives.Count is >= FewestAlternatives and <= MostAlternatives
        && alternatives.Distinct(StringComparer.OrdinalIgnoreCase).Count() == alternatives.Count
        && alternatives.All(static one => one.Length is > 0 and <= Alternative.LabelLength);
}
