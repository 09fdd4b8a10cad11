using CoP.Testing.SqlServer;

namespace CoP.SqlServer.Tests;

/// <summary>
/// Whatever the features asked their database in a test run with <see cref="QueryCollection.Variable"/>, as SQL Server would be asked it. A run of its own,
/// after the others: <see cref="Variable"/> names the folder into which they wrote.
/// </summary>
public sealed class CollectedQueriesTests
{
    public const string Variable = "COP_TESTS_QUERIES_CHECK";

    /// <summary>Far fewer than there are: so few would mean that somebody forgot to collect them.</summary>
    private const int Least = 1200;

    [CollectedFact]
    public void Queries_ThatFeaturesAsked_AreTranslatedAndResolved()
    {
        var statements = QueryCollection.Read(Environment.GetEnvironmentVariable(Variable)!);
        Assert.True(statements.Count >= Least, $"Only {statements.Count} statements were collected, of at least {Least}.");

        List<string> faults = [.. statements.Where(static one => one.Fault is not null).Select(static one => $"{one.Fault}\n  {one.From}\n  {one.Sql}")];
        faults.AddRange(StatementCheck.Faults(statements.Where(static one => one.Fault is null)));
        Assert.True(faults.Count == 0, $"{faults.Count} of {statements.Count} statements would not run on SQL Server:\n{string.Join("\n\n", faults)}");
    }

    /// <summary>What is asked of another database becomes a statement of this one, with its parameters; what cannot be is a fault.</summary>
    [Fact]
    public void Query_OfAnotherDatabase_IsTranslated_AndOneThatCannotBe_IsTold()
    {
        using var db = new OfflineSqlServer().Open();
        var translation = new QueryTranslation();

        var statement = Assert.Single(translation.Translate(db.Members.Where(static member => member.Name.StartsWith("Ab")).OrderBy(static member => member.Id).Select(static member => member.Name).Take(3).Expression));
        Assert.Contains("SELECT TOP(", statement.Sql, StringComparison.Ordinal);
        Assert.Empty(StatementCheck.Faults([statement]));
        Assert.Throws<InvalidOperationException>(() => translation.Translate(db.Members.Where(static member => member.Name.IsNormalized()).Expression));
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CollectedFactAttribute : FactAttribute
    {
        public CollectedFactAttribute() => Skip = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) ? $"{Variable} names no folder with the queries of a test run; .ci/run collects and checks them." : null;
    }
}
