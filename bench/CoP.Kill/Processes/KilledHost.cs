using System.Diagnostics;
using System.Globalization;
using CoP.Testing;

namespace CoP.Kill.Processes;

/// <summary>One place where the bot runs: a port, and the process that listens there now, if any.</summary>
internal sealed class KilledHost(IReadOnlyList<string> settings, string log) : IAsyncDisposable
{
    private const int Killed = 128 + 9;
    private readonly int _port = LoopbackPort.Next();
    private Process? _process;
    private TaskCompletionSource _ready = new();

    /// <summary>Where it listens, once it does.</summary>
    public Uri? Address => _ready.Task.IsCompletedSuccessfully && IsAlive ? new Uri($"http://127.0.0.1:{_port}") : null;

    public bool IsAlive => _process is { HasExited: false };

    public Task Ready => _ready.Task;

    /// <summary>The point at which it killed itself, or null.</summary>
    public string? KilledAt { get; private set; }

    /// <summary>Says with what code it ended although nobody killed it; null while it runs, and after a kill.</summary>
    public string? Crash => _process is { HasExited: true, ExitCode: not Killed and var code } ? $"a process ended by itself, with code {code}" : null;

    /// <param name="killAt"><c>POINT:N</c>, or null.</param>
    /// <param name="ahead">Seconds that its clock is ahead.</param>
    public void Start(bool isPolling, string? killAt, double ahead)
    {
        (KilledAt, _ready) = (null, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] words = [Path.Combine(AppContext.BaseDirectory, "CoP.KillHost.dll"), "--Urls", $"http://127.0.0.1:{_port}", .. settings, .. Mode(isPolling)];
        Array.ForEach(words, start.ArgumentList.Add);
        start.Environment["COP_KILL_AT"] = killAt;
        start.Environment["COP_CLOCK_AHEAD"] = ahead.ToString(CultureInfo.InvariantCulture);
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Puts its clock forward.</summary>
    public async Task LeapAsync(double ahead)
    {
        if (IsAlive)
        {
            await _process!.StandardInput.WriteLineAsync(ahead.ToString(CultureInfo.InvariantCulture));
            await _process.StandardInput.FlushAsync();
        }
    }

    /// <summary>SIGKILL, to the whole tree. Nothing of it is asked, and nothing of it gets the chance to tidy up.</summary>
    public async Task KillAsync()
    {
        if (_process is { } running)
        {
            running.Kill(entireProcessTree: true);
            await EndAsync();
        }
    }

    /// <summary>Returns when it has ended by itself and all of its words were heard.</summary>
    public async Task EndAsync()
    {
        await _process!.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM, as a deployment stops it: it may end what it began.</summary>
    public async Task StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        await EndAsync();
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (line.StartsWith("ready ", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
        else if (line.StartsWith("killed ", StringComparison.Ordinal))
        {
            KilledAt = line[7..];
        }
        else
        {
            lock (settings)
            {
                File.AppendAllText(log, $"{line}\n");
            }
        }
    }

    private string[] Mode(bool isPolling) => isPolling
        ? ["--Telegram:Mode", "Polling"]
        : ["--Telegram:Mode", "Webhook", "--Telegram:WebhookUrl", $"http://127.0.0.1:{_port}/api/telegram"];
}
