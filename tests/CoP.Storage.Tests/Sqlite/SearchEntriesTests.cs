using CoP.Community.Questions;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Tests.Sqlite;

/// <summary>What was found before an upgrade is found after it.</summary>
public sealed class SearchEntriesTests
{
    [Fact]
    public async Task Start_TakesOverTheTermsOfQuestions()
    {
        await using var database = await TestDatabase.AtAsync("20261126222519_WorkLeases");
        await database.ReadAsync(static db => db.Database.ExecuteSqlRawAsync("""
            INSERT INTO "Groups" ("Id", "Slug", "Names", "Keywords") VALUES (1, 'shock', '{{"en":"Shock"}}', '[]');
            INSERT INTO "Members" ("Id", "Name", "Role", "Status", "Pillars", "Available", "IsSample", "JoinedAt", "Revision") VALUES (1, 'A', 'Member', 'Active', 0, 1, 0, 0, 0);
            INSERT INTO "Questions" ("Id", "AuthorId", "Title", "GroupId", "ShowName", "Language", "State", "AskedAt", "RoutedAt", "Waves", "Revision")
                VALUES (7, 1, 'Drought payments', 1, 1, 'en', 'Open', 0, 0, 0, 0), (8, 1, 'Drought', 1, 1, 'en', 'Open', 0, 0, 0, 0);
            INSERT INTO "QuestionTerms" ("QuestionId", "Term") VALUES (7, 'drought'), (7, 'payments'), (8, 'drought');
            """));

        await database.StartAsync();

        Assert.Equal(
            [(Question.Kind, 7, "drought"), (Question.Kind, 7, "payments"), (Question.Kind, 8, "drought")],
            await database.ReadAsync(static async db => (await db.SearchEntries.OrderBy(static entry => entry.SubjectId).ThenBy(static entry => entry.Term).ToListAsync())
                .ConvertAll(static entry => (entry.Kind, (int)entry.SubjectId, entry.Term))));
    }
}
