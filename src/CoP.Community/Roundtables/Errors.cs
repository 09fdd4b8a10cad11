namespace CoP.Community.Roundtables;

/// <summary>It is not there, or not for whoever asks.</summary>
public sealed record CycleNotFound : Refusal;

/// <summary>It has begun, or will not be.</summary>
public sealed record CycleNotAhead : Refusal;

/// <summary>The new day has passed, or nobody works on it.</summary>
public sealed record CycleDayUnfit : Refusal;

/// <summary>The pack has been made of it.</summary>
public sealed record ContributionsAreClosed : Refusal;

/// <summary>Nothing is written there yet.</summary>
public sealed record ContributionIsEmpty : Refusal;

/// <summary>A coordinator has asked this group today.</summary>
public sealed record ChasedTodayAlready : Refusal;

/// <summary>Nobody who leads the group could be asked.</summary>
public sealed record NobodyToChase : Refusal;

/// <summary>Nobody hosts it yet, so there is nothing to publish.</summary>
public sealed record CycleHasNoEvent : Refusal;

/// <summary>It is not over, or its minutes are out.</summary>
public sealed record MinutesNotWanted : Refusal;

/// <summary>The recommendation was changed or is an action point already.</summary>
public sealed record RecommendationIsTaken : Refusal;

/// <summary>The group has no monthly meetings that could be switched off.</summary>
public sealed record NoMeetingPlan : Refusal;

/// <summary>One member has said enough for one meeting.</summary>
public sealed record TooManyPoints : Refusal;
