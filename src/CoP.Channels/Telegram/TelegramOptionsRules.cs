using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Telegram;

/// <summary>What the settings must fulfil. Secrets are described, never repeated.</summary>
internal sealed partial class TelegramOptionsRules : IValidateOptions<TelegramOptions>
{
    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        string[] faults = options.Enabled ? [.. Faults(options)] : [];
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(TelegramOptions options) =>
        Credentials(options).Concat(Times(options)).Concat(options.Mode == TelegramMode.Webhook ? Webhook(options) : []);

    private static IEnumerable<string> Credentials(TelegramOptions options)
    {
        if (!TokenShape().IsMatch(options.Token))
        {
            yield return $"Telegram:Token must be what BotFather gave, digits:letters (A-Z a-z 0-9 _ -); it has {options.Token.Length} characters and another shape.";
        }

        if (!IsServer(options.ApiBaseUrl))
        {
            yield return $"Telegram:ApiBaseUrl must be an https address (http only to this machine) without a query; it is '{Shown(options.ApiBaseUrl)}'.";
        }
    }

    private static IEnumerable<string> Times(TelegramOptions options)
    {
        if (options.PollingSeconds is < 1 or > 50)
        {
            yield return $"Telegram:PollingSeconds must be 1 to 50; it is {options.PollingSeconds}.";
        }

        if (options.RequestSeconds is < 1 or > 300)
        {
            yield return $"Telegram:RequestSeconds must be 1 to 300; it is {options.RequestSeconds}.";
        }
    }

    private static IEnumerable<string> Webhook(TelegramOptions options)
    {
        if (!IsServer(options.WebhookUrl))
        {
            yield return $"Telegram:WebhookUrl must be an https address when Telegram:Mode is Webhook; it is '{Shown(options.WebhookUrl)}'.";
        }

        if (!SecretShape().IsMatch(options.SecretToken))
        {
            yield return $"Telegram:SecretToken must be 1 to 256 of A-Z a-z 0-9 _ - when Telegram:Mode is Webhook; it has {options.SecretToken.Length} characters or others.";
        }
    }

    private static bool IsServer(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Query.Length == 0 && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    /// <summary>An address as far as it cannot hold a secret: somebody may have pasted the token into it.</summary>
    private static string Shown(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.Unescaped)
        : address.Length == 0 ? "" : "(no address)";

    [GeneratedRegex(@"\A[0-9]{1,19}:[A-Za-z0-9_-]+\z")]
    private static partial Regex TokenShape();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex SecretShape();
}
