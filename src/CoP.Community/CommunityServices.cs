using CoP.Community.Announcements;
using CoP.Community.Delivery;
using CoP.Community.Documents;
using CoP.Community.DueWork;
using CoP.Community.Events.Calendar;
using CoP.Community.Events.Speakers;
using CoP.Community.Files;
using CoP.Community.Groups;
using CoP.Community.Operations;
using CoP.Community.Questions;
using CoP.Community.Retention;
using CoP.Community.Roundtables;
using CoP.Community.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoP.Community;

/// <summary>Registers the community: its use cases and mechanisms are found, see <see cref="ScannedServices"/>; what is listed here is shared by all scopes or asked for by its interface.</summary>
public static class CommunityServices
{
    private static readonly Type[] Singletons =
    [
        typeof(Loops), typeof(OfferedLanguages), typeof(SteadyTime), typeof(ChannelCatalog),
        typeof(DueWorkRunner), typeof(WorkLeases), typeof(WorkLog), typeof(Commits), typeof(SteeredWork), typeof(ReplaySignal), typeof(OpenGroups.Query),
        typeof(CommunityIndex), typeof(CycleCalendar), typeof(SendOrigins), typeof(WorkMeter), typeof(SearchMeter),
    ];

    public static IServiceCollection AddCommunity(this IServiceCollection services)
    {
        foreach (var type in Singletons)
        {
            services.TryAddSingleton(type);
        }

        services.TryAddSingleton<IFileTexts, PlainTexts>();
        services.TryAddSingleton<IScheduleTimes, NothingPlanned>();
        return services
            .AddSingleton<IPurge, Purge>().AddSingleton<IAfterClockSetBack, WaitingQuestions>()
            .AddSingleton<IFileUse, AnnouncementFileUse>().AddSingleton<IFileUse, CalendarFileUse>().AddSingleton<IFileUse, SlidesFileUse>().AddSingleton<IFileUse, DocumentFileUse>()
            .AddScanned(typeof(CommunityServices).Assembly.GetTypes());
    }
}
