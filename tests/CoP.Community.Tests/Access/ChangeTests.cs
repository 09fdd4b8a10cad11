using CoP.Community.Access;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Access;

/// <summary>The shape of a use case, on a question that one message shows.</summary>
public sealed class ChangeTests : IAsyncLifetime
{
    private const string Action = "question.try";

    private QuestionFixture _fixture = null!;
    private long _question;

    public async Task InitializeAsync()
    {
        _fixture = await QuestionFixture.BuildAsync();
        _question = await _fixture.AskAsync();
        var place = await _fixture.Community.AddAsync(new Conversation { Channel = "telegram", ExternalId = "1", Kind = ConversationKind.Personal });
        await _fixture.Community.AddAsync(new LiveMessage { ConversationId = place.Id, Subject = Question.SubjectOf(_question), NoticeType = "QuestionShown", Notice = "{}" });
    }

    public Task DisposeAsync() => _fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task WhatIsChanged_IsWrittenDownAndRedrawn()
    {
        Assert.True((await ChangeAsync(_fixture.Peer, _question, may: null)).Succeeded);

        var entry = Assert.Single(await _fixture.AuditAsync(Action));
        Assert.Equal((_fixture.Peer, Question.SubjectOf(_question), "because", _fixture.Community.Now), (entry.ActorId, entry.Subject, entry.Reason, entry.At));
        Assert.Equal(("changed", 1), await StateAsync());
    }

    [Fact]
    public async Task WhatMayNotBeChanged_StaysAsItIs()
    {
        Assert.IsType<OwnQuestion>((await ChangeAsync(_fixture.Peer, _question, may: new OwnQuestion())).Refusal);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task WhatIsRefusedOnTheWay_IsNotWrittenDown()
    {
        var refused = await UseAsync(_fixture.Peer, (change, access, me) => change.DoAsync(
            access, me, _question, Action, static _ => null, static _ => Task.FromResult<Refusal?>(new SameGroup()), default));

        Assert.IsType<SameGroup>(refused.Refusal);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task WhatSomebodyMayNotSee_IsNotThere()
    {
        await _fixture.Community.ChangeAsync(static db => db.Questions.ExecuteUpdateAsync(
            static row => row.SetProperty(static question => question.State, QuestionState.Hidden)));

        Assert.IsType<QuestionNotFound>((await ChangeAsync(_fixture.Peer, _question, may: null)).Refusal);
        Assert.IsType<QuestionNotFound>((await ChangeAsync(_fixture.Peer, id: 99, may: null)).Refusal);
        await AssertUntouchedAsync();
        Assert.True((await ChangeAsync(_fixture.Lead, _question, may: null)).Succeeded);
    }

    [Fact]
    public async Task WhatFailsOnTheWay_FailsAll()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => UseAsync(
            _fixture.Peer, (change, access, me) => change.DoAsync(access, me, _question, Action, static _ => null, FailAsync, default)));
        await AssertUntouchedAsync();

        static async Task FailAsync(Question question)
        {
            await Task.Yield();
            throw new TimeoutException();
        }
    }

    private Task<Result<Question>> ChangeAsync(long actor, long id, Refusal? may) => UseAsync(actor, (change, access, me) => change.DoAsync(
        access, me, id, Action, _ => may,
        static question => question.Details = "changed",
        default, "because"));

    private Task<Result<Question>> UseAsync(long actor, Func<Change, QuestionAccess, Member, Task<Result<Question>>> use) => _fixture.Community.WriteAsync(async scope =>
    {
        var me = await scope.GetRequiredService<CommunityDb>().Members.Include(static member => member.Memberships).FirstAsync(member => member.Id == actor);
        return await use(scope.GetRequiredService<Change>(), scope.GetRequiredService<QuestionAccess>(), me);
    });

    private async Task AssertUntouchedAsync()
    {
        Assert.Empty(await _fixture.AuditAsync(Action));
        Assert.Equal((null, 0), await StateAsync());
    }

    /// <summary>The question's details, and how often its message was to be redrawn.</summary>
    private Task<(string?, int)> StateAsync() => _fixture.Community.ReadAsync(async db => (
        await db.Questions.Select(static question => question.Details).SingleAsync(),
        await db.LiveMessages.Where(live => live.Subject == Question.SubjectOf(_question) && live.MemberId == null)
            .Select(static live => live.Version).SingleAsync()));
}
