using CoP.Community.Delivery;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>Somebody looks at it.</summary>
public sealed record LostItemShown(long ItemId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"lost-item-shown:{ItemId}");

    public override string Subject => LostItem.SubjectOf(ItemId);
}

/// <summary>Its finder hears whose it is.</summary>
public sealed record LostItemClaimed(long ItemId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"lost-item-claimed:{ItemId}");
}

/// <summary>Its finder is asked whether they still have it, once a month.</summary>
public sealed record LostItemWaits(long ItemId, DateOnly On, string What) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"lost-item-waits:{ItemId}:{On:yyyy-MM-dd}");

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}
