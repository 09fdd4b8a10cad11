using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Tests.Sqlite;

public sealed class KeptCommandsTests
{
    [Fact]
    public async Task Query_SaidAgainWithOtherValues_AnswersForThose()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await database.AddAsync(Some.Inbox("1"), Some.Inbox("2"));
        List<string> asked = ["2", "1", "3"];
        List<string> found = [];
        await database.WriteAsync(async db =>
        {
            foreach (var id in asked)
            {
                found.Add((await db.Inbox.SingleOrDefaultAsync(entry => entry.ExternalId == id))?.ExternalId ?? "none");
            }
        });
        Assert.Equal(["2", "1", "none"], found);
    }

    [Fact]
    public async Task Query_InsideTheReadingOfTheSameQuery_DisturbsItNot()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await database.AddAsync(Some.Inbox("1"), Some.Inbox("2"));
        var seen = new List<string>();
        await database.WriteAsync(async db =>
        {
            var all = db.Inbox.AsNoTracking().OrderBy(entry => entry.Id).Select(entry => entry.ExternalId);
            await foreach (var outer in all.AsAsyncEnumerable())
            {
                seen.AddRange((await all.ToListAsync()).Select(inner => $"{outer}{inner}"));
            }
        });
        Assert.Equal(["11", "12", "21", "22"], seen);
    }
}
