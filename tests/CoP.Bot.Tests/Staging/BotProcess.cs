using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using CoP.Testing;

namespace CoP.Bot.Tests.Staging;

/// <summary>The program as it is shipped, in a process of its own.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task _output;
    private readonly Task<string> _error;

    public BotProcess(params string[] args)
        : this(new Dictionary<string, string>(), args)
    {
    }

    /// <summary>Lives on when it may not make a file larger (see <see cref="LimitFilesAsync"/>), where others would be ended by the signal.</summary>
    public BotProcess(Dictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        Array.ForEach(["-c", "trap '' XFSZ; exec dotnet \"$@\"", "bash", Path.Combine(AppContext.BaseDirectory, "CoP.Bot.dll")], start.ArgumentList.Add);
        start.Environment["DOTNET_TieredPGO"] = "0"; // It ends before what was profiled pays.
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        Array.ForEach(args, start.ArgumentList.Add);
        _process = Process.Start(start)!;
        (_output, _error) = (ListenAsync(), _process.StandardError.ReadToEndAsync());
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>What it has said so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>From now on nothing it writes may lie behind this byte of a file, as on a disk that is full; null for no limit.</summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{_process.Id}", $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:unlimited"]);
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }

    /// <summary>Waits for a line with these words on its output, and gives it.</summary>
    public async Task<string> SaysAsync(string words)
    {
        using var patience = new CancellationTokenSource(Eventually.HangGuard, TimeProvider.System);
        while (true)
        {
            var line = await _lines.Reader.ReadAsync(patience.Token);
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return line;
            }
        }
    }

    /// <summary>Waits for its end.</summary>
    public async Task<Spoken> EndAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.HangGuard, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
        await _output;
        return new Spoken(_process.ExitCode, Said, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_said)
            {
                _said.AppendLine(line);
            }

            _lines.Writer.TryWrite(line);
        }
    }
}
