using System.Diagnostics;
using System.Globalization;
using CoP.Benchmarks.Minutes;
using Xunit;

namespace CoP.Minutes.Tests;

/// <summary>Minutes as people write them give the actions that people read in them.</summary>
public sealed class ActionReaderTests
{
    private static readonly DateOnly Meeting = new(2026, 11, 26);

    /// <summary>Those that the rules were tried on, and the third that they were not.</summary>
    [Theory]
    [InlineData(false, 67, 0.98, 0.97)]
    [InlineData(true, 33, 0.90, 0.85)]
    public void Read_OfTheSet_FindsWhoAndUntilWhen(bool held, int count, double owners, double days)
    {
        var judgement = Judge(Samples("actions.jsonl").Where(sample => sample.Held == held));
        Assert.Equal(count, judgement.Actions);
        Assert.InRange(judgement.OwnerPrecision, owners, 1);
        Assert.InRange(judgement.OwnerRecall, owners, 1);
        Assert.InRange(judgement.DuePrecision, days, 1);
        Assert.InRange(judgement.DueRecall, days, 1);
        Assert.InRange(judgement.KindsRight, count - 1, count);
    }

    [Fact]
    public void Read_OfTalk_FindsNoAction()
    {
        var set = Samples("talk.jsonl");
        Assert.Equal(22, set.Count);
        Assert.All(set, static sample => Assert.Empty(ActionReader.Read(sample.Text, sample.Date, sample.People)));
    }

    /// <summary>The action list of a real exchange between counties, in other words: some have one owner, some two; some a day, some none; one is done.</summary>
    [Fact]
    public void Read_OfTheExchange_GivesEveryOpenPoint()
    {
        var sample = Assert.Single(Samples("exchange.jsonl"));
        var found = ActionReader.Read(sample.Text, sample.Date, sample.People);
        var expected = sample.Actions!.Select(static action => (string.Join(" + ", action.Owners), action.Due, action.Kind));
        Assert.Equal(expected, found.Select(static action => (string.Join(" + ", action.Owners), action.Due, action.Kind)));
    }

    [Theory]
    [InlineData("ACTION: Bob to circulate the draft by next Friday", "Bob", "2026-12-04")]
    [InlineData("[ACTION] @jane: update docs", "jane", null)]
    [InlineData("AP 3.1: Treasurer to settle the invoice", "Treasurer", null)]
    [InlineData("Action on chair to thank the hosts", "chair", null)]
    [InlineData("J. Smith/M. Odhiambo to compare the two lists", "J. Smith+M. Odhiambo", null)]
    [InlineData("ACTION-123 - Rename the branch [on Marcos Roe - due 2027-03-01]", "Marcos Roe", "2027-03-01")]
    [InlineData("Actions: Clerk to write; Cllr Smith to ring the school", "Clerk+Cllr Smith", null)]
    [InlineData("ACTION: Create the form. SC to test it.", "SC", null)]
    [InlineData("TODO(anne): file the report", "anne", null)]
    [InlineData("Bob Smith, Treasurer, to send out invoices by the end of next week.", "Bob Smith", "2026-12-04")]
    [InlineData("Mrs Barasa asked Peter to circulate the list.", "Peter", null)]
    [InlineData("It was agreed JB would contact the printers.", "JB", null)]
    [InlineData("- [ ] Ship the notes (@joe-dev)", "joe-dev", null)]
    [InlineData("* Who: Ali; What: call the bank; When: tomorrow", "Ali", "2026-11-27")]
    [InlineData("Kilifi, Kwale and Mombasa counties to submit their reports by 5th December", "Kilifi+Kwale+Mombasa counties", "2026-12-05")]
    [InlineData("Wajumbe wote wapitie rasimu ndani ya siku saba.", "Wajumbe wote", "2026-12-03")]
    [InlineData("Mwenyekiti aliagizwa kuitisha mkutano kabla ya tarehe 20 Januari.", "Mwenyekiti", "2027-01-19")]
    [InlineData("L'équipe de suivi transmettra le rapport d'ici fin mars.", "équipe de suivi", "2027-03-31")]
    [InlineData("Resp. : Trésorier – rappeler les cotisations", "Trésorier", null)]
    [InlineData("Se acuerda que el comité de finanzas presente un informe en marzo.", "comité de finanzas", "2027-03-31")]
    [InlineData("Responsable: Juan Pérez y Marta Díaz. Fecha límite: 20 de enero de 2027. Elaborar el plan.", "Juan Pérez+Marta Díaz", "2027-01-20")]
    public void Read_OfALine_SaysWhoAndUntilWhen(string line, string owners, string? due)
    {
        var found = ActionReader.Read(line, Meeting, []);
        Assert.Equal(owners, string.Join('+', found.SelectMany(static action => action.Owners)));
        Assert.Equal(due, found[0].Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Action points\n- [x] Bob to send the list\n- ~~Asha to book the hall~~\n- Juma to print the forms – DONE\n- None")]
    [InlineData("| Action | Owner | Status |\n|---|---|---|\n| Print the forms | Juma | Completed |")]
    [InlineData("ACTION-12 closed")]
    [InlineData("Action points: none")]
    [InlineData("Will the secretariat send the list?")]
    [InlineData("Peter will not send the list.")]
    [InlineData("UNICEF will fund the scheme. The Government will launch it in March. KNBS will publish the data in June.")]
    [InlineData("The Secretary shall keep minutes. The Treasurer shall present accounts annually. Members shall declare interests.")]
    [InlineData("uh the finance manager will look at that um yeah\nso you will do the drawings uh okay\nyeah mm")]
    public void Read_WhatIsDone_OrMeantForNobody_IsNoAction(string minutes) => Assert.Empty(ActionReader.Read(minutes, Meeting, []));

    [Fact]
    public void Read_BelowAName_OrADay_InheritsIt()
    {
        var found = ActionReader.Read("Action points\nCouncil of Governors:\n  - send the guidelines\n  - Asha to print them\nBy 15 December:\n  - KS to ring the hosts", Meeting, []);
        Assert.Equal(["Council of Governors", "Asha", "KS"], found.Select(static action => string.Join('+', action.Owners)));
        Assert.Equal([null, null, new DateOnly(2026, 12, 15)], found.Select(static action => action.Due));
    }

    [Fact]
    public void Read_LabelsOnLinesBelow_BelongToTheActionAbove()
    {
        var found = Assert.Single(ActionReader.Read("Action: share the data set\nOwner: Oxford Policy Management\nDue date: 1 February 2027\nStatus: open", Meeting, []));
        Assert.Equal(("share the data set", "Oxford Policy Management", new DateOnly(2027, 2, 1)), (found.Text, Assert.Single(found.Owners), found.Due));
        Assert.Empty(ActionReader.Read("Action: share the data set\nOwner: Bob\nStatus: completed", Meeting, []));
    }

    [Fact]
    public void Read_WhoHelps_IsNoOwner()
    {
        var found = Assert.Single(ActionReader.Read("FAO, with support from WFP and KS, to update the prices", Meeting, []));
        Assert.Equal(("FAO", "WFP+KS"), (Assert.Single(found.Owners), string.Join('+', found.Contributors)));
    }

    [Theory]
    [InlineData("TBI to share the tools", "Tony Blair Institute")]
    [InlineData("Amina to call", "Amina Hassan")]
    [InlineData("AH to call", "Amina Hassan")]
    [InlineData("A. Hassan to call", "Amina Hassan")]
    [InlineData("@amina.hassan to call", "Amina Hassan")]
    [InlineData("Otieno to call", "Otieno")]
    [InlineData("Wafula to call", "Wafula")]
    public void Read_WhoIsKnown_IsNamedAsKnown(string line, string owner) =>
        Assert.Equal(owner, Assert.Single(Assert.Single(ActionReader.Read(line, Meeting, ["Amina Hassan", "Peter Otieno", "Grace Otieno", "Tony Blair Institute"])).Owners));

    [Fact]
    public void Read_WithoutTheDayOfTheMeeting_KnowsOnlyWholeDates()
    {
        Assert.Equal(new DateOnly(2027, 5, 3), Assert.Single(ActionReader.Read("Bob to write by 3 May 2027", null, [])).Due);
        Assert.Null(Assert.Single(ActionReader.Read("Bob to write by Friday", null, [])).Due);
    }

    [Theory]
    [InlineData("Bob to write as soon as possible")]
    [InlineData("Bob to circulate the minutes of 3 May 2026")]
    [InlineData("Bob to present the March report")]
    public void Read_WhatIsNoDeadline_IsNone(string line) => Assert.Null(Assert.Single(ActionReader.Read(line, Meeting, [])).Due);

    [Fact]
    public void Read_WhateverIsWritten_QuotesTheMinutes()
    {
        foreach (var text in RandomTexts.Of(2_000, seed: 11))
        {
            foreach (var action in ActionReader.Read(text, Meeting, ["Asha Juma", "Tony Blair Institute"]))
            {
                Assert.Contains(action.Source, text, StringComparison.Ordinal);
                Assert.NotEmpty(action.Text);
                Assert.DoesNotContain(action.Owners, static owner => owner.Trim().Length == 0);
            }
        }
    }

    /// <summary>A megabyte takes a second or a few; ten times the text takes about ten times as long, and no hour.</summary>
    [Theory]
    [InlineData("ACTION: ")]
    [InlineData("Asha and ")]
    [InlineData("Owner: Bob. ")]
    [InlineData("by the next ")]
    [InlineData("- Bob to write by Friday\n")]
    [InlineData("| Bob | write | Friday |\n")]
    public void Read_OfAMegabyte_Ends(string piece)
    {
        var began = Stopwatch.GetTimestamp();
        ActionReader.Read(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)), Meeting, ["Asha Juma"]);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1));
    }

    private static List<MinutesSample> Samples(string file) => [.. SampleLines.Minutes(Path.Combine(AppContext.BaseDirectory, "Set", file))];

    private static MinutesJudgement Judge(IEnumerable<MinutesSample> set) =>
        MinutesJudgement.Of(set.Select(static sample => (sample.Actions ?? [], ActionReader.Read(sample.Text, sample.Date, sample.People))));
}
