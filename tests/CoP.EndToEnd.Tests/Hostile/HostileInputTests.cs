using System.Text;
using CoP.Testing.Transcripts;

namespace CoP.EndToEnd.Tests.Hostile;

/// <summary>Whatever is sent, it has its answer, and no use case is reached that should not be.</summary>
public sealed class HostileInputTests(HostileInputFixture testBot) : IClassFixture<HostileInputFixture>
{
    private static readonly HostileCase[] All =
    [
        .. TeamsCallers.Cases, .. TeamsBodies.Cases, .. TeamsPresses.Cases, .. TelegramCallers.Cases, .. TelegramPresses.Cases, .. Nobodies.Cases,
    ];

    public static TheoryData<string> Names => [.. All.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Attempt_IsAnsweredAsTheTableSays_AndChangesNothing(string name)
    {
        var attempt = All.Single(one => one.Name == name);
        var (knowledge, post) = (await testBot.KnowledgeAsync(), await testBot.PostAsync());

        var answer = await attempt.Act(testBot);
        await testBot.TestBot.SettleAsync();

        Assert.Contains(attempt.Answer, answer, StringComparison.Ordinal);
        Assert.Equal(knowledge, await testBot.KnowledgeAsync());
        var after = await testBot.PostAsync();
        Assert.True(attempt.Leaves != Leaves.Nothing || post == after, $"It left rows behind: {post} became {after}.");
        Assert.Equal(post.Failed + (attempt.Leaves == Leaves.Kept ? 1 : 0), after.Failed);
        Assert.True(attempt.Leaves == Leaves.Answer || post.Outbox == after.Outbox, $"Somebody was told something: {post} became {after}.");
    }

    [Fact]
    public void Table_InTheDocumentation_IsThisOne() => Golden.Matches("../../../docs/hostile-input.md", Table());

    private const string Files = """

        ## Files

        What people send is opened by a process that is started for each file and ended with it
        ([decision 43](decisions/0043-text-inside-files-in-a-process-of-its-own.md)). It has ten seconds and 256 MB, no secret of the bot in its
        environment, and on Linux no right to write a file. A file that makes it hang, grow, crash or say nonsense is "not readable", and the bot
        goes on. Macros, scripts and links in files are never followed, and the content decides what a file is, not its name.
        [Hostile files](hostile-files.md) lists what is tried (`tests/CoP.Extraction.Tests/Hostile`); `FuzzTests` change good files at random.

        """;

    private static string Table()
    {
        var table = new StringBuilder("""
            # Hostile input, and the answer it gets

            Each row is a test against the running program (`tests/CoP.EndToEnd.Tests/Hostile`), which writes this table. After every
            attempt questions, answers, members, requests, addresses and bindings are what they were before. A number is the HTTP
            status; words are what the sender reads. That markup in questions and answers (HTML, Markdown, mentions, functions of cards)
            arrives as the characters that were typed is proven beside it, by `InjectionTests`.

            | what | what is sent | answer | what is kept |
            |---|---|---|---|

            """);
        foreach (var attempt in All)
        {
            table.Append(null, $"| {attempt.Name} | {attempt.Sends.Replace("|", "\\|", StringComparison.Ordinal)} | {attempt.Answer} | {Kept(attempt.Leaves)} |\n");
        }

        return table.Append(Files).ToString();
    }

    private static string Kept(Leaves leaves) => leaves switch
    {
        Leaves.Nothing => "nothing",
        Leaves.Note => "that it came",
        Leaves.Kept => "the event as it came, for a replay",
        _ => "that it came, and the answer",
    };
}
