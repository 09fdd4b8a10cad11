using CoP.Community.DueWork;
using CoP.Testing;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Scheduling.Tests.DueWork;

public sealed class SteeredWorkTests : IAsyncLifetime, IDisposable
{
    private readonly StatementCount _statements = new();
    private TestCommunity _town = null!;

    public async Task InitializeAsync() => _town = await TestCommunity.EmptyAsync(services => services.AddLogging(log => _statements.ListenTo(log)));

    public void Dispose() => _statements.Dispose();

    public Task DisposeAsync() => _town.DisposeAsync().AsTask();

    [Fact]
    public async Task APause_IsObeyedWithinSeconds_AndNothingIsReadWhileNothingIsCommitted()
    {
        var steered = _town.Services.GetRequiredService<SteeredWork>();
        Assert.False(await steered.IsPausedAsync("test", default));
        await _town.AddAsync(new ScheduleEntry { Name = "test", PausedAt = _town.Now });
        Assert.False(await steered.IsPausedAsync("test", default));
        _town.Time.Advance(SteeredWork.Every);
        Assert.True(await steered.IsPausedAsync("test", default));
        Assert.False(await steered.IsPausedAsync("another", default));

        _statements.Reset();
        _town.Time.Advance(SteeredWork.Longest - TimeSpan.FromTicks(1));
        Assert.True(await steered.IsPausedAsync("test", default));
        Assert.Empty(await steered.AskedAsync(default));
        Assert.Equal(0, _statements.Count);
    }

    [Fact]
    public async Task WhatAnotherProcessWrote_IsReadWithinTenSeconds()
    {
        using var elsewhere = ActivatorUtilities.CreateInstance<SteeredWork>(_town.Services, new Commits(_town.Time)); // Hears of no commit.
        Assert.Empty(await elsewhere.AskedAsync(default));
        await _town.AddAsync(new ScheduleEntry { Name = "test", PausedAt = _town.Now, RunAskedAt = _town.Now });

        _town.Time.Advance(SteeredWork.Longest);
        Assert.True(await elsewhere.IsPausedAsync("test", default));
        Assert.Equal("test", Assert.Single(await elsewhere.AskedAsync(default)).Name);
    }

    [Fact]
    public async Task AWish_ThatWasFulfilledAMomentAgo_IsNotOneAnyMore()
    {
        var steered = _town.Services.GetRequiredService<SteeredWork>();
        await _town.AddAsync(new ScheduleEntry { Name = "test", RunAskedAt = _town.Now });
        Assert.Single(await steered.AskedAsync(default));
        await _town.ChangeAsync(static db => db.Schedule.ExecuteUpdateAsync(static set => set.SetProperty(static entry => entry.RunAskedAt, (DateTimeOffset?)null)));
        Assert.Empty(await steered.AskedAsync(default));
    }
}
