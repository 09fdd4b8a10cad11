using System.Data.Common;
using CoP.Community;

namespace CoP.Storage.Writing;

/// <summary>The one connection that everything is written on. It is for one thread at a time.</summary>
internal interface IWriteConnection
{
    /// <summary>Begins a transaction that nobody else can write beside.</summary>
    DbTransaction Begin();

    /// <summary>Puts the context of a fresh scope on this connection and into the transaction.</summary>
    CommunityDb Join(IServiceProvider scope, DbTransaction transaction);

    /// <summary>Gives up whatever was begun; the next transaction opens the connection anew.</summary>
    void Close();
}
