using CoP.Dialogs.ActionPoints;
using CoP.Dialogs.Localization;
using Xunit;

namespace CoP.Dialogs.Tests.ActionPoints;

/// <summary>What people write under a list of what they have to do.</summary>
public sealed class NumberedReplyTests
{
    private static readonly NumberedReply Reply = new(new ResourceLocalizer());

    [Theory]
    [InlineData("1 done", "1 Done")]
    [InlineData("1 done.", "1 Done")]
    [InlineData("1. Done", "1 Done")]
    [InlineData("#1 done", "1 Done")]
    [InlineData("1) done sent to all counties", "1 Done:sent to all counties")]
    [InlineData("1 is done", "1 Done")]
    [InlineData("1 done sent to all 47, 2 snooze 2w", "1 Done:sent to all 47|2 Snooze 14")]
    [InlineData("1 done sent to 47 counties and 2 done", "1 Done:sent to 47 counties|2 Done")]
    [InlineData("1 done, 3 snooze 2w, 4 blocked no data", "1 Done|3 Snooze 14|4 Blocked:no data")]
    [InlineData("1 done 3 snooze 2w", "1 Done|3 Snooze 14")]
    [InlineData("1 done\n3 snooze 2 weeks\n4 blocked no data", "1 Done|3 Snooze 14|4 Blocked:no data")]
    [InlineData("1 tayari, 2 ahirisha wiki 2, 3 imekwama hakuna data", "1 Done|2 Snooze 14|3 Blocked:hakuna data")]
    [InlineData("1 imekamilika na 2 ahirisha siku 3", "1 Done|2 Snooze 3")]
    [InlineData("1 ahirisha juma moja", "1 Snooze 7")]
    [InlineData("1 fait, 2 plus tard 2 semaines, 3 bloqué pas de données", "1 Done|2 Snooze 14|3 Blocked:pas de données")]
    [InlineData("1 terminé et 2 reporter 10 jours", "1 Done|2 Snooze 10")]
    [InlineData("1 hecho, 2 posponer 2 semanas, 3 bloqueado sin datos", "1 Done|2 Snooze 14|3 Blocked:sin datos")]
    [InlineData("1 listo y 2 posponer 5 días", "1 Done|2 Snooze 5")]
    [InlineData("1 done, 2 tayari, 3 hecho, 4 fait", "1 Done|2 Done|3 Done|4 Done")]
    [InlineData("1, 2 and 4 done", "1 Done|2 Done|4 Done")]
    [InlineData("1-3 done", "1 Done|2 Done|3 Done")]
    [InlineData("1–3 tayari, 5 snooze", "1 Done|2 Done|3 Done|5 Snooze 7")]
    [InlineData("all done", "0 Done")]
    [InlineData("zote tayari", "0 Done")]
    [InlineData("todas hechas", "")]
    [InlineData("todo hecho", "0 Done")]
    [InlineData("3 snooze", "3 Snooze 7")]
    [InlineData("3 snooze 5", "3 Snooze 5")]
    [InlineData("3 snooze 5 days", "3 Snooze 5")]
    [InlineData("3 SNOOZE 2W", "3 Snooze 14")]
    [InlineData("3 snooze week", "3 Snooze 7")]
    [InlineData("4 blocked no data, 2 counties are missing", "4 Blocked:no data, 2 counties are missing")]
    [InlineData("4 blocked no data from Turkana, and 5 done", "4 Blocked:no data from Turkana|5 Done")]
    [InlineData("4 blocked the 2 done reports are lost", "4 Blocked:the 2 done reports are lost")]
    [InlineData("4 blocked", "4 Blocked")]
    [InlineData("2 progress half written", "2 Progress:half written")]
    [InlineData("2 maendeleo nusu imeandikwa", "2 Progress:nusu imeandikwa")]
    [InlineData("1 yes, 2 no not my field", "1 Accept|2 Decline:not my field")]
    [InlineData("1 ndiyo, 2 hapana", "1 Accept|2 Decline")]
    [InlineData("1 d'accord", "1 Accept")]
    [InlineData("1 d’accord", "1 Accept")]
    [InlineData("1 sí", "1 Accept")]
    [InlineData("2 chase, 3 extend 2w, 4 close", "2 Chase|3 Extend 14|4 Close")]
    [InlineData("2 fuatilia, 3 ongeza wiki 2, 4 funga", "2 Chase|3 Extend 14|4 Close")]
    [InlineData("2 relancer et 3 prolonger 10 jours, 4 clore", "2 Chase|3 Extend 10|4 Close")]
    [InlineData("2 insistir, 3 ampliar 2 semanas y 4 cerrar", "2 Chase|3 Extend 14|4 Close")]
    [InlineData("5 reassign", "5 Reassign")]
    [InlineData("1 done 😀", "1 Done:😀")]
    public void Words_AreRead(string said, string expected) => Assert.Equal(expected, string.Join('|', Reply.Read(said).Select(Drawn)));

    [Theory]
    [InlineData("")]
    [InlineData("done")]
    [InlineData("1")]
    [InlineData("1, 2, 3")]
    [InlineData("Done with the report, what next?")]
    [InlineData("2 counties asked for help")]
    [InlineData("3 officers are blocked at the border")]
    [InlineData("What is 1 done?")]
    [InlineData("0 done")]
    [InlineData("2026 done")]
    [InlineData("99999999999999999999 done")]
    [InlineData("Is everything all right?")]
    [InlineData("1.5 million people, all done")]
    public void OtherWords_AreNotRead(string said) => Assert.Empty(Reply.Read(said));

    [Fact]
    public void AnythingElse_IsReadInTime_AndThrowsNothing()
    {
        var random = new Random(7);
        string[] parts = ["1", "2", "done", "snooze", "blocked", ",", "and", "na", "-", "–", "wiki", "2w", "’", "é", "\ud83d", "\n", "all", "999", "no", "%", "{0}", "."];
        for (var round = 0; round < 3000; round++)
        {
            var said = string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(40)).Select(_ => parts[random.Next(parts.Length)]));
            Assert.All(Reply.Read(said), static word => Assert.InRange(word.Number, 0, 999));
        }
    }

    private static string Drawn(NumberedWord word) =>
        $"{word.Number} {word.What}{(word.What is SaidOfAction.Snooze or SaidOfAction.Extend ? $" {word.Days}" : "")}{(word.Words.Length > 0 ? $":{word.Words}" : "")}";
}
