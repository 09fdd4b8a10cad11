using System.Collections.Immutable;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms;

/// <summary>Something the bot should do next. The engine only decides; the caller does.</summary>
public abstract record Effect
{
    public sealed record Ask(ImmutableArray<Field> Fields, Answers Drafts, ImmutableDictionary<string, Text> Problems) : Effect;

    public sealed record Explain(Field Field) : Effect;

    public sealed record Review(Answers Answers) : Effect;

    public sealed record Hint(Text Text) : Effect;

    /// <summary>Hand the answers to the use case; if it refuses, <see cref="DialogEngine.Reopen"/>.</summary>
    public sealed record Complete(Answers Answers) : Effect;

    public sealed record Abandon : Effect;
}

/// <summary>The state to save, and what to do about it. An abandoned dialog has no state; a complete one keeps its until the use case accepts.</summary>
public sealed record FormStep(DialogState? State, params ImmutableArray<Effect> Effects)
{
    internal FormStep Before(Effect effect) => this with { Effects = Effects.Insert(0, effect) };
}
