using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Questions;

namespace CoP.Storage.Tests.Providers;

/// <summary>Entities with what they need and nothing else.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(3));

    public static Member Member(long id = 1) => new() { Id = id, Name = $"Member {id}", JoinedAt = Now };

    public static Group Group(string slug = "shock") => new()
    {
        Id = 1,
        Slug = slug,
        Names = new() { ["en"] = "Shock", ["sw"] = "Majanga" },
        Keywords = ["drought", "ukame"],
    };

    public static Question Question() =>
        new() { Id = 1, AuthorId = 1, GroupId = 1, Title = "Why?", Language = "en", AskedAt = Now };

    public static Conversation Conversation(string thread = "", long id = 0) =>
        new() { Id = id, Channel = "telegram", ExternalId = "7", Thread = thread };

    public static InboxEntry Inbox(string externalId, string? effect = null) =>
        new() { Channel = "telegram", Bot = "1", ExternalId = externalId, EffectKey = effect, ReceivedAt = Now };

    public static OutboxMessage Outbox(string key, int part = 0, OutboxPriority priority = OutboxPriority.Notice)
    {
        var row = OutboxMessage.OfNotice("Sample", "{}", priority, key, Destination.None, null, Now);
        (row.Part, row.NoticeType, row.State, row.Reason, row.FinishedAt) = (part, null, OutboxState.Queued, null, null);
        return row;
    }
}
