using System.Globalization;

namespace CoP.Benchmarks.Running;

/// <summary>The command line of the bot between the stand-ins.</summary>
internal static class BotSettings
{
    public const string Token = "1234567:benchmark-benchmark-benchmark-benchm";
    public const string Secret = "bench_secret";

    private static readonly string[] Webhook =
        ["--Telegram:Mode=Webhook", "--Telegram:WebhookUrl=http://127.0.0.1:1/api/telegram", $"--Telegram:SecretToken={Secret}"];

    /// <param name="database">Where it is kept.</param>
    /// <param name="factor">How many times the platforms' documented rates; the stand-in must play along.</param>
    /// <param name="parallel">Requests on the wire at once; null for the default.</param>
    public static string[] For(string[] database, string standIn, double factor, int? parallel = null, bool isPolling = false) =>
    [
        "--environment=Development",
        .. database,
        "--Sample:Load=false",
        "--TryOut:Enabled=false",
        "--Logging:LogLevel:Default=Warning",
        "--Teams:Enabled=true",
        "--Teams:Authentication=Off",
        "--Teams:AppId=00000000-0000-0000-0000-0000000000b0",
        "--Teams:TenantId=10000000-0000-0000-0000-000000000001",
        $"--Teams:ServiceHosts:0={new Uri(standIn).Authority}",
        "--Announcements:ApprovalAbove=1000000",
        "--Telegram:Enabled=true",
        $"--Telegram:Token={Token}",
        $"--Telegram:ApiBaseUrl={standIn}",
        .. isPolling ? ["--Telegram:Mode=Polling", "--Telegram:PollingSeconds=5"] : Webhook,
        $"--Delivery:RateFactor={factor.ToString(CultureInfo.InvariantCulture)}",
        .. parallel is { } places ? [$"--Delivery:Parallel={places}"] : Array.Empty<string>(),
    ];
}
