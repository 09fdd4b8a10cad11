using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CoP.Scheduling.Tests;

public sealed class SchedulingStoreTests
{
    /// <summary>All of it is put together up to the server's door: the scheduler finds the client, and the client finds nobody.</summary>
    [Fact]
    public async Task Store_OnSqlServer_AsksTheServer()
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddScheduling(new ConfigurationBuilder().Build(), new SchedulingStore("SqlServer", "Server=tcp:127.0.0.1,1;Database=none;User ID=nobody;Password=none;Connect Timeout=1;ConnectRetryCount=0"))
            .BuildServiceProvider();

        var fault = await Assert.ThrowsAnyAsync<Exception>(async () => await (await services.GetRequiredService<ISchedulerFactory>().GetScheduler()).Start());
        Assert.Contains(Causes(fault), static one => one is SqlException);
    }

    private static IEnumerable<Exception> Causes(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }
}
