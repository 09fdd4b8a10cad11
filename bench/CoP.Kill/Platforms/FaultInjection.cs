namespace CoP.Kill.Platforms;

/// <summary>How a platform behaves towards one message.</summary>
public enum Trick
{
    Answer,
    Delay,

    /// <summary>Shown; then the connection is cut.</summary>
    AcceptThenClose,

    /// <summary>Shown; then 504.</summary>
    AcceptThen504,

    /// <summary>Shown; the answer breaks off in the middle.</summary>
    Stall,
    FloodWithTime,
    FloodWithoutTime,

    /// <summary>The person is out of reach.</summary>
    Blocked,

    /// <summary>403 for a reason of its own.</summary>
    Forbidden,
    Bad,
    TooLarge,

    /// <summary>412: somebody else is at it, try again.</summary>
    Conflict,

    /// <summary>The group goes on under another id.</summary>
    Migrate,
}

/// <summary>Chooses tricks by chance: most messages are simply answered.</summary>
public sealed class FaultInjection(int seed)
{
    private static readonly (Trick Trick, int Permille)[] Table =
    [
        (Trick.Delay, 60), (Trick.AcceptThenClose, 12), (Trick.AcceptThen504, 12), (Trick.Stall, 8), (Trick.FloodWithTime, 10),
        (Trick.FloodWithoutTime, 4), (Trick.Blocked, 6), (Trick.Forbidden, 4), (Trick.Bad, 6), (Trick.TooLarge, 4), (Trick.Conflict, 6), (Trick.Migrate, 60),
    ];

    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    /// <summary>False at the end of a run, when everything has to come to rest.</summary>
    public bool IsOn { get; set; } = true;

    public Trick Next()
    {
        var chance = Roll(1000);
        foreach (var (trick, permille) in IsOn ? Table : [])
        {
            if ((chance -= permille) < 0)
            {
                return trick;
            }
        }

        return Trick.Answer;
    }

    public int Roll(int sides)
    {
        lock (_lock)
        {
            return _random.Next(sides);
        }
    }
}
