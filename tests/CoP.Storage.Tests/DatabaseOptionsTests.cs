using Microsoft.Extensions.Options;

namespace CoP.Storage.Tests;

public sealed class DatabaseOptionsTests
{
    [Theory]
    [InlineData("SqlServer", "later version")]
    [InlineData("Oracle", "'Oracle'")]
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

    [Fact]
    public void Server_WithADatabase_IsAccepted() =>
        Assert.True(Check(new DatabaseOptions { Provider = DatabaseOptions.PostgreSql, ConnectionString = "Host=db;Database=community;Username=cop" }).Succeeded);

    private static ValidateOptionsResult Check(DatabaseOptions options) => new DatabaseOptionsCheck().Validate(null, options);
}
