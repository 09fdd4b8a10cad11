using System.Net;
using System.Net.Sockets;
using CoP.Testing.Telegram;

namespace CoP.EndToEnd.Tests.Staging;

/// <summary>The command line that sets the host between the stand-ins.</summary>
internal static class StageSettings
{
    public const string WebhookSecret = "A-secret_42";

    public static string[] For(Stage stage, int webhookPort) =>
    [
        "--environment=Development",
        $"--Urls=http://127.0.0.1:{webhookPort}",
        $"--Database:ConnectionString={stage.Database}",
        $"--Sample:Load={stage.HasSample}",
        "--TryOut:Enabled=true",
        "--Questions:LadderEvery=00:00:01",
        .. stage.Teams.Settings.Select(static setting => $"--{setting.Key}={setting.Value}"),
        "--Telegram:Enabled=true",
        $"--Telegram:Token={TelegramStandIn.Token}",
        $"--Telegram:ApiBaseUrl={stage.Telegram.BaseUrl}",
        .. webhookPort == 0 ? Array.Empty<string>() : Webhook(webhookPort),
    ];

    /// <summary>The webhook's address must be known before the host listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string[] Webhook(int port) =>
    [
        "--Telegram:Mode=Webhook",
        $"--Telegram:WebhookUrl=http://127.0.0.1:{port}/api/telegram",
        $"--Telegram:SecretToken={WebhookSecret}",
    ];
}
