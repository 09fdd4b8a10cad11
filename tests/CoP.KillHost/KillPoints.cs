using System.Diagnostics;
using System.Globalization;

namespace CoP.KillHost;

/// <summary>
/// Where this process is to end: <c>COP_KILL_AT=POINT:N</c> is the N-th time that POINT is reached. It ends by SIGKILL, so
/// that nothing is flushed, finished or tidied up. Without the variable nothing happens at any point.
/// </summary>
internal sealed class KillPoints(string? armed, int number)
{
    public const string Variable = "COP_KILL_AT";
    private int _reached;

    public static KillPoints FromEnvironment()
    {
        var parts = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(':');
        return parts is [{ Length: > 0 } point, var number]
            ? new KillPoints(point, int.Parse(number, CultureInfo.InvariantCulture))
            : new KillPoints(null, 0);
    }

    public bool IsArmed(string point) => armed == point;

    /// <summary>The point was reached; the N-th time is the end.</summary>
    public void Reach(string point)
    {
        if (IsNow(point))
        {
            Die();
        }
    }

    /// <summary>Counts the point and says whether it is time; whoever asks must then let the process <see cref="Die"/>.</summary>
    public bool IsNow(string point) => IsArmed(point) && Interlocked.Increment(ref _reached) == number;

    public void Die()
    {
        Console.WriteLine($"killed {armed}");
        Console.Out.Flush();
        using var me = Process.GetCurrentProcess();
        me.Kill(); // On Unix this is kill(pid, SIGKILL).
        new ManualResetEvent(false).WaitOne(); // No line after this may run.
    }
}
