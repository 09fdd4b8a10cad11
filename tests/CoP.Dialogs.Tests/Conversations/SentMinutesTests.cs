using System.Text;
using CoP.Community;
using CoP.Dialogs.ActionPoints.Said;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>Minutes that are sent as a file: what is to be done by them, and what is said where nothing can be read.</summary>
public sealed class SentMinutesTests
{
    private const string Sender = Meetings.Organiser;

    private static readonly FileReceived Sent = new("minutes.docx", "", 100, "ref-1");

    private static readonly Dictionary<string, string> Minutes = new()
    {
        ["en"] = $"Minutes of 2 December 2026\n\n| Action | Who | When |\n| Send the list of agents | {Meetings.First} | 11 December 2026 |\n| Share the drought bulletin | NDMA | by end of January |\n| Print the forms | the drivers | |\n\nRecommendations\n- All members should invite their counties",
        ["sw"] = $"Kumbukumbu za tarehe 2 Desemba 2026\n\n| Hatua | Nani | Lini |\n| Kutuma orodha ya mawakala | {Meetings.First} | 11 Desemba 2026 |\n| Kushiriki jarida la ukame | NDMA | kufikia mwisho wa Januari |\n| Kuchapisha fomu | madereva | |\n\nMapendekezo\n- Wanachama wote wanashauriwa kualika kaunti zao",
        ["fr"] = $"Compte rendu du 2 décembre 2026\n\n| Action | Qui | Quand |\n| Envoyer la liste des agents | {Meetings.First} | 11 décembre 2026 |\n| Partager le bulletin de sécheresse | NDMA | avant fin janvier |\n| Imprimer les formulaires | les chauffeurs | |\n\nRecommandations\n- Tous les membres devraient inviter leurs comtés",
        ["es"] = $"Acta del 2 de diciembre de 2026\n\n| Acción | Quién | Cuándo |\n| Enviar la lista de agentes | {Meetings.First} | 11 de diciembre de 2026 |\n| Compartir el boletín de sequía | NDMA | antes de fin de enero |\n| Imprimir los formularios | los conductores | |\n\nRecomendaciones\n- Todos los miembros deberían invitar a sus condados",
    };

    public static TheoryData<string, string> Everywhere => RecommendationConversationTests.Everywhere;

    /// <summary>A file with the command as its caption: all that is clear is written down at once, the rest is looked through.</summary>
    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task FileWithTheCommand_BecomesAList_OfWhichAllThatIsClearIsWrittenDown(string language, string channel)
    {
        await using var harness = await SetAsync(new Source(Minutes[language]));
        var chat = await harness.ChatAsync(Sender, channel, language);
        await chat.DoesAsync(new MessageReceived("/action") { Beside = Sent });
        await chat.PressesAsync(WriteAllAction.Verb);
        await chat.PressesAsync(WriteAllYesAction.Verb);
        await chat.PressesAsync(SaidAction.Verb, ":2");

        var points = await harness.Community.ReadAsync(static db => db.ActionPoints.Include(static point => point.Owner).Include(static point => point.Organisation).OrderBy(static point => point.Id).ToListAsync());
        Assert.Equal([(Meetings.First, null), (null, "National Drought Management Authority")], points.Select(static point => (point.Owner?.Name, point.Organisation?.Name)));
        Assert.All(points, static point => Assert.NotNull(point.DueAt));
        Assert.True((await harness.Community.ReadAsync(static db => db.Recommendations.SingleAsync())).IsForAll);
        chat.Matches("action-file", language);
    }

    [Theory]
    [InlineData("a reply")]
    [InlineData("a form")]
    [InlineData("an offer")]
    public async Task TheSameComesOf(string way)
    {
        await using var harness = await SetAsync(new Source(Minutes["en"]));
        var chat = await harness.ChatAsync(Sender, ChannelNames.Telegram, "en");
        await (way switch
        {
            "a reply" => chat.DoesAsync(new MessageReceived("action", ReplyTo: "77") { QuotedFile = Sent }),
            "a form" => InFormAsync(chat),
            _ => OfferedAsync(chat),
        });
        Assert.NotNull(chat.Find(SaidAction.Verb, ":3"));
    }

    [Theory]
    [InlineData("   ", OtherContent.File, "I find no text in it")]
    [InlineData("The weather was fine and all were well.", OtherContent.File, "I find nothing in it that is to be done")]
    [InlineData("x", OtherContent.Photo, "I find no text in it")]
    [InlineData(null, OtherContent.File, "I cannot read this file")]
    public async Task WhatCannotBeRead_IsSaid(string? content, OtherContent kind, string said)
    {
        await using var harness = await SetAsync(new Source(content));
        var chat = await harness.ChatAsync(Sender, ChannelNames.Telegram, "en");
        await chat.DoesAsync(new MessageReceived("/action") { Beside = Sent with { Content = kind } });
        Assert.Contains(said, chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(0, await harness.Community.ReadAsync(static db => db.Files.CountAsync(static file => file.Name == "minutes.txt")));
    }

    /// <summary>Sixty of them are eight pages of one message, not eight messages, and what is written down is marked there.</summary>
    [Fact]
    public async Task ManyOfThem_AreReadAPageAtATime()
    {
        var many = $"Action points\n{string.Join('\n', Enumerable.Range(1, 60).Select(static number => $"- NDMA to visit ward number {number} by 18 December 2026"))}";
        await using var harness = await SetAsync(new Source(many));
        var chat = await harness.ChatAsync(Sender, ChannelNames.Telegram, "en");
        await chat.DoesAsync(new MessageReceived("/action") { Beside = Sent });
        Assert.Single(chat.Shown);
        Assert.InRange(MessageJson.Write(chat.Latest).Length, 1, 6_000);
        for (var page = 0; page < 7; page++)
        {
            await chat.PressesAsync(SeveralSaid.PageVerb, $":{(page + 1) * 8}");
        }

        Assert.Equal(60 - 56, chat.Latest.Blocks.OfType<Entry>().Count());
        await chat.PressesAsync(WriteAllAction.Verb);
        await chat.PressesAsync(WriteAllYesAction.Verb);
        await chat.PressesOnAsync(chat.Shown[0].Message, new Button("", new Press(WriteAllYesAction.Verb, (await harness.Community.ReadAsync(static db => db.Files.MaxAsync(static file => file.Id))).ToString(System.Globalization.CultureInfo.InvariantCulture))), []);
        Assert.Equal(60, await harness.Community.ReadAsync(static db => db.ActionPoints.CountAsync()));
    }

    [Fact]
    public async Task AnothersList_IsNotThere()
    {
        await using var harness = await SetAsync(new Source(Minutes["en"]));
        var chat = await harness.ChatAsync(Sender, ChannelNames.Telegram, "en");
        await chat.DoesAsync(new MessageReceived("/action") { Beside = Sent });
        var (_, message, button) = chat.Find(WriteAllAction.Verb)!.Value;
        var other = await harness.ChatAsync(Meetings.First, ChannelNames.Telegram, "en");
        await other.SaysAsync("/actions");
        await other.PressesOnAsync(other.Latest, button, []);
        await other.PressesOnAsync(other.Latest, button with { Press = button.Press! with { Verb = WriteAllYesAction.Verb } }, []);
        Assert.Contains("That list is not there any more", other.Transcript, StringComparison.Ordinal);
        Assert.Equal(0, await harness.Community.ReadAsync(static db => db.ActionPoints.CountAsync()));
        Assert.NotNull(message);
    }

    /// <summary>Nothing is fetched for words that take no file.</summary>
    [Fact]
    public async Task FileBesideOtherWords_IsNotFetched()
    {
        var source = new Source(Minutes["en"]);
        await using var harness = await SetAsync(source);
        var chat = await harness.ChatAsync(Sender, ChannelNames.Telegram, "en");
        await chat.DoesAsync(new MessageReceived("/actions") { Beside = Sent });
        await chat.DoesAsync(new MessageReceived("thanks", ReplyTo: "77") { QuotedFile = Sent });
        Assert.Equal(0, source.Fetched);
    }

    private static async Task InFormAsync(Chat chat)
    {
        await chat.SaysAsync("/action");
        await chat.DoesAsync(Sent);
    }

    private static async Task OfferedAsync(Chat chat)
    {
        await chat.DoesAsync(Sent);
        await chat.PressesAsync(SeveralSaid.PageVerb);
    }

    private static Task<ConversationHarness> SetAsync(Source source) => ConversationHarness.SetAsync(services => services
        .AddKeyedSingleton<IFileSource>(ChannelNames.Telegram, source).AddKeyedSingleton<IFileSource>(ChannelNames.Teams, source));

    private sealed class Source(string? text) : IFileSource
    {
        public int Fetched { get; private set; }

        public Task<FetchedFile> FetchAsync(FileReceived file, CancellationToken cancel)
        {
            Fetched++;
            return Task.FromResult<FetchedFile>(new FetchedFile.Arrived(text is null ? [0, 1, 2] : Encoding.UTF8.GetBytes(text)));
        }
    }
}
