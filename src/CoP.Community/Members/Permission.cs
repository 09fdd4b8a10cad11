namespace CoP.Community.Members;

/// <summary>What an action or a form asks of whoever uses it. Checked in one place, before anything runs.</summary>
public enum Permission
{
    /// <summary>Anybody, strangers too: what this is, how to join, language, help.</summary>
    Anyone,

    /// <summary>An active member, guests included.</summary>
    TakePart,

    /// <summary>Content coordinators, administrators and the chair.</summary>
    Coordinate,

    /// <summary>Whoever coordinates, and the lead of the group concerned: the use case checks the group.</summary>
    LeadOrCoordinate,

    /// <summary>Hears of questions that nobody answered: content coordinators, and the lead of the group concerned.</summary>
    HearUnanswered,

    /// <summary>Says which of the topics that members want come first: the committee, its chair, and whoever coordinates.</summary>
    RankTopics,

    /// <summary>Says what the community's words mean: content coordinators, administrators and the chair.</summary>
    EditGlossary,

    /// <summary>Is told how a month went: the chair.</summary>
    HearUpdate,

    /// <summary>Has a vote where members decide: everybody but guests.</summary>
    Vote,

    /// <summary>Decides on membership: the committee and its chair.</summary>
    SitOnCommittee,

    /// <summary>Administrators and the chair.</summary>
    Administer,
}
