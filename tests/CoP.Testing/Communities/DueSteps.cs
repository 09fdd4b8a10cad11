using CoP.Community.DueWork;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Testing.Communities;

/// <summary>Has the due work of a test community done when the test says so.</summary>
public static class DueSteps
{
    /// <summary>More than any test has to do: what does not see that it was done fails, and does not hang.</summary>
    private const int Endless = 10_000;

    private static readonly string[] Sending = ["announcements", "broadcast-refusals", "broadcasts"];

    /// <summary>Takes one step of what sends to many.</summary>
    public static Task<bool> StepAsync(this IServiceProvider services) => services.StepAsync(services.GetRequiredService<DueWorkRunner>(), Sending);

    /// <summary>Takes one step of the first of these works that has one.</summary>
    public static async Task<bool> StepAsync(this IServiceProvider services, DueWorkRunner runner, params string[] names)
    {
        foreach (var name in names)
        {
            if (await runner.StepAsync(services.GetServices<IDueWork>().Single(work => work.Name == name), default))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Has what sends to many take all its steps, after it has looked at its cards.</summary>
    public static async Task FanOutAsync(this IServiceProvider services)
    {
        await services.StepAsync(services.GetRequiredService<DueWorkRunner>(), "broadcast-cards");
        while (await services.StepAsync())
        {
            // One piece after the other.
        }
    }

    /// <summary>Has one kind of work done until nothing of it is left, or one that the calendar calls for done once.</summary>
    public static async Task DoAsync(this IServiceProvider services, string name)
    {
        if (services.GetServices<IScheduledWork>().FirstOrDefault(work => work.Name == name) is { } scheduled)
        {
            await scheduled.RunAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), default);
            return;
        }

        for (var steps = 0; await services.StepAsync(services.GetRequiredService<DueWorkRunner>(), name); steps++)
        {
            if (steps == Endless)
            {
                throw new InvalidOperationException($"{name} finds the same to do again and again.");
            }
        }
    }
}
