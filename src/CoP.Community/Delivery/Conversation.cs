namespace CoP.Community.Delivery;

public enum ConversationKind
{
    Personal,

    /// <summary>A group chat, whatever the channel calls it.</summary>
    Group,

    /// <summary>A channel of a team.</summary>
    Channel,
}

/// <summary>A place where the bot can speak, as a channel knows it. Threads and forum topics are conversations of their own.</summary>
public sealed class Conversation
{
    public long Id { get; set; }

    public required string Channel { get; set; }

    /// <summary>The channel's id of the chat without any thread. Unique within channel and thread.</summary>
    public required string ExternalId { get; set; }

    /// <summary>A forum topic, or the message that began the thread, as the channel knows it; or empty. See <see cref="ChannelTraits.ThreadsAreReplies"/>.</summary>
    public string Thread { get; set; } = "";

    /// <summary>The tenant it is in, where the channel has tenants and counts its limits in each, or empty.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>The team that a team's channel is part of, by the id of the team's first channel; null elsewhere.</summary>
    public string? Team { get; set; }

    /// <summary>The budget that everything sent here spends: channel and tenant, e.g. <c>telegram</c> or <c>msteams/4c5b…</c>.</summary>
    public string RateScope => RateScopeOf(Channel, Tenant);

    public ConversationKind Kind { get; set; }

    public string? Title { get; set; }

    /// <summary>What the channel needs to reach it, as the channel's own JSON.</summary>
    public string Route { get; set; } = "{}";

    /// <summary>Two letters; for groups and for people who are not members yet. A member's own choice wins.</summary>
    public string? Language { get; set; }

    /// <summary>The working group whose questions are posted here, when a coordinator has bound it.</summary>
    public long? BoundGroupId { get; set; }

    /// <summary>When we said hello here; a platform may tell us twice that we arrived. Null again after we had to go.</summary>
    public DateTimeOffset? GreetedAt { get; set; }

    /// <summary>False after the bot was blocked, kicked or uninstalled, or the place closed or deleted; true again when something comes in from here.</summary>
    public bool Reachable { get; set; } = true;

    /// <summary>The channel that a rate limit scope belongs to.</summary>
    public static string ChannelOf(string scope) => scope.IndexOf('/') is >= 0 and var end ? scope[..end] : scope;

    /// <summary>Since when it is out of reach; null while it is not.</summary>
    public DateTimeOffset? LostAt { get; set; }

    /// <summary>What the platform said when it got out of reach.</summary>
    public string? LostReason { get; set; }

    /// <summary>Somebody has written from here, or let the bot in again.</summary>
    public void Find() => (Reachable, LostAt, LostReason) = (true, null, null);

    /// <summary>The bot cannot speak here any more; the first reason and time are kept.</summary>
    public void Lose(string reason, DateTimeOffset now) =>
        (Reachable, LostAt, LostReason) = (false, LostAt ?? now, LostReason ?? reason);

    /// <summary>The chat or channel that this is a thread of, for when it is not known yet.</summary>
    public Conversation WithoutThread() => new()
    {
        Channel = Channel,
        ExternalId = ExternalId,
        Tenant = Tenant,
        Team = Team,
        Kind = Kind,
        Title = Title,
        Route = Route,
        Language = Language,
    };

    public static string RateScopeOf(string channel, string tenant) => tenant.Length == 0 ? channel : $"{channel}/{tenant}";
}
