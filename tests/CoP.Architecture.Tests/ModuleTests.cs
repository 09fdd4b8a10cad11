using System.Reflection;
using System.Text.RegularExpressions;
using CoP.Community;

namespace CoP.Architecture.Tests;

/// <summary>
/// What the folders of a room may know of each other. Where something does not hold yet, the files are listed under
/// <c>Known/</c>: a list may only get shorter, and a rule without a list holds everywhere.
/// </summary>
public sealed partial class ModuleTests
{
    [Fact]
    public void Features_DoNotKnowEachOther() => Known.Are(
        nameof(Features_DoNotKnowEachOther),
        SourceFile.All.Where(static file => file.IsFeature && file.Modules.Any(other => SourceFile.IsFeatureName(other) && other != file.Module))
            .Select(static file => file.Path));

    [Fact]
    public void Mechanisms_KnowNoFeature() => Known.Are(
        nameof(Mechanisms_KnowNoFeature),
        SourceFile.All.Where(static file => file.IsMechanism && file.Modules.Any(SourceFile.IsFeatureName)).Select(static file => file.Path));

    /// <summary>What a form or an action decides is done by a use case. The pipeline keeps the conversation itself: the event, the form, the replies.</summary>
    [Fact]
    public void Dialogs_SaveNothing() => Known.Are(
        nameof(Dialogs_SaveNothing),
        SourceFile.All.Where(static file => file is { RoomName: "CoP.Dialogs", Module: not "Turns" } && Saving().IsMatch(file.Code)).Select(static file => file.Path));

    /// <summary>Their names stand in one file, as data.</summary>
    [Fact]
    public void Community_NamesNoChannel() => Known.Are(
        nameof(Community_NamesNoChannel),
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

    /// <summary>A use case leaves it to the shape it has. Due work has no actor, and says itself what has changed.</summary>
    [Fact]
    public void Features_RedrawByChange() => Assert.Equal(
        ["CoP.Community/Announcements/StartAnnouncement.cs", "CoP.Community/Questions/QuestionEscalation.cs"],
        SourceFile.All.Where(static file => file is { IsFeature: true, RoomName: "CoP.Community" } && file.Code.Contains(".RefreshAsync(", StringComparison.Ordinal))
            .Select(static file => file.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRevisionedEntity_IsStamped() => Known.Are(
        nameof(EveryRevisionedEntity_IsStamped),
        typeof(IRevisioned).Assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && type.GetProperty("Revision") is { CanWrite: true } && !IsRecord(type))
            .Where(static type => !type.IsAssignableTo(typeof(IRevisioned)))
            .Select(static type => type.Name));

    [Fact]
    public void Folders_DoNotNeedEachOther() => Known.Are(
        nameof(Folders_DoNotNeedEachOther),
        from file in SourceFile.All
        group file by file.RoomName into room
        let uses = room.SelectMany(static file => file.Neighbours.Select(other => (From: file.Module, To: other))).ToHashSet()
        from one in uses
        where string.CompareOrdinal(one.From, one.To) < 0 && uses.Contains((one.To, one.From))
        select $"{room.Key}: {one.From} and {one.To}");

    [Fact]
    public void TypeNames_OccurOnce() => Known.Are(
        nameof(TypeNames_OccurOnce),
        Room.All.SelectMany(static room => Assembly.Load(room.Name).GetTypes())
            .Where(static type => !type.IsNestedPrivate && !type.Name.Contains('<') && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
            .Where(static type => type.Namespace?.StartsWith("CoP.", StringComparison.Ordinal) == true && !type.Namespace.Contains(".Migrations"))
            .GroupBy(static type => type.Name).Where(static same => same.Count() > 1).Select(static same => same.Key));

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
