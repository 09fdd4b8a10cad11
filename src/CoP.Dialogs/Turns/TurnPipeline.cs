using System.Data.Common;
using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Turns;

/// <summary>Runs each event as one transaction, and keeps what failed.</summary>
internal sealed class TurnPipeline(ITransactions transactions, FailedTurns failures, UnaddressedMessages overheard, IServiceScopeFactory scopes, ILocalizer words, TurnMeter meter, TimeProvider clock) : ITurns
{
    public async Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel)
    {
        if (!incoming.HasWaited && await overheard.IsAsync(incoming, cancel))
        {
            return new TurnOutcome();
        }

        using var turn = meter.Start(incoming);
        var outcome = await TryAsync(incoming, cancel);
        meter.Stop(turn, outcome);
        return outcome;
    }

    private async Task<TurnOutcome> TryAsync(Incoming incoming, CancellationToken cancel)
    {
        try
        {
            return await transactions.DecideAsync(
                incoming.ExclusiveKey, incoming.Verb, (services, token) => services.GetRequiredService<TurnHandler>().HandleAsync(incoming, token), cancel);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or DbException { IsTransient: true })) // What the database was to blame for goes well when the platform brings it again.
        {
            return await failures.KeepAsync(incoming, fault, cancel); // Throws when the database is the fault: then nothing was kept.
        }
    }

    public async Task<IReadOnlyList<PromptOption>> SearchAsync(
        string channel, string person, string dataset, string typed, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var member = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Addresses
            .Of(channel, person)
            .Select(address => address.Member)
            .FirstOrDefaultAsync(cancel);
        if (!Permissions.Allows(member, Permission.TakePart, clock.GetUtcNow()) || scope.ServiceProvider.GetKeyedService<IDataset>(dataset) is not { } found)
        {
            return [];
        }

        var language = member!.Language ?? Languages.English;
        return [.. (await found.FindAsync(typed, cancel)).Select(option => new PromptOption(option.Value, words.Say(option.Label, language)))];
    }
}
