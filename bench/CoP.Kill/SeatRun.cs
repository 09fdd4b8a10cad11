using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Events;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Kill.Events;
using Microsoft.EntityFrameworkCore;

namespace CoP.Kill;

/// <summary>What a run of <see cref="SeatRun"/> does.</summary>
public sealed record SeatPlan
{
    public int Seed { get; init; } = 20261127;

    public int People { get; init; } = 500;

    public int Seats { get; init; } = 20;

    /// <summary>Kills while they register, and as many while seats change hands.</summary>
    public int Kills { get; init; } = 10;

    /// <summary>Reads <c>--people 500 --seats 20 --kills 10 --seed 7</c>.</summary>
    public static SeatPlan Read(IReadOnlyList<string> words)
    {
        var given = words.Chunk(2).ToDictionary(static pair => pair[0], static pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var plan = new SeatPlan();
        return plan with
        {
            Seed = given.GetValueOrDefault("--seed", plan.Seed),
            People = given.GetValueOrDefault("--people", plan.People),
            Seats = given.GetValueOrDefault("--seats", plan.Seats),
            Kills = given.GetValueOrDefault("--kills", plan.Kills),
        };
    }
}

/// <summary>
/// Everybody presses Register for a few seats at once, on both channels, over platforms that bring presses again, while the bot is
/// killed at random moments. Then half of those who got a seat let it go, and all who wait try to take it.
/// </summary>
public sealed class SeatRun
{
    private readonly SeatPlan _plan;
    private readonly KillSetup _setup;
    private readonly ButtonTokens _tokens;
    private readonly List<string> _failures = [];
    private long _event;
    private long _number = 5_000_000;

    private SeatRun(SeatPlan plan, KillSetup setup, ButtonTokens tokens) => (_plan, _setup, _tokens) = (plan, setup, tokens);

    /// <returns>What was found, a line each; what should not be begins with FAILED.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(SeatPlan plan)
    {
        await using var setup = await KillSetup.SetAsync(new KillPlan { Seed = plan.Seed, Members = plan.People });
        var run = new SeatRun(plan, setup, new ButtonTokens(new byte[32]));
        await run.PrepareAsync();
        var registered = await run.RegisterAsync();
        var handedOn = await run.HandOnAsync();
        return [registered, handedOn, .. run._failures.Select(static failure => $"FAILED {failure}")];
    }

    /// <summary>An event that members may see, and a key for its buttons that is known here.</summary>
    private async Task PrepareAsync()
    {
        await _setup.KillCommunity.ChangeAsync(static db => db.Add(new StoredSetting { Name = "press.key", Value = Convert.ToBase64String(new byte[32]) }).Entity);
        var organiser = await _setup.KillCommunity.ReadAsync(static db => db.Members.Select(static member => member.Id).FirstAsync());
        var start = KillSetup.Clock.GetUtcNow().AddDays(30);
        _event = (await _setup.KillCommunity.ChangeAsync(db => db.Add(new Event
        {
            Kind = EventKind.BrownBag,
            Title = "Twenty seats",
            About = "-",
            TimeZone = "Africa/Nairobi",
            CalendarUid = "seats",
            OrganiserId = organiser,
            State = EventState.Published,
            PublishedAt = start.AddDays(-40),
            StartsAt = start,
            EndsAt = start.AddHours(1),
            RoomCapacity = _plan.Seats,
            Details = new EventDetails { Venue = "Harambee House" },
        }).Entity)).Id;
    }

    private async Task<string> RegisterAsync()
    {
        await BringAsync(Enumerable.Range(0, _plan.People), "reg");
        var all = await AllAsync();
        Expect(all.Count == _plan.People, $"{all.Count} of {_plan.People} are registered");
        Expect(all.Count(static one => one.State == RegistrationState.Seated) == _plan.Seats, $"{all.Count(static one => one.State == RegistrationState.Seated)} have a seat");
        var places = all.Where(static one => one.State == RegistrationState.Waiting).Select(static one => one.Position).Order().ToList();
        Expect(places.SequenceEqual(Enumerable.Range(1, _plan.People - _plan.Seats).Select(static place => (long)place)), "the waitlist has holes, or two in one place");
        return $"{_plan.People} people on two channels, {_plan.Kills} kills: {_plan.Seats} seats, {places.Count} on the waitlist; presses brought {Tries()} times";
    }

    private async Task<string> HandOnAsync()
    {
        var before = await AllAsync();
        var leaving = before.FindAll(static one => one.State == RegistrationState.Seated).Take(_plan.Seats / 2).ToList();
        var first = before.Where(static one => one.State == RegistrationState.Waiting).OrderBy(static one => one.Position).Take(leaving.Count).Select(static one => one.MemberId).ToHashSet();
        await BringAsync(leaving.Select(static one => NumberOf(one.MemberId)), "not-going");
        await BringAsync(before.Where(static one => one.State == RegistrationState.Waiting).Select(static one => NumberOf(one.MemberId)), "seat-yes");
        var all = await AllAsync();
        var seated = all.FindAll(static one => one.State == RegistrationState.Seated);
        var offers = await _setup.KillCommunity.ReadAsync(static db => db.Outbox.CountAsync(static row => row.NoticeType == nameof(SeatOffered) && row.Kind == OutboxKind.Send));
        Expect(seated.Count == _plan.Seats, $"{seated.Count} have a seat after seats changed hands");
        Expect(all.TrueForAll(one => one.State != RegistrationState.Offered), "an offer is open though all have answered");
        Expect(first.SetEquals(all.Where(static one => one.Offers > 0).Select(static one => one.MemberId)), "others were offered a seat than those who came first");
        Expect(all.TrueForAll(static one => one.Offers < 2) && offers == leaving.Count, $"{offers} offers were told for {leaving.Count} free seats");
        Expect((await _setup.KillCommunity.ReadAsync(db => db.Events.Where(one => one.Id == _event).Select(static one => one.RoomHeld).SingleAsync())) == _plan.Seats, "the event counts its seats wrongly");
        return $"{leaving.Count} left, {_plan.Kills * 2} more kills: {offers} offers, each to the next in line and once, {seated.Count} seats";
    }

    /// <summary>Brings one press of each, and kills meanwhile; comes back when all are accepted.</summary>
    private async Task BringAsync(IEnumerable<int> people, string verb)
    {
        foreach (var person in people)
        {
            _setup.Bring(Press(person, verb));
        }

        for (var kill = 0; kill < _plan.Kills; kill++)
        {
            var left = _setup.Unaccepted * (_plan.Kills - kill) / (_plan.Kills + 1);
            _setup.Start();
            await UntilAsync(() => _setup.Unaccepted <= left);
            await KillTiming.PauseAsync(_setup.FaultInjection.Roll(40));
            await _setup.KillAsync();
        }

        _setup.Start();
        await UntilAsync(() => _setup.Unaccepted == 0);
        await _setup.KillAsync();
        Expect(_setup.Unaccepted == 0, $"{_setup.Unaccepted} presses were never accepted");
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var begun = KillSetup.Clock.GetTimestamp();
        while (!isSo() && KillSetup.Clock.GetElapsedTime(begun) < KillTiming.Patience)
        {
            await KillTiming.PauseAsync(5);
        }
    }

    /// <summary>Every other person uses the desk.</summary>
    private KillEvent Press(int person, string verb)
    {
        var press = new Press(verb, _event.ToString(CultureInfo.InvariantCulture));
        var isDesk = person % 2 == 1;
        var chat = isDesk ? SimulatedMembers.TeamsChat(person) : SimulatedMembers.TelegramId(person).ToString(CultureInfo.InvariantCulture);
        var token = _tokens.Write(press, ButtonTokens.NewOperation(), chat);
        return isDesk
            ? Payloads.PressOnTeams(++_number, chat, SimulatedMembers.TeamsId(person), token, _setup.ServiceUrl)
            : Payloads.PressOnTelegram(++_number, SimulatedMembers.TelegramId(person), token);
    }

    private static int NumberOf(long memberId) => (int)memberId - 1;

    private Task<List<Registration>> AllAsync() => _setup.KillCommunity.ReadAsync(db => db.Registrations.Where(one => one.EventId == _event).OrderBy(static one => one.Id).ToListAsync());

    private int Tries() => _setup.Brought.Sum(static one => one.Tries);

    private void Expect(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            _failures.Add(otherwise);
        }
    }
}
