using System.Reflection;
using CoP.Storage.SqlServer;
using CoP.Storage.Writing;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CoP.SqlServer.Tests;

/// <summary>What makes a work run anew, and what tells that the database is out of reach.</summary>
public sealed class ConflictRulesTests
{
    private readonly SqlServerConflictRules _rules = new();

    [Theory]
    [InlineData(SqlServerErrors.Deadlock, 13)]
    [InlineData(SqlServerErrors.LockTimeout, 16)]
    [InlineData(SqlServerErrors.UniqueIndexViolated, 14)]
    [InlineData(SqlServerErrors.UniqueKeyViolated, 14)]
    [InlineData(3960, 16)]
    public void Conflict_IsRunAnew_HoweverItIsWrapped(int number, byte severity)
    {
        var fault = Fault(number, severity);
        Assert.True(_rules.IsConflict(fault));
        Assert.False(_rules.IsOutOfReach(fault));
        Assert.True(_rules.HasConflict(new DbUpdateException("", new InvalidOperationException("", fault))));
    }

    [Theory]
    [InlineData(SqlServerErrors.Timeout, 11, "The database does not answer in time.")]
    [InlineData(SqlServerErrors.CannotOpen, 11, "The database server does not let the program in.")]
    [InlineData(SqlServerErrors.ReadOnly, 16, "The database is read-only.")]
    [InlineData(SqlServerErrors.LogFull, 17, "The disk of the database server is full.")]
    [InlineData(40613, 17, "The database is out of reach.")]
    [InlineData(40501, 16, "The database server has no room for the program now.")]
    [InlineData(0, 20, "The database is out of reach.")]
    public void Trouble_IsToldAndNotRunAnew(int number, byte severity, string words)
    {
        var fault = Fault(number, severity);
        Assert.False(_rules.IsConflict(fault));
        Assert.True(_rules.IsOutOfReach(fault));
        Assert.Same(fault, _rules.Plain(new DbUpdateException("", fault)));
        Assert.Equal(words, new SqlServerWriteFaults().InWords(fault));
    }

    /// <summary>A column that is too short, a null where none may be, a foreign key: the work is at fault.</summary>
    [Theory]
    [InlineData(2628, 16)]
    [InlineData(515, 16)]
    [InlineData(547, 16)]
    public void Mistake_IsNeither(int number, byte severity)
    {
        var fault = Fault(number, severity);
        Assert.False(_rules.IsConflict(fault));
        Assert.False(_rules.IsOutOfReach(fault));
    }

    [Fact]
    public void Pool_WithoutAConnectionLeft_IsOutOfReach()
    {
        var fault = new NoConnectionException(new InvalidOperationException());
        Assert.True(_rules.IsOutOfReach(fault));
        Assert.Equal("The database server has no connection left.", new SqlServerWriteFaults().InWords(fault));
    }

    /// <summary>Collation, readers, durability: each alone keeps a start from going on, and the words say what to do.</summary>
    [Theory]
    [InlineData("Latin1_General_100_BIN2", true, "DISABLED", null)]
    [InlineData("Latin1_General_100_BIN2", true, "ALLOWED", null)]
    [InlineData("SQL_Latin1_General_CP1_CI_AS", true, "DISABLED", "COLLATE Latin1_General_100_BIN2")]
    [InlineData("Latin1_General_100_BIN2", false, "DISABLED", "SET READ_COMMITTED_SNAPSHOT ON")]
    [InlineData("Latin1_General_100_BIN2", true, "FORCED", "DELAYED_DURABILITY")]
    public void Database_ThatCannotKeepACommunity_IsRefused(string collation, bool readsCommittedSnapshot, string durability, string? said)
    {
        var refusal = new SqlServerReport("16.0", collation, readsCommittedSnapshot, AllowsSnapshot: true, durability).Refusal;
        Assert.Equal(said is null, refusal is null);
        Assert.Contains(said ?? "", refusal ?? "", StringComparison.Ordinal);
    }

    /// <summary>As the client makes them, which lets nobody else do so.</summary>
    private static SqlException Fault(int number, byte severity)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;
        var make = typeof(SqlError).GetConstructors(Hidden).MaxBy(static one => one.GetParameters().Length)!;
        var error = make.Invoke([.. make.GetParameters().Select(one => one.Name switch
        {
            "infoNumber" => number,
            "errorClass" => severity,
            _ when one.ParameterType == typeof(string) => "",
            _ when one.ParameterType.IsValueType => Activator.CreateInstance(one.ParameterType),
            _ => (object?)null,
        })]);
        var errors = typeof(SqlErrorCollection).GetConstructors(Hidden).Single().Invoke([]);
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, ""])!;
    }
}
