namespace CoP.Community;

/// <summary>Something that members wanted to know and nobody could tell them.</summary>
public sealed record UnansweredItem
{
    /// <summary>What it is, as <c>kind:id</c>.</summary>
    public required string Subject { get; init; }

    public required string Title { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A feature that knows what nobody could answer: others make something of it, knowing no more than its subject.</summary>
public interface IUnansweredSource
{
    /// <summary>What is unanswered now, in no order.</summary>
    IQueryable<UnansweredItem> All();
}
