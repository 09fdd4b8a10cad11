using System.Linq.Expressions;
using CoP.Community;
using CoP.Community.Members;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>Something that a member has found and keeps for whoever lost it.</summary>
public sealed class LostItem : IRevisioned, IClosable<LostItem>
{
    public const int WhatLength = 120;

    public long Id { get; set; }

    public required string What { get; set; }

    public long FinderId { get; set; }

    public Member? Finder { get; set; }

    public DateTimeOffset FoundAt { get; set; }

    /// <summary>Whoever says that it is theirs; null while it waits.</summary>
    public long? OwnerId { get; set; }

    public Member? Owner { get; set; }

    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>When its finder was last asked whether they still have it.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    public int Revision { get; set; }

    public static string SubjectOf(long id) => FormattableString.Invariant($"lost-item:{id}");

    public static Expression<Func<LostItem, bool>> ClosedBefore(DateTimeOffset time) => item => item.ClaimedAt < time;
}
