using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms;

/// <summary>One question: how it reads, when it applies, and how an answer is understood.</summary>
/// <param name="Id">At most 12 of <c>a-z 0-9 -</c>, since it travels in buttons.</param>
public abstract record Field(string Id, Text Prompt)
{
    public bool Optional { get; init; }

    public Condition When { get; init; } = Condition.Always;

    public Text? Hint { get; init; }

    /// <summary>The short name in a review and on its edit button; the prompt when there is none.</summary>
    public Text? Label { get; init; }

    internal Text Name => Label ?? Prompt;

    /// <summary>Reads what buttons, cards and drafts carry: invariant text.</summary>
    public abstract FieldReading Accept(string value);

    /// <summary>Reads what a person typed, the way their country writes it.</summary>
    internal virtual FieldReading Hear(string said, Localizer localizer) => Accept(said);

    /// <summary>A valid value as people read it.</summary>
    internal virtual string Show(string value, Localizer localizer) => value;
}
