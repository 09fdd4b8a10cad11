using System.Collections.Concurrent;

namespace CoP.Kill.Platforms;

/// <summary>Groups that may become supergroups, each once; their old ids are refused from then on.</summary>
internal sealed class TelegramGroups
{
    private const long Farther = 1_000_000_000_000;
    private readonly ConcurrentDictionary<long, long> _moved = new();

    public bool IsLeft(long chat) => _moved.ContainsKey(chat);

    public static bool MayMove(long chat) => chat is < 0 and > -Farther && chat % 2 == 0;

    public long Move(long chat) => _moved.GetOrAdd(chat, static old => old - Farther);

    public long Now(long chat) => _moved.GetValueOrDefault(chat, chat);
}
