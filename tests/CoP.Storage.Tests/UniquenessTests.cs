using CoP.Community.Delivery;
using CoP.Community.Documents;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Community.Questions;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Tests;

public sealed class UniquenessTests
{
    public static TheoryData<string, Func<object>> Pairs => new()
    {
        { "the event of a bot", static () => Some.Inbox("42") },
        { "the effect of a button", static () => Some.Inbox(Guid.NewGuid().ToString(), "op:person:verb") },
        { "a part of a message", static () => Some.Outbox("said", 1) },
        { "an account", static () => new Address { MemberId = 1, Channel = "telegram", ExternalId = "7" } },
        { "a conversation's thread", static () => Some.Conversation("topic") },
        { "an invitation's code", static () => new Invitation { CodeHash = "abc", MemberId = 1 } },
        { "a person's form", static () => new StoredDialog { ConversationId = 1, Person = "7", State = "{}" } },
        { "a member's request", static () => new QuestionRequest { QuestionId = 1, MemberId = 1 } },
        { "what a library knows a document by", static () => new Document { Title = "Drought", Source = "file:a.pdf" } },
    };

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Keys_WhenWrittenTwice_AreRefused(string provider)
    {
        foreach (var (_, make) in Pairs.Select(static row => ((string)row[0], (Func<object>)row[1])))
        {
            await using var database = await WithBasicsAsync(provider);
            await database.AddAsync(make());
            await Assert.ThrowsAsync<DbUpdateException>(() => database.AddAsync(make()));
        }
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task EffectKey_WhenNull_IsNotUnique(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Some.Inbox("1"), Some.Inbox("2"));
        Assert.Equal(2, await database.ReadAsync(static db => db.Inbox.CountAsync()));
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Thread_WhenOther_IsAnotherConversation(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Some.Conversation(), Some.Conversation("topic"));
        Assert.Equal(2, await database.ReadAsync(static db => db.Conversations.CountAsync()));
    }

    private static async Task<TestDatabase> WithBasicsAsync(string provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Some.Member(), Some.Group(), Some.Conversation(id: 1), Some.Question());
        return database;
    }
}
