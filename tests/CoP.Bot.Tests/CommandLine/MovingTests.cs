using CoP.Bot.Tests.Staging;

namespace CoP.Bot.Tests.CommandLine;

/// <summary>What the commands say that move a community, back it up and put it back, where they cannot.</summary>
public sealed class MovingTests : IDisposable
{
    private const string Token = "--Telegram:Token=6000001:a-Bot_1";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Community_GoesFromOneFileToAnother_WithATableOfWhatCameOver()
    {
        await SayAsync("invite", "Amina Otieno");
        var exported = await SayAsync("export", _folder["c.zip"]);
        Assert.Equal(0, exported.Code);
        Assert.Contains("0 messages wait to be sent", exported.Output, StringComparison.Ordinal);

        var imported = await ThereAsync("import", _folder["c.zip"]);
        Assert.Equal(0, imported.Code);
        Assert.Matches("Members +1 +1  yes", imported.Output);
        (await ThereAsync("import", _folder["c.zip"])).IsRefusedPlainly("holds people or chats already");
        (await SayAsync("export", _folder["c.zip"])).IsRefusedPlainly("nothing is overwritten");
    }

    [Fact]
    public async Task Command_WithoutWhatItNeeds_IsRefusedWithASentence()
    {
        (await SayAsync("export")).IsRefusedPlainly("Say where to");
        (await SayAsync("import")).IsRefusedPlainly("Say what");
        (await SayAsync("export", _folder["c.zip"])).IsRefusedPlainly("There is no database");
        (await SayAsync("backup", _folder["b.db"])).IsRefusedPlainly("There is no database");
        (await SayAsync("import", _folder["c.zip"])).IsRefusedPlainly("There is no file");
        await File.WriteAllTextAsync(_folder["c.zip"], "Hello");
        (await SayAsync("import", _folder["c.zip"])).IsRefusedPlainly("no archive of a community");
        (await SayAsync("restore", _folder["c.zip"])).IsRefusedPlainly("no backup of a community");
        Assert.False(File.Exists(_folder["community.db"]));
    }

    /// <summary>A bot that runs is noticed: two would send, and a file would be changed under it.</summary>
    [Fact]
    public async Task Command_BesideARunningBot_IsRefused_ButABackupIsNot()
    {
        await SayAsync("invite", "Amina Otieno");
        await using (File.Open(_folder["community.db-present"], new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Read, Share = FileShare.Read }))
        {
            (await SayAsync("export", _folder["c.zip"])).IsRefusedPlainly("A bot works on this database", "--while-running");
            Assert.Contains("Should another bot get it, both send", (await SayAsync("export", _folder["c.zip"], "--while-running")).Output, StringComparison.Ordinal);
            (await SayAsync("import", _folder["c.zip"])).IsRefusedPlainly("A bot works on this database");
            Assert.Equal(0, (await SayAsync("backup", _folder["b.db"])).Code);
            (await SayAsync("restore", _folder["b.db"])).IsRefusedPlainly("A bot works on this database");
            (await SayAsync("restored")).IsRefusedPlainly("A bot works on this database");
        }
    }

    /// <summary>A restore that was cut off is not started upon.</summary>
    [Fact]
    public async Task Start_OnABackupThatWasPutBackHalfWay_IsRefused_UntilThatIsDone()
    {
        await SayAsync("invite", "Amina Otieno");
        await SayAsync("backup", _folder["b.db"]);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var restored = await SayAsync("restore", _folder["b.db"]);
        Assert.Contains("is kept as", restored.Output, StringComparison.Ordinal);
        Assert.Contains("The bot can be started.", restored.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await SayAsync("invite", "Juma Mwangi")).Code);

        Execute("INSERT INTO \"Settings\" VALUES ('restore.unfinished', '')");
        (await SayAsync("invite", "Nafula Wekesa")).IsRefusedPlainly("put back from a backup", "restored");
        Assert.Equal(0, (await SayAsync("restored")).Code);
        Assert.Equal(0, (await SayAsync("invite", "Nafula Wekesa")).Code);
    }

    /// <summary>Whether the bot is another one decides over everybody's chats; nobody guesses.</summary>
    [Fact]
    public async Task Import_WhereNobodyCanTellWhetherTheBotIsAnother_IsRefused_UntilSomebodySays()
    {
        await SayAsync("invite", "Amina Otieno");
        Execute("INSERT INTO \"Conversations\" (\"Channel\", \"ExternalId\", \"Thread\", \"Tenant\", \"Kind\", \"Route\", \"Reachable\") VALUES ('telegram', '7', '', '', 'Personal', '{}', 1)");
        await SayAsync("export", _folder["c.zip"], Token);

        (await ThereAsync("import", _folder["c.zip"])).IsRefusedPlainly("1 chats on telegram", "Telegram:Token is not set here", "--new-bot telegram");
        var same = await ThereAsync("import", _folder["c.zip"], Token);
        Assert.Equal(0, same.Code);
        Assert.DoesNotContain("Another bot", same.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_OnAServer_IsItsOwnMatter()
    {
        string[] server = ["--Database:Provider=PostgreSql", "--Database:ConnectionString=Host=db.invalid;Database=community"];
        (await Spoken.ToAsync(["backup", _folder["b.db"], .. server])).IsRefusedPlainly("pg_dump", "restored", "docs/operators.md");
        (await Spoken.ToAsync(["restore", _folder["b.db"], .. server])).IsRefusedPlainly("pg_dump", "restored");
    }

    private void Execute(string statement)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(_folder.Connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private Task<Spoken> SayAsync(params string[] words) => Spoken.ToAsync([.. words, "--Database:ConnectionString", _folder.Connection]);

    private Task<Spoken> ThereAsync(params string[] words) => Spoken.ToAsync([.. words, "--Database:ConnectionString", $"Data Source={_folder["there.db"]}"]);
}
