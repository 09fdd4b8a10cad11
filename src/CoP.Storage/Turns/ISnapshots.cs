using System.Data.Common;
using CoP.Community;

namespace CoP.Storage.Turns;

/// <summary>Views of the database as it was committed last, each for one work at a time. There are a few more than processors.</summary>
internal interface ISnapshots
{
    /// <summary>Waits until one is free.</summary>
    Task<ISnapshot> TakeAsync(CancellationToken cancel);
}

/// <summary>Given back when disposed, after the scope that reads in it.</summary>
internal interface ISnapshot : IDisposable
{
    /// <summary>Whether anybody has tried to write in it, whatever became of that.</summary>
    bool IsWrittenTo { get; }

    /// <summary>Puts the context of a fresh scope on it.</summary>
    /// <exception cref="DbException">The database is out of reach.</exception>
    CommunityDb Join(IServiceProvider scope);
}
