using CoP.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CoP.Storage.Tests.Sqlite;

public sealed class SqliteConflictRulesTests
{
    [Theory]
    [InlineData(5, 5, true)] // busy
    [InlineData(5, 517, true)] // busy: overtaken since the first read
    [InlineData(6, 6, true)] // locked
    [InlineData(19, 2067, true)] // unique index
    [InlineData(19, 1555, true)] // primary key
    [InlineData(19, 787, false)] // foreign key: it would fail again
    [InlineData(19, 1299, false)] // null where none may be
    [InlineData(13, 13, false)] // disk full
    public void Conflict_IsWhatMayGoWellNextTime(int code, int extended, bool conflict) =>
        Assert.Equal(conflict, new SqliteConflictRules().IsConflict(new SqliteException("", code, extended)));
}
