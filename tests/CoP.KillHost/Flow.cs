namespace CoP.KillHost;

/// <summary>What the running code belongs to, wherever it awaits.</summary>
internal static class Flow
{
    private static readonly AsyncLocal<RequestMark?> CurrentRequest = new();
    private static readonly AsyncLocal<TurnMark?> CurrentTurn = new();
    private static readonly AsyncLocal<Writes?> CurrentWrites = new();

    public static RequestMark? Request
    {
        get => CurrentRequest.Value;
        set => CurrentRequest.Value = value;
    }

    public static TurnMark? Turn
    {
        get => CurrentTurn.Value;
        set => CurrentTurn.Value = value;
    }

    public static Writes? Writes
    {
        get => CurrentWrites.Value;
        set => CurrentWrites.Value = value;
    }
}

/// <summary>A request of a platform.</summary>
internal sealed class RequestMark
{
    /// <summary>True when the process ends as soon as this request is answered.</summary>
    public bool IsLast { get; set; }
}

/// <summary>A turn and the transactions it has begun: a second one means that the first was rolled back for good.</summary>
internal sealed class TurnMark
{
    public int Transactions { get; set; }
}

/// <summary>What a transaction has written so far, as far as kill points depend on it.</summary>
internal sealed class Writes
{
    public bool Inbox { get; set; }

    public bool Outbox { get; set; }

    public bool Sending { get; set; }

    public bool Sent { get; set; }

    /// <summary>Some of an announcement's audience.</summary>
    public bool Chunk { get; set; }

    /// <summary>The last of its audience.</summary>
    public bool LastChunk { get; set; }
}
