using CoP.Community.Events;
using CoP.Community.Events.Hosting;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Events.Hosting;

/// <summary>Whether the host of a meeting has confirmed, for whoever looks after it.</summary>
internal sealed class HostingText(HostRequestAccess access, EventText text)
{
    /// <summary>Nothing where nobody is asked.</summary>
    public async Task<IEnumerable<Block>> FactsAsync(Event one, string language, CancellationToken cancel) =>
        one is not { Kind: EventKind.GroupMeeting, State: EventState.Published } ? []
        : await access.OfAsync(one, cancel) is { } request ? [Fact($"{request.State}", language)]
        : one.Series is null ? []
        : [Fact(one.HostId is null ? "none" : "later", language)];

    private Facts Fact(string state, string language) => new([new Fact(text.Say("events.label.hosting", language), text.Say($"events.hosting.state.{state}", language))]);
}
