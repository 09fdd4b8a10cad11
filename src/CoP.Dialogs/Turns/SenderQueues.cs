namespace CoP.Dialogs.Turns;

/// <summary>Everybody who is sending something at the moment.</summary>
internal sealed class SenderQueues
{
    /// <summary>So many of one sender's events wait for their turn here; what goes beyond is written down first.</summary>
    public const int Share = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<Sender, SenderQueue> _lines = [];

    /// <summary>A place in the sender's line, to be left again; null when the share is used up.</summary>
    public SenderQueue? TryEnter(Sender sender)
    {
        lock (_lock)
        {
            var line = Line(sender);
            if (line.Inside >= Share || line.IsBehind)
            {
                return null;
            }

            line.Inside++;
            return line;
        }
    }

    public void Leave(SenderQueue line)
    {
        lock (_lock)
        {
            line.Inside--;
            ForgetIdle(line);
        }
    }

    public bool IsBehind(Sender sender)
    {
        lock (_lock)
        {
            return _lines.TryGetValue(sender, out var line) && line.IsBehind;
        }
    }

    /// <summary>Adds what is to be written down. True for whoever has to begin writing.</summary>
    public bool Add(Sender sender, Unwritten unwritten, out SenderQueue line)
    {
        lock (_lock)
        {
            line = Line(sender);
            line.ToWrite.Add(unwritten);
            var begins = !line.IsWriting;
            line.IsWriting = true;
            return begins;
        }
    }

    /// <summary>All that is to be written down by now; nothing ends the writing.</summary>
    public IReadOnlyList<Unwritten> TakeToWrite(SenderQueue line)
    {
        lock (_lock)
        {
            Unwritten[] all = [.. line.ToWrite];
            line.ToWrite.Clear();
            line.IsWriting = all.Length > 0;
            ForgetIdle(line);
            return all;
        }
    }

    /// <summary>These are written down. True for whoever has to begin handling them.</summary>
    public bool Wait(SenderQueue line, IEnumerable<Incoming> written)
    {
        lock (_lock)
        {
            foreach (var incoming in written)
            {
                line.Waiting.Enqueue(incoming);
            }

            var begins = !line.IsDraining && line.Waiting.Count > 0;
            line.IsDraining |= begins;
            return begins;
        }
    }

    /// <summary>As <see cref="Wait(SenderQueue, IEnumerable{Incoming})"/>, for what another process or an earlier life has written down, unless it waits here already.</summary>
    public bool Wait(IGrouping<Sender, Incoming> written, out SenderQueue line)
    {
        lock (_lock)
        {
            line = Line(written.Key);
            var here = line.Waiting.Select(static one => one.ExternalId).ToHashSet(StringComparer.Ordinal);
            return Wait(line, written.Where(one => !here.Contains(one.ExternalId)));
        }
    }

    /// <summary>The next one in turn, which stays there until <see cref="Done"/>; null ends the handling.</summary>
    public Incoming? Next(SenderQueue line)
    {
        lock (_lock)
        {
            if (line.Waiting.TryPeek(out var next))
            {
                return next;
            }

            (line.IsDraining, line.IsTold) = (false, false);
            ForgetIdle(line);
            return null;
        }
    }

    public void Done(SenderQueue line)
    {
        lock (_lock)
        {
            line.Waiting.Dequeue();
        }
    }

    /// <summary>True once for each time that a sender falls behind.</summary>
    public bool ShallBeTold(SenderQueue line)
    {
        lock (_lock)
        {
            var isNews = !line.IsTold;
            line.IsTold = true;
            return isNews;
        }
    }

    private SenderQueue Line(Sender sender)
    {
        if (!_lines.TryGetValue(sender, out var line))
        {
            _lines[sender] = line = new SenderQueue(sender);
        }

        return line;
    }

    private void ForgetIdle(SenderQueue line)
    {
        if (line is { Inside: 0, IsBehind: false })
        {
            _lines.Remove(line.Sender);
        }
    }
}
