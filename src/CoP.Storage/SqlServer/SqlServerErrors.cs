using Microsoft.Data.SqlClient;

namespace CoP.Storage.SqlServer;

/// <summary>SQL Server's error numbers, see https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors.</summary>
internal static class SqlServerErrors
{
    public const int AlreadyMade = 1801;
    public const int Deadlock = 1205;
    public const int LockTimeout = 1222;
    public const int UniqueIndexViolated = 2601;
    public const int UniqueKeyViolated = 2627;
    public const int CannotOpen = 4060;
    public const int LoginFailed = 18456;
    public const int ReadOnly = 3906;
    public const int LogFull = 9002;

    /// <summary>Of the client: the answer took longer than the command's patience.</summary>
    public const int Timeout = -2;

    /// <summary>A view of the database that did not hold: an update of what another has changed meanwhile, or a change of the schema under it.</summary>
    private static readonly int[] SnapshotConflicts = [3960, 3961];

    /// <summary>From here on the server is out of resources (17), in trouble of its own (18, 19), or ends the connection (20 and more).</summary>
    private const byte OutOfResources = 17;

    /// <summary>Filegroups without space.</summary>
    private static readonly int[] Full = [1101, 1105, LogFull];

    /// <summary>
    /// Those of less severity of which none is about what was to be written: the database is being started, moved, restored or taken away, or the service
    /// has no room for us now. Where a failover is on its way, whoever asked is told so and asks again, since nobody knows how long it takes.
    /// </summary>
    private static readonly int[] AwayOrBusy =
    [
        Timeout, 233, 615, 904, 921, 922, 923, 924, 926, 927, 942, 945, 952, 954, 976, 978, 979, 982, 983, 988, 3906, 3908, CannotOpen, 4221, 6005, 10053, 10054, 10060,
        10928, 10929, 17142, 18401, LoginFailed, 18488, 40143, 40197, 40501, 40540, 40544, 40549, 40550, 40551, 40552, 40553, 40613, 49918, 49919, 49920,
    ];

    public static bool IsConflict(int number) =>
        number is Deadlock or LockTimeout or UniqueIndexViolated or UniqueKeyViolated || SnapshotConflicts.Contains(number);

    /// <param name="severity"><see cref="SqlException.Class"/>.</param>
    public static bool IsOutOfReach(int number, byte severity) => severity >= OutOfResources || AwayOrBusy.Contains(number);

    public static string InWords(int number) => number switch
    {
        ReadOnly => "The database is read-only.",
        CannotOpen or LoginFailed => "The database server does not let the program in.",
        Timeout => "The database does not answer in time.",
        10928 or 10929 or 40501 or 49918 or 49919 or 49920 => "The database server has no room for the program now.",
        _ when Full.Contains(number) => "The disk of the database server is full.",
        _ => "The database is out of reach.",
    };
}
