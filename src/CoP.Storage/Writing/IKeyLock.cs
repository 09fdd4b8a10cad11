using CoP.Community;

namespace CoP.Storage.Writing;

/// <summary>Keeps the works of one key apart that run in several processes.</summary>
internal interface IKeyLock
{
    /// <summary>Waits until no other process has the key. It is held on this context's open connection, before a transaction begins there, and ends with the connection at the latest.</summary>
    /// <returns>Gives it back; never throws, since the work may be committed by then.</returns>
    Task<IAsyncDisposable> TakeAsync(CommunityDb db, string key, CancellationToken cancel);
}
