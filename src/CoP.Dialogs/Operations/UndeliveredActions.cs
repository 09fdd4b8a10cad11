using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Operations;

/// <summary>Shows what was not delivered. The argument is <c>{section}:{offset}</c>.</summary>
internal sealed class OutboxAction(UndeliveredPages pages) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var page = await pages.ShowAsync(turn, argument, cancel);
        if (argument.Length > 0)
        {
            turn.Replace(page);
        }
        else
        {
            turn.Reply(page);
        }
    }
}

/// <summary>Decides about one entry of a list, and shows the list as it is then. The argument is <c>{section}:{id}</c>.</summary>
/// <param name="decide">Says why it was not done, or null.</param>
internal sealed class UndeliveredDecision(
    string name, UndeliveredPages pages, Func<TurnContext, string, string, CancellationToken, Task<Refusal?>> decide) : IAction
{
    public static void Declare<TUseCase>(
        FeatureBuilder feature, string name, Permission needs, Func<TUseCase, TurnContext, string, string, CancellationToken, Task<Refusal?>> decide)
        where TUseCase : notnull => feature.Button(name, needs, scope => new UndeliveredDecision(
            name, scope.GetRequiredService<UndeliveredPages>(),
            (turn, section, id, cancel) => decide(scope.GetRequiredService<TUseCase>(), turn, section, id, cancel))).OnlyOnce();

    /// <summary>The id, or one that nothing has.</summary>
    public static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var cut = argument.IndexOf(':', StringComparison.Ordinal);
        var refusal = await decide(turn, argument[..Math.Max(cut, 0)], argument[(cut + 1)..], cancel);
        turn.Remark(refusal is null ? (Text)$"operations.done.{name}" : RefusalText.Text(refusal));
        turn.Replace(await pages.ShowAsync(turn, argument[..Math.Max(cut, 0)], cancel));
    }
}
