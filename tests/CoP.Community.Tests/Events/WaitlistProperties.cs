using System.Globalization;
using CoP.Community.Events;

namespace CoP.Community.Tests.Events;

/// <summary>What holds of seats and waitlist whatever happens to them, in whatever order.</summary>
public sealed class WaitlistProperties
{
    private const int Members = 9;
    private const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task AnyHistory_NeverSellsASeatTwice_NorLeavesOneUnoffered(int seed)
    {
        await using var fixture = await EventFixture.BuildAsync(Members);
        var random = new Random(seed);
        var draft = fixture.Draft(seats: 2, online: 1);
        var id = await fixture.PublishAsync(draft);
        List<string> history = [];
        for (var step = 0; step < Steps; step++)
        {
            (var done, draft) = await StepAsync(fixture, id, draft, random);
            history.Add(done);
            await HoldsAsync(fixture, id, string.Join('\n', history));
        }
    }

    private static async Task<(string, EventDraft)> StepAsync(EventFixture fixture, long id, EventDraft draft, Random random)
    {
        var member = fixture.Members[random.Next(Members)];
        var way = random.Next(3) == 0 ? Attendance.Remote : Attendance.InPerson;
        switch (random.Next(12))
        {
            case < 5:
                return ($"{member} registers {way}: {Said(await fixture.RegisterAsync(member, id, way))}", draft);
            case 5:
                return ($"{member} leaves: {Said(await fixture.LeaveAsync(member, id))}", draft);
            case 6 or 7:
                return ($"{member} accepts: {Said(await fixture.AcceptAsync(member, id))}", draft);
            case 8:
                return ($"{member} declines: {Said(await fixture.DeclineAsync(member, id))}", draft);
            case 9:
                return ($"{member} moves {way}: {Said(await fixture.MoveAsync(member, id, way))}", draft);
            case 10:
                fixture.Community.Time.Advance(TimeSpan.FromHours(random.Next(30)));
                await fixture.LapseAsync();
                return ("time passes", draft);
            default:
                var changed = draft with { RoomCapacity = 1 + random.Next(4), RemoteCapacity = 1 + random.Next(2) };
                var refusal = (await fixture.ChangeAsync(id, changed)).Refusal;
                return ($"capacity {changed.RoomCapacity} and {changed.RemoteCapacity}: {refusal}", refusal is null ? changed : draft);
        }
    }

    private static async Task HoldsAsync(EventFixture fixture, long id, string history)
    {
        var (one, all) = (await fixture.ReadAsync(id), await fixture.Community.ReadAsync(db => db.Registrations.Where(registration => registration.EventId == id).ToListAsync()));
        foreach (var way in Enum.GetValues<Attendance>())
        {
            var mine = all.FindAll(registration => registration.Way == way);
            var (held, waiting) = (mine.Count(IsHeld), mine.Where(static registration => registration.State == RegistrationState.Waiting).ToList());
            Assert.True(held == one.Held(way), $"{one.Held(way)} are said to be held, {held} are.\n{history}");
            Assert.True(held <= one.Capacity(way), $"{held} of {one.Capacity(way)} seats are held.\n{history}");
            Assert.True(waiting.Count == 0 || held == one.Capacity(way) || !one.IsOpen(fixture.Community.Now), $"A seat is free, {waiting.Count} wait, and nobody is offered it.\n{history}");
            Assert.True(mine.Where(static registration => registration.State == RegistrationState.Offered).All(offered => waiting.TrueForAll(waits => waits.Position > offered.Position)), $"Somebody was passed by.\n{history}");
            Assert.True(waiting.Select(static registration => registration.Position).Distinct().Count() == waiting.Count, $"Two have one place on the waitlist.\n{history}");
        }

        var offers = await fixture.Community.ReadAsync(db => db.Outbox.CountAsync(row => row.NoticeType == nameof(SeatOffered) && row.Kind == OutboxKind.Send));
        Assert.True(offers == all.Sum(static registration => registration.Offers), $"{offers} offers were told, {all.Sum(static registration => registration.Offers)} were made.\n{history}");
    }

    private static bool IsHeld(Registration registration) => registration.State is RegistrationState.Seated or RegistrationState.Offered;

    private static string Said(Result<Registration> result) =>
        result.Refusal?.GetType().Name ?? string.Create(CultureInfo.InvariantCulture, $"{result.Value.State} {result.Value.Way}");
}
