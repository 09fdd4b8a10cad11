using System.Collections.Immutable;

namespace CoP.Dialogs.Forms;

/// <summary>Learning answers and taking them back. Every answered field is in exactly one answered step.</summary>
internal static class History
{
    public static DialogState Learn(this DialogState state, Answers learned) => state with
    {
        Revision = state.Revision + 1,
        Answers = state.Answers.With(learned),
        Drafts = state.Drafts.Without(learned.ByField.Keys),
        Steps = learned.ByField.IsEmpty ? state.Steps : state.Steps.Add(new Step([.. learned.ByField.Keys])),
        View = null,
        Stray = null,
    };

    public static DialogState Learn(this DialogState state, string field, string? value) => state.Learn(Answers.None.With(field, value));

    public static DialogState TakeBack(this DialogState state, IReadOnlyCollection<string> fields) => state with
    {
        Revision = state.Revision + 1,
        Answers = state.Answers.Without(fields),
        Drafts = state.Drafts.With(Answers.Of(state.Answers.Only(fields).ByField.Where(static answer => answer.Value is not null))),
        Steps = [.. Answered(state).Select(step => step with { Fields = step.Fields.RemoveAll(fields.Contains) }).Where(static step => step.Fields.Length > 0)],
        View = null,
    };

    /// <summary>As <see cref="TakeBack"/>, but Back puts the answers back as they were.</summary>
    public static DialogState Change(this DialogState state, IReadOnlyCollection<string> fields)
    {
        var was = state.Answers.Only(fields);
        var changed = state.TakeBack(fields);
        return changed with { Steps = changed.Steps.Add(new Step([.. was.ByField.Keys], was)) };
    }

    public static DialogState Undo(this DialogState state)
    {
        var last = state.Steps[^1];
        var before = state with { Steps = state.Steps.RemoveAt(state.Steps.Count - 1) };
        return last.Was is { } was ? before.Learn(was) : before.TakeBackLast(last.Fields);
    }

    private static DialogState TakeBackLast(this DialogState state, ImmutableArray<string> fields) =>
        state.TakeBack(fields) with { Steps = state.Steps };

    private static IEnumerable<Step> Answered(DialogState state) => state.Steps.Where(static step => step.Was is null);
}
