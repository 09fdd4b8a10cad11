using CoP.Testing.SqlServer;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CoP.SqlServer.Tests;

/// <summary>The schema as the migrations make it, in Microsoft's own model of a database, which resolves what statements name.</summary>
internal static class SchemaModel
{
    /// <summary>The script of all migrations, as <c>dotnet ef migrations script</c> writes it.</summary>
    public static string Script { get; } = MakeScript();

    /// <summary>A model of its own for each asker, to which more may be added.</summary>
    public static TSqlModel Make() => Make(Script);

    /// <summary>The same of another script.</summary>
    public static TSqlModel Make(string script)
    {
        var schema = new SchemaFold();
        foreach (var statement in Parse(script))
        {
            schema.Add(statement);
        }

        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions { Collation = "Latin1_General_100_BIN2" });
        foreach (var made in schema.Made)
        {
            model.AddObjects(SchemaFold.Text(made));
        }

        return model;
    }

    /// <summary>The statements of a script.</summary>
    /// <exception cref="FormatException">It is no T-SQL.</exception>
    public static IEnumerable<TSqlStatement> Parse(string script)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var faults);
        return faults.Count == 0
            ? ((TSqlScript)parsed).Batches.SelectMany(static batch => batch.Statements)
            : throw new FormatException(string.Join('\n', faults.Select(static fault => $"line {fault.Line}: {fault.Message}")));
    }

    /// <summary>The tables that a statement makes, whatever it looks for first.</summary>
    public static IEnumerable<(string Name, IEnumerable<string> Columns)> TablesOf(TSqlStatement statement) => statement switch
    {
        CreateTableStatement table => [(table.SchemaObjectName.BaseIdentifier.Value, table.Definition.ColumnDefinitions.Select(static column => column.ColumnIdentifier.Value))],
        IfStatement { ThenStatement: { } then } => TablesOf(then),
        BeginEndBlockStatement block => block.StatementList.Statements.SelectMany(TablesOf),
        _ => [],
    };

    private static string MakeScript()
    {
        using var db = new OfflineSqlServer().Open();
        return db.GetService<IMigrator>().GenerateScript();
    }
}
