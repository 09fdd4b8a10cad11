using CoP.Community.Events.Panel;
using CoP.Community.Events.Speakers;

namespace CoP.Community.Tests.Events.Panel;

public sealed class PanelFollowUpTests
{
    [Fact]
    public async Task OpenQuestions_AfterTheEvent_AreGivenToTheSpeakersInTurn_AndModeratorsAreSpared()
    {
        await using var fixture = await PanelFixture.BuildAsync(4);
        await fixture.SpeakerAsync(fixture.Members[3], role: SpeakerRole.Moderator);
        await fixture.SpeakerAsync(member: null);
        var (one, other) = (await fixture.SpeakerAsync(fixture.Members[1]), await fixture.SpeakerAsync(fixture.Members[2]));
        List<long> questions = [];
        for (var at = 0; at < 4; at++)
        {
            questions.Add(await fixture.AskAsync(fixture.Members[0]));
        }

        await fixture.RemindAsync();
        Assert.All(await ReadAsync(fixture, questions), static question => Assert.Null(question.SpeakerId)); // The event is still to come.
        await fixture.EndAsync();

        Assert.Equal([one.Id, other.Id, one.Id, other.Id], (await ReadAsync(fixture, questions)).Select(static question => question.SpeakerId!.Value));
        Assert.Equal(1, await fixture.TimesAsync<PanelQuestionsWait>(fixture.Members[1])); // One message, however many questions.
        Assert.Equal(1, await fixture.TimesAsync<PanelQuestionsWait>(fixture.Members[2]));
    }

    [Fact]
    public async Task Speaker_IsRemindedAfterThreeAndSevenDays_AndThenTheOrganiserHears()
    {
        await using var fixture = await PanelFixture.BuildAsync(2);
        await fixture.SpeakerAsync(fixture.Members[1]);
        await fixture.AskAsync(fixture.Members[0]);
        await fixture.EndAsync();

        List<(int Speaker, int Organiser)> told = [];
        for (var day = 0; day <= 14; day++)
        {
            told.Add((await fixture.TimesAsync<PanelQuestionsWait>(fixture.Members[1]), await fixture.TimesAsync<PanelQuestionsLeft>(fixture.Events.Organiser)));
            await fixture.PassAsync(TimeSpan.FromDays(1));
        }

        Assert.Equal([.. Enumerable.Repeat((1, 0), 3), .. Enumerable.Repeat((2, 0), 4), .. Enumerable.Repeat((3, 0), 3), .. Enumerable.Repeat((3, 1), 5)], told);
    }

    [Fact]
    public async Task Reminder_AfterDaysOfDowntime_IsOne()
    {
        await using var fixture = await PanelFixture.BuildAsync(2);
        await fixture.SpeakerAsync(fixture.Members[1]);
        await fixture.AskAsync(fixture.Members[0]);
        await fixture.EndAsync();

        await fixture.PassAsync(TimeSpan.FromDays(8));
        await fixture.RemindAsync();

        Assert.Equal(2, await fixture.TimesAsync<PanelQuestionsWait>(fixture.Members[1]));
    }

    [Fact]
    public async Task AnsweredQuestion_IsNotRemindedOf()
    {
        await using var fixture = await PanelFixture.BuildAsync(2);
        await fixture.SpeakerAsync(fixture.Members[1]);
        var id = await fixture.AskAsync(fixture.Members[0]);
        await fixture.EndAsync();
        await fixture.AnswerAsync(fixture.Members[1], id);

        await fixture.PassAsync(TimeSpan.FromDays(30));

        Assert.Equal(1, await fixture.TimesAsync<PanelQuestionsWait>(fixture.Members[1]));
        Assert.Equal(0, await fixture.TimesAsync<PanelQuestionsLeft>(fixture.Events.Organiser));
    }

    [Fact]
    public async Task WithoutASpeaker_TheOrganiserHearsAtOnce_AndOnce()
    {
        await using var fixture = await PanelFixture.BuildAsync(1);
        await fixture.SpeakerAsync(fixture.Events.Coordinator, SpeakerState.Declined);
        await fixture.AskAsync(fixture.Members[0]);
        await fixture.AskAsync(fixture.Members[0]);

        await fixture.EndAsync();
        await fixture.PassAsync(TimeSpan.FromDays(30));

        Assert.Equal(1, await fixture.TimesAsync<PanelQuestionsLeft>(fixture.Events.Organiser));
    }

    [Fact]
    public async Task SpeakerWhoLeavesTheCommunity_HandsTheirQuestionsOn()
    {
        await using var fixture = await PanelFixture.BuildAsync(3);
        await fixture.SpeakerAsync(fixture.Members[1]);
        var next = await fixture.SpeakerAsync(fixture.Members[2]);
        var id = await fixture.AskAsync(fixture.Members[0]);
        await fixture.EndAsync();
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Members[1])
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Suspended)));

        await fixture.PassAsync(TimeSpan.FromDays(3));

        Assert.Equal(next.Id, (await fixture.ReadAsync(id)).SpeakerId);
        Assert.Equal(1, await fixture.TimesAsync<PanelQuestionsWait>(fixture.Members[2]));
    }

    [Fact]
    public async Task QuestionsOfACancelledEvent_AreNobodysTask()
    {
        await using var fixture = await PanelFixture.BuildAsync(2);
        await fixture.SpeakerAsync(fixture.Members[1]);
        await fixture.AskAsync(fixture.Members[0]);
        await fixture.Events.CancelAsync(fixture.Id);

        await fixture.EndAsync(TimeSpan.FromDays(5));

        Assert.Equal(0, await fixture.TimesAsync<PanelQuestionsWait>(fixture.Members[1]));
        Assert.Equal(0, await fixture.TimesAsync<PanelQuestionsLeft>(fixture.Events.Organiser));
    }

    private static async Task<List<PanelQuestion>> ReadAsync(PanelFixture fixture, List<long> questions) =>
        await fixture.Community.ReadAsync(db => db.PanelQuestions.Where(one => questions.Contains(one.Id)).OrderBy(static one => one.Id).ToListAsync());
}
