using System.Collections.Frozen;

namespace CoP.Community.Events;

/// <summary>How the community meets.</summary>
public enum EventKind
{
    /// <summary>Informal, at a host's workplace over breakfast or lunch.</summary>
    BrownBag,
    Webinar,

    /// <summary>The monthly meeting of a thematic working group, hosted in rotation.</summary>
    GroupMeeting,

    /// <summary>The quarterly meeting of all.</summary>
    Roundtable,

    /// <summary>Face to face, to learn from each other.</summary>
    LearningEvent,

    /// <summary>With a certificate of attendance.</summary>
    Training,

    /// <summary>Several days, with sessions.</summary>
    Conference,

    /// <summary>By telephone: for those whose data is thin.</summary>
    Teleconference,

    /// <summary>A part of a conference.</summary>
    Session,
}

/// <summary>What fits an event of a kind, and so is asked about it.</summary>
/// <param name="InPerson">There is a place to come to.</param>
/// <param name="Remote">One can take part from elsewhere.</param>
/// <param name="DialIn">By telephone.</param>
/// <param name="IsCatered">Food and drink are worth a word.</param>
/// <param name="IsOfGroup">It belongs to a working group.</param>
/// <param name="IsInterpreted">It may have tracks in several languages.</param>
/// <param name="IsCertified">Whoever attended gets a certificate.</param>
/// <param name="HasPanel">Those who come put questions to those who speak. Over breakfast one just asks.</param>
/// <param name="Lasts">How long one takes, unless its organiser says otherwise.</param>
public sealed record EventKindTraits(
    TimeSpan Lasts, bool InPerson = false, bool Remote = false, bool DialIn = false, bool IsCatered = false, bool IsOfGroup = false, bool IsInterpreted = false, bool IsCertified = false,
    bool HasPanel = true)
{
    private static readonly FrozenDictionary<EventKind, EventKindTraits> All = new Dictionary<EventKind, EventKindTraits>
    {
        [EventKind.BrownBag] = new(TimeSpan.FromHours(1), InPerson: true, IsCatered: true, HasPanel: false),
        [EventKind.Webinar] = new(TimeSpan.FromMinutes(90), Remote: true, IsInterpreted: true),
        [EventKind.GroupMeeting] = new(TimeSpan.FromHours(2), InPerson: true, Remote: true, IsOfGroup: true),
        [EventKind.Roundtable] = new(TimeSpan.FromHours(4), InPerson: true, Remote: true, IsCatered: true, IsInterpreted: true),
        [EventKind.LearningEvent] = new(TimeSpan.FromHours(8), InPerson: true, IsCatered: true),
        [EventKind.Training] = new(TimeSpan.FromHours(8), InPerson: true, Remote: true, IsCatered: true, IsCertified: true),
        [EventKind.Conference] = new(TimeSpan.FromHours(8), InPerson: true, Remote: true, IsCatered: true, IsInterpreted: true),
        [EventKind.Teleconference] = new(TimeSpan.FromHours(1), Remote: true, DialIn: true),
        [EventKind.Session] = new(TimeSpan.FromMinutes(90), InPerson: true, Remote: true),
    }.ToFrozenDictionary();

    /// <summary>What somebody who plans an event chooses from. Sessions are added to their conference.</summary>
    public static IEnumerable<EventKind> Offered { get; } = [.. Enum.GetValues<EventKind>().Where(static kind => kind != EventKind.Session)];

    public static EventKindTraits Of(EventKind kind) => All[kind];
}
