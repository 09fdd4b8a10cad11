namespace CoP.Community.Events.Feedback;

/// <summary>What somebody thinks of an event. Nothing here says who: that they have answered is a response to <see cref="ResponsesTo"/>, without what.</summary>
public sealed class EventFeedback
{
    public const int Best = 5;
    public const int WordsLength = 1000;

    public long Id { get; set; }

    public long EventId { get; set; }

    public Event? Event { get; set; }

    /// <summary>From 1 to <see cref="Best"/>.</summary>
    public int Score { get; set; }

    public string? Words { get; set; }

    /// <summary>What those who have answered have responded to.</summary>
    public static string ResponsesTo(long eventId) => $"event-feedback:{eventId}";
}
