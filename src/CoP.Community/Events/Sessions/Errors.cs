namespace CoP.Community.Events.Sessions;

/// <summary>Only a conference has sessions.</summary>
public sealed record NoConference : Refusal;

/// <summary>A session lies within the time of its conference.</summary>
public sealed record SessionOutsideConference : Refusal;

/// <summary>The conference would leave a session of it outside its time.</summary>
public sealed record SessionLeftOutside(string Session) : Refusal
{
    public override IReadOnlyList<object> Args => [Session];
}

/// <summary>Whoever comes to a session has a seat at its conference.</summary>
public sealed record ConferenceSeatNeeded(long ConferenceId) : Refusal;

/// <summary>Members see a session when they see its conference.</summary>
public sealed record ConferenceNotPublished : Refusal;

/// <summary>A session is neither repeated nor promoted by itself.</summary>
public sealed record NotForSessions : Refusal;
