namespace CoP.Community.Documents;

/// <summary>What sort of document it is (DOMAIN: documents); its name is the resource <c>documents.kind.{name}</c>.</summary>
public enum DocumentKind
{
    Other,
    SectorPolicy,
    ActionPlan,
    Strategy,
    SectorReview,
    MappingReport,
    AnnualReport,
    EvaluationReport,
    TargetingTool,
    NeedsAssessment,
    SituationAnalysis,
    TrainingManual,
    Guideline,
    ConferenceResolution,
    FundingAppeal,
    OperationalFramework,
    Bulletin,
    WebinarRecording,
    Slides,
    Minutes,
    CaseStudy,
    FactSheet,
    Infographic,
    Report,
    Survey,
    Audio,
    Video,
}

/// <summary>For whom it is written (DOMAIN: audiences); its name is the resource <c>documents.audience.{name}</c>.</summary>
public enum DocumentAudience
{
    Humanitarian,
    SocialProtection,
    SeniorManagers,
    Government,
    Donors,
    Technical,
    PolicyMakers,
}

/// <summary>Who may find and read it.</summary>
public enum DocumentReaders
{
    /// <summary>Everybody who takes part.</summary>
    Members,

    /// <summary>The members of its working group, and whoever coordinates.</summary>
    Group,

    /// <summary>Whoever coordinates, and the member who gave it.</summary>
    Coordinators,
}

public enum DocumentState
{
    /// <summary>Waits for a coordinator.</summary>
    Submitted,
    Published,
    Declined,

    /// <summary>Taken out by a coordinator, or by the member who gave it before it was published.</summary>
    Removed,
}

/// <summary>Whether what stands in the file is known.</summary>
public enum DocumentTextState
{
    /// <summary>There is no file whose text could be read.</summary>
    None,

    /// <summary>It waits to be read.</summary>
    Waiting,
    Read,

    /// <summary>There is no text in it, as in a scan.</summary>
    Empty,

    /// <summary>It is locked, damaged or too large to be read: it is found by what was said about it.</summary>
    Unreadable,
}
