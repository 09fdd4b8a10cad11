using System.ComponentModel;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>
/// Stops the start when settings do not fit, and names all of them at once. The framework's own checks do less: binding throws at
/// the first value that cannot be read, and data annotations name neither the key nor the value.
/// </summary>
internal static class SettingsValidation
{
    private const string LogLevels = "Logging:LogLevel";
    private const int HighestPort = 65_535;

    /// <summary>
    /// Looks at every value before it is bound: is it a number, a duration, a word of its list? Secrets are texts, which can
    /// always be read, so no message here can hold one.
    /// </summary>
    /// <exception cref="OptionsValidationException">Some value cannot be read.</exception>
    public static void ValidateReadable(this IConfiguration configuration)
    {
        string[] failures = [.. Failures(configuration)];
        if (failures.Length > 0)
        {
            throw new OptionsValidationException("settings", typeof(KnownSetting), failures);
        }
    }

    /// <summary>Asks every room whether its settings fit, before anything is made of them.</summary>
    /// <exception cref="OptionsValidationException">Some do not, whichever room they belong to.</exception>
    public static void ValidateOptions(this WebApplication app)
    {
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
        }
        catch (AggregateException faults) when (faults.InnerExceptions.All(static fault => fault is OptionsValidationException))
        {
            var failures = faults.InnerExceptions.Cast<OptionsValidationException>().SelectMany(static fault => fault.Failures);
            throw new OptionsValidationException("settings", typeof(KnownSetting), failures);
        }
    }

    private static IEnumerable<string> Failures(IConfiguration configuration) => KnownSetting.All
        .Concat(configuration.GetSection(LogLevels).GetChildren().Select(static level => new KnownSetting($"{LogLevels}:{level.Key}", typeof(LogLevel))))
        .Where(setting => configuration[setting.Key] is { } value && !CanBe(setting.Type, value))
        .Select(setting => $"{setting.Key} must be {InWords(setting.Type)}, and is '{configuration[setting.Key]}'.")
        .Concat((configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(static url => !CanListen(url))
            .Select(static url => $"Urls must be addresses such as http://localhost:3978 with a port from 0 to {HighestPort}, and one is '{url}'."))
        .Concat(Listening.Ports.SelectMany(key => (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(static port => !ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(port => $"{key} must be ports from 0 to {HighestPort} with ';' between, and one is '{port}'.")));

    private static bool CanBe(Type type, string value)
    {
        try
        {
            return type == typeof(string) || type == typeof(IList<string>)
                || TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not Enum word || Enum.IsDefined(type, word);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static bool CanListen(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", Port: >= 0 and <= HighestPort };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string InWords(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(TimeSpan) ? "a duration, [days.]hours:minutes:seconds"
        : type == typeof(TimeOnly) ? "a time of day such as 07:30"
        : type == typeof(int) ? "a whole number"
        : "true or false";
}
