using System.Diagnostics;

namespace CoP.Benchmarks.Running;

/// <summary>The bot as it is shipped, in a process of its own.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process _process;

    private BotProcess(Process process, string address, TimeSpan startUp) => (_process, Address, StartUp) = (process, address, startUp);

    /// <summary>Where the bot lies.</summary>
    public static string Folder { get; set; } = AppContext.BaseDirectory;

    public string Address { get; }

    /// <summary>From the start of the process until it says that it is ready.</summary>
    public TimeSpan StartUp { get; }

    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="ahead">How far its clock is ahead of this machine's.</param>
    public static async Task<BotProcess> StartAsync(string[] settings, TimeSpan ahead = default)
    {
        var port = FreePort.Find();
        var since = Stopwatch.GetTimestamp();
        var process = Process.Start(Command([.. ahead == default ? [Path.Combine(Folder, "CoP.Bot.dll")] : AheadHost.Command(ahead), .. settings, $"--Urls=http://127.0.0.1:{port}"]))!;
        var address = $"http://127.0.0.1:{port}";
        await ReadyAsync(process, address);
        return new BotProcess(process, address, Stopwatch.GetElapsedTime(since));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Command(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static async Task ReadyAsync(Process process, string address)
    {
        using var http = new HttpClient();
        while (!await IsReadyAsync(http, address))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The bot ended with {process.ExitCode} instead of getting ready.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string address)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"{address}/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
