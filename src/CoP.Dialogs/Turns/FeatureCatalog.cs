using System.Collections.Frozen;
using System.Globalization;

namespace CoP.Dialogs.Turns;

/// <summary>A link into the private chat: <c>{Prefix}_{id}</c> does what the button <paramref name="Opens"/> does.</summary>
public sealed record DeepLinkDescription(string Prefix, string Opens);

/// <summary>A kind of thing, and the button that shows one by its id.</summary>
public sealed record SubjectDescription(string Kind, string ShownBy);

/// <summary>All that the features declare, by what it goes by. What a name means is decided here, once, at the start.</summary>
/// <exception cref="ArgumentException">Two features use the same name.</exception>
public sealed class FeatureCatalog(
    IEnumerable<ActionDescription> actions, IEnumerable<FormDescription> forms, IEnumerable<DeepLinkDescription> links, IEnumerable<SubjectDescription> subjects)
{
    private readonly FrozenDictionary<string, ActionDescription> _actions = actions.ToFrozenDictionary(static action => action.Name, StringComparer.Ordinal);
    private readonly FrozenDictionary<string, FormDescription> _forms = forms.ToFrozenDictionary(static form => form.Name, StringComparer.Ordinal);
    private readonly FrozenDictionary<string, DeepLinkDescription> _links = links.ToFrozenDictionary(static link => link.Prefix, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> _shownBy =
        subjects.ToFrozenDictionary(static subject => subject.Kind, static subject => subject.ShownBy, StringComparer.Ordinal);

    public IReadOnlyCollection<ActionDescription> Actions => _actions.Values;

    public IReadOnlyCollection<FormDescription> Forms => _forms.Values;

    public ActionDescription? Action(string name) => _actions.GetValueOrDefault(name);

    public FormDescription? Form(string name) => _forms.GetValueOrDefault(name);

    /// <summary>The button that shows a thing of this kind.</summary>
    public string ShownBy(string kind) => _shownBy[kind];

    /// <summary>The action of a payload such as <c>answer_42</c> and its argument, or null when no feature knows it.</summary>
    public (ActionDescription Action, string Argument)? Link(string payload) =>
        payload.Split('_') is [var prefix, var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _) && _links.TryGetValue(prefix, out var link) && Action(link.Opens) is { } action ? (action, id) : null;

    /// <summary>The commands of a menu, in their order.</summary>
    public IEnumerable<ActionDescription> Menu(MenuScopes scope) => Actions.Where(action => action.Menu.HasFlag(scope)).OrderBy(static action => action.MenuOrder);

    /// <summary>The commands of help by row, and in each by column.</summary>
    public IEnumerable<IEnumerable<ActionDescription>> HelpRows() => Actions
        .Where(static action => action.Help is not null)
        .GroupBy(static action => action.Help!.Row)
        .OrderBy(static row => row.Key)
        .Select(static row => row.OrderBy(static action => action.Help!.Column).ThenBy(static action => action.MenuOrder).AsEnumerable());
}
