using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Decisions;
using CoP.Community.Discussions;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Community.Retention;
using CoP.Community.Roundtables;
using CoP.Extraction;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>Binds the settings of the community itself; each channel binds its own.</summary>
internal static class Settings
{
    private static readonly char[] Between = [',', ' ', ';'];

    public static void AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<CommunityOptions>, PublicUrlRules>();
        services.AddWithRanges<AbsenceOptions>(configuration.GetSection(AbsenceOptions.Section));
        services.AddWithRanges<QuestionOptions>(configuration.GetSection(QuestionOptions.Section));
        services.AddWithRanges<AnnouncementOptions>(configuration.GetSection(AnnouncementOptions.Section));
        services.AddWithRanges<BroadcastOptions>(configuration.GetSection(BroadcastOptions.Section));
        services.AddWithRanges<EventOptions>(configuration.GetSection(EventOptions.Section));
        services.AddWithRanges<RoundtableOptions>(configuration.GetSection(RoundtableOptions.Section));
        services.AddWithRanges<DiscussionOptions>(configuration.GetSection(DiscussionOptions.Section));
        services.AddWithRanges<DecisionOptions>(configuration.GetSection(DecisionOptions.Section));
        services.AddWithRanges<ExtractionOptions>(configuration.GetSection(ExtractionOptions.Section));
        services.AddWithRanges<RetentionOptions>(configuration.GetSection(RetentionOptions.Section));
        services.AddCommunitySettings(configuration.GetSection(CommunityOptions.Section));
        services.AddOptions<SampleOptions>().Bind(configuration.GetSection(SampleOptions.Section));
    }

    private static void AddWithRanges<TOptions>(this IServiceCollection services, IConfigurationSection section)
        where TOptions : class
    {
        services.AddSingleton<IValidateOptions<TOptions>>(new RangeRules<TOptions>(section.Path));
        services.AddOptions<TOptions>().Bind(section).ValidateOnStart();
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
