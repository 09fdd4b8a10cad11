using System.Text.RegularExpressions;

namespace CoP.Architecture.Tests;

/// <summary>A file of a room: the folder it belongs to, and the folders of this and other rooms that it uses.</summary>
/// <param name="Path">Below <c>src</c>, with slashes.</param>
/// <param name="Code">Without comments and texts.</param>
public sealed partial record SourceFile(string Path, string Code)
{
    /// <summary>Who people are and where they belong: everybody may know them, and they know no feature.</summary>
    private static readonly HashSet<string> Basis = ["Members", "Groups", "Membership"];

    /// <summary>What features are built with. A folder that is neither listed here nor above is a feature.</summary>
    private static readonly HashSet<string> Mechanisms =
    [
        "Access", "Broadcasts", "Decisions", "Delivery", "DueWork", "Features", "Files", "Forms", "Localization", "Messages", "Notices", "Operations", "Outbox",
        "Pictures", "Preferences", "Responses", "Retention", "Search", "Shared", "Turns",
    ];

    private static readonly string[] RoomsWithFeatures = ["CoP.Community", "CoP.Dialogs", "CoP.Scheduling"];

    /// <summary>All but the one list that names every feature.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
        [.. Room.All.SelectMany(static room => room.Files).Where(static file => System.IO.Path.GetFileName(file) != "FeatureList.cs").Select(static file => new SourceFile(BelowSource(file), Strip(File.ReadAllText(file))))];

    public string RoomName => Path.Split('/')[0];

    /// <summary>The folder in the room, or nothing for the room's own files.</summary>
    public string Module => Path.Split('/') is [_, var folder, _, ..] ? folder : "";

    public bool IsFeature => RoomsWithFeatures.Contains(RoomName) && IsFeatureName(Module);

    public bool IsMechanism => RoomName is "CoP.Delivery" or "CoP.Channels" || (RoomsWithFeatures.Contains(RoomName) && (Mechanisms.Contains(Module) || Basis.Contains(Module)));

    /// <summary>The folders named in it, of whatever room has features.</summary>
    public IEnumerable<string> Modules => RoomsWithFeatures.SelectMany(ModulesOf);

    /// <summary>The folders of its own room that it uses.</summary>
    public IEnumerable<string> Neighbours => ModulesOf(RoomName).Where(folder => folder != Module);

    public static bool IsFeatureName(string folder) => folder.Length > 0 && !Mechanisms.Contains(folder) && !Basis.Contains(folder) && Folders.Contains(folder);

    private static HashSet<string> Folders => field ??= [.. Room.All.Where(static room => RoomsWithFeatures.Contains(room.Name))
        .SelectMany(static room => Directory.GetDirectories(room.Folder)).Select(static folder => System.IO.Path.GetFileName(folder)).Except(["bin", "obj", "Clocks"])];

    private static string BelowSource(string file) => System.IO.Path.GetRelativePath(Room.Source, file).Replace('\\', '/');

    private IEnumerable<string> ModulesOf(string room) =>
        Qualified().Matches(Code).Where(match => match.Groups["room"].Value == room).Select(static match => match.Groups["folder"].Value).Distinct();

    private static string Strip(string text) => CommentOrText().Replace(text, " ");

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|""""""[\s\S]*?""""""|@?\$?""(?:\\.|[^""\\\n])*""", RegexOptions.Singleline)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"\b(?<room>CoP\.(Community|Dialogs|Delivery|Channels|Scheduling|Storage|Bot))\.(?<folder>[A-Z]\w*)\b")]
    private static partial Regex Qualified();
}
