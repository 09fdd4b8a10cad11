using CoP.Community.Groups;

namespace CoP.Community.Roundtables;

/// <summary>All that the pack of highlights is made of.</summary>
/// <param name="Contributions">What the groups bring, in the order of the agenda.</param>
public sealed record PackContents(MeetingCycle Cycle, IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<Contribution> Contributions, IReadOnlyList<GroupQuarter> Quarters);

/// <summary>What happened in a working group in a quarter.</summary>
public sealed record GroupQuarter(Group Group, int Questions, int Events, int Actions);

/// <summary>The words of what the program writes for all: they are known where conversations are.</summary>
public interface IRoundtableTexts
{
    /// <summary>What its event is called.</summary>
    string Title(MeetingCycle cycle);

    /// <summary>What its event says of itself before there is an agenda.</summary>
    string Invitation(MeetingCycle cycle);

    /// <summary>What its event says of itself with its agenda.</summary>
    string Invitation(MeetingCycle cycle, IReadOnlyList<AgendaItem> agenda);

    /// <summary>The pack of highlights as a file, in the language that the community speaks first.</summary>
    (string FileName, string Title, byte[] Content, string Language) Pack(PackContents contents, DateTimeOffset now);

    /// <summary>What the library calls the minutes, and what the file is called.</summary>
    (string FileName, string Title, string Language) Minutes(MeetingCycle cycle);
}
