using Microsoft.Extensions.Options;

namespace CoP.Storage.Tests;

public sealed class DatabaseOptionsTests
{
    [Theory]
    [InlineData("SqlServer", "later version")]
    [InlineData("Oracle", "'Oracle'")]
    public void Provider_WhenNotSqlite_IsRefusedByName(string provider, string said)
    {
        var result = Check(new DatabaseOptions { Provider = provider });
        Assert.Contains(said, result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Database:Provider", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Server=db;Password=secret")]
    public void ConnectionString_WhenNoFileIsNamed_IsRefusedWithoutShowingIt(string connection)
    {
        var result = Check(new DatabaseOptions { ConnectionString = connection });
        Assert.Contains("Database:ConnectionString", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_AreAccepted() => Assert.True(Check(new DatabaseOptions()).Succeeded);

    private static ValidateOptionsResult Check(DatabaseOptions options) => new DatabaseOptionsCheck().Validate(null, options);
}
