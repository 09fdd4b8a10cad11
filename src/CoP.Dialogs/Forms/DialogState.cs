using System.Collections.Immutable;

namespace CoP.Dialogs.Forms;

/// <summary>Where a member is in a form. This, as JSON, is all that is stored.</summary>
/// <param name="Revision">Grows whenever something is learned or taken back: the concurrency token, and what makes an old
/// button stale. Turning a page, filtering and ticking a box learn nothing, so the buttons of the prompt stay good.</param>
/// <param name="Arguments">What the form is about, e.g. <c>question=42</c>.</param>
/// <param name="Drafts">Answers taken back, proposed or ticked; offered as the suggested value.</param>
/// <param name="Steps">What each turn taught, oldest first, so that Back undoes one turn, not one field.</param>
/// <param name="View">Where the member is in a long list.</param>
/// <param name="Seed">The revision this dialog began with: an older button belongs to an earlier form.</param>
public sealed record DialogState(
    string Form,
    int Version,
    int Revision,
    ImmutableSortedDictionary<string, string> Arguments,
    Answers Answers,
    Answers Drafts,
    ImmutableList<Step> Steps,
    View? View,
    int Seed)
{
    /// <summary>The form that was open before and is interrupted by this one: its card is still good, and a chat returns to it.</summary>
    public DialogState? Below { get; init; }

    /// <summary>Words that were no answer to the open question; they may have been a question of their own.</summary>
    public string? Stray { get; init; }
}

/// <summary>One turn that can be undone.</summary>
/// <param name="Was">Null when the fields were answered; when they were reopened from a review, the answers before it.</param>
public sealed record Step(ImmutableArray<string> Fields, Answers? Was = null);

/// <summary>The part of a field's options that is on screen.</summary>
/// <param name="Page">Counted from 1.</param>
public sealed record View(string Field, string Filter, int Page);
