using CoP.Storage.SqlServer;
using CoP.Testing.Databases;
using CoP.Testing.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.Dac.Model;
using Index = Microsoft.SqlServer.Dac.Model.Index;

namespace CoP.SqlServer.Tests;

public sealed class SchemaTests
{
    [Fact]
    public void Model_HasNoChangesThatNoMigrationBrings()
    {
        using var db = new OfflineSqlServer().Open();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Migrations_MakeASchemaThatHoldsTogether()
    {
        using var model = SchemaModel.Make();
        Assert.Empty(model.Validate().Select(static message => message.ToString()));
    }

    /// <summary>What the scheduler makes for itself, in a database in which case counts.</summary>
    [Fact]
    public void SchedulersTables_AreMadeAsItAsksForThem()
    {
        using var script = new StreamReader(typeof(Quartz.IScheduler).Assembly.GetManifestResourceStream("Quartz.Impl.AdoJobStore.Schema.create_sqlServer.sql")!);
        var parts = script.ReadToEnd().ReplaceLineEndings("\n").Replace("{0}", "QRTZ_", StringComparison.Ordinal).Replace("{1}", "QRTZ_", StringComparison.Ordinal).Split("\n--;;\n");
        var tables = parts.SelectMany(SchemaModel.Parse).SelectMany(SchemaModel.TablesOf).ToList();

        Assert.InRange(tables.Count, 10, 20);
        Assert.All(tables, static table => Assert.Equal(table.Name.ToUpperInvariant(), table.Name));
        Assert.All(tables.SelectMany(static table => table.Columns), static column => Assert.Equal(column.ToUpperInvariant(), column));
    }

    /// <summary>As EF writes them: columns that come, change and go, with their indexes and keys.</summary>
    [Fact]
    public void LaterMigration_ChangesWhatAnEarlierOneMade()
    {
        using var model = SchemaModel.Make("""
            CREATE TABLE [One] ([Id] bigint NOT NULL, [Gone] int NOT NULL, [Wide] nvarchar(10) NOT NULL, CONSTRAINT [PK_One] PRIMARY KEY ([Id]));
            CREATE TABLE [Two] ([Id] bigint NOT NULL, CONSTRAINT [PK_Two] PRIMARY KEY ([Id]));
            CREATE INDEX [IX_One_Gone] ON [One] ([Gone]);
            GO
            ALTER TABLE [One] ADD [New] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
            CREATE INDEX [IX_One_New] ON [One] ([New]);
            DROP INDEX [IX_One_Gone] ON [One];
            DECLARE @var nvarchar(max);
            SELECT @var = QUOTENAME([d].[name]) FROM [sys].[default_constraints] [d] WHERE [d].[parent_object_id] = OBJECT_ID(N'[One]');
            IF @var IS NOT NULL EXEC(N'ALTER TABLE [One] DROP CONSTRAINT ' + @var + ';');
            ALTER TABLE [One] DROP COLUMN [Gone];
            ALTER TABLE [One] ALTER COLUMN [Wide] nvarchar(max) NULL;
            DROP TABLE [Two];
            """);

        Assert.Empty(model.Validate());
        var table = Assert.Single(model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass));
        Assert.Equal(["Id", "Wide", "New"], table.GetReferenced(Table.Columns).Select(static column => column.Name.Parts[^1]));
        Assert.Equal("IX_One_New", Assert.Single(model.GetObjects(DacQueryScopes.UserDefined, Index.TypeClass)).Name.Parts[^1]);
        Assert.Throws<NotSupportedException>(() => SchemaModel.Make("EXEC sp_rename N'[One]', N'Three', 'OBJECT';"));
    }

    /// <summary>What is said to the server about whole databases, which no model knows of.</summary>
    [Fact]
    public void StatementsAboutDatabases_AreReadable() => Assert.All(
        (string[])[SqlServerStartup.AllowSnapshots, MicrosoftServer.Copy("one", "other"), MicrosoftServer.Drop("one")], static text => Assert.NotEmpty(SchemaModel.Parse(text)));

    /// <summary>One of each kind that a provider or a hand could make.</summary>
    [Fact]
    public void Mistakes_AreCaught()
    {
        (string Sql, string Said)[] mistakes =
        [
            ("SELECT COUNT(*) FROM [Membrs]", "Membrs"),
            ("SELECT COUNT(*) FROM [members]", "members"),
            ("SELECT [Nam] FROM [Members]", "Nam"),
            ("SELECT [m].[Name] FROM [Members] AS [m] WHERE [m].[Nmae] = @name", "Nmae"),
            ("INSERT INTO [Settings] ([Name], [Valu]) VALUES (@name, @name)", "Valu"),
            ("UPDATE [Members] SET [Nme] = @name WHERE [Id] = 1", "Nme"),
            ("DELETE FROM [Members] WHERE [name] = @name", "name"),
            ("SELECT [Name] FROM [Members] WHERE", "Incorrect syntax"),
            ("SELECT [Name] FROM [Members] WHERE [Name] = @nothing", "nothing"),
            ("SELECT [Name] FROM [Members] WHERE [Id] = CAST(@name AS bigit)", "bigit"),
            ("SELECT STRFTIME('%s', [Name]) FROM [Members]", "STRFTIME"),
            ("SELECT [Name] || 'x' FROM [Members] LIMIT 1", "Incorrect syntax"),
            ("SELECT COUNT(*) FROM [Members] WHERE [Id] = N'abc'", "[Id]"),
            ("UPDATE [Members] SET [Name] = [Id]", "[Name]"),
            ("INSERT INTO [Settings] ([Name], [Value]) SELECT [Id], [Name] FROM [Members]", "[Name]"),
            ("SELECT SUM((SELECT COUNT(*) FROM [Groups])) FROM [Members]", "no query"),
            ("SELECT COUNT(*) FROM [Members] GROUP BY (SELECT COUNT(*) FROM [Groups])", "no query"),
            ("SELECT MAX([m].[Available]) FROM [Members] AS [m]", "no bits"),
        ];
        var faults = StatementCheck.Faults(mistakes.Select(static one => new Statement(one.Sql, [new StatementParameter("@name", "nvarchar(4000)")])));

        Assert.All(mistakes, mistake => Assert.Contains(faults, fault => fault.EndsWith(mistake.Sql, StringComparison.Ordinal) && fault.Contains(mistake.Said, StringComparison.Ordinal)));
    }
}
