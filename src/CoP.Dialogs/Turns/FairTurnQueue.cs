using CoP.Community;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Turns;

/// <summary>Gives everybody who sends something the same share of our time, however much of it they send.</summary>
internal sealed class FairTurnQueue(AttachmentPrefetch turns, SenderQueues lines, Backlog backlog, ILocalizer words) : ITurns
{
    public async Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel)
    {
        if (lines.TryEnter(Sender.Of(incoming)) is not { } line)
        {
            return await BeyondAsync(incoming, cancel);
        }

        try
        {
            return await InTurnAsync(line, incoming, cancel);
        }
        finally
        {
            lines.Leave(line);
        }
    }

    public Task<IReadOnlyList<PromptOption>> SearchAsync(string channel, string person, string dataset, string typed, CancellationToken cancel) =>
        turns.SearchAsync(channel, person, dataset, typed, cancel);

    private async Task<TurnOutcome> InTurnAsync(SenderQueue line, Incoming incoming, CancellationToken cancel)
    {
        await line.Turn.WaitAsync(cancel);
        try
        {
            return await turns.HandleAsync(incoming, cancel);
        }
        finally
        {
            line.Turn.Release();
        }
    }

    /// <summary>A press whose answer is the response cannot be answered later: it is not taken, and whoever pressed is told.</summary>
    private async Task<TurnOutcome> BeyondAsync(Incoming incoming, CancellationToken cancel)
    {
        if (incoming.AnswersInResponse)
        {
            return new TurnOutcome(Remark: words.Say("turn.tooMuch.press", Languages.Nearest(incoming.LanguageHint) ?? Languages.English));
        }

        await backlog.KeepAsync([incoming], cancel);
        return new TurnOutcome();
    }
}
