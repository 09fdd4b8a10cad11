using System.Collections.Immutable;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>A form of a feature: what it asks, and what happens when everything is answered.</summary>
public interface IFormHandler
{
    /// <summary>What is known when its command or button opens it, or null when that cannot be (having said so).</summary>
    /// <param name="argument">What stood behind the command.</param>
    /// <param name="start">What it is about.</param>
    Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) => Task.FromResult<FormStart?>(start);

    /// <summary>The form for this turn, or null when its subject is gone or not theirs (having said so).</summary>
    Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel);

    /// <summary>Carries it out and says so, or returns what is wrong by field: then those are asked again.</summary>
    Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel);

    /// <summary>A last word on what the engine made of a turn, where an answer has to be worked out from others.</summary>
    Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel) => Task.FromResult(step);

    /// <summary>True for a form that was only offered: other words mean something else now.</summary>
    bool YieldsToWords(DialogState state) => false;
}
