namespace CoP.Community.Members;

/// <summary>The three pillars of social protection that cut across the working groups.</summary>
[Flags]
public enum Pillars
{
    None = 0,
    SocialAssistance = 1,
    SocialSecurity = 2,
    HealthInsurance = 4,
}
