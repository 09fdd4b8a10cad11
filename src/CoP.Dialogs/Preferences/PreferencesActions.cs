using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.Preferences;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Preferences;

/// <summary>
/// <c>/preferences</c>: one card, or an overview with a button for each. With a kind as its argument (the button under a
/// notice of that kind) it goes straight to that one, in a message of its own.
/// </summary>
internal sealed class PreferencesAction(PreferencesText text, PreferencesForm form, FormRunner forms) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (ChangePreferenceAction.KindOf(argument) is { } kind)
        {
            turn.Reply(await text.OfferAsync(turn, kind, cancel));
        }
        else if (turn.Channel.DrawsCards)
        {
            await forms.StartAsync(turn, PreferencesForm.FormName, await form.StartAsync(turn.Actor, cancel), cancel);
        }
        else
        {
            turn.Reply(await text.OverviewAsync(turn, cancel));
        }
    }
}

/// <summary>
/// Changes one preference with one press, in the message that was pressed: <c>Announcement</c> offers, <c>Announcement:Off</c>
/// chooses, <c>address:12</c> chooses where, and nothing shows all as it is now.
/// </summary>
internal sealed class ChangePreferenceAction(PreferencesText text, PreferenceBook book) : IAction
{
    public const string Verb = "wish";

    public static NoticeKind? KindOf(string argument) =>
        Enum.TryParse<NoticeKind>(argument, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var (what, choice) = argument.Split(':') is [var first, var second] ? (first, second) : (argument, "");
        if (choice.Length == 0)
        {
            turn.Replace(await ShowAsync(turn, what, cancel));
        }
        else
        {
            await ChooseAsync(turn, what, choice, cancel);
            turn.Replace(await text.OverviewAsync(turn, cancel));
        }
    }

    private Task<Message> ShowAsync(TurnContext turn, string what, CancellationToken cancel) =>
        KindOf(what) is { } kind ? text.OfferAsync(turn, kind, cancel)
        : what == PreferencesText.AddressArgument ? text.OfferAddressesAsync(turn, cancel)
        : text.OverviewAsync(turn, cancel);

    // What no button of ours says changes nothing, and shows how it is.
    private async Task ChooseAsync(TurnContext turn, string what, string choice, CancellationToken cancel)
    {
        if (KindOf(what) is { } kind && Enum.TryParse<NoticeTiming>(choice, out var timing) && NoticeTimings.Offered(kind).Contains(timing))
        {
            await book.SetAsync(turn.Actor, kind, timing, cancel);
        }
        else if (what == PreferencesText.AddressArgument && long.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var address))
        {
            await book.PreferAsync(turn.Actor, address, cancel);
        }
    }
}
