using CoP.Testing.SqlServer;
using Microsoft.EntityFrameworkCore;

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
        ];
        var faults = StatementCheck.Faults(mistakes.Select(static one => new Statement(one.Sql, [new StatementParameter("@name", "nvarchar(4000)")])));

        Assert.All(mistakes, mistake => Assert.Contains(faults, fault => fault.EndsWith(mistake.Sql, StringComparison.Ordinal) && fault.Contains(mistake.Said, StringComparison.Ordinal)));
    }
}
