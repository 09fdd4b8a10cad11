using System.Text.Json.Serialization;

namespace CoP.Dialogs.Turns;

/// <summary>
/// A picture or a document. Name, type and size are what the sender claims; the bytes are fetched before the turn's
/// transaction begins, and only where somebody is waiting for a file.
/// </summary>
/// <param name="Size">In bytes, when the channel said so.</param>
/// <param name="Reference">What the channel needs to fetch it: Telegram's <c>file_id</c>, an address.</param>
/// <param name="Content">What it counts as where no form waits for a file.</param>
public sealed record FileReceived(string Name, string ClaimedType, long? Size, string Reference, OtherContent Content = OtherContent.File, bool ToUs = true) : IncomingEvent
{
    /// <summary>What became of fetching it; null before. Not kept with a failed event: a replay fetches anew.</summary>
    [JsonIgnore]
    public FetchedFile? Fetched { get; init; }

    /// <summary>What stands in it, where nobody has asked for it and it may be worth sharing.</summary>
    [JsonIgnore]
    public Community.Files.FileText? Read { get; init; }
}
