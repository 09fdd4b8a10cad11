using System.Data;
using System.Data.Common;
using CoP.Community;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Sqlite;

/// <summary>Kept open: what opening costs (the pragmas, the functions that EF adds) is paid once.</summary>
internal sealed class SqliteWriteConnection(SqliteContexts contexts, OpenedFile file) : IWriteConnection
{
    public DbTransaction Begin()
    {
        file.RefuseAnother();
        if (contexts.Writer.State != ConnectionState.Open)
        {
            contexts.Writer.Open();
            SqliteConnectionSetup.PrepareWriter(contexts.Writer);
        }

        return contexts.Writer.BeginTransaction(deferred: false);
    }

    public CommunityDb Join(IServiceProvider scope, DbTransaction transaction)
    {
        scope.GetRequiredService<SqliteScope>().Writes = true;
        var db = scope.GetRequiredService<CommunityDb>();
        db.Database.UseTransaction(transaction);
        db.Database.AutoSavepointsEnabled = false; // The whole work has one.
        return db;
    }

    public void Close()
    {
        try
        {
            contexts.CloseWriter();
        }
        catch (DbException)
        {
            // A disk that fails a commit can fail this too. The next Begin tells whoever comes next, if it still does.
        }
    }
}
