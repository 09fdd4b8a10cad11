using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Sessions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Sessions;

/// <summary>What the form for an event does otherwise when it is for a session.</summary>
internal sealed class SessionForm(EventAccess access, AddSession add, EventText text)
{
    /// <summary>The argument that says of which conference.</summary>
    public const string Conference = "parent";

    /// <summary>Of which conference it is, and when that is; null for what is no session.</summary>
    public async Task<Text?> IntroAsync(TurnContext turn, Event? before, ImmutableSortedDictionary<string, string> arguments, CancellationToken cancel)
    {
        var conference = (before?.ParentId ?? Of(arguments)) is { } id ? await access.LoadAsync(id, cancel) : null;
        return conference is null ? (Text?)null : new Text("events.sessions.form.intro", conference.Title, text.When(conference, turn.Language, turn.Member));
    }

    public Task<Result<Event>> AddAsync(TurnContext turn, long conference, EventDraft draft, CancellationToken cancel) => add.HandleAsync(turn.Actor, conference, draft, cancel);

    /// <summary>The conference to which a new one belongs; null for none.</summary>
    public static long? Of(ImmutableSortedDictionary<string, string> arguments) =>
        arguments.TryGetValue(Conference, out var id) ? long.Parse(id, CultureInfo.InvariantCulture) : null;
}
