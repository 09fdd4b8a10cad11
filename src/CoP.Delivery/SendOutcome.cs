namespace CoP.Delivery;

/// <summary>What became of a request to a platform (DESIGN: outcomes).</summary>
public abstract record SendOutcome
{
    /// <summary>It arrived. <paramref name="PlatformId"/> names it for later edits; null when the platform gave none.</summary>
    public sealed record Sent(string? PlatformId) : SendOutcome;

    /// <summary>It was not done and may be tried again after <paramref name="Delay"/>. <paramref name="WholeChannel"/>: everybody must wait, not only this conversation.</summary>
    public sealed record RetryLater(TimeSpan Delay, string Reason, bool WholeChannel = false) : SendOutcome
    {
        /// <summary>The platform has refused it for coming too fast.</summary>
        public bool TooFast { get; init; }
    }

    /// <summary>The person or place is out of reach until they write again.</summary>
    public sealed record Unreachable(string Reason) : SendOutcome;

    /// <summary>It will never work as it is.</summary>
    public sealed record Rejected(string Reason) : SendOutcome;

    /// <summary>The body left and no usable answer came: it may have arrived.</summary>
    public sealed record Ambiguous(string Reason) : SendOutcome;

    /// <summary>Not done: the conversation has a new id. Change it once, then send at once.</summary>
    public sealed record Moved(string NewExternalId) : SendOutcome;

    /// <summary>Not done: the forum topic or thread is closed or gone. The chat around it may be there.</summary>
    public sealed record ThreadGone(string Reason) : SendOutcome;

    /// <summary>Not done, and nobody misses it: it ends without being listed. <paramref name="TargetGone"/>: the message to be changed is not there any more.</summary>
    public sealed record Moot(string Reason, bool TargetGone = false) : SendOutcome;
}

/// <summary>What a platform's answer is about. Each channel's table says so for every answer; what follows is the same on all.</summary>
public enum Concern
{
    /// <summary>Our own account: a token that is not accepted, another program under its name. Nothing leaves on this channel for a while.</summary>
    Bot,

    /// <summary>Too much at once: later, as it is.</summary>
    Pace,

    /// <summary>The person: they have blocked us, have gone, or never let us in. Told at their other account, and left alone until they write.</summary>
    Person,

    /// <summary>The chat, channel or team: it is gone, or we may not speak there. Nothing more goes there until something is heard from it.</summary>
    Place,

    /// <summary>One thread or topic of it: closed or deleted.</summary>
    Thread,

    /// <summary>This message alone: it will never go as it is, and somebody should know.</summary>
    Message,

    /// <summary>The message to be changed: it is not there any more, so nobody misses the change.</summary>
    Target,

    /// <summary>Nothing that anybody misses: an acknowledgement that came too late, a message that may not be changed any more.</summary>
    Nothing,

    /// <summary>It is as was wanted already.</summary>
    Done,

    /// <summary>Nobody can know whether it was done.</summary>
    Doubt,
}

public static class Concerns
{
    /// <param name="concern">From the channel's table.</param>
    /// <param name="reason">For the lists of administrators.</param>
    /// <param name="pause">Before the next try, where there is one.</param>
    public static SendOutcome Outcome(this Concern concern, string reason, TimeSpan pause = default) => concern switch
    {
        Concern.Bot => new SendOutcome.RetryLater(pause, reason, WholeChannel: true),
        Concern.Pace => new SendOutcome.RetryLater(pause, reason) { TooFast = true },
        Concern.Person or Concern.Place => new SendOutcome.Unreachable(reason),
        Concern.Thread => new SendOutcome.ThreadGone(reason),
        Concern.Message => new SendOutcome.Rejected(reason),
        Concern.Target => new SendOutcome.Moot(reason, TargetGone: true),
        Concern.Nothing => new SendOutcome.Moot(reason),
        Concern.Done => new SendOutcome.Sent(null),
        Concern.Doubt => new SendOutcome.Ambiguous(reason),
        _ => throw new ArgumentOutOfRangeException(nameof(concern), concern, "No such concern."),
    };
}
