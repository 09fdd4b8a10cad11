using CoP.Community.Events.Panel;
using CoP.Community.Events.Speakers;

namespace CoP.Community.Tests.Events.Panel;

/// <summary>A published event with some who have registered, and what its panel is asked.</summary>
internal sealed class PanelFixture : IAsyncDisposable
{
    private PanelFixture(EventFixture events, long id) => (Events, Id) = (events, id);

    public EventFixture Events { get; }

    public TestCommunity Community => Events.Community;

    public List<long> Members => Events.Members;

    public long Id { get; }

    public static async Task<PanelFixture> BuildAsync(int members)
    {
        var events = await EventFixture.BuildAsync(members);
        var id = await events.PublishAsync(events.Draft(seats: null));
        foreach (var member in events.Members)
        {
            await events.RegisterAsync(member, id);
        }

        return new PanelFixture(events, id);
    }

    public Task<Result<PanelQuestion>> TryAskAsync(long member, string text) =>
        Community.As(member, (AskPanel ask, Member me) => ask.HandleAsync(me, Id, text, default));

    public async Task<long> AskAsync(long member, string text = "Who pays?") => (await TryAskAsync(member, text)).Value.Id;

    public Task<Result<PanelQuestion>> VoteAsync(long member, long question) =>
        Community.As(member, (PanelVotes votes, Member me) => votes.GiveAsync(me, question, default));

    public Task<Result<PanelQuestion>> TakeBackAsync(long member, long question) =>
        Community.As(member, (PanelVotes votes, Member me) => votes.TakeBackAsync(me, question, default));

    public Task<Result<PanelQuestion>> AnswerAsync(long member, long question, string answer = "The county.") =>
        Community.As(member, (AnswerPanelQuestion use, Member me) => use.WriteAsync(me, question, answer, default));

    public Task<Result<PanelQuestion>> LiveAsync(long member, long question) =>
        Community.As(member, (AnswerPanelQuestion use, Member me) => use.LiveAsync(me, question, default));

    public Task<Result<PanelQuestion>> PutAsideAsync(long member, long question) =>
        Community.As(member, (AnswerPanelQuestion use, Member me) => use.PutAsideAsync(me, question, default));

    public Task<PanelQuestion> ReadAsync(long question) =>
        Community.ReadAsync(db => db.PanelQuestions.Include(one => one.Speaker).FirstAsync(one => one.Id == question));

    public Task<EventSpeaker> SpeakerAsync(long? member, SpeakerState state = SpeakerState.Accepted, SpeakerRole role = SpeakerRole.Speaker) =>
        Community.AddAsync(new EventSpeaker { EventId = Id, MemberId = member, Name = "Speaker", State = state, Role = role });

    /// <summary>Lets the event be over, and a while pass after that.</summary>
    public async Task EndAsync(TimeSpan after = default)
    {
        Community.Time.Advance((await Events.ReadAsync(Id)).EndsAt + after - Community.Now);
        await Community.Services.DoAsync("event-ends");
        await RemindAsync();
    }

    public async Task PassAsync(TimeSpan time)
    {
        Community.Time.Advance(time);
        await RemindAsync();
    }

    public Task RemindAsync() => Community.Services.DoAsync("panel-questions");

    /// <summary>How often a member was told something.</summary>
    public async Task<int> TimesAsync<TNotice>(long member) => (await Events.ToldAsync(member)).Count(static name => name == typeof(TNotice).Name);

    public ValueTask DisposeAsync() => Events.DisposeAsync();
}
