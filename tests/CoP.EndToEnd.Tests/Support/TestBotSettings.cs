using CoP.Testing.Telegram;

namespace CoP.EndToEnd.Tests.Support;

/// <summary>The command line that sets the host between the stand-ins.</summary>
internal static class TestBotSettings
{
    public const string WebhookSecret = "A-secret_42";

    public static string[] For(TestBot testBot, int webhookPort) =>
    [
        "--environment=Development",
        $"--Urls=http://127.0.0.1:{webhookPort}",
        .. testBot.DatabaseSettings.Select(static setting => $"--{setting.Key}={setting.Value}"),
        $"--Sample:Load={testBot.HasSample}",
        "--TryOut:Enabled=true",
        $"--Delivery:Nodes={testBot.Nodes}",
        "--Questions:LadderEvery=00:00:01",
        "--Community:QuietHours=", // Whatever the time is where the test runs.
        .. testBot.Teams.Settings.Select(static setting => $"--{setting.Key}={setting.Value}"),
        "--Telegram:Enabled=true",
        $"--Telegram:Token={TelegramStandIn.Token}",
        $"--Telegram:ApiBaseUrl={testBot.Telegram.BaseUrl}",
        .. webhookPort == 0 ? Array.Empty<string>() : Webhook(webhookPort),
    ];

    private static string[] Webhook(int port) =>
    [
        "--Telegram:Mode=Webhook",
        $"--Telegram:WebhookUrl=http://127.0.0.1:{port}/api/telegram",
        $"--Telegram:SecretToken={WebhookSecret}",
        $"--Community:PublicUrl=http://127.0.0.1:{port}",
    ];
}
