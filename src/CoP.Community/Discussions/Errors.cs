namespace CoP.Community.Discussions;

/// <summary>It is not there, or not for whoever asks.</summary>
public sealed record DiscussionNotFound : Refusal;

/// <summary>It belongs to a group that this member is not in.</summary>
public sealed record NotInDiscussionGroup : Refusal;

/// <summary>Only coordinators and the lead of its group open, extend, cancel and sum up.</summary>
public sealed record NotYourDiscussion : Refusal;

/// <summary>The group has ended, or was never there.</summary>
public sealed record DiscussionGroupGone : Refusal;

/// <summary>The last day of a discussion lies between today and three months ahead.</summary>
public sealed record DiscussionDayUnfit : Refusal;

/// <summary>It is closed; what came of it can be read.</summary>
public sealed record DiscussionIsOver : Refusal;

/// <summary>It was withdrawn, or is another's.</summary>
public sealed record DiscussionReplyNotFound : Refusal;

public sealed record DiscussionReplyEmpty : Refusal;

public sealed record DiscussionReplyTooLong(int Most) : Refusal
{
    public override IReadOnlyList<object> Args => [Most];
}

/// <summary>The same member has said the same already.</summary>
public sealed record SaidSoAlready : Refusal;

/// <summary>One member has said enough for one discussion.</summary>
public sealed record TooManyDiscussionReplies : Refusal;

/// <summary>Somebody has opened a discussion this month, or has said that there is none.</summary>
public sealed record DiscussionMonthIsDecided : Refusal;
