using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace CoP.Kill.Processes;

/// <summary>The line between one process and a database server. Cut, it carries nothing and says nothing, as a network does; the server gives up whoever is silent for longer than its keepalive waits.</summary>
internal sealed class DatabaseLine : IAsyncDisposable
{
    private static readonly TimeSpan Keepalive = TimeSpan.FromSeconds(25);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly List<(TcpClient Near, TcpClient Far)> _open = [];
    private readonly string _host;
    private readonly int _port;
    private TaskCompletionSource _whole = Whole();

    /// <param name="host">Of the server.</param>
    public DatabaseLine(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private static TaskCompletionSource Whole()
    {
        var whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        whole.SetResult();
        return whole;
    }

    public async Task CutAsync(TimeSpan length)
    {
        var cut = _whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var noticed = length < Keepalive ? length : Keepalive;
        await Task.Delay(noticed, KillSetup.Clock);
        lock (_open)
        {
            foreach (var (_, far) in noticed == Keepalive ? _open : [])
            {
                far.Close();
            }
        }

        await Task.Delay(length - noticed, KillSetup.Clock);
        cut.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            _ = CarryAsync(await _listener.AcceptTcpClientAsync(_over.Token));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever broke, the connection is over, and both ends see that.")]
    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        try
        {
            await _whole.Task;
            await far.ConnectAsync(_host, _port, _over.Token);
            lock (_open)
            {
                _open.Add((near, far));
            }

            await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception)
        {
            // Closed below.
        }

        lock (_open)
        {
            _open.Remove((near, far));
        }

        await _whole.Task; // Nobody on the other side of a cut hears that it is over.
        near.Dispose();
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.GetStream().ReadAsync(buffer, _over.Token) is > 0 and var read)
        {
            await _whole.Task;
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _over.Token);
        }
    }
}
