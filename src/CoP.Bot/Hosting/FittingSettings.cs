using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>Asks every room whether its settings fit, before anything is made of them.</summary>
internal static class FittingSettings
{
    /// <exception cref="OptionsValidationException">Some do not; the failures name all of them, whichever room they belong to.</exception>
    public static void RefuseUnfit(this WebApplication app)
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
}
