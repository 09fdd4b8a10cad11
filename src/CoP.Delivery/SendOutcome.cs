namespace CoP.Delivery;

/// <summary>What became of a request to a platform (DESIGN: outcomes).</summary>
public abstract record SendOutcome
{
    /// <summary>It arrived. <paramref name="PlatformId"/> names it for later edits; null when the platform gave none.</summary>
    public sealed record Sent(string? PlatformId) : SendOutcome;

    /// <summary>It was not done and may be tried again after <paramref name="Delay"/>. <paramref name="WholeChannel"/>: everybody must wait, not only this conversation.</summary>
    public sealed record RetryLater(TimeSpan Delay, string Reason, bool WholeChannel = false) : SendOutcome;

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
