namespace CoP.Storage;

/// <summary>Whether other processes work on the database of this one.</summary>
public interface IPresence
{
    /// <summary>Whether one does now. False where the database cannot be asked: whoever prepares it will say why.</summary>
    Task<bool> IsAnotherHereAsync(CancellationToken cancel);
}
