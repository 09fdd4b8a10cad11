using CoP.Community;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Teams.Answering;

/// <summary>
/// Runs turns in a scope of their own, not in the request's: a turn goes on when the caller hangs up or when its answer
/// comes too late for the response.
/// </summary>
internal sealed class TurnRunner(IServiceScopeFactory scopes)
{
    public async Task<TurnOutcome> RunAsync(Incoming incoming)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ITurns>().HandleAsync(incoming, CancellationToken.None);
    }

    public async Task<IReadOnlyList<PromptOption>> SearchAsync(string person, string dataset, string words)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ITurns>()
            .SearchAsync(ChannelNames.Teams, person, dataset, words, CancellationToken.None);
    }
}
