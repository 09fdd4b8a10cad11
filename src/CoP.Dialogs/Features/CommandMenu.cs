using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Features;

/// <summary>A command as a menu shows it.</summary>
/// <param name="Command">1–32 of <c>a-z 0-9 _</c>, the same in all languages.</param>
/// <param name="Description">1–128 characters.</param>
public sealed record MenuEntry(string Command, string Description);

/// <summary>The menus that channels show, from what features declare: one list, whatever the channel calls it.</summary>
public sealed class CommandMenu(FeatureCatalog catalog, ILocalizer words)
{
    /// <summary>The commands for a scope in their order, described in a language.</summary>
    public IReadOnlyList<MenuEntry> Entries(MenuScopes scope, string language) =>
        [.. catalog.Menu(scope).Select(action => new MenuEntry(action.Name, words.Say($"menu.{action.Name}", language)))];
}
