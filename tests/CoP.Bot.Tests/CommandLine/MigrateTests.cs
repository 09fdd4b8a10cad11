using CoP.Bot.Tests.Staging;
using Microsoft.Data.Sqlite;

namespace CoP.Bot.Tests.CommandLine;

public sealed class MigrateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Migrate_MakesTheDatabase_AndSaysWhatItBrought_AndAgainThatNothingWasMissing()
    {
        var first = await SayAsync("migrate");
        Assert.Equal(0, first.Code);
        Assert.Contains(_folder["community.db"], first.Output, StringComparison.Ordinal);
        Assert.Contains("_Initial, ", first.Output, StringComparison.Ordinal);

        await using (var database = new SqliteConnection(_folder.Connection))
        {
            await database.OpenAsync();
            await using var tables = database.CreateCommand();
            tables.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'QRTZ_TRIGGERS'"; // The scheduler's: the service's own user may not make them.
            Assert.Equal(1L, await tables.ExecuteScalarAsync());
        }

        var again = await SayAsync("migrate");
        Assert.Equal(0, again.Code);
        Assert.Contains("The schema was up to date.", again.Output, StringComparison.Ordinal);
    }

    /// <summary>What the start may not do is said, with what to do; then it goes.</summary>
    [Fact]
    public async Task Start_ThatMayNotChangeTheSchema_IsRefusedWhereItIsBehind_AndGoesWhenItIsNot()
    {
        (await SayAsync("invite", "Amina Otieno", "--Database:MigrateAtStart=false")).IsRefusedPlainly("Database:MigrateAtStart is false", "migrate");

        await SayAsync("migrate", "--Database:MigrateAtStart=false");

        Assert.Equal(0, (await SayAsync("invite", "Amina Otieno", "--Database:MigrateAtStart=false")).Code);
    }

    private Task<Spoken> SayAsync(params string[] words) => Spoken.ToAsync([.. words, "--Database:ConnectionString", _folder.Connection]);
}
