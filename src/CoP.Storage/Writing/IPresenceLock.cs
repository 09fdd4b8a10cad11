namespace CoP.Storage.Writing;

/// <summary>A lock on a server's database that its processes share, each on a connection of its own: the server takes it back with that, however a process ends.</summary>
internal interface IPresenceLock
{
    /// <summary>Takes it unless somebody is in the way: for oneself alone, or beside others.</summary>
    /// <returns>Null when somebody is.</returns>
    /// <exception cref="System.Data.Common.DbException">The server cannot be asked.</exception>
    Task<IPresenceHold?> TryTakeAsync(bool alone, CancellationToken cancel);
}

/// <summary>Gives the lock back when it is disposed.</summary>
internal interface IPresenceHold : IAsyncDisposable
{
    /// <summary>Asks the server, so that a broken connection is found.</summary>
    /// <exception cref="System.Data.Common.DbException">It is broken, and with it the lock is gone.</exception>
    Task CheckAsync(CancellationToken cancel);
}
