using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Events;
using CoP.Community.Events.Topics;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Topics;

/// <summary>The form for an event that is made of a topic: it begins with what was said about that.</summary>
internal sealed class TopicStart(TopicAccess access)
{
    private const string Argument = "topic";

    /// <summary>Null when the topic is not open any more, having said so.</summary>
    public async Task<FormStart?> FillAsync(TurnContext turn, FormStart start, EventKind kind, long id, CancellationToken cancel)
    {
        var found = await access.FindOpenAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        var group = EventKindTraits.Of(kind).IsOfGroup ? found.Value.Group?.Slug : null;
        return start with
        {
            Arguments = start.Arguments.Add(Argument, id.ToString(CultureInfo.InvariantCulture)),
            Drafts = Known((EventFields.Title, found.Value.Title), (EventFields.About, found.Value.Why), (CommonFields.GroupId, group))
                .Aggregate(start.Drafts ?? Answers.None, static (drafts, known) => drafts.With(known.Field, known.Value)),
        };
    }

    /// <summary>The topic that a form is about; null for none.</summary>
    public static long? Of(ImmutableSortedDictionary<string, string> arguments) =>
        arguments.ContainsKey(Argument) ? new FormRequest(arguments).Id(Argument) : null;

    private static IEnumerable<(string Field, string? Value)> Known(params IEnumerable<(string Field, string? Value)> parts) => parts.Where(static part => part.Value is not null);
}
