namespace CoP.Dialogs.Forms;

/// <summary>
/// The forms that somebody has open in one place, one on top of the other: a command or an offer interrupts, and what was
/// interrupted is neither lost nor answered by accident. Revisions of different forms never overlap, so that a button tells by
/// its revision which form it belongs to.
/// </summary>
internal static class OpenForms
{
    /// <summary>More than these are forgotten, the oldest first.</summary>
    private const int Most = 4;

    /// <summary>The most turns that a form is expected to take while another was begun after it.</summary>
    private const int Room = 1000;

    public static IEnumerable<DialogState> All(this DialogState? top)
    {
        for (var state = top; state is not null; state = state.Below)
        {
            yield return state;
        }
    }

    /// <summary>A first revision for another form on top of these.</summary>
    /// <param name="seed">What it would be by itself; something that only grows.</param>
    public static int SeedAbove(DialogState? top, int seed) =>
        top is null ? seed : Math.Max(seed, top.All().Max(static state => state.Revision) + Room);

    /// <summary>A new form over those that are open; an earlier one about the same is given up for it.</summary>
    public static DialogState Over(this DialogState fresh, IEnumerable<DialogState> open) => Pile(
        [fresh, .. open.Where(state => state.Form != fresh.Form || !state.Arguments.SequenceEqual(fresh.Arguments)).Take(Most - 1)]);

    /// <summary>The same without one of them; null when it was the last.</summary>
    public static DialogState? Without(this DialogState top, DialogState ended) =>
        top.All().Where(state => state.Seed != ended.Seed).ToList() is { Count: > 0 } rest ? Pile(rest) : null;

    /// <summary>The one that a button of this revision belongs to, on top of the others.</summary>
    public static DialogState Reach(this DialogState top, int? revision)
    {
        var meant = top.All().FirstOrDefault(state => state.Revision == revision)
            ?? top.All().Where(state => state.Seed <= revision).MaxBy(static state => state.Seed)
            ?? top;
        return Pile([meant, .. top.All().Where(state => state.Seed != meant.Seed)]);
    }

    private static DialogState Pile(IReadOnlyList<DialogState> states) =>
        states.Reverse().Aggregate((DialogState?)null, static (below, state) => state with { Below = below })!;
}
