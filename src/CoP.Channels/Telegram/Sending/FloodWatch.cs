namespace CoP.Channels.Telegram.Sending;

/// <summary>
/// Tells whether a 429 is about one chat or about the bot. The answer is the same for both (protocol: limits), but the
/// bot's own limit meets several chats within seconds.
/// </summary>
internal sealed class FloodWatch(TimeProvider time)
{
    private const int ManyChats = 3;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _lastByChat = [];

    /// <summary>Notes a 429 for a chat; true when so many different chats got one lately that everybody must wait.</summary>
    public bool IsWholeBot(string chat)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            foreach (var old in _lastByChat.Where(entry => time.GetElapsedTime(entry.Value, now) > Window).Select(entry => entry.Key).ToList())
            {
                _lastByChat.Remove(old);
            }

            _lastByChat[chat] = now;
            return _lastByChat.Count >= ManyChats;
        }
    }
}
