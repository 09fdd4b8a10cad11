using System.Collections.Immutable;

namespace CoP.Dialogs.Forms;

/// <summary>Something a member did, with the channel's own vocabulary already translated away.</summary>
public abstract record Input
{
    /// <summary>The revision the member was looking at. Buttons and cards carry one; typed words do not.</summary>
    public int? Revision { get; init; }

    /// <summary>The words when a control was typed ("done"), not pressed: where the control has no meaning they are an answer.</summary>
    public string? Said { get; init; }

    public sealed record Say(string Words) : Input
    {
        /// <summary>The words as light markup, where they were typed with styles.</summary>
        public string? Markup { get; init; }
    }

    public sealed record Pick(string Value) : Input;

    /// <summary>Ticks one of several choices, or takes the tick away.</summary>
    public sealed record Toggle(string Value) : Input;

    /// <summary>Turns to a page, counted from 1; 0 shows the whole list again after a filter.</summary>
    public sealed record Page(int Number) : Input;

    /// <summary>Takes the ticked choices.</summary>
    public sealed record Done : Input;

    /// <summary>A card's inputs, by field id, in invariant form.</summary>
    public sealed record Submit(ImmutableDictionary<string, string> Values) : Input;

    /// <summary>Takes the suggested answer.</summary>
    public sealed record Keep : Input;

    public sealed record Skip : Input;

    public sealed record Back : Input;

    public sealed record Help : Input;

    public sealed record Confirm : Input;

    /// <summary>From a review: one field and what hangs on it, or everything when null.</summary>
    public sealed record Reopen(string? Field) : Input;

    public sealed record Cancel : Input;

    /// <summary>What was typed last and fitted nothing was meant as a question to the community.</summary>
    public sealed record AskInstead : Input;

    /// <param name="Reference">The caller's name for the file, without line breaks.</param>
    public sealed record File(string Reference, string Name) : Input;
}
