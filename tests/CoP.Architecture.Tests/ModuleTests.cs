using System.Reflection;
using System.Text.RegularExpressions;
using CoP.Community;

namespace CoP.Architecture.Tests;

/// <summary>
/// What the folders of a room may know of each other.
/// </summary>
public sealed partial class ModuleTests
{
    /// <summary>
    /// A feature that leads through what others do, one after the other, knows those, and nobody knows it: a roundtable is an event whose
    /// outcome is documents and action points.
    /// </summary>
    private static readonly Dictionary<string, string[]> Composed = new(StringComparer.Ordinal) { ["Roundtables"] = ["Events", "Documents", "ActionPoints", "Questions"] };

    [Fact]
    public void Features_DoNotKnowEachOther() => Assert.Empty(
        from file in SourceFile.All
        where file.IsFeature
        from other in file.Modules
        where SourceFile.IsFeatureName(other) && other != file.Module && !Composed.GetValueOrDefault(file.Module, []).Contains(other)
        select $"{file.Path} knows {other}");

    [Fact]
    public void Mechanisms_KnowNoFeature() => Assert.Empty(
        SourceFile.All.Where(static file => file.IsMechanism && file.Modules.Any(SourceFile.IsFeatureName)).Select(static file => file.Path));

    /// <summary>What a form or an action decides is done by a use case. The pipeline keeps the conversation itself: the event, the form, the replies.</summary>
    [Fact]
    public void Dialogs_SaveNothing() => Assert.Empty(
        SourceFile.All.Where(static file => file is { RoomName: "CoP.Dialogs", Module: not "Turns" } && Saving().IsMatch(file.Code)).Select(static file => file.Path));

    /// <summary>Their names stand in one file, as data.</summary>
    [Fact]
    public void Community_NamesNoChannel() => Assert.Empty(
        SourceFile.All.Where(static file => (file.RoomName is "CoP.Community" or "CoP.Dialogs") && !file.Path.EndsWith("/ChannelNames.cs", StringComparison.Ordinal) && ChannelName().IsMatch(file.Code))
            .Select(static file => file.Path));

    /// <summary>Who may do what is a row of one table: everybody else asks for a permission, or shows what a member's role is called.</summary>
    [Fact]
    public void Roles_AreSpeltInOneTable() => Assert.Equal(
        ["CoP.Community/Members/Permissions.cs"],
        SourceFile.All.Where(static file => RoleName().IsMatch(file.Code)).Select(static file => file.Path));

    /// <summary>So that whoever looks for who did what finds all of it, in one spelling. What a migration repairs in SQL is not members' doing.</summary>
    [Fact]
    public void AuditEntries_AreWrittenInOnePlace() => Assert.Equal(
        ["CoP.Community/Shared/AuditLog.cs"],
        SourceFile.All.Where(static file => Auditing().IsMatch(file.Code)).Select(static file => file.Path));

    /// <summary>
    /// A use case leaves it to the shape it has. Due work has no actor, and says itself what has changed; so does what concerns few of the
    /// thousands to whom an event is shown, a change of a whole series, a later meeting that has swapped its host, an older version of a document, what somebody has saved on their own card, a topic or a session that changes as the event does that it belongs to, the thing at which something was recommended, a meeting and its minutes, what is said in a discussion, and the month that one was opened in.
    /// </summary>
    [Fact]
    public void Features_RedrawByChange() => Assert.Equal(
        [
            "CoP.Community/ActionPoints/ActionPointChange.cs", "CoP.Community/ActionPoints/ActionReminders.cs", "CoP.Community/ActionPoints/Agreed/LinkMinutes.cs", "CoP.Community/ActionPoints/AskPeersToHelp.cs",
            "CoP.Community/ActionPoints/CaptureActionPoint.cs", "CoP.Community/ActionPoints/Recommendations/AnswerRecommendation.cs", "CoP.Community/ActionPoints/Recommendations/RecommendationAsking.cs", "CoP.Community/ActionPoints/Recommendations/RecordRecommendation.cs",
            "CoP.Community/Announcements/StartAnnouncement.cs", "CoP.Community/Discussions/OpenDiscussion.cs", "CoP.Community/Discussions/SayInDiscussion.cs", "CoP.Community/Documents/PublishDocument.cs",
            "CoP.Community/Documents/SavedDocument.cs", "CoP.Community/Events/ChangeEvent.cs", "CoP.Community/Events/EventReminders.cs",
            "CoP.Community/Events/Hosting/HostBook.cs", "CoP.Community/Events/SeatBook.cs", "CoP.Community/Events/Sessions/SessionBook.cs", "CoP.Community/Events/Topics/TopicPlans.cs",
            "CoP.Community/Questions/QuestionEscalation.cs",
            "CoP.Community/Roundtables/ContributionRounds.cs", "CoP.Community/Roundtables/CycleSteps.cs", "CoP.Community/Roundtables/PublishMinutes.cs",
        ],
        SourceFile.All.Where(static file => file is { IsFeature: true, RoomName: "CoP.Community" } && file.Code.Contains(".RefreshAsync(", StringComparison.Ordinal))
            .Select(static file => file.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRevisionedEntity_IsStamped() => Assert.Empty(
        typeof(IRevisioned).Assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && type.GetProperty("Revision") is { CanWrite: true } && !IsRecord(type))
            .Where(static type => !type.IsAssignableTo(typeof(IRevisioned)))
            .Select(static type => type.Name));

    /// <summary>Not by any detour either.</summary>
    [Fact]
    public void Folders_DoNotNeedEachOther() => Assert.Empty(
        from file in SourceFile.All
        group file by file.RoomName into room
        let uses = room.SelectMany(static file => file.Neighbours.Select(other => (From: file.Module, To: other))).ToLookup(static use => use.From, static use => use.To)
        from folder in uses.Select(static use => use.Key)
        where Needed(folder, uses).Contains(folder)
        select $"{room.Key}: {folder} needs {string.Join(", ", Needed(folder, uses).Where(other => Needed(other, uses).Contains(folder)))}");

    [Fact]
    public void TypeNames_OccurOnce() => Assert.Empty(
        Room.All.SelectMany(static room => Assembly.Load(room.Name).GetTypes())
            .Where(static type => !type.IsNestedPrivate && !type.Name.Contains('<') && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
            .Where(static type => type.Namespace?.StartsWith("CoP.", StringComparison.Ordinal) == true && !type.Namespace.Contains(".Migrations"))
            .GroupBy(static type => type.Name).Where(static same => same.Count() > 1).Select(static same => same.Key));

    private static HashSet<string> Needed(string folder, ILookup<string, string> uses)
    {
        HashSet<string> needed = [];
        var ahead = new Stack<string>(uses[folder]);
        while (ahead.TryPop(out var next))
        {
            if (needed.Add(next))
            {
                uses[next].ToList().ForEach(ahead.Push);
            }
        }

        return needed;
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    [GeneratedRegex(@"SaveChangesAsync|ExecuteUpdate|ExecuteDelete|\bdb\.(\w+\.)?(Add|AddRange|Remove|RemoveRange|Update)\(|\b(Actor|[mM]ember|conversation|Conversation)!?\.[A-Z]\w* = ")]
    private static partial Regex Saving();

    [GeneratedRegex(@"\bnew AuditEntry\b|\bAuditLog\.Add|Set<AuditEntry>\(\)\.Add|\bAuditEntry\W[^;]*\bnew\(\)")]
    private static partial Regex Auditing();

    [GeneratedRegex(@"\bRole\.(Guest|Member|ContentCoordinator|Administrator|Committee|Chair)\b")]
    private static partial Regex RoleName();

    [GeneratedRegex(@"Telegram|Teams|\bChannelNames\.(Desk|Phone)\b")]
    private static partial Regex ChannelName();
}
