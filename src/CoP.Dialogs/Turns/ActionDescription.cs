using CoP.Community.Members;

namespace CoP.Dialogs.Turns;

/// <summary>Where a command is offered besides help.</summary>
[Flags]
public enum MenuScopes
{
    None = 0,

    /// <summary>The menu of the private chat.</summary>
    Private = 1,

    /// <summary>The menu of groups.</summary>
    Groups = 2,

    /// <summary>The short lists that Teams shows while somebody types.</summary>
    Suggested = 4,
}

/// <summary>When help shows a command as the first thing to do.</summary>
public enum HelpStanding
{
    Usual,

    /// <summary>What most come for.</summary>
    Main,

    /// <summary>Only for whoever cannot be found by questions yet, and before all else.</summary>
    FirstStep,
}

/// <param name="Row">Commands of one row stand side by side.</param>
/// <param name="Column">Their order in it.</param>
public sealed record HelpEntry(int Row, int Column, HelpStanding Standing);

/// <summary>One action as its feature declares it: a command or a button.</summary>
/// <param name="Feature">The feature's name, which its keys begin with.</param>
/// <param name="Name">The verb of its buttons and its slash command.</param>
/// <param name="Needs">What whoever uses it needs; checked before it runs.</param>
/// <param name="Make">Makes what runs, from the services of a turn.</param>
public sealed record ActionDescription(string Feature, string Name, Permission Needs, Func<IServiceProvider, IAction> Make)
{
    /// <summary>Whether the words under <c>command.{Name}</c> call it.</summary>
    public bool IsCommand { get; internal init; }

    /// <summary>Keys of the resource files that its declaration implies, besides those of commands, help and menus.</summary>
    internal IReadOnlyList<string> Says { get; init; } = [];

    /// <summary>All keys of the resource files that its declaration implies.</summary>
    public IEnumerable<string> Keys =>
    [
        .. IsCommand ? [$"command.{Name}"] : Array.Empty<string>(),
        .. Help is null ? Array.Empty<string>() : [$"help.button.{Name}"],
        .. Menu == MenuScopes.None ? Array.Empty<string>() : [$"menu.{Name}"],
        .. Says,
    ];

    /// <summary>Who may read what it says; checked before it runs. A new action gives nothing away.</summary>
    public Visibility Visibility { get; private set; } = Visibility.Oneself;

    /// <summary>True when a second press of the same button of the same message must have no second effect.</summary>
    public bool Once { get; private set; }

    /// <summary>True where nobody may learn which of its buttons somebody has pressed: the event is not kept, not even when its turn fails.</summary>
    public bool IsConfidential { get; private set; }

    /// <summary>Whether plain words may be followed by an argument; the others mean something only alone: "open the file?" is no command.</summary>
    public bool TakesArgument { get; private set; }

    /// <summary>Whether a file beside its words, or replied to with them, is what it is about; it is fetched and read before.</summary>
    public bool TakesFile { get; private set; }

    /// <summary>
    /// Whether its words are a command where words are an answer, too: in a form or in a reply. By default when nothing stands
    /// behind them; what stands there must not be possible to mean otherwise.
    /// </summary>
    public Func<string, bool> Interrupts { get; private set; } = static argument => argument.Length == 0;

    /// <summary>Where help shows it; null for nowhere.</summary>
    public HelpEntry? Help { get; private set; }

    public MenuScopes Menu { get; private set; }

    /// <summary>Lower comes first in menus.</summary>
    public int MenuOrder { get; private set; }

    /// <summary>Whether somebody has thought of help; a command about which nothing was said is a fault.</summary>
    public bool HelpIsSettled { get; private set; }

    /// <summary>The same for menus.</summary>
    public bool MenuIsSettled { get; private set; }

    public ActionDescription ReadBy(Visibility visibility) => Set(() => Visibility = visibility);

    public ActionDescription OnlyOnce() => Set(() => Once = true);

    /// <summary>See <see cref="IsConfidential"/>. It cannot be <see cref="OnlyOnce"/> as well, for which the press is kept.</summary>
    public ActionDescription Confidential() => Set(() => IsConfidential = true);

    public ActionDescription WithArgument() => Set(() => TakesArgument = true);

    public ActionDescription WithFile() => Set(() => TakesFile = true);

    public ActionDescription InterruptsWhen(Func<string, bool> when) => Set(() => Interrupts = when);

    /// <summary>Its button in help reads <c>help.button.{name}</c>, for whoever has its permission.</summary>
    public ActionDescription InHelp(int row, int column = 0, HelpStanding standing = HelpStanding.Usual) =>
        Set(() => (Help, HelpIsSettled) = (new HelpEntry(row, column, standing), true));

    /// <summary>Nobody needs to be shown it: it is said, or led to, elsewhere.</summary>
    public ActionDescription NotInHelp() => Set(() => HelpIsSettled = true);

    /// <summary>Its line in menus and app packages reads <c>menu.{name}</c>.</summary>
    public ActionDescription InMenu(MenuScopes scopes, int order) => Set(() => (Menu, MenuOrder, MenuIsSettled) = (scopes, order, true));

    /// <summary>For few, who get its button from help.</summary>
    public ActionDescription NotInMenu() => Set(() => MenuIsSettled = true);

    private ActionDescription Set(Action change)
    {
        change();
        return this;
    }
}
