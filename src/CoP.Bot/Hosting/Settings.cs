using CoP.Community;
using CoP.Community.Delivery.Purging;
using CoP.Community.Questions;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>Binds the settings of the community itself; each channel binds its own.</summary>
internal static class Settings
{
    public static void AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<QuestionOptions>>(new RangeRules<QuestionOptions>(QuestionOptions.Section));
        services.AddOptions<QuestionOptions>().Bind(configuration.GetSection(QuestionOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>>(new RangeRules<RetentionOptions>(RetentionOptions.Section));
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateOnStart();
        services.AddOptions<CommunityOptions>().Bind(configuration.GetSection(CommunityOptions.Section))
            .Validate(
                static options => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _),
                $"Community:TimeZone must be a time zone's IANA name such as Africa/Nairobi, but is '{configuration["Community:TimeZone"]}'.")
            .ValidateOnStart();
        services.AddOptions<SampleOptions>().Bind(configuration.GetSection(SampleOptions.Section));
    }
}
