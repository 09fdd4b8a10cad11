namespace CoP.Community.Retention;

/// <summary>Until when things must have been over to go now.</summary>
/// <param name="Inbox">Events that were handled.</param>
/// <param name="Settled">Events that failed and were replayed or dismissed.</param>
/// <param name="Outbox">Messages that have ended, and what belongs to them.</param>
/// <param name="Forgotten">What nobody ever came back to: undecided things, forms left open, and the buttons of old messages.</param>
/// <param name="Searches">What members looked for: long enough to tell this year from the last.</param>
internal sealed record Cutoffs(DateTimeOffset Now, DateTimeOffset Inbox, DateTimeOffset Settled, DateTimeOffset Outbox, DateTimeOffset Forgotten, DateTimeOffset Searches)
{
    /// <summary>Days that a replayed event stays known.</summary>
    private const int SettledDays = 7;

    private const int ForgottenDays = 90;

    private const int SearchDays = 400;

    public static Cutoffs Of(DateTimeOffset now, RetentionOptions keep) => new(
        now,
        now.AddDays(-keep.KeepInboxDays),
        now.AddDays(-SettledDays),
        now.AddDays(-keep.KeepOutboxDays),
        now.AddDays(-Math.Max(ForgottenDays, Math.Max(keep.KeepInboxDays, keep.KeepOutboxDays))),
        now.AddDays(-SearchDays));
}
