using System.Text;
using CoP.Channels.Teams.Sending;
using CoP.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Teams;

/// <summary>What many callers need at once is fetched in nobody's name: one who leaves, or a failure, takes nothing from the others.</summary>
public sealed class SharedWorkTests
{
    [Fact]
    public async Task Keys_WhenWhoeverMadeUsLookHangsUp_StillLetTheRotatedKeyIn()
    {
        await using var host = await TeamsHost.StartAsync();
        Assert.Equal(200, await host.PostAsync(host.Person.Message("before")));
        host.Teams.Keys.Rotate();
        var (asked, answer) = Hold(before => host.Teams.Keys.Before = before);

        using var hangUp = new CancellationTokenSource();
        var forged = ForgedAsync(host, hangUp.Token);
        await asked;
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => forged);
        await host.HungUp;
        var honest = host.PostAsync(host.Person.Message("after"));
        answer.SetResult();

        Assert.Equal(200, await honest);
        Assert.Equal(2, host.Teams.Keys.Reads);
    }

    [Fact]
    public async Task Keys_WhenTheyCannotBeRead_AreLookedForAgainAtTheNextCall()
    {
        await using var host = await TeamsHost.StartAsync();
        Assert.Equal(200, await host.PostAsync(host.Person.Message("before")));
        host.Teams.Keys.Rotate();

        host.Teams.Keys.Before = static () => throw new InvalidOperationException("The key server is down.");
        Assert.Equal(503, await host.PostAsync(host.Person.Message("nobody can tell")));
        host.Teams.Keys.Before = static () => Task.CompletedTask;

        Assert.Equal(200, await host.PostAsync(host.Person.Message("after")));
    }

    [Fact]
    public async Task Keys_WhenManyMadeUpOnesComeAtOnce_AreReadOnce_AndAgainAfterThePause()
    {
        await using var host = await TeamsHost.StartAsync();
        Assert.Equal(200, await host.PostAsync(host.Person.Message("before")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => ForgedAsync(host, CancellationToken.None)));
        Assert.All(answers, static status => Assert.Equal(401, status));
        Assert.Equal(2, host.Teams.Keys.Reads);

        host.Teams.Keys.Rotate();
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, await host.PostAsync(host.Person.Message("after")));
        Assert.Equal(3, host.Teams.Keys.Reads);
    }

    [Fact]
    public async Task Token_WhenWhoeverAskedForItLeaves_IsFetchedOnceForTheOthers()
    {
        await using var host = await TeamsHost.StartAsync();
        var tokens = host.Services.GetRequiredService<AccessTokens>();
        var (asked, answer) = Hold(before => host.Teams.BeforeToken = before);

        using var leave = new CancellationTokenSource();
        var first = tokens.GetAsync(refused: null, leave.Token).AsTask();
        await asked;
        var second = tokens.GetAsync(refused: null, CancellationToken.None).AsTask();
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult();

        Assert.Equal("token-1", await second);
        Assert.Equal(1, host.Teams.TokensIssued);
    }

    /// <summary>Lets a stand-in wait before it answers, and tells when it was asked.</summary>
    private static (Task Asked, TaskCompletionSource Answer) Hold(Action<Func<Task>> set)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        set(() =>
        {
            asked.TrySetResult();
            return answer.Task;
        });
        return (asked.Task, answer);
    }

    /// <summary>Posts with a well-formed token whose key nobody has published.</summary>
    private static async Task<int> ForgedAsync(TeamsHost host, CancellationToken cancel)
    {
        var activity = host.Person.Message("let me in");
        var token = TeamsKeys.Sign(host.Teams.Keys.Current, host.Person.Claims(activity), header: static header => header["kid"] = Guid.NewGuid().ToString());
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Base, "/api/messages"))
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await client.SendAsync(request, cancel);
        return (int)response.StatusCode;
    }
}
