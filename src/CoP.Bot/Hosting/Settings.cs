using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Delivery.Purging;
using CoP.Community.Questions;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>Binds the settings of the community itself; each channel binds its own.</summary>
internal static class Settings
{
    private static readonly char[] Between = [',', ' ', ';'];

    public static void AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<CommunityOptions>, PublicUrlRules>();
        services.AddSingleton<IValidateOptions<QuestionOptions>>(new RangeRules<QuestionOptions>(QuestionOptions.Section));
        services.AddOptions<QuestionOptions>().Bind(configuration.GetSection(QuestionOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AnnouncementOptions>>(new RangeRules<AnnouncementOptions>(AnnouncementOptions.Section));
        services.AddOptions<AnnouncementOptions>().Bind(configuration.GetSection(AnnouncementOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>>(new RangeRules<RetentionOptions>(RetentionOptions.Section));
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateOnStart();
        services.AddCommunitySettings(configuration.GetSection(CommunityOptions.Section));
        services.AddOptions<SampleOptions>().Bind(configuration.GetSection(SampleOptions.Section));
    }

    private static void AddCommunitySettings(this IServiceCollection services, IConfigurationSection community)
    {
        services.AddSingleton<IValidateOptions<CommunityOptions>, CommunityRules>();
        services.AddOptions<CommunityOptions>().Bind(community).PostConfigure(options => Enlist(options, community)).ValidateOnStart();
    }

    // A list in one line is what fits an environment variable: "en,sw".
    private static void Enlist(CommunityOptions options, IConfigurationSection community)
    {
        foreach (var code in (community[nameof(CommunityOptions.Languages)] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            options.Languages.Add(code);
        }
    }
}
