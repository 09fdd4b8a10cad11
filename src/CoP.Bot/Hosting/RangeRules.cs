using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>Keeps every setting of a section within its <see cref="RangeAttribute"/>; the message names key, limits and value, where <c>ValidateDataAnnotations</c> names the limits alone.</summary>
internal sealed class RangeRules<TOptions>(string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        string[] failures = [.. typeof(TOptions).GetProperties().SelectMany(property => Failures(property, options))];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Failures(PropertyInfo property, TOptions options) => property.GetCustomAttributes<RangeAttribute>()
        .Where(range => !range.IsValid(property.GetValue(options)))
        .Select(range => string.Create(
            CultureInfo.InvariantCulture,
            $"{section}:{property.Name} must be between {range.Minimum} and {range.Maximum}, and is '{property.GetValue(options)}'."));
}
