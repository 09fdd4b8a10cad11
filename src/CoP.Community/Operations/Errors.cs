namespace CoP.Community.Operations;

/// <summary>It is not undelivered (any more), there is no such message, or it is not theirs to decide about.</summary>
public sealed record MessageNotUndelivered : Refusal;

/// <summary>Nothing of that reference waits: it was replayed or dismissed, or never was.</summary>
public sealed record EventNotFailed(string Reference) : Refusal
{
    public override IReadOnlyList<object> Args => [Reference];
}

/// <summary>The event was kept, but cannot be read any more; it can only be dismissed.</summary>
public sealed record EventUnreadable(string Reference) : Refusal
{
    public override IReadOnlyList<object> Args => [Reference];
}

/// <summary>It was handled again and failed again; it is kept as before.</summary>
/// <param name="Fault">The kind of the error, for operators; the log has all of it.</param>
public sealed record ReplayFailed(string Reference, string Fault) : Refusal
{
    public override IReadOnlyList<object> Args => [Reference];
}
