namespace CoP.Dialogs.Turns;

/// <summary>The events of one sender, in the order they came. All members are for the holder of <see cref="SenderQueues"/>' lock.</summary>
internal sealed class SenderQueue(Sender sender)
{
    public Sender Sender => sender;

    /// <summary>One turn at a time: whoever sends much has no more of the write gate than others.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>How many wait here for their turn or have it.</summary>
    public int Inside { get; set; }

    /// <summary>To be written down.</summary>
    public List<Unwritten> ToWrite { get; } = [];

    /// <summary>Written down, to be handled.</summary>
    public Queue<Incoming> Waiting { get; } = new();

    public bool IsWriting { get; set; }

    public bool IsDraining { get; set; }

    /// <summary>Whether the sender has heard that it takes a while.</summary>
    public bool IsTold { get; set; }

    public bool IsBehind => IsWriting || IsDraining || ToWrite.Count > 0 || Waiting.Count > 0;
}

/// <summary>Events that somebody wants to know written down.</summary>
internal sealed record Unwritten(IReadOnlyList<Incoming> Events, TaskCompletionSource Written);
