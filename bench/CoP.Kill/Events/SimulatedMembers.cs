using CoP.Kill.Platforms;

namespace CoP.Kill.Events;

/// <summary>Members on both channels, alone and in groups, who write faster than the bot can answer, but not without end.</summary>
internal sealed class SimulatedMembers(int members, FaultInjection chance, EventQueue telegram, EventQueue teams, TelegramPlatform groups, string serviceUrl)
{
    private const int Groups = 4;
    private const int MostWaiting = 60;
    private static readonly string[] Words = ["/help", "hello", "/thanks", "how do I register a household?", "/cancel"];
    private long _lastNumber = 1_000;

    public static long TelegramId(int member) => 10_000 + member;

    public static string TeamsId(int member) => $"29:1person{member}";

    public static string TeamsChat(int member) => $"a:1chat{member}";

    /// <summary>Some members say something, as long as not too much waits to be brought.</summary>
    public void Speak(int times)
    {
        for (var at = 0; at < times && telegram.Pending + teams.Pending < MostWaiting; at++)
        {
            telegram.Add(Telegram(Text()));
            teams.Add(Teams(Text()));
        }
    }

    /// <summary>Something that never goes well.</summary>
    public void Poison()
    {
        var victim = Anybody();
        telegram.Add(Payloads.OnTelegram(++_lastNumber, victim, victim, "/help poison"));
    }

    private KillEvent Telegram(string text)
    {
        var (chat, person) = (chance.Roll(12) == 0 ? groups.GroupNow(-100 - chance.Roll(Groups)) : Anybody(), Anybody());
        return Payloads.OnTelegram(++_lastNumber, chat, chat < 0 ? person : chat, chat < 0 ? "/help@CopTestBot" : text);
    }

    /// <summary>No words twice: after a redelivery, equal words from one person count as one event under another id.</summary>
    private KillEvent Teams(string text)
    {
        var (member, number) = (chance.Roll(members), ++_lastNumber);
        return chance.Roll(8) == 0
            ? Payloads.OnTeams(number, $"19:channel{chance.Roll(Groups)}@thread.tacv2", TeamsId(member), $"/help {number}", serviceUrl)
            : Payloads.OnTeams(number, TeamsChat(member), TeamsId(member), $"{text} {number}", serviceUrl);
    }

    private long Anybody() => TelegramId(chance.Roll(members));

    private string Text() => Words[chance.Roll(Words.Length)];
}
