namespace CoP.Kill.Platforms;

/// <summary>How a platform behaves towards one message.</summary>
public enum PlatformFault
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

/// <summary>Chooses faults by chance: most messages are simply answered.</summary>
public sealed class FaultInjection(int seed)
{
    private static readonly (PlatformFault PlatformFault, int Permille)[] Table =
    [
        (PlatformFault.Delay, 60), (PlatformFault.AcceptThenClose, 12), (PlatformFault.AcceptThen504, 12), (PlatformFault.Stall, 8), (PlatformFault.FloodWithTime, 10),
        (PlatformFault.FloodWithoutTime, 4), (PlatformFault.Blocked, 6), (PlatformFault.Forbidden, 4), (PlatformFault.Bad, 6), (PlatformFault.TooLarge, 4), (PlatformFault.Conflict, 6), (PlatformFault.Migrate, 60),
    ];

    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    /// <summary>False at the end of a run, when everything has to come to rest.</summary>
    public bool IsOn { get; set; } = true;

    public PlatformFault Next()
    {
        var chance = Roll(1000);
        foreach (var (fault, permille) in IsOn ? Table : [])
        {
            if ((chance -= permille) < 0)
            {
                return fault;
            }
        }

        return PlatformFault.Answer;
    }

    public int Roll(int sides)
    {
        lock (_lock)
        {
            return _random.Next(sides);
        }
    }
}
