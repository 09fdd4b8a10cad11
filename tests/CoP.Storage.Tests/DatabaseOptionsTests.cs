using Microsoft.Extensions.Options;

namespace CoP.Storage.Tests;

public sealed class DatabaseOptionsTests
{
    [Theory]
    [InlineData("Oracle", "'Oracle'")]
    [InlineData("sqlserver", "'SqlServer'")]
    public void Provider_ThatIsNotThere_IsRefusedByName(string provider, string said)
    {
        var result = Check(new DatabaseOptions { Provider = provider });
        Assert.Contains(said, result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Database:Provider", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Server=db;Password=secret")]
    [InlineData("Password=secret", DatabaseOptions.PostgreSql)]
    [InlineData("Host=db;Password=secret", DatabaseOptions.PostgreSql)]
    [InlineData("Data Source=secret.db", DatabaseOptions.PostgreSql)]
    [InlineData("Server=db;Password=secret", DatabaseOptions.SqlServer)]
    [InlineData("Host=db;Database=community;Password=secret", DatabaseOptions.SqlServer)]
    public void ConnectionString_ThatLeadsNowhere_IsRefusedWithoutShowingIt(string connection, string provider = DatabaseOptions.Sqlite)
    {
        var result = Check(new DatabaseOptions { Provider = provider, ConnectionString = connection });
        Assert.Contains("Database:ConnectionString", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void IndexFolder_ThatIsEmpty_IsRefused() =>
        Assert.Contains("Database:IndexFolder", Check(new DatabaseOptions { IndexFolder = " " }).FailureMessage, StringComparison.Ordinal);

    [Fact]
    public void Defaults_AreAccepted() => Assert.True(Check(new DatabaseOptions()).Succeeded);

    [Theory]
    [InlineData(DatabaseOptions.PostgreSql, "Host=db;Database=community;Username=cop")]
    [InlineData(DatabaseOptions.SqlServer, "Server=tcp:db.example,1433;Database=community;User ID=cop")]
    [InlineData(DatabaseOptions.SqlServer, "Server=db.example;Database=community;Authentication=Active Directory Default")]
    public void Server_WithADatabase_IsAccepted(string provider, string connection) =>
        Assert.True(Check(new DatabaseOptions { Provider = provider, ConnectionString = connection }).Succeeded);

    private static ValidateOptionsResult Check(DatabaseOptions options) => new DatabaseOptionsCheck().Validate(null, options);
}
