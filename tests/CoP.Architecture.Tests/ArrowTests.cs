using System.Text.RegularExpressions;

namespace CoP.Architecture.Tests;

public sealed partial class ArrowTests
{
    public static TheoryData<Room> Rooms => [.. Room.All];

    /// <summary>The index of what can be found is a file of its own, and no database of ours.</summary>
    public static TheoryData<Room> RoomsOutsideStorage => [.. Room.All.Where(static room => room.Name is not ("CoP.Storage" or "CoP.Search"))];

    public static TheoryData<Room> RoomsWithoutHttp => [.. Room.All.Where(static room => room.Name is "CoP.Community" or "CoP.Dialogs")];

    [Fact]
    public void Rooms_AreAllListed() => Assert.Equal(
        Directory.GetDirectories(Room.Source).Select(Path.GetFileName).Order(),
        Room.All.Select(static room => room.Name).Order());

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Projects_ReferOnlyToRoomsBelow(Room room) => Assert.Empty(room.ProjectReferences.Except(room.Below));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Assemblies_UseOnlyRoomsBelow(Room room) =>
        Assert.Empty(room.AssemblyReferences.Where(static name => name.StartsWith("CoP.", StringComparison.Ordinal)).Except(room.Below));

    [Theory]
    [MemberData(nameof(RoomsOutsideStorage))]
    public void Providers_AreKnownOnlyToStorage(Room room) =>
        Assert.DoesNotContain(room.AssemblyReferences, static name => Provider().IsMatch(name));

    [Theory]
    [MemberData(nameof(RoomsOutsideStorage))]
    public void Sql_IsWrittenOnlyInStorage(Room room) =>
        Assert.DoesNotContain(room.Files, static file => Sql().IsMatch(File.ReadAllText(file)));

    [Theory]
    [MemberData(nameof(RoomsWithoutHttp))]
    public void CommunityAndDialogs_KnowNoHttp(Room room) => Assert.DoesNotContain(
        room.AssemblyReferences,
        static name => name == "System.Net.Http" || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [GeneratedRegex(@"Sqlite|SqlClient|SqlServer|Npgsql|SQLitePCL", RegexOptions.IgnoreCase)]
    private static partial Regex Provider();

    [GeneratedRegex(@"\b(FromSql|ExecuteSql|SqlQuery)|\busing (Microsoft\.Data\.|Npgsql)|\bEntityFrameworkCore\.(Sqlite|SqlServer)")]
    private static partial Regex Sql();
}
