using System.Collections.Immutable;
using CoP.Community.Decisions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Decisions;

/// <summary>What a vote card says of the thing that is decided.</summary>
/// <param name="Title">In place of the decision's question.</param>
/// <param name="Buttons">Below those to vote with.</param>
public sealed record MatterDrawing(Text Title, ImmutableArray<Block> Blocks, ImmutableArray<ButtonRow> Buttons);

/// <summary>A feature whose things are decided by votes: it shows them on the vote card, and names the alternatives.</summary>
public interface IDecisionMatter
{
    /// <summary>As its decisions' <see cref="Decision.Source"/>.</summary>
    string Source { get; }

    /// <summary>Null for a thing that is gone.</summary>
    Task<MatterDrawing?> DrawAsync(Decision decision, NoticeRecipient to, CancellationToken cancel);

    /// <summary>How an alternative reads.</summary>
    Text Label(string alternative);
}
