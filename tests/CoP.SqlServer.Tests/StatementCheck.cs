using System.Globalization;
using CoP.Testing.SqlServer;
using Microsoft.SqlServer.Dac.Model;

namespace CoP.SqlServer.Tests;

/// <summary>Has statements read and resolved against the schema, each as the body of a procedure with its parameters.</summary>
internal static class StatementCheck
{
    /// <summary>What every server has and no model knows, as far as the storage uses it.</summary>
    private static readonly string[] ServersOwn =
    [
        """
        CREATE PROCEDURE [dbo].[sp_getapplock] @Resource nvarchar(255), @LockMode varchar(32), @LockOwner varchar(32) = 'Transaction', @LockTimeout int = NULL, @DbPrincipal sysname = 'public' AS
        BEGIN
        RETURN 0
        END
        """,
        """
        CREATE PROCEDURE [dbo].[sp_releaseapplock] @Resource nvarchar(255), @LockOwner varchar(32) = 'Transaction', @DbPrincipal sysname = 'public' AS
        BEGIN
        RETURN 0
        END
        """,
        """
        CREATE PROCEDURE [dbo].[sp_executesql] @stmt nvarchar(max) AS
        BEGIN
        RETURN 0
        END
        """,
        """
        CREATE PROCEDURE [dbo].[sp_sequence_get_range] @sequence_name nvarchar(776), @range_size bigint, @range_first_value sql_variant OUTPUT AS
        BEGIN
        RETURN 0
        END
        """,
    ];

    private static readonly string[] KnownColumns = ["database_id", "collation_name", "is_read_committed_snapshot_on", "snapshot_isolation_state", "delayed_durability_desc"];

    /// <summary>As it is named where it is not found: the view that tells of databases, and those of its columns that are used.</summary>
    private static readonly string[] Known = ["object [sys].[databases].", .. KnownColumns.Select(static column => $"object [sys].[databases].[{column}].")];

    /// <summary>What is wrong with them, each with its statement.</summary>
    public static List<string> Faults(IEnumerable<Statement> statements)
    {
        using var model = SchemaModel.Make();
        Array.ForEach(ServersOwn, model.AddObjects);
        List<string> faults = [];
        Dictionary<string, Statement> known = new(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            faults.AddRange(TypeCheck.Faults(statement).Select(fault => Say(fault, statement)));
            var name = string.Create(CultureInfo.InvariantCulture, $"check_{known.Count}");
            try
            {
                model.AddObjects(Procedure(name, statement));
                known[name] = statement;
            }
            catch (DacModelException fault)
            {
                faults.Add(Say(fault.Message, statement));
            }
        }

        faults.AddRange(model.Validate().Select(static message => message.ToString()).Where(static message => !Known.Any(one => message.EndsWith(one, StringComparison.Ordinal))).Select(message => Say(message, known.GetValueOrDefault(Named(message)))));
        return faults;
    }

    /// <summary>Fails with all of them where there are any.</summary>
    public static void AssertNone(IReadOnlyCollection<Statement> statements)
    {
        var faults = Faults(statements);
        Assert.True(faults.Count == 0, $"{faults.Count} faults in {statements.Count} statements:\n{string.Join("\n\n", faults)}");
    }

    /// <summary>The server takes the name of the new row in any case; the model, of a database in which case counts, does not.</summary>
    private static string Procedure(string name, Statement statement) => $"""
        CREATE PROCEDURE [dbo].[{name}] {string.Join(", ", statement.Parameters.Select(static one => $"{one.Name} {one.Type}"))} AS
        BEGIN
        {statement.Sql.Replace("INSERTED.", "inserted.", StringComparison.Ordinal)}
        END
        """;

    private static string Named(string message)
    {
        var at = message.IndexOf("check_", StringComparison.Ordinal);
        return at < 0 ? "" : new string([.. "check_", .. message.AsSpan(at + "check_".Length).ToString().TakeWhile(char.IsAsciiDigit)]);
    }

    private static string Say(string fault, Statement? statement) => statement is null ? fault : $"{fault}\n  {statement.From}\n  {statement.Sql}";
}
