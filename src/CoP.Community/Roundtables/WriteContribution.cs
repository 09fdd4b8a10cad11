using CoP.Community.Access;
using CoP.Community.Members;

namespace CoP.Community.Roundtables;

/// <summary>The leads of a group write what it brings: part by part, each saved by itself, by any of them, until the pack is made.</summary>
public sealed class WriteContribution(Change change, ContributionAccess access, RawMaterial material, TimeProvider clock)
{
    public Task<Result<Contribution>> WriteAsync(Member actor, long id, ContributionPart part, string words, CancellationToken cancel) =>
        DoAsync(actor, id, one => Write(one, actor, part, words), cancel);

    /// <summary>It is complete as it stands; it can be changed still.</summary>
    public Task<Result<Contribution>> SubmitAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "cycle.submit", one => access.MustBeOpen(one) ?? (one.IsEmpty ? new ContributionIsEmpty() : null),
        one => one.SubmittedAt ??= clock.GetUtcNow(), cancel);

    /// <summary>Takes raw material over as a draft, below what is written there. What stands there already is not written twice.</summary>
    public Task<Result<Contribution>> TakeOverAsync(Member actor, long id, RawKind kind, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "cycle.write", access.MustBeOpen,
        async one =>
        {
            if (kind != RawKind.LastTime)
            {
                Add(one, actor, RawMaterial.PartOf(kind), await material.LinesAsync(one, kind, cancel));
            }
            else if (await material.LastTimeAsync(one, cancel) is { } before)
            {
                foreach (var part in Enum.GetValues<ContributionPart>())
                {
                    Add(one, actor, part, (before[part] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries));
                }
            }
        },
        cancel);

    private Task<Result<Contribution>> DoAsync(Member actor, long id, Action<Contribution> write, CancellationToken cancel) =>
        change.DoAsync(access, actor, id, "cycle.write", access.MustBeOpen, write, cancel);

    private void Add(Contribution one, Member actor, ContributionPart part, IReadOnlyList<string> lines)
    {
        var before = one[part]?.Split('\n') ?? [];
        var all = before.ToList();
        foreach (var line in lines.Where(line => !before.Contains(line)))
        {
            if (all.Sum(static other => other.Length + 1) + line.Length <= Contribution.PartLength)
            {
                all.Add(line);
            }
        }

        if (all.Count > before.Length)
        {
            Write(one, actor, part, string.Join('\n', all));
        }
    }

    private void Write(Contribution one, Member actor, ContributionPart part, string words)
    {
        one[part] = words;
        (one.WrittenById, one.WrittenBy, one.WrittenAt) = (actor.Id, actor, clock.GetUtcNow());
    }
}
