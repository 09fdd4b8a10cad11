using System.Text.Json.Serialization;

namespace CoP.Community.Delivery;

/// <summary>
/// What happened, to whom it has to be told. A feature lists its notices in <c>Notices.cs</c>; how one reads is
/// decided in CoP.Dialogs, at the moment it is sent, from the state of that moment.
/// </summary>
public abstract record Notice
{
    /// <summary>What makes this notice one of a kind for one recipient, e.g. <c>answer-received:17</c>. The recipient is added.</summary>
    [JsonIgnore]
    public abstract string DedupeKey { get; }

    /// <summary>The thing shown, as <c>kind:id</c>: the message is then edited in place whenever it changes. Null for a passing remark.</summary>
    [JsonIgnore]
    public virtual string? Subject => null;

    /// <summary>What a member can mute or have once a day; null for what answers something of their own.</summary>
    [JsonIgnore]
    public virtual NoticeKind? Kind => null;

    /// <summary>Told in quiet hours too, and past the daily digest: by default what cannot be muted.</summary>
    [JsonIgnore]
    public virtual bool AtAnyHour => Kind is null;

    /// <summary>Asks for what can wait: whoever is away hears of it when they are back, if there is anything left to say then.</summary>
    [JsonIgnore]
    public virtual bool IsNudge => false;

    /// <summary>Asks for work: on a day of rest it waits for the next working day.</summary>
    [JsonIgnore]
    public virtual bool OnWorkdays => false;

    /// <summary>How long it waits before it leaves, where something that often follows makes it superfluous.</summary>
    [JsonIgnore]
    public virtual TimeSpan Rest => TimeSpan.Zero;

    [JsonIgnore]
    public virtual OutboxPriority Priority => OutboxPriority.Notice;
}
