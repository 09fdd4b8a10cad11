using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Panel;

/// <summary>Whoever has registered for an event asks its panel, from its publication until a day after its end.</summary>
public sealed class AskPanel(CommunityDb db, EventAccess events, SeatBook seats, TimeProvider clock)
{
    /// <summary>Questions of one member to one panel that wait at a time.</summary>
    public const int MostOpen = 5;

    private static readonly TimeSpan OpenAfter = TimeSpan.FromDays(1);

    /// <summary>Whether anybody can ask now.</summary>
    public static bool IsOpen(Event one, DateTimeOffset now) => one.Traits.HasPanel && one.State is EventState.Published or EventState.Held && now < one.EndsAt + OpenAfter;

    /// <summary>The event, if they may ask its panel now.</summary>
    public async Task<Result<Event>> FindAsync(Member member, long eventId, CancellationToken cancel)
    {
        var found = await events.FindAsync(eventId, member, cancel);
        return found.Refusal is { } refusal ? refusal
            : !IsOpen(found.Value, clock.GetUtcNow()) ? new PanelIsClosed()
            : await seats.FindAsync(eventId, member.Id, cancel) is not { IsActive: true } ? new NotRegistered()
            : await OpenOf(member, eventId).CountAsync(cancel) >= MostOpen ? new TooManyPanelQuestions()
            : found;
    }

    public async Task<Result<PanelQuestion>> HandleAsync(Member member, long eventId, string text, CancellationToken cancel)
    {
        var found = await FindAsync(member, eventId, cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var question = new PanelQuestion { EventId = eventId, AskerId = member.Id, Text = text, AskedAt = now, RemindAt = now }; // Due as soon as the event is over.
        db.PanelQuestions.Add(question);
        await db.SaveChangesAsync(cancel);
        return question;
    }

    private IQueryable<PanelQuestion> OpenOf(Member member, long eventId) =>
        db.PanelQuestions.Where(one => one.EventId == eventId && one.AskerId == member.Id && one.State == PanelQuestionState.Open);
}
