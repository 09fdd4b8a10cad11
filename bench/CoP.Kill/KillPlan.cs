using System.Globalization;

namespace CoP.Kill;

/// <summary>What a run does. Everything has a default, so that <c>dotnet run</c> alone is a short run.</summary>
public sealed record KillPlan
{
    /// <summary>The points of <see cref="NamedPoints"/>, as the documentation of the guarantees names them.</summary>
    public static IReadOnlyList<string> AllPoints { get; } =
        ["I1", "I2a", "I2b", "I2c", "I3", "I4", "I5", "I6", "P1", "O1", "O2", "O3", "O4", "O5", "O6", "O7", "A1", "A2", "S1", "S2"];

    public int Seed { get; init; } = 20261121;

    /// <summary>Ordinary stops under load, before anything is killed: they must leave nothing in doubt. The platforms behave meanwhile.</summary>
    public int Stops { get; init; } = 2;

    /// <summary>Kills at moments that chance chooses.</summary>
    public int RandomKills { get; init; } = 15;

    /// <summary>Each is killed at once.</summary>
    public IReadOnlyList<string> NamedPoints { get; init; } = AllPoints;

    /// <summary>Seconds for which nobody can write to the database; at its end the process is killed.</summary>
    public int OutageSeconds { get; init; }

    /// <summary>Seconds for which all processes run, and one of them is killed every few of them and started anew, while the others go on.</summary>
    public int ClusterSeconds { get; init; }

    /// <summary>Seconds for which one process is cut off from the database, and from nothing else, while the others go on.</summary>
    public int CutSeconds { get; init; }

    /// <summary>Whether the platforms answer everything as they should.</summary>
    public bool IsCalm { get; init; }

    public int Members { get; init; } = 40;

    /// <summary>How many recipients of an announcement are written in one transaction: few, so that kills fall between.</summary>
    public int RowsPerChunk { get; init; } = 4;

    /// <summary>How many processes share the database.</summary>
    public int Processes { get; init; } = 1;

    public string Provider { get; init; } = "Sqlite";

    /// <summary>Null: a new file in the run's own folder.</summary>
    public string? Database { get; init; }

    /// <summary>Where the ledgers and the hosts' logs are written; null: a new temporary folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Reads <c>--seed 7 --stops 5 --random 200 --points I1,O3 --outage 20 --cluster 600 --cut 60 --calm yes --members 60 --chunk 4 --processes 2 --provider Sqlite --database "Data Source=…" --folder out</c>.</summary>
    public static KillPlan Read(IReadOnlyList<string> words)
    {
        var given = words.Chunk(2).ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
        var plan = new KillPlan();
        return plan with
        {
            Seed = Number("--seed", plan.Seed),
            Stops = Number("--stops", plan.Stops),
            RandomKills = Number("--random", plan.RandomKills),
            NamedPoints = given.GetValueOrDefault("--points") is { } points ? points.Split(',', StringSplitOptions.RemoveEmptyEntries) : plan.NamedPoints,
            OutageSeconds = Number("--outage", plan.OutageSeconds),
            ClusterSeconds = Number("--cluster", plan.ClusterSeconds),
            CutSeconds = Number("--cut", plan.CutSeconds),
            IsCalm = given.GetValueOrDefault("--calm") == "yes",
            Members = Number("--members", plan.Members),
            RowsPerChunk = Number("--chunk", plan.RowsPerChunk),
            Processes = Number("--processes", plan.Processes),
            Provider = given.GetValueOrDefault("--provider", plan.Provider),
            Database = given.GetValueOrDefault("--database"),
            Folder = given.GetValueOrDefault("--folder"),
        };

        int Number(string name, int otherwise) => given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }
}
