using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Door;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Events.Door;

/// <summary>How many were there: counts, never names.</summary>
internal sealed class DoorText(DoorLists lists, EventText text)
{
    /// <summary>Nothing while nobody is.</summary>
    public async Task<IEnumerable<Block>> FactsAsync(Event one, string language, CancellationToken cancel)
    {
        var counts = one.PublishedAt is null ? null : await lists.CountAsync(one.Id, cancel);
        return counts is not { Present: > 0 } ? [] : [new Facts([.. Facts(one, counts).Where(static fact => fact.Count is not 0)
            .Select(fact => new Fact(text.Say($"events.count.{fact.Label}", language), fact.Count.ToString("N0", Languages.Culture(language))))])];
    }

    private static IEnumerable<(string Label, int Count)> Facts(Event one, AttendanceCounts counts) =>
        [("present", counts.Present), ("walkIns", counts.WalkIns), ("standing", counts.Standing), ("absent", one.State == EventState.Held ? counts.Absent : 0)];
}
