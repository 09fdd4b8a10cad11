using System.Globalization;
using System.Text;

namespace CoP.Delivery.Tests.Simulation;

/// <summary>What has to be sent, and what was, kind by kind.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, Line> _lines = [];
    private readonly List<Duty> _waiting = [];
    private readonly Dictionary<string, string> _kinds = [];

    /// <summary>The first things that were not as they should be.</summary>
    public List<string> Faults { get; } = [];

    public IReadOnlyDictionary<string, Line> Lines => _lines;

    /// <param name="leaves">When it may leave at the earliest, where it is due at an instant.</param>
    /// <param name="still">Whether there is anything left to say when it leaves.</param>
    public void Expect(string kind, string key, long member, Func<DateTimeOffset, DateTimeOffset> leaves, DateTimeOffset now, Func<bool>? still = null)
    {
        _kinds[key] = kind;
        _waiting.Add(new Duty(kind, key, member, leaves, still ?? (static () => true)) { NotBefore = leaves(now) });
    }

    /// <summary>Whoever is back hears of what was kept for them.</summary>
    public void Release(long member, DateTimeOffset now) => _waiting.FindAll(duty => duty.Member == member && duty.NotBefore > now).ForEach(duty => duty.NotBefore = now);

    /// <summary>Compares what has arrived since the last time with what should have.</summary>
    /// <param name="arrived">With whether it was in the reader's quiet hours, and on a day of rest.</param>
    public void Compare(DateTimeOffset now, IEnumerable<(string Key, string Kind, bool IsQuiet, bool IsRest)> arrived)
    {
        // What could not leave in time, as nobody looked, waits again where it would disturb now.
        _waiting.FindAll(duty => duty.NotBefore <= now.AddMinutes(-5)).ForEach(duty => duty.NotBefore = duty.Leaves(now));
        var due = _waiting.FindAll(duty => duty.NotBefore <= now);
        _waiting.RemoveAll(due.Contains);
        var open = due.Where(static duty => duty.Still()).ToLookup(static duty => duty.Key).ToDictionary(static one => one.Key, static one => one.Count());
        foreach (var duty in due.Where(static duty => duty.Still()))
        {
            Of(duty.Kind).Due++;
        }

        foreach (var (key, kind, isQuiet, isRest) in arrived)
        {
            var line = Of(_kinds.GetValueOrDefault(key, kind));
            line.Sent++;
            (line.InQuietHours, line.OnHolidays) = (line.InQuietHours + (isQuiet ? 1 : 0), line.OnHolidays + (isRest ? 1 : 0));
            Fault(isQuiet || isRest, now, key, "at a time of rest");
            if (open.TryGetValue(key, out var left) && left > 0)
            {
                open[key] = left - 1;
            }
            else if (_kinds.ContainsKey(key))
            {
                line.Doubled++;
                Fault(true, now, key, "twice, or when nothing was left to say");
            }
            else
            {
                line.NotDue++;
                Fault(true, now, key, "without being due");
            }
        }

        foreach (var (key, left) in open.Where(static one => one.Value > 0))
        {
            Of(_kinds[key]).Missed += left;
            Fault(true, now, key, "missed");
        }
    }

    public void Fault(bool isOne, DateTimeOffset now, string what, string why)
    {
        if (isOne && Faults.Count < 40)
        {
            Faults.Add(string.Create(CultureInfo.InvariantCulture, $"{now.ToOffset(TimeSpan.FromHours(3)):yyyy-MM-dd ddd HH:mm} {what}: {why}"));
        }
    }

    public override string ToString()
    {
        var table = new StringBuilder("| kind | due | sent | missed | doubled | not due | in quiet hours | on holidays |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var (kind, line) in _lines.OrderBy(static one => one.Key, StringComparer.Ordinal))
        {
            table.Append(CultureInfo.InvariantCulture, $"| {kind} | {line.Due} | {line.Sent} | {line.Missed} | {line.Doubled} | {line.NotDue} | {line.InQuietHours} | {line.OnHolidays} |\n");
        }

        return table.ToString();
    }

    private Line Of(string kind) => _lines.TryGetValue(kind, out var line) ? line : _lines[kind] = new Line();

    internal sealed class Line
    {
        public int Due { get; set; }

        public int Sent { get; set; }

        public int Missed { get; set; }

        public int Doubled { get; set; }

        public int NotDue { get; set; }

        public int InQuietHours { get; set; }

        public int OnHolidays { get; set; }
    }

    private sealed record Duty(string Kind, string Key, long Member, Func<DateTimeOffset, DateTimeOffset> Leaves, Func<bool> Still)
    {
        public DateTimeOffset NotBefore { get; set; }
    }
}
