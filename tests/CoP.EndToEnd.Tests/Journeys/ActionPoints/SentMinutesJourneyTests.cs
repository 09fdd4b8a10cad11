using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;
using CoP.EndToEnd.Tests.Journeys.Events;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Telegram;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.ActionPoints;

/// <summary>Minutes that somebody wrote with Word at a desk are sent from a phone; what they recommend is taken up at another desk.</summary>
public sealed class SentMinutesJourneyTests : Journey
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Fact]
    public async Task ADocxSentFromAPhone_IsReadAndWrittenDown_AndWhatItRecommends_IsTakenUpOnTeams()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        juma.Person.SendFile(new TelegramFile("minutes.docx", Word, Minutes()), caption: "/action");
        var list = await juma.Sees("3 things to be done", "Write all down");
        Assert.True(list.Says("Send the list of wards") && list.Says("Circulate the tools"));

        await TestBot.RestartAsync();
        await juma.Presses("3. Visit the new offices", under: "3 things to be done");
        await juma.Presses("Save", under: "Amina");
        await amina.Reads("Juma passes this recommendation on to you.");
        await juma.Presses("Write all down", under: "3 things to be done");
        await juma.Presses("Yes, write them down");
        await amina.Reads("You are asked to do these 2 things");

        await amina.Presses("Take it up", under: "Juma passes this recommendation on to you.");
        await amina.Submits("Take it up", new() { ["By which day?"] = amina.Day(20) }, under: "By which day?");
        await juma.Reads("Amina takes this up");
        await TestBot.RestartAsync();
        await juma.Says("/recommendations");
        await juma.Reads("Recommendations: 0 open, 1 taken up, 0 declined");

        var points = await TestBot.AskAsync(static db => db.ActionPoints.OrderBy(static point => point.Id).Select(static point => new { point.Words, point.State, point.Owner!.Name, point.Detail }).ToListAsync());
        Assert.Equal(["Send the list of wards", "Circulate the tools", "Visit the new offices"], points.Select(static point => point.Words));
        Assert.Equal([ActionPointState.Proposed, ActionPointState.Proposed, ActionPointState.Open], points.Select(static point => point.State));
        Assert.Equal("Send the list of wards · Amina · within 30 days", points[0].Detail);
        Assert.Equal(points[2].Words, await TestBot.AskAsync(static db => db.Recommendations.Where(static one => one.State == RecommendationState.Accepted).Select(static one => one.Words).SingleAsync()));
    }

    /// <summary>As Word lays them out: a heading, a table with who and when, a heading and a list.</summary>
    private static byte[] Minutes()
    {
        string[][] rows = [["Action", "Responsible", "By when"], ["Send the list of wards", "Amina", "within 30 days"], ["Circulate the tools", "Amina", ""]];
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var table = new Table([new TableGrid(new GridColumn(), new GridColumn(), new GridColumn()), .. rows.Select(static row => new TableRow(row.Select(static cell => new TableCell(Line(cell)))))]);
            document.AddMainDocumentPart().Document = new Document(new Body(Line("Minutes of the monthly meeting"), table, Line("Recommendations"), Line("- Amina should visit the new offices")));
        }

        return stream.ToArray();
    }

    private static Paragraph Line(string words) => new(new Run(new Text(words)));
}
