using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Features;

/// <summary>What was agreed at a thing, for the card of that thing.</summary>
public interface IAgreedPoints
{
    /// <summary>Who does what until when, and how much is done; nothing where nothing was agreed.</summary>
    /// <param name="subject">The thing, as <c>kind:id</c>.</param>
    Task<IReadOnlyList<Block>> BlocksAsync(string subject, NoticeRecipient to, CancellationToken cancel);

    /// <summary>The ways to the list of it, to its minutes, and to the meeting that they are of; nothing where there is nothing.</summary>
    Task<IReadOnlyList<ButtonRow>> ButtonsAsync(string subject, NoticeRecipient to, CancellationToken cancel);

    /// <summary>The way to the list of it, for whoever looks after the thing.</summary>
    Button List(string subject, string language);
}
