namespace CoP.Community.Programmes;

public sealed record ProgrammeNotFound : Refusal;

/// <summary>Only members of the organisation, and coordinators, say what it does.</summary>
public sealed record NotYourOrganisation(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>The organisation has one of that name.</summary>
public sealed record ProgrammeExists(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>Another has changed it since the form was opened.</summary>
public sealed record ProgrammeChanged : Refusal;

/// <summary>It works in some counties, and none was named.</summary>
public sealed record ProgrammeWithoutCounty : Refusal;

/// <summary>Whom to turn to is somebody who works there.</summary>
public sealed record ContactIsElsewhere(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}
