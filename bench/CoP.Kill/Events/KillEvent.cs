using System.Text.Json.Nodes;

namespace CoP.Kill.Events;

/// <summary>Something a person does, as a platform brings it: until it is accepted, and sometimes again.</summary>
/// <param name="Number">Grows with each event; Telegram's update id.</param>
/// <param name="InboxId">How the bot names it.</param>
/// <param name="IsPoison">Its turn fails every time.</param>
public sealed record KillEvent(string Channel, string Chat, long Number, string InboxId, JsonObject Payload, bool IsPoison)
{
    /// <summary>When it was brought for the first time, as the driver's clock counts; null before.</summary>
    public long? BroughtAt { get; set; }

    /// <summary>How often it was brought.</summary>
    public int Tries { get; set; }

    /// <summary>How often the bot said that it has it.</summary>
    public int Accepted { get; set; }

    /// <summary>Answers that are neither yes nor a break: what the bot refused.</summary>
    public int Refused { get; set; }
}
