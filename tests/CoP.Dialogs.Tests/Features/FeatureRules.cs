using System.Globalization;
using System.Text;
using CoP.Community;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Tests.Features;

/// <summary>What must hold for the declaration of any feature.</summary>
internal static class FeatureRules
{
    private const int ButtonBytes = 64; // Telegram's limit for callback_data.
    private const int MenuDescription = 128; // Teams' limit for a command's description; Telegram's is 256.

    /// <summary>What is wrong, a sentence each; empty when all is well.</summary>
    public static IReadOnlyList<string> Faults(FeatureCatalog catalog, ILocalizer words) =>
    [
        .. catalog.Actions.SelectMany(Unsettled),
        .. catalog.Actions.Where(static action => Bytes(action) > ButtonBytes).Select(static action => $"The button '{action.Name}' takes {Bytes(action)} bytes."),
        .. catalog.Actions.SelectMany(action => Missing(action, words)),
        .. catalog.Actions.Where(static action => action.Menu != MenuScopes.None).SelectMany(action => TooLong(action, words)),
    ];

    private static IEnumerable<string> Unsettled(ActionDescription action)
    {
        if (action is { IsCommand: true, HelpIsSettled: false })
        {
            yield return $"The command '{action.Name}' says nothing of help.";
        }

        if (action is { IsCommand: true, MenuIsSettled: false })
        {
            yield return $"The command '{action.Name}' says nothing of menus.";
        }
    }

    private static IEnumerable<string> Missing(ActionDescription action, ILocalizer words) =>
        from language in Languages.All
        from key in action.Keys
        where !words.All(language).ContainsKey(key) && !words.All(language).ContainsKey($"{key}.other")
        select $"'{key}' has no words in '{language}'.";

    private static IEnumerable<string> TooLong(ActionDescription action, ILocalizer words) => Languages.All
        .Where(language => words.All(language).GetValueOrDefault($"menu.{action.Name}")?.Length > MenuDescription)
        .Select(language => $"'menu.{action.Name}' is too long in '{language}'.");

    // With an id as long as any.
    private static int Bytes(ActionDescription action) => Encoding.UTF8.GetByteCount(
        ConversationHarness.Tokens.Write(new Press(action.Name, long.MaxValue.ToString(CultureInfo.InvariantCulture)), ButtonTokens.NewOperation(), "-1001234567890"));
}
