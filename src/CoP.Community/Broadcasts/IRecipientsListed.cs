using CoP.Community.Delivery;

namespace CoP.Community.Broadcasts;

/// <summary>A notice that brings somebody the list of a broadcast's recipients; its row waits in the outbox until the file is made.</summary>
public interface IRecipientsListed
{
    /// <summary>The <see cref="Broadcast.Source"/> whose recipients are listed.</summary>
    string ListedSource { get; }

    /// <summary>The same with its file; without one the list is larger than a file may be.</summary>
    Notice With(long? fileId);
}
