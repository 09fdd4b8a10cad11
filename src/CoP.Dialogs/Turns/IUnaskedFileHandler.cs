using CoP.Community.Files;

namespace CoP.Dialogs.Turns;

/// <summary>What a file means that a member sends in the private chat while no form waits for one.</summary>
public interface IUnaskedFileHandler
{
    /// <param name="file">As it was taken; it is let go after some days unless somebody keeps it.</param>
    /// <param name="read">What stands in it; null where that was not read.</param>
    Task HandleAsync(TurnContext turn, StoredFile file, FileText? read, CancellationToken cancel);
}
