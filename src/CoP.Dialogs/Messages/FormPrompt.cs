using System.Collections.Immutable;

namespace CoP.Dialogs.Messages;

/// <summary>What a form asks now: all open fields for a card, the first one for a chat. A channel draws one of the two.</summary>
public sealed record FormPrompt(CardPrompt Card, ChatPrompt Chat);

/// <summary>Every open field as inputs, then the actions. The submit button sends the inputs' values along with its press.</summary>
public sealed record CardPrompt(ImmutableArray<Block> Intro, ImmutableArray<CardInput> Inputs, ImmutableArray<CardButton> Buttons);

/// <param name="Submits">True for a button that sends the inputs (and has them validated); false for back, cancel, skip.</param>
public sealed record CardButton(Button Button, bool Submits);

public enum InputKind
{
    Text,
    Multiline,
    Choice,
    Choices,
    Date,
    Time,
    Number,
    Toggle,
}

/// <summary>One input of a card. <paramref name="Id"/> is the field's and the key of its value in the submission.</summary>
public sealed record CardInput(InputKind Kind, string Id, string Label)
{
    public string? Hint { get; init; }

    public bool Required { get; init; }

    /// <summary>What the client says when a required input is empty.</summary>
    public string RequiredMessage { get; init; } = "";

    /// <summary>The draft, in invariant form; choices are joined with commas.</summary>
    public string? Value { get; init; }

    /// <summary>Why the last answer was not taken.</summary>
    public string? Problem { get; init; }

    public int? MaxLength { get; init; }

    public ImmutableArray<PromptOption> Options { get; init; } = [];

    /// <summary>Long lists: the client filters while the member types.</summary>
    public bool Filtered { get; init; }

    /// <summary>Lists too long for a card: the name that the client asks for with <c>application/search</c>.</summary>
    public string? Dataset { get; init; }
}

public sealed record PromptOption(string Value, string Label);

/// <summary>The first open field as a message: words, then rows of buttons (options, pages, keep, skip, back, cancel).</summary>
/// <param name="Placeholder">A hint for the text box, when the answer is to be typed.</param>
public sealed record ChatPrompt(ImmutableArray<Block> Blocks, ImmutableArray<ButtonRow> Buttons, string? Placeholder = null);
