namespace CoP.Testing.Calendars;

/// <summary>An entry as a person sees it.</summary>
public sealed record FakeEntry(string Summary, DateTimeOffset Start, DateTimeOffset End, bool IsCancelled, int Sequence, IcsComponent Written);

/// <summary>
/// A person's calendar: of two with the same identifier it takes the higher sequence, of equals the later stamp, and nothing older
/// (RFC 5546, section 2.1.5).
/// </summary>
public sealed class FakeCalendar
{
    private readonly Dictionary<string, (FakeEntry Entry, DateTimeOffset Stamp)> _entries = new(StringComparer.Ordinal);

    public IReadOnlyList<FakeEntry> Entries => [.. _entries.Values.Select(static one => one.Entry).OrderBy(static one => one.Start)];

    /// <summary>Opens a file.</summary>
    public FakeCalendar Open(ReadOnlySpan<byte> file)
    {
        var calendar = IcsReader.Read(file);
        var method = calendar.Value("METHOD") ?? throw new FormatException("A file that is opened says what is to be done with it.");
        foreach (var entry in calendar.Of("VEVENT"))
        {
            Take(calendar, entry, isOff: method == "CANCEL");
        }

        return this;
    }

    /// <summary>Looks again at an address that it subscribes to: what is not there any more is gone.</summary>
    public FakeCalendar Refresh(ReadOnlySpan<byte> feed)
    {
        _entries.Clear();
        var calendar = IcsReader.Read(feed);
        foreach (var entry in calendar.Of("VEVENT"))
        {
            Take(calendar, entry, isOff: false);
        }

        return this;
    }

    private void Take(IcsComponent calendar, IcsComponent entry, bool isOff)
    {
        var (uid, stamp) = (entry.Value("UID")!, calendar.Instant(entry.Find("DTSTAMP")!));
        var sequence = entry.Number("SEQUENCE");
        if (!_entries.TryGetValue(uid, out var known) || (sequence, stamp).CompareTo((known.Entry.Sequence, known.Stamp)) > 0)
        {
            _entries[uid] = (new FakeEntry(
                entry.Text("SUMMARY")!, calendar.Start(entry), calendar.End(entry), isOff || entry.Value("STATUS") == "CANCELLED", sequence, entry), stamp);
        }
    }
}
