using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CoP.Kill.Verdicts;

/// <summary>What a run came to. It passed when there are no <see cref="Failures"/>.</summary>
public sealed record Report(
    int Seed,
    ImmutableSortedDictionary<string, int> NamedKills,
    int RandomKills,
    int ClusterKills,
    int Stops,
    Tally Events,
    Rows Outbox,
    Announced Announced,
    FanOutKills DuringFanOut,
    AnswerTimes Answers,
    Budgets Budgets,
    Losses Losses,
    TimeSpan Took,
    ImmutableArray<string> Failures)
{
    public override string ToString() => new StringBuilder()
        .AppendLine(CultureInfo.InvariantCulture, $"seed {Seed}, {Took.TotalSeconds:0} s")
        .AppendLine(CultureInfo.InvariantCulture, $"kills       {RandomKills} random, {ClusterKills} of one process beside others, {Stops} ordinary stops; named {string.Join(' ', NamedKills.Select(static hit => $"{hit.Key}×{hit.Value}"))}")
        .AppendLine(CultureInfo.InvariantCulture, $"events      {Events.Distinct} distinct, brought {Events.Brought} times, accepted {Events.Accepted} times, kept as failed {Events.Failed}")
        .AppendLine(CultureInfo.InvariantCulture, $"messages    {Outbox.Parts} parts: {Outbox.Sent} sent, {Outbox.Listed} listed ({Outbox.Ambiguous} ambiguous, {Outbox.Others} refused or out of reach)")
        .AppendLine(CultureInfo.InvariantCulture, $"announced   {Announced.Announcements} announcements to {Announced.Recipients} recipients: {Announced.Reached} reached, {Announced.Listed} listed; killed while an audience was written out: {DuringFanOut.Random} at random, {DuringFanOut.Named} named")
        .AppendLine(CultureInfo.InvariantCulture, $"platforms   {Outbox.Shown} shown, {Outbox.Requests} requests")
        .AppendLine(CultureInfo.InvariantCulture, $"answers     {Answers.Count} first answers: half within {Answers.Half.TotalSeconds:0.00} s, 99 of 100 within {Answers.NinetyNine.TotalSeconds:0.0} s, the last after {Answers.Longest.TotalSeconds:0.0} s")
        .AppendLine(CultureInfo.InvariantCulture, $"budgets     at most {Budgets.OnTeams} messages a second to Teams (50 allowed), {Budgets.OnTelegram} to Telegram (30 allowed); {Budgets.Conflicts} polls met another")
        .AppendLine(CultureInfo.InvariantCulture, $"duplicated  {Losses.TwiceUnderResend} under resend (in doubt: {Outbox.DoubtsUnderResend}), {Losses.TwiceUnderHold} under hold (in doubt: {Outbox.DoubtsUnderHold})")
        .AppendLine(CultureInfo.InvariantCulture, $"doubtful    {Outbox.Doubtful} parts were in doubt, {Outbox.NeverBegun} of them without any request at a platform")
        .AppendLine(CultureInfo.InvariantCulture, $"lost        {Losses.Total}: events {Losses.Events} (G1), effects {Losses.Effects} (G2, G3), marked sent but not seen {Losses.Unseen}, forgotten {Losses.Forgotten} (G5), out of order {Losses.OutOfOrder} (G4), scheduled {Losses.Scheduled} (G15), announced {Losses.Announced}")
        .Append(Failures.Length == 0 ? "PASSED" : $"FAILED\n  {string.Join("\n  ", Failures)}")
        .ToString();
}

/// <summary>Kills that fell between the first and the last chunk of an announcement's audience.</summary>
public sealed record FanOutKills(int Named, int Random)
{
    public int All => Named + Random;
}

/// <param name="Accepted">With repeats of what was accepted already.</param>
public sealed record Tally(int Distinct, int Brought, int Accepted, int Failed);

/// <summary>Sends only: an edit or an acknowledgement may come twice without harm.</summary>
public sealed record Rows(int Parts, int Sent, int Ambiguous, int Others, int Shown, int Requests, int DoubtsUnderResend, int DoubtsUnderHold, int Doubtful, int NeverBegun)
{
    public int Listed => Ambiguous + Others;
}

public sealed record Losses(int Events, int Effects, int Unseen, int Forgotten, int OutOfOrder, int Scheduled, int Announced, int TwiceUnderResend, int TwiceUnderHold)
{
    public int Total => Events + Effects + Unseen + Forgotten + Scheduled + Announced;
}
